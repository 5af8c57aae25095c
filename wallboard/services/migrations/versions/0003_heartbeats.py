"""Programs that follow the log say that they are there."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of heartbeats."""
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0003_{connection.dialect.name}.sql")
    cursor = connection.connection.cursor()
    for statement in file.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            cursor.execute(statement)
    cursor.close()
