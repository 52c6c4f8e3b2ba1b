"""A small name server and a small web server on loopback that answer as a test has written it down."""

from __future__ import annotations

import socket
import socketserver
import struct
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from discovery.manners import World

SOA = "ns.example. hostmaster.example. 1 3600 600 86400 60"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What the name server says of one name."""

    records: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by type
    rcode: dns.rcode.Rcode = dns.rcode.NOERROR  # of every answer
    fails: frozenset[str] = frozenset()  # types that are answered with SERVFAIL
    silent: bool = False  # no answer at all
    truncated: bool = False  # over UDP: ask again over TCP
    extended_error: int | None = None  # RFC 8914, beside `rcode`
    ttl: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str
    kind: str
    over: str  # "udp" or "tcp"


class NameServer:
    """Knows `names` and nothing else; may be told other ones while it runs."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self.names = dict(names)
        self.questions: list[Question] = []
        self.address = ("127.0.0.1", 0)

    def answer(self, wire: bytes, over: str) -> bytes | None:
        query = dns.message.from_wire(wire)
        question = query.question[0]
        asked, kind = question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype)
        self.questions.append(Question(name=asked, kind=kind, over=over))
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        name = self.names.get(asked)
        if name and name.silent:
            return None
        if name and name.truncated and over == "udp":
            response.flags |= dns.flags.TC
        elif name and kind in name.fails:
            response.set_rcode(dns.rcode.SERVFAIL)
        else:
            self._fill(response, asked, kind)
        return response.to_wire()

    def _fill(self, response: dns.message.Message, asked: str, kind: str) -> None:
        name = self.names.get(asked)
        if name is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif name.rcode != dns.rcode.NOERROR:
            response.set_rcode(name.rcode)
            if name.extended_error is not None:
                response.use_edns(options=[dns.edns.EDEOption(dns.edns.EDECode(name.extended_error))])
        elif "CNAME" in name.records:
            target = name.records["CNAME"][0]
            response.answer.append(dns.rrset.from_text(asked + ".", name.ttl, "IN", "CNAME", target))
            self._fill(response, target.removesuffix("."), kind)
            return
        elif kind in name.records:
            response.answer.append(dns.rrset.from_text(asked + ".", name.ttl, "IN", kind, *name.records[kind]))
            return
        response.authority.append(dns.rrset.from_text("example.", 0, "IN", "SOA", SOA))


@contextmanager
def name_server(names: Mapping[str, Name]) -> Iterator[NameServer]:
    """A name server over UDP and TCP, at one free port of loopback."""
    told = NameServer(names)

    class OverUdp(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            wire, sock = self.request
            if (answer := told.answer(wire, "udp")) is not None:
                sock.sendto(answer, self.client_address)

    class OverTcp(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while len(head := self.rfile.read(2)) == 2:
                answer = told.answer(self.rfile.read(struct.unpack("!H", head)[0]), "tcp")
                if answer is None:
                    return
                self.wfile.write(struct.pack("!H", len(answer)) + answer)

    with _tcp_and_udp(OverTcp, OverUdp) as (tcp, udp):
        told.address = ("127.0.0.1", udp.server_address[1])
        with _running(tcp), _running(udp):
            yield told


@contextmanager
def _tcp_and_udp(over_tcp: Any, over_udp: Any) -> Iterator[tuple[socketserver.TCPServer, socketserver.UDPServer]]:
    """Both at the same port; the next try takes another one, should somebody be faster."""
    for _ in range(20):
        tcp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), over_tcp)
        tcp.daemon_threads = True
        try:
            udp = socketserver.ThreadingUDPServer(tcp.server_address, over_udp)
        except OSError:
            tcp.server_close()
            continue
        with tcp, udp:
            yield tcp, udp
        return
    raise OSError("no port that is free for both TCP and UDP")


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one URL answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    delay_s: float = 0.0
    raw: bytes | None = None  # the whole response, as it goes over the wire
    etag: str | None = None  # answers 304 to whoever has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    at: float  # monotonic
    host: str
    path: str
    headers: Mapping[str, str]


class WebServer:
    """Knows the URLs in `replies`, as host and path, and answers 404 for all others."""

    def __init__(self, replies: Mapping[str, Reply]) -> None:
        self.replies = dict(replies)
        self.visits: list[Visit] = []
        self.address = ("127.0.0.1", 0)

    @property
    def paths(self) -> list[str]:
        """Host and path of all visits, those for robots.txt left out."""
        return [visit.host + visit.path for visit in self.visits if visit.path != "/robots.txt"]


@contextmanager
def web_server(replies: Mapping[str, Reply]) -> Iterator[WebServer]:
    """A web server for every host name, at a free port of loopback."""
    told = WebServer(replies)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else the body waits 40 ms for the headers' acknowledgement

        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            told.visits.append(
                Visit(at=time.monotonic(), host=host, path=self.path, headers=dict(self.headers.items()))
            )
            reply = told.replies.get(host + self.path, Reply(status=404, body=b"<h1>Not here</h1>"))
            time.sleep(reply.delay_s)
            if reply.raw is not None:
                self.wfile.write(reply.raw)
                self.close_connection = True
            elif reply.etag and self.headers.get("If-None-Match") == reply.etag:
                self._send(304, {"ETag": reply.etag}, b"")
            else:
                self._send(reply.status, {**reply.headers, **({"ETag": reply.etag} if reply.etag else {})}, reply.body)

        def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.send_response(status)
            for header in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(*header)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # a reader that has seen enough hangs up

    with Server(("127.0.0.1", 0), Handler) as server, _running(server):
        told.address = ("127.0.0.1", server.server_address[1])
        yield told


@contextmanager
def small_world(
    replies: Mapping[str, Reply], names: Mapping[str, Name] | None = None
) -> Iterator[tuple[World, WebServer, NameServer]]:
    """A world in which every host of `replies` has an address; `names` say otherwise or more."""
    hosts = {url.partition("/")[0] for url in replies}
    known = {host: Name(records={"A": ["192.0.2.80"]}) for host in hosts}
    with name_server({**known, **(names or {})}) as zone, web_server(replies) as web:
        yield World(dns=zone.address, http=web.address), web, zone


_watchers: list[tuple[int, list[object]]] = []  # (thread, what it was heard to do)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        for thread, heard in _watchers:
            if thread == threading.get_ident():
                heard.append(arguments[1])


sys.addaudithook(_hear)


@contextmanager
def watched_connections() -> Iterator[list[object]]:
    """Every address that this thread connects a socket or sends a datagram to, meanwhile."""
    heard: list[object] = []
    _watchers.append((threading.get_ident(), heard))
    try:
        yield heard
    finally:
        _watchers.pop()


def closed_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
