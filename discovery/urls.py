"""Which URLs are read at all."""

from __future__ import annotations

import httpx

from discovery.looking import NotRead

PORTS = {None, 80, 443}
LONGEST = 2048

# Opened by hand, by the candidate, and never by a program: neither asked for nor followed to.
BY_HAND_ONLY = ("linkedin.com", "linkedin.cn", "lnkd.in", "licdn.com")


def readable_url(text: str) -> httpx.URL:
    """A URL as it is asked for: with a path, without fragment, its host in ASCII and without a final dot.

    Raises NotRead with the reason for every URL that is not read: other schemes and ports, log-in data, LinkedIn.
    """
    if len(text) > LONGEST:
        raise NotRead(f"a URL of more than {LONGEST} characters")
    try:
        url = httpx.URL(text)
        url = url.copy_with(host=host_of(url).removesuffix("."), raw_path=url.raw_path, fragment=None)
    except (httpx.InvalidURL, UnicodeError) as malformed:
        raise NotRead(f"not a URL: {malformed}") from malformed
    if url.scheme not in {"http", "https"}:
        raise NotRead(f"neither http nor https: {url.scheme or 'no scheme'}")
    if url.userinfo:
        raise NotRead("a URL with a user name in it")
    if url.port not in PORTS:
        raise NotRead(f"port {url.port}, neither 80 nor 443")
    host = host_of(url)
    if not host or "/" in host:
        raise NotRead("a URL without a host")
    if any(host == name or host.endswith("." + name) for name in BY_HAND_ONLY):
        raise NotRead(f"{host} is opened by hand only")
    return url


def host_of(url: httpx.URL) -> str:
    """The host in ASCII; an IPv6 address without its brackets."""
    return url.raw_host.decode("ascii")
