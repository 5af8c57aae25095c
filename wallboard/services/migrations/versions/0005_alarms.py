"""Alarms are answered by name, for all walls at once."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of answers to alarms."""
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0005_{connection.dialect.name}.sql")
    cursor = connection.connection.cursor()
    for statement in file.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    cursor.close()
