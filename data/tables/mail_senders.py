"""Who sends mail that no person wrote: applicant tracking systems, schedulers, relays; by the end of the sender's domain."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Applicant tracking systems send for many companies: the company is in the name, in the text or in the Reply-To, never in
# the domain. From their own set-up pages (SPF includes and sender addresses to allow).
APPLICANT_TRACKING: Final = frozenset(
    listed("""
    greenhouse.io, greenhouse-mail.io, eu.greenhouse-mail.io, lever.co, hire.lever.co, myworkday.com, myworkdayjobs.com, workday.com,
    smartrecruiters.com, icims.com, talent.icims.com, ashbyhq.com, personio.de, personio.com, personio-mail.com, teamtailor.com,
    teamtailor-mail.com, workablemail.com, workable.com, successfactors.com, successfactors.eu, sapsf.com, sapsf.eu, taleo.net,
    oraclecloud.com, jobvite.com, jobvite-notifications.com, bamboohr.com, recruitee.com, recruiteemail.com, breezy.hr,
    breezy-mail.com, jazzhr.com, applytojob.com, brassring.com, trakstar.com, recruiterbox.com, pinpointhq.com, softgarden.io,
    softgarden.de, rexx-systems.com, onlyfy.jobs, prescreen.io, concludis.de, dvinci.de, d-vinci.de, umantis.com, haufe-umantis.com, join.com,
    welcomekit.co, welcometothejungle.com, flatchr.io, beetween.com, digitalrecruiters.com, taleez.com, talentsoft.com, cegid.cloud,
    homerun.co, tellent.com, reachmee.com, varbi.com, jobylon.com, emply.com, hr-manager.net, talentclue.com, epreselec.com,
    altamira.it, inrecruiting.com, zohorecruit.com, avature.net, eightfold.ai, gem.com, phenompeople.com, hirevue.com, paradox.ai, rippling.com,
    ultipro.com, ukg.com, paylocity.com, adp.com, dayforce.com, ceridian.com, comeet.co, comeet-notifications.com, bullhorn.com, manatal.com, jobscore.com, polymer.co
    """)
)

# Others that write for people or about them: calendars, schedulers, networks, job boards, meeting services.
SERVICES: Final = frozenset(
    listed("""
    calendly.com, calendlymail.com, goodtime.io, calendar.google.com, resource.calendar.google.com, google.com, zoom.us, webex.com,
    microsoft.com, linkedin.com, e.linkedin.com, indeed.com, indeedemail.com, xing.com, stepstone.de, glassdoor.com, monster.com, infojobs.net,
    docusign.net, modernloop.io, prelude.co, cronofy.com, doodle.com, hackerrank.com, codility.com, testgorilla.com
    """)
)

# Local parts that say that nobody reads there. What else belongs to a task is in data/tables/role_accounts.py.
UNREAD: Final = listed(
    "no-reply, noreply, no_reply, donotreply, do-not-reply, do_not_reply, nicht-antworten, ne-pas-repondre, nepasrepondre, "
    "no-responder, noresponder, niet-beantwoorden, non-rispondere, mailer-daemon, bounce, notification, notifications, automated, postmaster, auto-reply"
)


def is_service(domain: str) -> bool:
    """Whether mail from a domain is a service's: of whom it speaks, the domain does not say.

    >>> is_service("us.greenhouse-mail.io"), is_service("synergistics.example")
    (True, False)
    """
    labels = domain.split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels))}
    return not ends.isdisjoint(APPLICANT_TRACKING | SERVICES)


def is_applicant_tracking(domain: str) -> bool:
    """Whether a domain is an applicant tracking system's.

    >>> is_applicant_tracking("hire.lever.co"), is_applicant_tracking("calendly.com")
    (True, False)
    """
    labels = domain.split(".")
    return not {".".join(labels[start:]) for start in range(len(labels))}.isdisjoint(APPLICANT_TRACKING)


def is_unread(local_part: str) -> bool:
    """Whether a mailbox says that nobody reads there.

    >>> is_unread("No-Reply"), is_unread("noreply-jobs"), is_unread("nora.reply")
    (True, True, False)
    """
    return local_part.lower().startswith(UNREAD)
