"""Deploying people: rules as versions, moves between teams, offers and their answers, why, and who is at it."""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the new tables and columns; what is there already stays as it is."""
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0004_{connection.dialect.name}.sql")
    cursor = connection.connection.cursor()
    for statement in file.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    cursor.close()
