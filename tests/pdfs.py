"""PDFs for tests, written out object by object (ISO 32000-1 section 7)."""

from __future__ import annotations

from itertools import accumulate

HEADER = b"%PDF-1.4\n"


def pdf(*lines: str) -> bytes:
    """One page with these lines of text, in Latin-1."""
    shown = " T* ".join(f"({line.translate(_ESCAPES)}) Tj" for line in lines)
    return pdf_of(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1"))


def pdf_of(content: bytes, pages: int = 1) -> bytes:
    """Pages that all show one content stream."""
    kids = " ".join(["3 0 R"] * pages)
    return _assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def _assembled(*bodies: bytes) -> bytes:
    objects = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, start=1)]
    starts = accumulate(map(len, objects), initial=len(HEADER))
    entries = [b"%010d 00000 n \n" % start for start, _ in zip(starts, objects, strict=False)]
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(entries))
    at = len(HEADER) + sum(map(len, objects))
    return (
        HEADER + b"".join(objects) + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, at)
    )


_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
