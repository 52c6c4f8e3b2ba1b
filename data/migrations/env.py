"""Alembic's entry: runs the migrations on the connection that data/store.py hands over."""

from alembic import context

from data.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
