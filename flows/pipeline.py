"""From a case to its dossier: the stages in the order in which they happen. The file to read first."""

from __future__ import annotations

from datetime import datetime

from data.model import Case, Dossier, Evidence, Memory
from discovery.channels import find_contacts
from discovery.company import resolve_company
from discovery.correspondence import read_correspondence, with_correspondence, with_mail_domain
from discovery.crawl import crawl
from discovery.evidence import infer_formats, mail_domains, read_pages
from discovery.mail_exchange import look_up_exchanges
from discovery.provider_people import ask_services
from discovery.transport import Reader
from flows.running import Run, settled
from outreach.plan import planned
from outreach.scripts import with_edits, write_scripts
from outreach.suppression import (
    is_page_of_suppressed,
    without_suppressed_channels,
    without_suppressed_domain,
    without_suppressed_evidence,
    without_suppressed_people,
)


async def discover(case: Case, memory: Memory, reader: Reader, run: Run, run_id: str, now: datetime) -> Dossier:
    """Everything that can be found and written for one case. A company is read once for all its people."""
    case = without_suppressed_people(case, memory.suppressed)
    mail = await run(read_correspondence, case, now)
    company = await settled(run, resolve_company, with_mail_domain(case, mail), reader)
    company = without_suppressed_domain(company, memory.suppressed)
    case = without_suppressed_people(case, memory.suppressed, company)
    site = await settled(run, crawl, company, reader)
    site = site.without(is_page_of_suppressed(company, memory.suppressed))
    published = with_correspondence(await run(read_pages, site, company, case), mail)
    case, company, published = await run(ask_services, case, company, published, reader)
    published = without_suppressed_evidence(published, company, memory.suppressed)
    exchanges = await settled(run, look_up_exchanges, mail_domains(case, company, published), reader)
    evidence = Evidence(company=company, site=site.site, published=published, exchanges=exchanges, mail=mail.reading)
    return await run(conclude, case, evidence, memory, run_id, now)  # type: ignore[no-any-return]


def conclude(case: Case, evidence: Evidence, memory: Memory, run_id: str, now: datetime) -> Dossier:
    """From evidence to words: nothing in here reads or writes the world."""
    formats = infer_formats(case, evidence, memory)
    contacts = find_contacts(case, evidence, formats, memory)
    contacts = without_suppressed_channels(contacts, memory.suppressed)
    words = with_edits(write_scripts(case, contacts, memory.logged, memory.templates), memory.edited)
    dossier = Dossier(
        run_id=run_id, case=case, evidence=evidence, formats=formats, contacts=contacts, words=words, made_at=now
    )
    return planned(dossier, memory, now)
