"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("case_id", sa.String(32), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String(32), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("made_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "findings",
        sa.Column("run_id", sa.String(32), sa.ForeignKey("runs.run_id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("noun", sa.String(16), nullable=False),
        sa.Column("person_id", sa.String(32)),
        sa.Column("value", sa.Text),
        sa.Column("grade", sa.String(16)),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "words",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("run_id", sa.String(32)),
        sa.Column("person_id", sa.String(32)),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("person_id", sa.String(32)),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "outcomes",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "suppressions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("added_at", sa.String(32), nullable=False),
    )
