"""The shape in which one row is one update of an incident: each row becomes what was said at its time."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from wallboard.domain.incident import IncidentState
from wallboard.services.intake.happenings import Happening, Said
from wallboard.services.intake.row_reading import RowReading, digest_of
from wallboard.services.intake.trouble import RowTrouble, shown
from wallboard.services.mapping import FromColumn, Mapping
from wallboard.services.schema.code_rules import reads_like_text


class Updates:
    """Turns rows into updates, keeping the order that each incident's rows have in the file."""

    def __init__(self, mapping: Mapping, reading: RowReading) -> None:
        self._mapping = mapping
        self._reading = reading
        self._at = reading.cells.instants(cast(str, mapping.at))
        self._told: list[Happening] = []
        self._last: dict[str, tuple[datetime, str | None]] = {}
        self._seen: Counter[str] = Counter()
        self._used = sorted(reading.where.items())
        self._hidden = {
            state: [reading.where[column] for column, states in mapping.later.items() if state not in states]
            for state in IncidentState
        }
        self._later_instants = frozenset(
            name
            for name, field in mapping.incident.items()
            if isinstance(field, FromColumn) and field.column in mapping.later
        )

    def add(self, line: int, row: Sequence[str]) -> Happening:
        """Takes the next row of the file.

        Raises:
            RowTrouble: the row cannot be read; nothing of it is kept.
        """
        reading = self._reading
        at = self._at(row)
        if at is None:
            raise RowTrouble(f"{self._mapping.at} holds nothing, but the time of the update is needed")
        state = cast(IncidentState, reading.needed_cell("state", row))
        visible = self._without_future(row, state)
        reference = reading.reference(visible)
        agent = reading.agent(visible)
        due_at, agent_before = self._last.get(reference, (at, None))
        said = Said(
            description=reading.description(visible),
            state=state,
            pause_reason=self._pause_reason(state, visible),
            opened_at=self._instant("opened_at", visible, at),
            acknowledged_at=self._instant("acknowledged_at", visible, at),
            last_update_at=self._instant("last_update_at", visible, at),
            resolved_at=self._instant("resolved_at", visible, at),
            closed_at=self._instant("closed_at", visible, at),
            agent=agent,
            agent_before=agent_before,
            is_first=reference not in self._last,
        )
        due_at = max(due_at, at)
        happening = Happening(reference, at, due_at, line, self._digest(at, visible), said)
        self._last[reference] = (due_at, agent)
        self._told.append(happening)
        return happening

    def told(self) -> list[Happening]:
        """Everything in the order in which it is due; equal times keep the order of the file."""
        return sorted(self._told, key=lambda happening: happening.due_at)

    def _without_future(self, row: Sequence[str], state: IncidentState) -> Sequence[str]:
        hidden = self._hidden[state]
        if not hidden:
            return row
        visible = list(row)
        for index in hidden:
            visible[index] = ""
        return visible

    def _pause_reason(self, state: IncidentState, row: Sequence[str]) -> str | None:
        if state is not IncidentState.PAUSED:
            return None
        reason = cast(str | None, self._reading.cell("pause_reason", row)) or "paused"
        if reads_like_text(reason):
            raise RowTrouble(f"pause_reason is {shown(reason)}, which reads like a text and not like a code")
        return reason

    def _instant(self, name: str, row: Sequence[str], at: datetime) -> datetime | None:
        """An instant, unless it is one that the row cannot have known at its own time."""
        found = self._reading.instant(name, row)
        if found is not None and found > at and name in self._later_instants:
            return None
        return found

    def _digest(self, at: datetime, row: Sequence[str]) -> str:
        """What tells this row from others: the columns that the mapping uses, as far as they are true by now.

        Columns of other programs may come and go, and final values may be filled in later, without a newer
        file of the same log being taken for another. Rows that are equal even so are numbered.
        """
        parts = [f"{column}={row[index].strip()}" for column, index in self._used]
        digest = digest_of(at, self._mapping.source, *parts)
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else digest_of(at, digest, str(self._seen[digest]))
