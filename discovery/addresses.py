"""What counts as an address of the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

WORLD_NETWORK = ip_network("192.0.2.0/24")  # RFC 5737, TEST-NET-1: a world's hosts live here, and nobody else

_UNICAST_V6 = IPv6Network("2000::/3")  # RFC 4291: the only part of IPv6 that is handed out for global unicast
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_NEVER_PUBLIC = (
    ip_network("192.0.0.0/24"),  # RFC 6890: protocol assignments; a cloud's metadata service has lived there
    ip_network("168.63.129.16/32"),  # looks public, but is Azure's platform service to Azure's own machines
)


def is_literal(host: str) -> bool:
    """Whether the host part of a URL is an address as it is usually written.

    >>> is_literal("192.0.2.1"), is_literal("2001:db8::1"), is_literal("synergistics.example")
    (True, True, False)
    """
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def ends_in_a_number(host: str) -> bool:
    """Whether a host is meant as an IPv4 address, however oddly written (the URL standard's "ends in a number").

    No top-level domain is a number, so such a host that is not a plain literal can only be a disguise.

    >>> ends_in_a_number("0x7f.1"), ends_in_a_number("2130706433"), ends_in_a_number("4th.synergistics.example")
    (True, True, False)
    """
    last = host.removesuffix(".").rpartition(".")[2].lower()
    return last.isdigit() or (last.startswith("0x") and all(digit in "0123456789abcdef" for digit in last[2:]))


def is_public(address: str, in_world: bool) -> bool:
    """Whether we may connect to an address. In a world only its own network counts, outside one it never does.

    >>> is_public("93.184.216.34", in_world=False), is_public("169.254.169.254", in_world=False)
    (True, False)
    >>> is_public("::ffff:127.0.0.1", in_world=False), is_public("192.0.2.1", in_world=True)
    (False, True)
    """
    ip = _looked_through(ip_address(address))
    if in_world:
        return ip in WORLD_NETWORK
    if ip.is_multicast or ip.is_reserved or any(ip in network for network in _NEVER_PUBLIC):
        return False
    return ip.is_global and (ip.version == 4 or ip in _UNICAST_V6)


def _looked_through(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, where it does: it is the one that would be reached."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
