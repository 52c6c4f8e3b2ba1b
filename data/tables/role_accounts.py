"""Mailboxes that belong to a task and not to a person: RFC 2142, and the usual ones besides."""

from __future__ import annotations

import re

RFC_2142 = frozenset(
    "info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp".split()
)

USUAL = frozenset(
    """
    admin administrator all alumni academy accessibility account accounting accounts acquisition ads advertising affiliate affiliates
    agency analytics api appointments archive ask assistance assistant audit auth backup bestellung billing board bookings booking
    bookkeeping branch brand bugs business buero bureau campus candidates career careers cc ceo certification cfo club claims
    collections commercial communication communications community company compliance concierge conference consulting contact
    contact-us contactus contracts corporate corp credit crew cs customer customercare customers customerservice customer-service
    cto data datenschutz dataprivacy dataprotection dataprotectionofficer deals delivery demo design desk dev developer developers
    devops digital director directors dispatch distribution do-not-reply donate donations donotreply dpo editor editorial education email
    emergency employment engineering enquiries enquiry errors estimates estimating events europe exec executive export facilities
    facturation fax feedback finance fleet forum foundation founders franchise frontdesk front-desk gdpr general geral giving group guest hallo hello
    hello-there help helpdesk help-desk hey hi hilfe hiring home hosting hr hrd human-resources humanresources hola hq ict
    impressum inbox info-de infodesk informacion information informations infos inquiries inquiry insurance international internet internships
    investor investor-relations investorrelations investors invoice invoices ir it itsupport job jobs join journal kariera
    karriere kontakt kontor kundenservice kundendienst lab law leads legal letters library license licensing list lists logistics
    mail mailbox mailer-daemon maintenance management manager marketing-team media mediarelations member members membership
    merchandise mobile moderator money my nbd network newbusiness newsletter newsletters newsroom no-reply noreply
    notifications notification nobody nl office officemanager offers online operations ops order orders owner parts
    partner partners partnership partnerships payment payments payroll people people-team permissions personal personalabteilung phone
    photo photos pr presse press pressoffice press-office privacy procurement product production products program programs project projects
    promo promotions property public publicity publicrelations publications purchase purchasing quality query questions quote quotes
    reception receptie recepcion reclamations recruit recruiter recruiting recruitment recrutement redaktion redaction referrals refunds
    register registrar registration rekrutacja relations rentals report reports request requests research reservations reservation
    residential resume resumes retail returns rh root rrhh rsvp safety salesteam sales-team samples schedule scheduling school science
    secretariat secretary sekretariat security-team seo server service services serviceteam shipping shop sistemas site social
    socialmedia solutions spam speakers special sponsor sponsors sponsorship staff staffing stage stage-jobs stellen store strategy student
    students studio submissions submit subscribe subscriptions success suggestions supplier suppliers supply
    support-team survey sustainability sysadmin system talent talents team tech technical technicalsupport techsupport technology test testing
    thanks tickets tips tours trade trading training trainings transport travel treasurer treasury trust unsubscribe update updates
    user users vendor vendors ventas verkauf vertrieb video vip volunteer volunteers warehouse warranty web webadmin webinfo
    website welcome whistleblower wholesale work workshops world write yourname you
    bewerbung bewerbungen ausbildung zentrale rechnung buchhaltung einkauf empfang auskunft anfrage verwaltung geschaeftsleitung
    bonjour accueil contacto contato contatti kapcsolat kontakty emploi empleo empleos trabajo vacatures vacancies lavora lavoro
    amministrazione segreteria administracion comercial atencion atencionalcliente comunicacion prensa stampa imprensa reclamaciones
    commerciale direction direzione qualita rezeption secretaria servicio sac rgpd lgpd klantenservice sollicitatie
    sollicitaties werkenbij administratie verkoop inkoop biuro sklep sprzedaz reklamacje rekrutierung obchod podpora prodej
    palvelu asiakaspalvelu myynti tuki kundtjanst kundeservice salg ekonomi faktura order-desk
    postmaster webmaster hostmaster
    """.split()
)

ROLE_ACCOUNTS = RFC_2142 | USUAL

ROLE_PREFIXES = frozenset(
    "info sales support contact jobs careers career hr press marketing admin office help service team news noreply no-reply billing".split()
)
"""With a place or a task behind them they are role accounts too: info.berlin, jobs-uk, sales_emea."""


def is_role_account(local_part: str) -> bool:
    """Whether a mailbox is a task's, by its name alone.

    >>> is_role_account("Info"), is_role_account("jobs-uk"), is_role_account("no_reply"), is_role_account("jane.doe")
    (True, True, True, False)
    """
    name = local_part.lower().partition("+")[0]  # RFC 5233: what follows the plus is a detail
    words = [w for w in re.split(r"[._\-\d]+", name) if w]
    return (
        not words
        or name in ROLE_ACCOUNTS
        or "".join(words) in ROLE_ACCOUNTS
        or words[0] in ROLE_PREFIXES
        or words[-1] in ROLE_PREFIXES
    )
