"""The table of who runs the mail."""

from __future__ import annotations

import pytest

from data.tables.mx_providers import PROVIDERS, provider_of


@pytest.mark.parametrize(
    ("exchange", "name"),
    [
        ("aspmx.l.google.com", "Google Workspace"),
        ("ALT1.ASPMX.L.GOOGLE.COM", "Google Workspace"),
        ("harbour-example.mail.protection.outlook.com", "Microsoft 365"),
        ("harbour-example.n-v1.mx.microsoft", "Microsoft 365"),
        ("inbound-smtp.eu-west-1.amazonaws.com", "Amazon WorkMail or SES"),
        ("mx1-eu1.ppe-hosted.com", "Proofpoint Essentials"),
        ("mx00.kundenserver.de", "IONOS"),
    ],
)
def test_a_provider_is_known_by_the_longest_suffix(exchange: str, name: str) -> None:
    provider = provider_of(exchange)
    assert provider is not None
    assert provider.name == name


@pytest.mark.parametrize("exchange", ["mail.synergistics.example", "notgoogle.com", "zoho.com.evil.example", "", "."])
def test_everybody_else_is_nobody_we_know(exchange: str) -> None:
    assert provider_of(exchange) is None


def test_every_suffix_stands_once_in_lower_case() -> None:
    suffixes = [provider.suffix for provider in PROVIDERS]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower().strip(".") for suffix in suffixes)
