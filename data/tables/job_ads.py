"""Where the address of a job advertisement has the company's name, on job boards and in systems for applications.

A row is the beginning of such an address: NAME is where the name stands, * any one label or part of the path, # a number.
"""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

AD_ADDRESSES: Final = listed("""
    NAME.applytojob.com, jobs.ashbyhq.com/NAME, NAME.bamboohr.com, NAME.bamboohr.co.uk, NAME.breezy.hr,
    comeet.com/jobs/NAME, NAME.eightfold.ai, NAME.factorialhr.com, boards.greenhouse.io/embed/job_app?for=NAME,
    boards.greenhouse.io/embed/job_board?for=NAME, boards.greenhouse.io/NAME, boards.eu.greenhouse.io/NAME,
    job-boards.greenhouse.io/NAME, job-boards.eu.greenhouse.io/NAME, NAME.gupy.io, NAME.homerun.co,
    careers-NAME.icims.com, *careers-NAME.icims.com, jobs-NAME.icims.com, *jobs-NAME.icims.com, NAME.icims.com,
    NAME.jazz.co,
    jobs.jobvite.com/careers/NAME, jobs.jobvite.com/NAME, join.com/companies/NAME, jobs.lever.co/NAME,
    jobs.eu.lever.co/NAME, NAME.*.myworkdayjobs.com, NAME.myworkdayjobs.com, *.myworkdaysite.com/recruiting/NAME,
    *.myworkdaysite.com/*/recruiting/NAME, NAME.jobs.personio.com, NAME.jobs.personio.de, NAME.pinpointhq.com,
    NAME.recruitee.com, ats.rippling.com/NAME, ats.rippling.com/*/NAME, jobs.smartrecruiters.com/NAME,
    careers.smartrecruiters.com/NAME, NAME.softgarden.io, *.successfactors.com/career?company=NAME,
    *.successfactors.eu/career?company=NAME, NAME.taleo.net, NAME.teamtailor.com, NAME.*.teamtailor.com,
    welcometothejungle.com/*/companies/NAME, wellfound.com/company/NAME, apply.workable.com/NAME, NAME.workable.com,
    linkedin.com/jobs/view/*-at-NAME-#
    """)

# What stands in that place where no company does: the platform's own pages.
NO_NAMES: Final = frozenset(
    listed("""
    api, app, apply, board, boards, career, careers, companies, embed, help, hire, info, j, job, jobs, login, my, o, search,
    support, view, www
    """)
)
