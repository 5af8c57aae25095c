"""A place on a heatmap that somebody points at, and which places the filter has chosen."""

from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.filter import Filter
from wallboard.domain.heat import HeatRow
from wallboard.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class HeatPlace:
    """Some teams (none: all of them) and one severity (None: all), or a time bucket of those teams."""

    teams: tuple[int | None, ...] = ()
    severity: Severity | None = None
    starts_at: datetime | None = None


def teams_of(row: HeatRow) -> tuple[int | None, ...]:
    """The teams behind a row: one, none's, or all that are folded into it."""
    return row.folded_ids if row.is_folded else (row.team_id,)


@dataclass(frozen=True, slots=True)
class ChosenCells:
    """The cells that a filter names; None of either kind stands for all."""

    teams: frozenset[int | None] | None = None
    severities: frozenset[Severity] = frozenset()

    @classmethod
    def by(cls, asked: Filter, teams: frozenset[int | None] | None) -> "ChosenCells":
        """`teams` are those that the filter's names mean on the board."""
        return cls(teams, asked.severities)

    def has_row(self, row: HeatRow) -> bool:
        """Whether a filter names every team of the row."""
        return self.teams is not None and self.teams.issuperset(teams_of(row))

    def has_head(self, severity: Severity) -> bool:
        return self.teams is None and severity in self.severities

    def has_cell(self, row: HeatRow, severity: Severity) -> bool:
        if self.teams is None and not self.severities:
            return False
        is_named = not self.severities or severity in self.severities
        return is_named and (self.teams is None or self.has_row(row))


NOTHING_CHOSEN = ChosenCells()
