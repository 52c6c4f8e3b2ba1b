"""What counts as public: everything that is not plainly the public internet does not."""

from __future__ import annotations

import pytest

from discovery.addresses import ends_in_a_number, is_literal, is_public

PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700::1111",
    "::ffff:8.8.8.8",  # IPv4-mapped
    "64:ff9b::808:808",  # NAT64 of 8.8.8.8
    "2002:808:808::1",  # 6to4 of 8.8.8.8
]

NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 (an address to refuse)
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",  # metadata of most clouds
    "168.63.129.16",  # Azure's platform service
    "100.100.100.200",  # metadata of Alibaba Cloud, in carrier-grade NAT space
    "192.0.0.192",  # metadata of Oracle Cloud, once
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # IPv4-compatible, deprecated
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:192.0.2.1",
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "64:ff9b::a9fe:a9fe",  # NAT64 of 169.254.169.254
    "64:ff9b:1::1",  # local-use NAT64
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:a00:1::1",  # 6to4 of 10.0.0.1
    "2001::1",  # Teredo
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",  # metadata of Amazon
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",  # site-local, deprecated
    "ff02::1",
    "100::1",  # discard-only
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public_outside_a_world_and_out_of_reach_in_one(address: str) -> None:
    assert is_public(address, in_world=False)
    assert not is_public(address, in_world=True)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_everything_else_is_refused(address: str) -> None:
    assert not is_public(address, in_world=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "198.51.100.1", "169.254.169.254", "192.0.3.1"])
def test_in_a_world_only_its_own_network_is_public(address: str) -> None:
    assert not is_public(address, in_world=True)


def test_the_worlds_network_is_public_in_a_world_however_it_is_written() -> None:
    assert is_public("192.0.2.1", in_world=True)
    assert is_public("::ffff:192.0.2.255", in_world=True)


@pytest.mark.parametrize(
    "host", ["0x7f.1", "2130706433", "0177.0.0.1", "127.1", "0x7f000001", "127.0.0.1.", "1.2.3.0x"]
)
def test_an_address_in_disguise_ends_in_a_number_and_is_no_literal(host: str) -> None:
    assert ends_in_a_number(host)
    assert not is_literal(host)


@pytest.mark.parametrize("host", ["synergistics.example", "4711.example", "0x7f.example", "a.0xyz"])
def test_a_name_does_not_end_in_a_number(host: str) -> None:
    assert not ends_in_a_number(host)
