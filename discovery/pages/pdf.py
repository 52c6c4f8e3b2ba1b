"""What a PDF publishes (a press release, a list of contacts): its text, read as a page's is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Final, TypeVar

from data.model import Method, Page, Published, PublishedEmail, PublishedPerson, PublishedPhone
from discovery.pages.reading import read_page

PDF: Final = "application/pdf"
TIME_S: Final = 8.0  # of the process that reads it, all in; its own limits come first

_READER: Final = Path(__file__).with_name("pdf_text.py")

Found = TypeVar("Found", PublishedEmail, PublishedPhone, PublishedPerson)


def read_pdf(page: Page, region: str | None) -> Published:
    """What the PDF publishes; `Source.method` says that it was one. A file that cannot be read publishes nothing."""
    lines = "".join(f"<div>{escape(line)}</div>" for line in pdf_text(page.content).splitlines())
    html = replace(page, content=f"<body>{lines}".encode(), media_type="text/html", charset="utf-8")
    published = read_page(html, region)
    return replace(
        published,
        emails=tuple(map(_from_pdf, published.emails)),
        phones=tuple(map(_from_pdf, published.phones)),
        people=tuple(map(_from_pdf, published.people)),
    )


def pdf_text(content: bytes) -> str:
    """The text of the first pages of a PDF, as far as it could be read within the limits of `pdf_text.py`."""
    command = [sys.executable, "-I", str(_READER)]
    try:
        read = subprocess.run(command, input=content, capture_output=True, timeout=TIME_S, check=False)  # noqa: S603
        written = read.stdout
    except subprocess.TimeoutExpired as expired:
        written = expired.stdout or b""
    return written.decode("utf-8", "replace")


def _from_pdf(found: Found) -> Found:
    return replace(found, source=replace(found.source, method=Method.PDF))
