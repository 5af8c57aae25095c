"""How each database says the same."""

from datetime import UTC, datetime


class Spelling:
    """The words of one dialect for instants and rows as JSON has them."""

    def __init__(self, dialect: str) -> None:
        if dialect == "sqlite":
            self.now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
            self.row = "row"
            self._at = "{}"
            self._field = "json_extract({row}, '$.{name}')"
        else:
            self._at = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
            self.now = self.at("clock_timestamp()")
            self._field = "{row} ->> '{name}'"
            self.row = "row::text"

        self.event = (
            f"e.seq, {self.at('e.recorded_at')}, {self.at('e.effective_at')}, e.operator_id, e.program, "
            f"e.verb, e.entity, e.entity_id, e.{self.row}, e.changed, e.command_id"
        )
        """The columns of the log, as `events_from` takes them, where `event` is called `e`."""

    def literal(self, at: datetime) -> str:
        """An instant as SQL can compare it with a column, for queries that are parts of others."""
        spelled = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return f"'{spelled}'"

    def field(self, row: str, name: str) -> str:
        """A field of a row in the log, as text."""
        return self._field.format(row=row, name=name)

    def at(self, expression: str) -> str:
        """An instant as JSON spells it."""
        return self._at.format(expression)
