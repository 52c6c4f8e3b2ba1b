"""Who runs the mail behind a mail exchange, by the end of its name."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Runs(StrEnum):
    """What a provider does with the mail."""

    MAILBOXES = "mailboxes"
    FILTER = "a filter in front of the mailboxes"  # who keeps those, MX does not say
    FREE_MAIL = "consumer mailboxes"
    FORWARDING = "forwarding"
    SOFTWARE = "mail for programs"


class AcceptAll(StrEnum):
    """Whether a provider says yes to addresses that do not exist, as far as is known without asking any."""

    BY_CHOICE = "refuses unknown addresses, unless the customer has set up a catch-all"
    OFTEN = "often takes every address, and sorts afterwards"
    ALWAYS = "takes every address"
    NOT_KNOWN = "not known"


_OF_KIND = {
    Runs.MAILBOXES: AcceptAll.BY_CHOICE,
    Runs.FREE_MAIL: AcceptAll.BY_CHOICE,
    Runs.FILTER: AcceptAll.OFTEN,  # it may not know which mailboxes are behind it
    Runs.FORWARDING: AcceptAll.OFTEN,
    Runs.SOFTWARE: AcceptAll.ALWAYS,
}


class Provider(NamedTuple):
    """One row: an exchange at or below `suffix` is run by `name`."""

    suffix: str
    name: str
    runs: Runs

    @property
    def accept_all(self) -> AcceptAll:
        return _EXCEPTIONS.get(self.name, _OF_KIND[self.runs])


# The ends of names as the providers' own set-up pages and public collections (mxmap's signatures, MIT) give them.
PROVIDERS = (
    Provider("aspmx.l.google.com", "Google Workspace", Runs.MAILBOXES),
    Provider("googlemail.com", "Google Workspace", Runs.MAILBOXES),
    Provider("smtp.google.com", "Google Workspace", Runs.MAILBOXES),
    Provider("mail.protection.outlook.com", "Microsoft 365", Runs.MAILBOXES),
    Provider("mx.microsoft", "Microsoft 365", Runs.MAILBOXES),
    Provider("olc.protection.outlook.com", "Outlook.com", Runs.FREE_MAIL),
    Provider("yahoodns.net", "Yahoo", Runs.FREE_MAIL),
    Provider("amazonaws.com", "Amazon WorkMail or SES", Runs.MAILBOXES),  # inbound-smtp.REGION.amazonaws.com
    Provider("compute.amazonaws.com", "their own machine at Amazon", Runs.MAILBOXES),
    Provider("awsapps.com", "Amazon WorkMail", Runs.MAILBOXES),
    Provider("mxpool.infomaniak.com", "Infomaniak", Runs.MAILBOXES),
    Provider("ikmail.com", "Infomaniak", Runs.MAILBOXES),
    Provider("mta-gw.infomaniak.ch", "Infomaniak", Runs.MAILBOXES),
    Provider("zoho.com", "Zoho Mail", Runs.MAILBOXES),
    Provider("zoho.eu", "Zoho Mail", Runs.MAILBOXES),
    Provider("zoho.in", "Zoho Mail", Runs.MAILBOXES),
    Provider("mail.ovh.net", "OVHcloud", Runs.MAILBOXES),
    Provider("kundenserver.de", "IONOS", Runs.MAILBOXES),
    Provider("ionos.com", "IONOS", Runs.MAILBOXES),
    Provider("ionos.co.uk", "IONOS", Runs.MAILBOXES),
    Provider("1and1.com", "IONOS", Runs.MAILBOXES),
    Provider("qq.com", "Tencent Exmail", Runs.MAILBOXES),
    Provider("yandex.net", "Yandex 360", Runs.MAILBOXES),
    Provider("yandex.ru", "Yandex 360", Runs.MAILBOXES),
    Provider("mail.ru", "VK WorkMail", Runs.MAILBOXES),
    Provider("mxhichina.com", "Alibaba Mail", Runs.MAILBOXES),
    Provider("netease.com", "NetEase Mail", Runs.MAILBOXES),
    Provider("messagingengine.com", "Fastmail", Runs.MAILBOXES),
    Provider("protonmail.ch", "Proton", Runs.MAILBOXES),
    Provider("mail.icloud.com", "iCloud", Runs.MAILBOXES),
    Provider("secureserver.net", "GoDaddy", Runs.MAILBOXES),
    Provider("emailsrvr.com", "Rackspace", Runs.MAILBOXES),
    Provider("gandi.net", "Gandi", Runs.MAILBOXES),
    Provider("migadu.com", "Migadu", Runs.MAILBOXES),
    Provider("pphosted.com", "Proofpoint", Runs.FILTER),
    Provider("ppe-hosted.com", "Proofpoint Essentials", Runs.FILTER),
    Provider("mimecast.com", "Mimecast", Runs.FILTER),
    Provider("barracudanetworks.com", "Barracuda", Runs.FILTER),
    Provider("iphmx.com", "Cisco Secure Email", Runs.FILTER),
    Provider("messagelabs.com", "Symantec Email Security.cloud", Runs.FILTER),
    Provider("hornetsecurity.com", "Hornetsecurity", Runs.FILTER),
    Provider("hydra.sophos.com", "Sophos Email", Runs.FILTER),
    Provider("tmes.trendmicro.eu", "Trend Micro", Runs.FILTER),
    Provider("tmes.trendmicro.com", "Trend Micro", Runs.FILTER),
    Provider("seppmail.cloud", "SEPPmail", Runs.FILTER),
    Provider("cleanmail.ch", "Cleanmail", Runs.FILTER),
    Provider("spamvor.com", "SpamVor", Runs.FILTER),
    Provider("abxsec.com", "ABXSec", Runs.FILTER),
    Provider("antispamcloud.com", "SpamExperts", Runs.FILTER),
    Provider("mx.cloudflare.net", "Cloudflare Email Routing", Runs.FORWARDING),
    Provider("improvmx.com", "ImprovMX", Runs.FORWARDING),
    Provider("forwardemail.net", "Forward Email", Runs.FORWARDING),
    Provider("registrar-servers.com", "Namecheap", Runs.FORWARDING),
    Provider("mailgun.org", "Mailgun", Runs.SOFTWARE),
    Provider("sendgrid.net", "SendGrid", Runs.SOFTWARE),
)

_EXCEPTIONS = {
    "their own machine at Amazon": AcceptAll.NOT_KNOWN,
    "Yahoo": AcceptAll.OFTEN,  # it answers at the end of the data, not at the address
    "Amazon WorkMail or SES": AcceptAll.NOT_KNOWN,
}

_BY_SUFFIX = {provider.suffix: provider for provider in PROVIDERS}


def provider_of(exchange: str) -> Provider | None:
    """Who runs an exchange, by the longest suffix that the table knows; None for everybody else.

    >>> provider_of("synergistics-example.mail.protection.outlook.com").name
    'Microsoft 365'
    >>> provider_of("mail.notzoho.com") is None
    True
    """
    labels = exchange.lower().split(".")
    suffixes = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_BY_SUFFIX[suffix] for suffix in suffixes if suffix in _BY_SUFFIX), None)
