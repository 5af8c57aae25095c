"""Promises become versions of a policy; marks and clocks get tables; incidents get what policies ask about."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the new tables and columns, and drops `sla_target`: its rows were read before and are kept."""
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0002_{connection.dialect.name}.sql")
    cursor = connection.connection.cursor()
    for statement in file.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    cursor.close()
