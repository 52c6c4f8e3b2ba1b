"""The text of a PDF, by a process of its own: standard input in, standard output out, page by page.

Run by file name from `discovery.pages.pdf`, which may end it at any time. A hostile file can make any reader of PDFs
run for ever or fill the memory; here it reaches a limit and ends this process, and what is written until then counts.
"""

from __future__ import annotations

import resource
import sys
from io import BytesIO
from itertools import islice

from pypdf import PdfReader

CPU_S = 4
MEMORY = 1 << 30  # octets of address space
PAGES = 20
CHARACTERS = 200_000


def main() -> None:
    """Write the text of the first pages, each as soon as it is read. What goes wrong ends the process."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    left = CHARACTERS
    for page in islice(PdfReader(BytesIO(sys.stdin.buffer.read())).pages, PAGES):
        text = page.extract_text()[:left]
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
        left -= len(text)


if __name__ == "__main__":
    main()
