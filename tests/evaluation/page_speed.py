"""How fast pages are read, beside the yardstick of `tests.evaluation.baselines`, in one process and by turns."""

from __future__ import annotations

import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from discovery.pages.telephony import number_type, read_number
from tests.evaluation import baselines, page_predictors

ROUNDS = 5
_WARM_UP = 5  # pages

Predictor = Callable[[bytes, str, str | None], object]


class Saved(NamedTuple):
    """One page of a collection."""

    page_id: str
    html: bytes
    url: str
    region: str | None


class Slowest(NamedTuple):
    """The page that takes us longest, and what parsing it takes BeautifulSoup with lxml."""

    page_id: str
    seconds: float
    parsing: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.parsing


def saved_pages(folder: Path) -> Iterator[Saved]:
    """The pages of a collection, in the order of its gold.jsonl; some keep theirs in that file."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            html = record["html"].encode() if "html" in record else _unzipped(folder / "pages" / record["file"])
            yield Saved(record["id"], html, record.get("url", "http://example.com/"), record.get("region"))


def _unzipped(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())


def times_as_fast(pages: Sequence[Saved]) -> tuple[float, float]:
    """(our pages a second, the median of our speed over the yardstick's): both by turns, `ROUNDS` times."""
    for reader in (page_predictors.read_page, baselines.read_page):
        _cpu_seconds(reader, islice(pages, _WARM_UP))
    rounds = [
        (_cpu_seconds(page_predictors.read_page, pages), _cpu_seconds(baselines.read_page, pages))
        for _ in range(ROUNDS)
    ]
    ours = statistics.median(seconds for seconds, _ in rounds)
    return len(pages) / ours, statistics.median(theirs / seconds for seconds, theirs in rounds)


def slowest(pages: Iterable[Saved]) -> Slowest:
    """The page that takes longest, whether its country is given or not, and what parsing it takes."""
    asked = [asked for page in pages for asked in (page, page._replace(region=None))]
    page = max(asked, key=lambda page: _cpu_seconds(page_predictors.read_page, [page]))
    rounds = [(_cpu_seconds(page_predictors.read_page, [page]), _cpu_seconds(_parse, [page])) for _ in range(ROUNDS)]
    ours, parsing = zip(*rounds, strict=True)
    return Slowest(page.page_id, statistics.median(ours), statistics.median(parsing))


def _parse(html: bytes, url: str, region: str | None) -> None:
    baselines.parse_only(html)


def _cpu_seconds(predictor: Predictor, pages: Iterable[Saved]) -> float:
    """Of this process alone: what else runs on the machine weighs less. Nothing is remembered from the round before."""
    for remembering in (read_number, number_type):
        remembering.cache_clear()
    began = time.process_time()
    for page in pages:
        predictor(page.html, page.url, page.region)
    return time.process_time() - began
