"""Alembic's entry: runs the revisions on the connection that `upgrade.py` hands over, in its transaction."""

from alembic import context

from wallboard.services.schema.tables import metadata
from wallboard.services.schema.versions import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
