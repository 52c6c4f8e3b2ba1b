"""Pages made of what readers look for, put together wrongly; in the suite a few, here for as long as is asked.

python -m tests.fuzz.pages_by_hypothesis 600
"""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.checked import CHARSETS, REGIONS, check

_TAGS = "p div table tr td th a b span h2 li ul address footer br img script svg title template".split()
_MARKS = (
    "212-555-0142", "+49 (0)30 23125-0", "030/23125-111", "(0xx11) 2555-0123", "1-888-JKL-01GO", "ext. 3", "-0", "/5",
    "jane@acme.example", "jane [at] acme [dot] example", "Jane Roe", "Dr. J. van der Roe-Smith, CEO", "Fax:", "Tel.:",
    "Zentrale", "press contact", "10115 Berlin", "USt-IdNr. DE 123 456 789", "9.00 - 17.30", "Germany", "logo@2x.png",
    "&#64;", "&nbsp;", "\u00ad", "\u200b", "\x00", "<!--", "-->", "@", "+", "(", ")", ".", ",", "\n", " ",
)  # fmt: skip
_ATTRIBUTES = (
    'href="tel:+12125550142;ext=5"', 'href="mailto:jane%40acme.example?cc=joe@acme.example"', "href='javascript:x(1)'",
    'class="vcard"', 'class="fn"', 'class="tel"', 'class="footer"', "itemscope", 'itemprop="telephone"', 'lang="de-AT"',
    'itemtype="http://schema.org/Person"', 'data-cfemail="5a303b343f1a3b39373f743f223b372a363f"', 'id="foot"', "'",
    "href='/cdn-cgi/l/email-protection#5a303b343f1a'", 'content="x"', 'typeof="Organization"', 'property="name"',
)  # fmt: skip
_SCRIPTS = (
    "document.write('jane' + '@' + 'acme.example')", "String.fromCharCode(106,64,97)", "var a='x';a+=a;a+=a;", "rot13",
    '{"@type":"Person","telephone":["1",{"@value":"2"}],"address":{"addressCountry":{}}}', "[[[[[[", "reverse()", "'",
)  # fmt: skip

_element = st.builds(
    lambda tag, attributes, close: f"<{tag} {' '.join(attributes)}>" + (f"</{tag}>" if close else ""),
    st.sampled_from(_TAGS),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=3),
    st.booleans(),
)
_script = st.builds(
    lambda kind, parts: f"<script type='{kind}'>{';'.join(parts)}</script>",
    st.sampled_from(("", "text/javascript", "application/ld+json")),
    st.lists(st.sampled_from(_SCRIPTS), max_size=4),
)
_piece = st.one_of(st.sampled_from(_MARKS), _element, _script, st.text(max_size=12))
_mixture = st.lists(_piece, max_size=60).map("".join)
pages = st.one_of(
    _mixture.map(lambda html: html.encode("utf-8", "replace")),
    st.builds(lambda html, times: (html * times)[:65_536].encode("utf-8", "replace"), _mixture, st.integers(2, 300)),
    st.binary(max_size=3_000),
)


def main(seconds: float) -> None:
    """Check pages for so many seconds; the first that fails is made small, shown, and ends the run."""
    until, tried = time.monotonic() + seconds, 0

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(pages, st.sampled_from(REGIONS), st.sampled_from(CHARSETS))
    def holds(content: bytes, region: str | None, charset: str | None) -> None:
        nonlocal tried
        tried += 1
        check(content, region, charset)

    while time.monotonic() < until:
        holds()
    print(f"hypothesis: {tried} pages in {seconds:.0f} s, none failed")


if __name__ == "__main__":
    main(float(sys.argv[1]))
