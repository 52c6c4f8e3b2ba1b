"""All that was read, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.model.company import Company
from data.model.correspondence import MailReading
from data.model.mail_exchange import MailExchange
from data.model.published import Published
from data.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was read of one company, for all its interviewers."""

    company: Company
    site: Site
    published: Published
    exchanges: tuple[MailExchange, ...] = ()  # one a mail domain, the likeliest domain first
    mail: MailReading = field(default_factory=MailReading)
