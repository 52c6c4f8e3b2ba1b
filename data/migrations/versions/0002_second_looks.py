"""Second looks: verifications, why a run was made, who reads a host, and when what is to run."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("runs", sa.Column("cause", sa.String(16), nullable=False, server_default="asked"))
    op.create_table(
        "verifications",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.String(32), nullable=False, index=True),
        sa.Column("channel_id", sa.String(16), nullable=False),
        sa.Column("person_id", sa.String(32)),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("recorded_at", sa.String(32), nullable=False, index=True),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("host", sa.String(255), primary_key=True),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
    )
    op.create_table(
        "schedules",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("document", sa.JSON, nullable=False),
    )
    op.create_table(
        "sweeps",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(32), nullable=False, index=True),
        sa.Column("began_at", sa.String(32), nullable=False),
    )
