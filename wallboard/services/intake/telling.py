"""Reads a whole log into the happenings it tells, leaving out and reporting the rows that cannot be read."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wallboard.refusal import Refusal
from wallboard.services.intake.happenings import Happening
from wallboard.services.intake.logfile import open_log
from wallboard.services.intake.records import Records
from wallboard.services.intake.row_reading import RowReading
from wallboard.services.intake.trouble import RowTrouble, UnreadRow
from wallboard.services.intake.updates import Updates
from wallboard.services.mapping import Mapping as LogMapping
from wallboard.services.mapping import Shape

_REPORT_EVERY = 5_000


class StoppedAtRow(Refusal):
    """The first row that could not be read ended a strict import; nothing half done is left."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a log tells: happenings in the order in which they are due, and what could not be read.

    `team_of_agent` says for each agent's text the text of its team, where the log shows one.
    """

    happenings: tuple[Happening, ...]
    rows: int
    unread: tuple[UnreadRow, ...]
    team_of_agent: Mapping[str, str]


def read_log(
    path: Path,
    mapping: LogMapping,
    *,
    strict: bool = False,
    on_rows: Callable[[int], None] = lambda _: None,
) -> Told:
    """Everything a log tells through a mapping; `on_rows` hears now and then how many rows were read.

    Raises:
        LogFileRefused: the file as a whole cannot be read.
        MappingRefused: the mapping names columns that the file does not have.
        StoppedAtRow: `strict`, and a row could not be read.
    """
    with open_log(path, mapping.format) as log:
        reading = RowReading(mapping, log.header, path.name)
        shape = Updates(mapping, reading) if mapping.shape is Shape.UPDATE else Records(mapping, reading)
        teams, unread, rows = AgentTeams(mapping, reading), list[UnreadRow](), 0
        for found in log.rows():
            rows += 1
            trouble = found if isinstance(found, UnreadRow) else _add(shape, teams, *found)
            if trouble is not None:
                if strict:
                    raise StoppedAtRow(f"{path.name}, {trouble}. Nothing was written (--strict).")
                unread.append(trouble)
            if rows % _REPORT_EVERY == 0:
                on_rows(rows)
    on_rows(rows)
    return Told(tuple(shape.told()), rows, tuple(unread), teams.found())


def _add(shape: Updates | Records, teams: "AgentTeams", line: int, row: list[str]) -> UnreadRow | None:
    try:
        shape.add(line, row)
        teams.add(row)
    except RowTrouble as trouble:
        return UnreadRow(line, trouble.reason)
    return None


class AgentTeams:
    """Finds the team of every agent: by the mapping's rule, else the one it is most often seen with."""

    def __init__(self, mapping: LogMapping, reading: RowReading) -> None:
        self._pattern = mapping.agent.team_pattern
        self._reading = reading
        self._seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._teams: set[str] = set()

    def add(self, row: list[str]) -> None:
        agent, team = self._reading.agent(row), self._reading.description(row).team
        if team is not None:
            self._teams.add(team)
        if agent is not None:
            self._seen[agent].update([] if team is None else [team])

    def found(self) -> dict[str, str]:
        """Equally often seen teams are decided by their names, so that the answer is always the same."""
        return {agent: team for agent, seen in self._seen.items() if (team := self._team(agent, seen))}

    def _team(self, agent: str, seen: Counter[str]) -> str | None:
        match = self._pattern.match(agent) if self._pattern else None
        if match is not None and match[1] in self._teams:
            return match[1]
        return min(seen, key=lambda team: (-seen[team], team), default=None)
