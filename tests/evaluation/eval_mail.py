"""How well the candidate's own mail is read: the mailboxes of tests/mailboxes against what stands beside them.

    make eval-mail          or python -m tests.evaluation.eval_mail [--wrong] [--speed]

`first/` was written before the reader and `then/` after it; each is told by itself. `--wrong` names every difference.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from data.folding import fold
from data.model import Case, Correspondence, Outcome
from discovery.correspondence import proposed_outcome, read_correspondence

MAILBOXES = Path(__file__).parents[1] / "mailboxes"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PARTS = ("first", "then", "last")

Entry = tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Right ones, wrong ones and missed ones of one kind, with their places."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def compare(self, where: str, found: set[Entry], wanted: set[Entry]) -> None:
        """Adds one mailbox."""
        self.right += len(found & wanted)
        self.wrong += [f"{where}: {' '.join(entry)}" for entry in sorted(found - wanted)]
        self.missed += [f"{where}: {' '.join(entry)}" for entry in sorted(wanted - found)]

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + len(self.wrong) + len(self.missed), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


def mailboxes(part: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each mailbox of a part, with its gold."""
    for gold in sorted((MAILBOXES / part).glob("*.toml")):
        yield gold.with_suffix(""), tomllib.loads(gold.read_text(encoding="utf-8"))


def read(path: Path, gold: dict[str, Any]) -> Correspondence:
    """What the reader takes from one mailbox, for a case that knows only what `gold` says the candidate told."""
    case = Case(
        case_id="k", company=gold["company"], role="", outcome=Outcome.REJECTED, since=NOW,
        domain=gold.get("domain"), country=gold.get("country"), mail=(str(path),),
    )  # fmt: skip
    return read_correspondence(case, NOW)


def score(part: str) -> dict[str, Score]:
    """All figures of one part."""
    scores = {name: Score() for name in FIGURES}
    for path, gold in mailboxes(part):
        found = read(path, gold)
        for name, (of_found, of_gold) in FIGURES.items():
            wanted = of_gold(gold)
            if wanted is not None:
                scores[name].compare(path.name, of_found(found, gold), wanted)
    return scores


# --- what is compared: of what was found, and of the gold; None where the gold does not say


def _people(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    addresses = {email.person: email.address for email in found.held.emails if email.person}
    return {(fold(person.name), addresses.get(person.name, "")) for person in found.held.people}


def _gold_people(gold: dict[str, Any]) -> set[Entry]:
    return {(fold(name), address) for name, address, _ in map(_person, gold.get("people", ()))}


def _person(line: str) -> tuple[str, str, str]:
    name, _, rest = line.partition(" <")
    address, _, function = rest.partition("> ")
    return name, address, function


def _functions(found: Correspondence, gold: dict[str, Any]) -> set[Entry]:
    asked = {name for name, *_ in _gold_functions(gold)}
    return {
        (fold(person.name), person.function)
        for person in found.held.people
        if person.function and fold(person.name) in asked
    }


def _gold_functions(gold: dict[str, Any]) -> set[Entry]:
    people = map(_person, gold.get("people", ()))
    return {(fold(name), function) for name, _, function in people if function != "-"}


def _phones(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    return {
        (phone.e164 + (f"x{phone.extension}" if phone.extension else ""), phone.kind, fold(phone.person or ""))
        for phone in found.held.phones
    }


def _gold_phones(gold: dict[str, Any]) -> set[Entry]:
    lines = (line.split(" ", 2) for line in gold.get("phones", ()))
    return {(number, kind, fold("".join(person))) for number, kind, *person in lines}


def _boxes(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    return {(email.address,) for email in found.held.emails if not email.person}


def _addresses(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    return {(address.text,) for address in found.held.addresses}


def _outcome(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    past = [one for one in found.interviews if one.at.replace(tzinfo=UTC) < NOW]
    outcome = proposed_outcome(found.decisions, bool(past))
    return {(outcome or "none",)}


def _on(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    past = [one.at for one in found.interviews if one.at.replace(tzinfo=UTC) < NOW]
    if found.decisions:
        return {(found.decisions[-1].source.retrieved_at.date().isoformat(),)}
    return {(past[-1].date().isoformat(),)} if past else set()


def _gold_on(gold: dict[str, Any]) -> set[Entry]:
    day: date | None = gold.get("on")
    return {(day.isoformat(),)} if day else set()


def _interviews(found: Correspondence, gold: dict[str, Any]) -> set[Entry]:
    bare = {day for day, *_ in _gold_interviews(gold) or () if "T" not in day}
    times = {interview.at.replace(tzinfo=None).isoformat(timespec="minutes") for interview in found.interviews}
    return {(time[:10] if time[:10] in bare else time,) for time in times}


def _gold_interviews(gold: dict[str, Any]) -> set[Entry]:
    return {(text[:16],) for text in gold.get("interviews", ())}


def _role(found: Correspondence, _: dict[str, Any]) -> set[Entry]:
    return {(fold(role.name),) for role in found.roles[:1]}


def _strays(found: Correspondence, gold: dict[str, Any]) -> set[Entry]:
    kept = {email.address for email in found.held.emails} | {phone.e164 for phone in found.held.phones}
    kept |= {fold(person.name) for person in found.held.people} | set(found.held.mail_domains)
    return {(stray,) for stray in gold.get("strays", ()) if stray in kept or fold(stray) in kept}


FIGURES: dict[str, tuple[Any, Any]] = {
    "people and addresses": (_people, _gold_people),
    "functions": (_functions, _gold_functions),
    "phones with kind": (_phones, _gold_phones),
    "company's boxes": (_boxes, lambda gold: {(box,) for box in gold.get("boxes", ())}),
    "postal addresses": (_addresses, lambda gold: {(text,) for text in gold.get("addresses", ())}),
    "outcome": (_outcome, lambda gold: {(gold.get("outcome", "none"),)}),
    "on": (_on, _gold_on),
    "interviews": (_interviews, _gold_interviews),
    "role": (_role, lambda gold: {(fold(gold["role"]),)} if "role" in gold else None),
    "strays kept": (_strays, lambda gold: set()),
}


def table(scores: dict[str, dict[str, Score]]) -> Table:
    """F1 of each figure in each part, with its counts."""
    shown = Table("", *scores)
    for name in FIGURES:
        cells = [
            f"{len(score[name].wrong)}" if name == "strays kept"
            else f"{score[name].f1:.3f}  ({score[name].right} right, {len(score[name].wrong)} wrong, "
            f"{len(score[name].missed)} missed)"
            for score in scores.values()
        ]  # fmt: skip
        shown.add_row(name, *cells)
    return shown


def main() -> None:
    """Measure and print."""
    scores = {part: score(part) for part in PARTS if (MAILBOXES / part).is_dir()}
    counts = {part: sum(1 for _ in mailboxes(part)) for part in scores}
    print(", ".join(f"{part}: {count} mailboxes" for part, count in counts.items()))
    Console(width=140).print(table(scores))
    if "--wrong" in sys.argv:
        for part, of_part in scores.items():
            for name, one in of_part.items():
                for sign, entries in (("-", one.missed), ("+", one.wrong)):
                    print(
                        *(f"{part} {name} {sign} {entry}" for entry in entries), sep="\n", end="\n" if entries else ""
                    )


if __name__ == "__main__":
    main()
