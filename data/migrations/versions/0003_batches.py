"""Batches: which cases a sheet opened, and the run that will have done each."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("batch_id", sa.String(32), primary_key=True),
        sa.Column("opened_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "batch_cases",
        sa.Column("batch_id", sa.String(32), sa.ForeignKey("batches.batch_id"), primary_key=True),
        sa.Column("case_id", sa.String(32), primary_key=True),
        sa.Column("run_id", sa.String(32), nullable=False),
        sa.Column("company", sa.Integer, nullable=False),
    )
