"""A real name server on loopback that answers from a folder of zone files.

`zones/harbour.example.zone` is the zone `harbour.example`, in the master file format of RFC 1035 section 5. It answers
as a recursive server would that knows these zones and nothing else.
"""

from __future__ import annotations

import socketserver
import struct
from collections.abc import Mapping
from pathlib import Path

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import dns.zone

Zones = Mapping[dns.name.Name, dns.zone.Zone]

LONGEST_CHAIN = 8  # CNAMEs followed, so that a loop ends
UDP_SIZE = 512  # RFC 1035 section 4.2.1, without EDNS
TCP_SIZE = 65535


class BadZone(ValueError):
    """A zone file that cannot be understood (RFC 1035 section 5); the message names the file and says why."""


def load_zones(folder: Path) -> Zones:
    """The zones of a folder, by their origin; raises `BadZone` for a file that is none."""
    zones = {}
    for file in sorted(folder.glob("*.zone")):
        try:
            origin = dns.name.from_text(file.stem)
            zones[origin] = dns.zone.from_file(str(file), origin, relativize=False, check_origin=False)
        except (dns.exception.DNSException, UnicodeDecodeError) as error:
            raise BadZone(f"{file}: is no zone file: line {str(error).removeprefix(f'{file}:')}") from error
    return zones


def answer(query: dns.message.Message, zones: Zones) -> dns.message.Message:
    """What these zones say to a query: RFC 1034 section 4.3.2, without wildcards and delegations."""
    response = dns.message.make_response(query, recursion_available=True)
    if query.opcode() != dns.opcode.QUERY:
        response.set_rcode(dns.rcode.NOTIMP)
    elif len(query.question) != 1 or query.question[0].rdclass != dns.rdataclass.IN:
        response.set_rcode(dns.rcode.FORMERR)
    else:
        _follow(query.question[0].name, query.question[0].rdtype, zones, response)
    return response


def _follow(name: dns.name.Name, kind: dns.rdatatype.RdataType, zones: Zones, response: dns.message.Message) -> None:
    for _ in range(LONGEST_CHAIN):
        zone = _zone_of(name, zones)
        if zone is None:
            response.set_rcode(dns.rcode.REFUSED)
            return
        soa = zone.get_rrset(zone.origin or name, dns.rdatatype.SOA)
        if soa is None:  # a zone that never loaded: this is how a lame server answers
            response.set_rcode(dns.rcode.SERVFAIL)
            return
        found = zone.get_rrset(name, kind)
        if found is not None:
            response.answer.append(found)
            return
        alias = zone.get_rrset(name, dns.rdatatype.CNAME)
        if alias is None:
            _say_no(name, zone, soa, response)
            return
        response.answer.append(alias)
        name = alias[0].target
    response.set_rcode(dns.rcode.SERVFAIL)


def _zone_of(name: dns.name.Name, zones: Zones) -> dns.zone.Zone | None:
    """The closest enclosing zone."""
    while name not in zones:
        if name == dns.name.root:
            return None
        name = name.parent()
    return zones[name]


def _say_no(name: dns.name.Name, zone: dns.zone.Zone, soa: dns.rrset.RRset, response: dns.message.Message) -> None:
    """NODATA, or NXDOMAIN where neither the name nor any below it exists; with the SOA, as RFC 2308 wants."""
    if not any(node.is_subdomain(name) for node in zone.nodes):
        response.set_rcode(dns.rcode.NXDOMAIN)
    response.authority.append(soa)


def _reply(wire: bytes, zones: Zones, size: int) -> bytes | None:
    """The reply to one message off the wire; None for what is not DNS. EDNS may raise the size."""
    try:
        query = dns.message.from_wire(wire)
    except dns.exception.DNSException:
        return None
    response = answer(query, zones)
    try:
        return response.to_wire(max_size=max(size, query.payload))  # payload: 0 without EDNS
    except dns.exception.TooBig:
        truncated = dns.message.make_response(query, recursion_available=True)
        truncated.flags |= dns.flags.TC  # RFC 1035 section 4.2.1: ask again over TCP
        return truncated.to_wire()


class _Datagram(socketserver.BaseRequestHandler):
    server: UdpServer

    def handle(self) -> None:
        wire, socket = self.request
        reply = _reply(wire, self.server.zones, UDP_SIZE)
        if reply is not None:
            socket.sendto(reply, self.client_address)


class _Stream(socketserver.StreamRequestHandler):
    server: TcpServer
    timeout = 10

    def handle(self) -> None:
        while len(prefix := self.rfile.read(2)) == 2:  # RFC 1035 section 4.2.2: the length comes first
            reply = _reply(self.rfile.read(struct.unpack("!H", prefix)[0]), self.server.zones, TCP_SIZE)
            if reply is None:
                return
            self.wfile.write(struct.pack("!H", len(reply)) + reply)


class UdpServer(socketserver.UDPServer):
    """The zones over UDP."""

    def __init__(self, address: tuple[str, int], zones: Zones) -> None:
        super().__init__(address, _Datagram)
        self.zones = zones


class TcpServer(socketserver.ThreadingTCPServer):
    """The zones over TCP."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], zones: Zones) -> None:
        super().__init__(address, _Stream)
        self.zones = zones


def open_servers(host: str, port: int, zones: Zones) -> tuple[UdpServer, TcpServer]:
    """Both servers on one port; port 0: any that is free for both."""
    for _ in range(20):
        tcp = TcpServer((host, port), zones)
        try:
            return UdpServer((host, tcp.server_address[1]), zones), tcp
        except OSError:
            tcp.server_close()
            if port:
                raise
    raise OSError("no port is free for DNS over both UDP and TCP")
