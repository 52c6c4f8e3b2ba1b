"""Whether a mailbox is a person's, and how that person is called."""

from __future__ import annotations

import re
from typing import Final

from data.folding import fold as spelt_alike
from data.tables.legal_forms import without_legal_form
from data.tables.mail_senders import is_service, is_unread
from data.tables.people_words import PARTICLES, given_names
from data.tables.role_accounts import is_role_account
from data.tables.signature_words import NO_PERSON
from discovery.mail.letters import Mailbox
from discovery.names import parse_name, written_words
from discovery.pages.text import fold, word_beginnings

_NO_PERSON: Final = word_beginnings(NO_PERSON)
_VIA: Final = re.compile(
    r"\s(?:via|through|at|from|@|über|par|bij|på)\s.{1,200}$|\s?[(\[].{0,200}$|\s[|/–—-]\s.{1,200}$", re.IGNORECASE
)
_SPELT: Final = re.compile(r"[^\W\d_]{2,30}(?:[._-][^\W\d_]{1,30}){1,3}")  # jim.carter
_DEGREE: Final = re.compile(
    r"^(?:(?:[A-Z][a-z]{0,4}|[a-z]{2,5})\.(?:ssa\b|-)?\s?(?=[A-Za-z]{2,}\.?\s)){1,4}"
)  # Dr. med., Prof. Dr.-Ing.
_MOST_WORDS: Final = 6


def person_of(box: Mailbox, company: str = "") -> str | None:
    """The name of the person whose mailbox it is, given name first; None where it is a task's, a room's or a program's.

    >>> person_of(Mailbox("Vogelsang, Dr. Karin (GF)", "k.v@nordlicht.example"))
    'Karin Vogelsang'
    >>> person_of(Mailbox("", "jim.carter@synergistics.example")), person_of(Mailbox("Recruiting", "jobs@x.example"))
    ('Jim Carter', None)
    """
    local, _, domain = box.address.partition("@")
    if box.address and not is_service(domain) and is_role_account(local):
        return None
    name = personal_name(box.name, company)
    if name or box.name or is_service(domain) or is_unread(local):
        return name
    return _spelt(local)


def personal_name(written: str, company: str = "") -> str | None:
    """A display name or a signature's first line as a person's name; None where it is none.

    >>> personal_name("Rosa Lind (Harbour & Finch)"), personal_name("Synergistics Recruiting", "Synergistics")
    ('Rosa Lind', None)
    """
    text = _VIA.sub("", written.replace("_", " ")).strip(" ,.'\"*")
    if not text or "@" in text or any(char.isdigit() for char in text) or _NO_PERSON.search(fold(text)):
        return None
    if company and _bare_company(company) in spelt_alike(text):
        return None
    words = written_words(_DEGREE.sub("", text))
    if not 2 <= len(words) <= _MOST_WORDS or not words[-1][0].isupper():
        return None
    if "," not in text:
        ordered = _family_last(words)
        return " ".join(map(_said, ordered)) if ordered[0][0].isupper() else None
    name = parse_name(text)
    parts = (name.given, *name.middle, *name.particles, name.family)
    return " ".join(part for part in parts if part) if name.family else None


def _family_last(words: list[str]) -> list[str]:
    """ "LE GOFF Maëlle" as "Maëlle LE GOFF": capitals in front are the family's, as in France and the Low Countries."""
    count = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    return words[count:] + words[:count] if any(len(word) > 2 for word in words[:count]) else words


def _bare_company(company: str) -> str:
    return " ".join(without_legal_form(tuple(spelt_alike(company).split())))


def _said(word: str) -> str:
    """A name that is written in capitals, as one says it: NKEMELU, Nkemelu; VAN, van; an initial stays."""
    if len(word.strip(".")) < 2 or not word.isupper():
        return word
    return word.lower() if word.lower() in _SMALL else word.capitalize()


_SMALL: Final = frozenset("van von den der de ter ten te zu zur zum af av".split())  # elsewhere particles have capitals


def is_common_given_name(word: str) -> bool:
    """Whether many people are called so; that makes two capitalised words a person, where nothing else does."""
    return any(part in given_names() for part in fold(word).split("-"))


def _spelt(local: str) -> str | None:
    """The name that a local part spells out: jim.carter, but neither jcarter nor day.conf.room."""
    if (
        not _SPELT.fullmatch(local)
        or local.partition(".")[0].lower() in PARTICLES
        or _NO_PERSON.search(fold(re.sub(r"[._-]", " ", local)))
    ):
        return None
    return " ".join(part.capitalize() for part in re.split(r"[._-]", local))
