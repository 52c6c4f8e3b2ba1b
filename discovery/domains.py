"""Which part of a host name somebody has registered."""

from __future__ import annotations

import idna
from tldextract import TLDExtract

# The bundled list and no download. Its private part counts too: two customers of one web host are two sites.
# RFC 2606: `.example` is for examples, and so for every test and for the demo.
_split = TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=("example",), include_psl_private_domains=True)


def registrable_domain(host: str) -> str | None:
    """The registered domain of a host, in ASCII (RFC 5890); None for an address, a bare suffix or no host name at all.

    >>> registrable_domain("WWW.Bücher.example.")
    'xn--bcher-kva.example'
    >>> registrable_domain("shop.harbourandfinch.co.uk")
    'harbourandfinch.co.uk'
    >>> registrable_domain("192.0.2.1"), registrable_domain("co.uk")
    (None, None)
    """
    try:
        name = idna.encode(host.removesuffix("."), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None
    return _split(name).top_domain_under_public_suffix or None


def mail_domain(address: str) -> str:
    """What stands behind the @ of an address, lower-case.

    >>> mail_domain("Jim.Carter@Synergistics.example")
    'synergistics.example'
    """
    return address.rpartition("@")[2].lower()
