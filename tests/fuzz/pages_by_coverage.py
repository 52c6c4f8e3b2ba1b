"""The page reader under atheris (libFuzzer): inputs that reach new code are kept and changed further.

    PYTHONPATH=.venv-fuzz python -m tests.fuzz.pages_by_coverage -max_total_time=600

It begins with the pages of the demo world and of `tests/sites`, and knows the words of `page.dict`. A finding is
written to the working directory as crash-..., and ends the run.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = (HERE.parents[1] / "data" / "demo" / "sites", HERE.parent / "sites")
LONGEST = 16_384  # octets of a page: larger ones teach no new path, and there are fewer of them in ten minutes


def main() -> None:
    """Fuzz until libFuzzer's own limits end it."""
    atheris = import_module("atheris")  # of requirements/fuzz.txt, which the other tests do without

    with atheris.instrument_imports(include=["discovery", "data"]):
        from tests.fuzz.checked import CHARSETS, REGIONS, check

    def one_page(octets: bytes) -> None:
        """The last octet chooses the country and the charset that the caller gives."""
        chosen = octets[-1] if octets else 0
        check(octets[:-1], REGIONS[chosen % len(REGIONS)], CHARSETS[chosen // len(REGIONS) % len(CHARSETS)])

    with tempfile.TemporaryDirectory() as corpus:
        write_seeds(Path(corpus))
        limits = [f"-max_len={LONGEST}", f"-dict={HERE / 'page.dict'}", "-timeout=30", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], corpus, *limits, *sys.argv[1:]], one_page)
        atheris.Fuzz()


def write_seeds(corpus: Path) -> None:
    """Every saved page of the repository, cut to the length that is tried."""
    pages = [file for folder in SEEDS for file in sorted(folder.rglob("*.html"))]
    for number, file in enumerate(pages):
        (corpus / str(number)).write_bytes(file.read_bytes()[:LONGEST])


if __name__ == "__main__":
    main()
