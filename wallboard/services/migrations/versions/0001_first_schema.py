"""The first schema, frozen as the statements that made it, one file per database."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table and index."""
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0001_{connection.dialect.name}.sql")
    cursor = connection.connection.cursor()
    for statement in file.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    cursor.close()
