"""Which mail concerns one company: by its domains, which are told, bear its name, or are learnt from signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from data.folding import fold
from data.tables.domain_words import BEHIND_A_NAME
from data.tables.legal_forms import without_legal_form
from data.tables.mail_senders import is_service
from discovery.domains import NOBODYS_OWN, mail_domain, registrable_domain

_SHORTEST: Final = 3  # letters of a name or a label that say anything
_TELLING: Final = 6  # letters of a name of one word that a sentence seldom has by chance
_ALONE: Final = 5  # letters of a name's first word that may stand for the whole


class Belonging:
    """What is the company's, as far as it is known; it grows as signatures are read."""

    def __init__(self, company: str, told: Iterable[str]) -> None:
        self.words = without_legal_form(tuple(fold(company).split()))
        self.first = company.split()[0] if company.split() else ""
        self.labels = _labels(self.words)
        self.told = frozenset(domain for domain in map(registrable_domain, told) if domain)
        self.learnt: frozenset[str] = frozenset()

    def is_companys(self, address: str) -> bool:
        """Whether an address is in one of the company's domains."""
        domain = owner_of(mail_domain(address))
        if domain is None or not is_at_work(address):
            return False
        return domain in self.told or domain in self.learnt or _bears(domain.partition(".")[0], self.labels)

    def learn(self, address: str) -> None:
        """Somebody at that address signs for the company: so its domain is the company's."""
        domain = owner_of(mail_domain(address))
        if domain and is_at_work(address):
            self.learnt |= {domain}

    def is_shown_in(self, text: str) -> bool:
        """Whether a display name has the company's name, with or without its legal form, as whole words."""
        return bool(self.words) and f" {' '.join(self.words)} " in f" {fold(text)} "

    def is_named_in(self, text: str) -> bool:
        """The same of a sentence or a subject, where a name like Next or Sage is hardly ever the company's."""
        telling = len(self.words) > 1 or (len("".join(self.words)) >= _TELLING and self.first in text)
        return telling and self.is_shown_in(text)

    def is_called(self, text: str) -> bool:
        """Whether a text is the company's name and little else: "Synergistics Inc.", "Synergistics | Dayton"."""
        words = fold(text).split()
        own = without_legal_form(tuple(words))
        return bool(self.words) and own[: len(self.words)] == self.words and len(own) <= len(self.words)

    def is_signed_for(self, lines: Sequence[str]) -> bool:
        """Whether a signature names the company on a line, or between separators on one."""
        pieces = (piece for line in lines for piece in pieces_of(line))
        return any(self.is_called(piece) for piece in pieces)


def is_at_work(address: str) -> bool:
    """Whether an address may be a company's: where anybody has mail, a mailbox is private; a service's is nobody's."""
    domain = owner_of(mail_domain(address))
    return domain is not None and domain not in NOBODYS_OWN and not is_service(domain)


@lru_cache(maxsize=65_536)
def owner_of(domain: str) -> str | None:
    """The registrable domain; asked for every address of a mailbox."""
    return registrable_domain(domain) if domain else None


def _labels(words: Sequence[str]) -> frozenset[str]:
    """How a domain may spell a company's name."""
    bare = [word for word in words if word not in {"and", "und", "et", "the"}]
    spelt = {"".join(words), "".join(bare)}
    if len(words) > 1 and len(words[0]) >= _ALONE:
        spelt.add(words[0])
    plain = {_short(label) for label in spelt}
    return frozenset(label for label in spelt | plain if len(label) >= _SHORTEST)


def _short(label: str) -> str:
    """As Swedes and others drop dots and rings: fjaelldata is also fjalldata."""
    return label.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def _bears(label: str, names: frozenset[str]) -> bool:
    """Whether a domain's label is a name, alone or with what companies put behind theirs.

    >>> [_bears(label, frozenset({"synergistics"})) for label in ("synergistics-group", "synergisticfoods")]
    [True, False]
    """
    plain = label.replace("-", "")
    return any(plain == name or (plain.startswith(name) and plain[len(name) :] in BEHIND_A_NAME) for name in names)


def pieces_of(line: str) -> list[str]:
    """What a line of a signature says between its separators."""
    pieces = [line[:300]]
    for separator in ("|", "·", "•", ",", " - ", " – ", " // ", "  ", "("):
        pieces = [part for piece in pieces for part in piece.split(separator)]
    return pieces
