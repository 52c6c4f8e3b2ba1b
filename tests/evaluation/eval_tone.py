"""How well the linter of tone judges sentences: precision and recall on tests/tone, a line for each file and class.

A sentence is found right where its class is among the findings, or nothing is where it is clean.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach.tone import findings_in

CORPUS = Path(__file__).parent.parent / "tone"
CLEAN = "clean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A labelled sentence, and the classes that were found in it."""

    label: str
    sentence: str
    found: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return self.label in self.found if self.found else self.label == CLEAN

    @property
    def is_wrong_finding(self) -> bool:
        return bool(self.found) and self.label not in self.found


def judged(name: str) -> tuple[Judged, ...]:
    """Every sentence of a file of the corpus, judged."""
    return tuple(
        Judged(label=label, sentence=text, found=tuple(str(one.tone) for one in findings_in(text)))
        for label, text in _rows(name)
    )


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        label, _, text = line.partition("\t")
        yield label, text


def precision_and_recall(sentences: tuple[Judged, ...]) -> tuple[float, float]:
    """Of the sentences found fault with, the share found right; of those with a fault, the share found right."""
    flagged = [one for one in sentences if one.found]
    faulty = [one for one in sentences if one.label != CLEAN]
    return sum(one.is_right for one in flagged) / len(flagged), sum(one.is_right for one in faulty) / len(faulty)


def main() -> None:
    for name in sorted(path.name for path in CORPUS.glob("*.tsv")):
        sentences = judged(name)
        precision, recall = precision_and_recall(sentences)
        print(f"{name}: {len(sentences)} sentences, precision {precision:.3f}, recall {recall:.3f}")
        totals = Counter(one.label for one in sentences)
        right = Counter(one.label for one in sentences if one.is_right)
        print("  " + ", ".join(f"{label} {right[label]}/{total}" for label, total in sorted(totals.items())))
        if "-v" in sys.argv:
            for one in sentences:
                if not one.is_right:
                    print(f"  {one.label:13}{'+'.join(one.found) or '-':13}{one.sentence}")


if __name__ == "__main__":
    main()
