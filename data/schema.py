"""The store's tables: a row a noun, appended and never changed. `document` holds the value itself as JSON.

The columns beside a document are there to be asked by; what is true now is a query: the newest row wins.
"""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0003"  # the newest revision in data/migrations/versions

metadata = sa.MetaData()

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("case_id", sa.String(32), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("recorded_at", sa.String(32), nullable=False),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.Case
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("run_id", sa.String(32), primary_key=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("made_at", sa.String(32), nullable=False),
    sa.Column("cause", sa.String(16), nullable=False, server_default="asked"),  # data.model.Cause
)

findings = sa.Table(  # what a run read and concluded of the company and of each person
    "findings",
    metadata,
    sa.Column("run_id", sa.String(32), sa.ForeignKey("runs.run_id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("noun", sa.String(16), nullable=False),  # data.store.NOUNS
    sa.Column("person_id", sa.String(32)),
    sa.Column("value", sa.Text),  # the address, number, URL or domain
    sa.Column("grade", sa.String(16)),
    sa.Column("document", sa.JSON, nullable=False),
)

words = sa.Table(
    "words",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("run_id", sa.String(32)),  # null: written by the candidate
    sa.Column("person_id", sa.String(32)),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("recorded_at", sa.String(32), nullable=False),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.Words
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("person_id", sa.String(32)),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.Correction
)

outcomes = sa.Table(
    "outcomes",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("person_id", sa.String(32), nullable=False),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.LoggedOutcome
)

verifications = sa.Table(  # what a second look at a channel's sources showed
    "verifications",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("case_id", sa.String(32), nullable=False, index=True),
    sa.Column("channel_id", sa.String(16), nullable=False),
    sa.Column("person_id", sa.String(32)),
    sa.Column("verdict", sa.String(16), nullable=False),
    sa.Column("recorded_at", sa.String(32), nullable=False, index=True),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.Verification
)

suppressions = sa.Table(
    "suppressions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),  # keyed: the store does not say of whom
    sa.Column("added_at", sa.String(32), nullable=False),
)

# --- how the work is shared out: nothing in here is about anybody

leases = sa.Table(  # who reads a host just now
    "leases",
    metadata,
    sa.Column("host", sa.String(255), primary_key=True),
    sa.Column("holder", sa.String(64), nullable=False),
    sa.Column("until", sa.String(32), nullable=False),
)

schedules = sa.Table(
    "schedules",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("document", sa.JSON, nullable=False),  # data.model.Schedule
)

sweeps = sa.Table(  # every time that a scheduled flow began
    "sweeps",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("name", sa.String(32), nullable=False, index=True),
    sa.Column("began_at", sa.String(32), nullable=False),
)

batches = sa.Table(
    "batches",
    metadata,
    sa.Column("batch_id", sa.String(32), primary_key=True),  # of the sheet's content: the same sheet is the same batch
    sa.Column("opened_at", sa.String(32), nullable=False),
)

batch_cases = sa.Table(
    "batch_cases",
    metadata,
    sa.Column("batch_id", sa.String(32), sa.ForeignKey("batches.batch_id"), primary_key=True),
    sa.Column("case_id", sa.String(32), primary_key=True),
    sa.Column("run_id", sa.String(32), nullable=False),  # of the run that will have done it
    sa.Column("company", sa.Integer, nullable=False),  # cases of one number are read together
)
