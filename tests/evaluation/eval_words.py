"""Whether the words hold for cases by chance: 500 cases in every language and voice, and each fault that is found."""

from __future__ import annotations

import random
import sys
from collections import Counter

from data.model import Language, WordsKind
from outreach.scripts import write_scripts
from tests.random_cases import faults, random_case

CASES = 500


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    texts, found, seconds = 0, Counter[str](), list[float]()
    for language in Language:
        for number in range(cases):
            case, contact = random_case(random.Random(number), language)
            written = write_scripts(case, (contact,))
            texts += len(written)
            seconds += [words.seconds or 0.0 for words in written if words.kind is WordsKind.VOICEMAIL]
            found.update(f"{language}: {fault.what}: {fault.text}" for fault in faults(case, contact))
    aimed = sum(20 <= took <= 30 for took in seconds) / len(seconds)
    print(f"{cases} cases x {len(Language)} languages x 3 voices: {texts} texts, {found.total()} faults")
    print(f"voicemails: {min(seconds)} to {max(seconds)} s, {aimed:.0%} of them 20 to 30 s")
    for fault, times in found.most_common(20):
        print(f"  {times} x {fault}")


if __name__ == "__main__":
    main()
