"""What the commands about words do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data.model import THE_COMPANY, Case, Contact, Language, Memory, Pronoun, Refusal, Voice, Words, WordsKind
from data.store import open_store
from data.tables.word_kinds import TITLES
from flows.forms import BadCase
from flows.outcomes import person_id_of
from flows.settings import read_settings, utc_now
from flows.user_files import readable, text_of
from flows.work import recall
from outreach.budget import refusal_of, refusals, told
from outreach.languages import language_of
from outreach.occasions import refusal
from outreach.scripts import WordsDoNotApply, with_edits, write_words
from outreach.speech import lines_to_read
from outreach.suppression import without_suppressed
from outreach.tone import Finding, findings_in
from outreach.wording import TEMPLATES

LONGEST_TEXT = 100_000  # characters; no letter is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which words are asked for; what is None is as the case says."""

    kinds: tuple[WordsKind, ...] = ()
    person: str | None = None
    voice: Voice | None = None
    language: Language | None = None
    pronoun: Pronoun | None = None
    about: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether it asks for another text than the one that the candidate may have edited."""
        return any((self.voice, self.language, self.pronoun, self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """A text, with whom it is for and what the linter says of it."""

    to: str
    words: Words
    tone: tuple[Finding, ...]


def chosen_words(case_id: str, wish: Wish) -> tuple[Addressed, ...]:
    """The words of a case that has been run, as wished.

    Raises `WordsDoNotApply` where a kind that was named fits nobody, `BadCase` for a person who is not in the case.
    """
    settings = read_settings()
    with open_store(settings.store_url) as store:
        stored, dossier = store.case(case_id), store.dossier(case_id)
    if dossier is None:
        raise BadCase(f"case {case_id} has not been run yet: openline run {case_id}")
    _, memory = recall(case_id, settings)
    allowed = without_suppressed(dossier, memory.suppressed)
    person_id = person_id_of(stored, wish.person) if wish.person else None
    contacts = [one for one in allowed.contacts if not wish.person or (_id(one) or THE_COMPANY) == person_id]
    case = _as_wished(allowed.case, wish)
    over = refusals(case, contacts, memory, utc_now())
    written = tuple(
        Addressed(to=_name(contact, case), words=words, tone=findings_in(words.text, words.language))
        for contact, kind in _asked(wish.kinds, case, contacts, memory, over)
        for words in (_text(kind, case, contact, wish, memory),)
    )
    if not written:
        raise WordsDoNotApply(f"no words: {_why_none(case, contacts, memory, over)}")
    return written


def _why_none(case: Case, contacts: Sequence[Contact], memory: Memory, over: Sequence[Refusal]) -> str:
    """Why nobody is to be written to today: for each contact the reason against the words for a first call."""
    first = WordsKind.RECEPTION
    told_of = (f"{_name(one, case)}: {_why_not(first, case, one, memory, over)}" for one in contacts)
    return "; ".join(told_of) or _NOBODY


def _as_wished(case: Case, wish: Wish) -> Case:
    candidate = replace(
        case.candidate,
        voice=wish.voice or case.candidate.voice,
        language=wish.language or case.candidate.language,
        pronoun=wish.pronoun or case.candidate.pronoun,
    )
    return replace(case, candidate=candidate)


def _asked(
    kinds: Sequence[WordsKind], case: Case, contacts: Sequence[Contact], memory: Memory, over: Sequence[Refusal]
) -> Iterator[tuple[Contact, WordsKind]]:
    """Each contact with the kinds that fit today; a kind that was named and fits nobody is refused with the reason."""
    for kind in kinds:
        reasons = [_why_not(kind, case, contact, memory, over) for contact in contacts] or [_NOBODY]
        if None not in reasons:
            raise WordsDoNotApply(f"{kind}: {reasons[0]}")
    for contact in contacts:
        for kind in kinds or WordsKind:
            if _why_not(kind, case, contact, memory, over) is None:
                yield contact, kind


def _why_not(kind: WordsKind, case: Case, contact: Contact, memory: Memory, over: Sequence[Refusal]) -> str | None:
    """Why words of a kind are not for a contact today; None where they are."""
    spent = refusal_of(kind, _id(contact), over)
    return refusal(kind, case, contact, memory.logged) or (told(spent) if spent else None)


_NOBODY = (
    "the last run found nobody to write to: they joined the case since (`openline run` it again), "
    "or are on the suppression list"
)


def _text(kind: WordsKind, case: Case, contact: Contact, wish: Wish, memory: Memory) -> Words:
    """The candidate's own text where they have one, unless another voice or language is asked for."""
    written = write_words(kind, case, contact, logged=memory.logged, about=wish.about, templates=memory.templates)
    return written if wish.is_new else with_edits((written,), memory.edited)[0]


def words_text(written: Sequence[Addressed]) -> str:
    """The words to read, one under the other."""
    return "\n\n\n".join("\n".join(_lines(one)) for one in written)


def _lines(one: Addressed) -> Iterator[str]:
    words = one.words
    measure = f"{words.seconds:.0f} seconds" if words.seconds is not None else f"{words.characters} characters"
    own = ", your own text" if words.edited else ""
    yield f"── {one.to}: {TITLES[words.kind]} ({words.kind}, {words.voice}, {words.language}, {measure}{own})"
    if words.subject:
        yield f"Subject: {words.subject}"
    yield ""
    yield words.text
    if words.question:
        yield f"\nMore personal: {words.question}"
    yield from (f"\n{_finding_text(finding)}" for finding in one.tone)


def words_json(written: Sequence[Addressed]) -> str:
    return json.dumps([_words_object(one) for one in written], ensure_ascii=False, indent=2)


def _words_object(one: Addressed) -> dict[str, object]:
    words = one.words
    spoken = {"lines": lines_to_read(words.text)} if words.seconds is not None else {}
    found = {"tone": [asdict(finding) for finding in one.tone]}
    return {"to": one.to, **asdict(words), "characters": words.characters, **spoken, **found}


def tone_of(file: Path, language: Language | None) -> tuple[Finding, ...]:
    """What the linter finds in a file, or in what is piped in where it is called `-`."""
    with readable(file):
        text = sys.stdin.read(LONGEST_TEXT + 1) if str(file) == "-" else text_of(file)
    if len(text) > LONGEST_TEXT:
        raise BadCase(f"{file}: is longer than {LONGEST_TEXT} characters; give one text at a time")
    return findings_in(text, language or language_of(text) or Language.ENGLISH)


def findings_text(findings: Sequence[Finding]) -> str:
    return "\n\n".join(map(_finding_text, findings)) or "Nothing found."


def _finding_text(finding: Finding) -> str:
    return f"{finding.tone}: {finding.sentence}\n  {finding.why}\n  Better: {finding.better}"


def findings_json(findings: Sequence[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def copy_templates() -> tuple[Path, int, int]:
    """Our templates in the candidate's folder, theirs left alone: where, how many were copied, how many kept."""
    from data.sheets import write_text

    folder = read_settings().templates
    names = [path.relative_to(TEMPLATES) for path in sorted(TEMPLATES.rglob("*.txt.j2"))]
    new = [name for name in names if not (folder / name).exists()]
    for name in new:
        write_text(folder / name, (TEMPLATES / name).read_text(encoding="utf-8"))
    return folder, len(new), len(names) - len(new)


def _id(contact: Contact) -> str | None:
    return contact.interviewer.person_id if contact.interviewer else None


def _name(contact: Contact, case: Case) -> str:
    return contact.interviewer.name if contact.interviewer else case.company
