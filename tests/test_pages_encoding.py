from __future__ import annotations

import pytest

from discovery.pages.encoding import decode


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Zürich".encode("latin-1"), "ISO-8859-1", "Zürich"),
        ("€ 5".encode("cp1252"), "iso-8859-1", "€ 5"),  # the HTML standard reads Latin-1 as Windows-1252
        (b"\xef\xbb\xbfZ\xc3\xbcrich", "iso-8859-1", "Zürich"),  # the byte order mark wins
        (b'<meta charset="windows-1250">\xb3', None, '<meta charset="windows-1250">ł'),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=utf-16">a', None, None),
        ("Zürich".encode(), "no-such-charset", "Zürich"),
        ("Zürich".encode("cp1252"), None, "Zürich"),
        ("Zürich".encode(), None, "Zürich"),
        (b"a", "unicode_escape", "a"),
    ],
)
def test_bytes_are_read_as_browsers_read_them(content: bytes, charset: str | None, text: str | None) -> None:
    assert decode(content, charset) == (content.decode() if text is None else text)
