"""Sites that are about companies, or that anybody has a page at: never a company's own web domain, found or given."""

from __future__ import annotations

from data.tables.listed import listed

# Where vacancies are put up: a job advertisement there has the company's name in it, and not its domain.
HIRING_PLATFORMS: frozenset[str] = frozenset(
    listed(
        """applytojob.com, ashbyhq.com, bamboohr.com, bamboohr.co.uk, breezy.hr, comeet.com, eightfold.ai, factorialhr.com,
        greenhouse.io, gupy.io, homerun.co, icims.com, indeed.com, indeed.co.uk, jazz.co, jazzhr.com, jobs.ch, jobvite.com,
        jobylon.com, join.com, lever.co, monster.com, myworkdayjobs.com, myworkdaysite.com, oraclecloud.com, personio.com, personio.de,
        pinpointhq.com, recruitee.com, rippling.com, seek.com.au, smartrecruiters.com, softgarden.io, stepstone.de,
        successfactors.com, successfactors.eu, taleo.net, teamtailor.com, totaljobs.com, ultipro.com, welcometothejungle.com,
        adzuna.co.uk, adzuna.com, apec.fr, arbeitsagentur.de, careerbuilder.com, cv-library.co.uk, dice.com, hays.co.uk,
        hays.de, hellowork.com, indeed.de, indeed.fr, infojobs.net, jobindex.dk, jobs.ac.uk, jobscout24.ch, jobware.de,
        jooble.org, karriere.at, monsterboard.nl, naukri.com, nationalevacaturebank.nl, randstad.com, reed.co.uk,
        simplyhired.com, stellenanzeigen.de, stepstone.at, stepstone.be, stepstone.nl, talent.com, theladders.com,
        usajobs.gov, wellfound.com, workable.com, workday.com, xing.com, ziprecruiter.com"""
    )
)

# What a search returns before the company itself.
DIRECTORIES: frozenset[str] = frozenset(
    listed(
        """apollo.io, bbb.org, bloomberg.com, builtin.com, cbinsights.com, companieshouse.gov.uk, comparably.com, craft.co,
        crunchbase.com, dnb.com, duckduckgo.com, everybodywiki.com, facebook.com, finance.yahoo.com, forbes.com, g2.com,
        github.com, github.io, glassdoor.co.uk, glassdoor.com, glassdoor.de, google.com, hoovers.com, instagram.com,
        kununu.com, leadiq.com, linkedin.com, marketscreener.com, medium.com, northdata.com, northdata.de, opencorporates.com,
        owler.com, pinterest.com, pitchbook.com, reddit.com, reuters.com, rocketreach.co, sec.gov, signalhire.com, tiktok.com,
        tracxn.com, trustpilot.com, twitter.com, wikidata.org, wikimedia.org, wikipedia.org, x.com, yahoo.com, yellowpages.com,
        yelp.com, youtube.com, zoominfo.com, ycombinator.com"""
    )
)
NOT_COMPANIES: frozenset[str] = HIRING_PLATFORMS | DIRECTORIES
