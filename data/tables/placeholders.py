"""Addresses that stand on pages without being anybody's: examples in forms, sample pages of themes, scripts' own."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# RFC 2606 section 3 keeps these for examples; the rest are what themes, form hints and site builders put in.
PLACEHOLDER_DOMAINS: Final = frozenset(
    listed("""
        address.com, beispiel.at, beispiel.ch, beispiel.de, company.com, correo.com, domain.co.uk, domain.com,
        domain.de, domain.org, domain.tld, dominio.com, email.com, emailaddress.com, example.co.uk,
        example.com, example.de, example.net, example.org, exemple.com, exemple.fr, host.com, mail.tld,
        mailserver.com, musterfirma.de, mysite.com, mustermann.de, sample.com, server.com, site.com,
        somedomain.com, somewhere.com, test.com, test.de, voorbeeld.nl, website.com, xyz.com, xxx.com,
        yourcompany.com, yourdomain.com, yoursite.com, yourwebsite.com, ihredomain.de, ihre-domain.de,
        tudominio.com, votredomaine.com, votre-domaine.fr, uwdomein.nl
        """)
)

# Exact addresses: the domain has real mailboxes too.
PLACEHOLDER_ADDRESSES: Final = frozenset(
    listed("""
        email@gmail.com, name@gmail.com, user@gmail.com, you@gmail.com, your@email.com, johndoe@gmail.com,
        john.doe@gmail.com, max@mustermann.at, name@mail.com, u003e@gmail.com, your.email@gmail.com
        """)
)

# Hosts that receive a page's errors and events: their "addresses" are keys in scripts.
MACHINE_DOMAINS: Final = frozenset(
    listed("""
        sentry.io, sentry-next.wixpress.com, sentry.wixpress.com, ingest.sentry.io, wixpress.com,
        placeholder.com, 2x.png
        """)
)
