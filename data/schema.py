"""The store's tables: a row a noun, appended and never changed. `document` holds the value itself as JSON.

The columns beside a document are there to be asked by; what is true now is a query: the newest row wins.
"""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0001"  # the newest revision in data/migrations/versions

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

suppressions = sa.Table(
    "suppressions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),  # keyed: the store does not say of whom
    sa.Column("added_at", sa.String(32), nullable=False),
)
