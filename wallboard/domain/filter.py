"""Which incidents a person wants to see, as data, and how one filter is read against one board."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from wallboard.domain.board import Board
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.domain.timeline import NOTHING, Timeline

NO_TEAM = "-"
"""Stands for what no team has, where a filter names teams."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What must be true of an incident: one of each kind that is named, every word, and mine if so asked.

    Teams go by code or name, natures too, sites by any part of theirs; all are kept in one case.
    `words` are looked for in reference, nature, team, site and the names of those on it.
    """

    teams: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    natures: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    mine: bool = False

    @property
    def is_empty(self) -> bool:
        return self == EVERYTHING

    def passes(self, board: Board, incident: Incident, login: str | None = None) -> bool:
        """Whether one incident passes; for many of one board make one `Sieve`."""
        return Sieve(self, board, login).passes(incident)

    def joined(self, other: "Filter") -> "Filter":
        """Both together: more names of a kind let more through, more words less."""
        return Filter(
            self.teams | other.teams,
            self.severities | other.severities,
            self.natures | other.natures,
            self.sites | other.sites,
            tuple(dict.fromkeys((*self.words, *other.words))),
            self.mine or other.mine,
        )

    def at_cell(self, teams: frozenset[str], severities: frozenset[Severity]) -> "Filter":
        """The same but for teams and severities; what is chosen already is let go."""
        if (self.teams, self.severities) == (teams, severities):
            return replace(self, teams=frozenset(), severities=frozenset())
        return replace(self, teams=teams, severities=severities)

    def with_cell(self, teams: frozenset[str], severities: frozenset[Severity]) -> "Filter":
        """With a cell more; of one that is in it already its teams go, or else its severities."""
        if not (teams <= self.teams and severities <= self.severities):
            return replace(self, teams=self.teams | teams, severities=self.severities | severities)
        if self.teams - teams:
            return replace(self, teams=self.teams - teams)
        if self.severities - severities:
            return replace(self, severities=self.severities - severities)
        return self.at_cell(self.teams, self.severities)


EVERYTHING = Filter()
"""No filter at all."""


def team_key(board: Board, team_id: int | None) -> str:
    """How a filter names a team of this board, so that it means no other one."""
    if team_id is None:
        return NO_TEAM
    team = board.teams.get(team_id)
    return f"#{team_id}" if team is None else team.code.casefold()


@dataclass(frozen=True, slots=True)
class Names:
    """The ids that a filter's names mean on one board, None where it names none; `strange` mean nothing."""

    teams: frozenset[int | None] | None
    natures: frozenset[int] | None
    strange: tuple[str, ...] = field(default=())


def names_on(asked: Filter, board: Board) -> Names:
    """A name means what is called exactly so, by code or name; or else everything that has it as a part."""
    strange: list[str] = []
    teams: frozenset[int | None] | None = None
    if asked.teams:
        known: dict[int, tuple[str, ...]] = {
            i: (team.code.casefold(), team.name.casefold()) for i, team in board.teams.items()
        }
        known |= {i: (f"#{i}",) for i in board.standings if i is not None and i not in known}
        found: set[int | None] = set(_meant(asked.teams - {NO_TEAM}, known, strange))
        teams = frozenset(found | {None}) if NO_TEAM in asked.teams else frozenset(found)
    natures: frozenset[int] | None = None
    if asked.natures:
        called = {i: (nature.code.casefold(), nature.name.casefold()) for i, nature in board.natures.items()}
        natures = frozenset(_meant(asked.natures, called, strange))
    return Names(teams, natures, tuple(sorted(strange)))


def _meant(names: Iterable[str], called: Mapping[int, tuple[str, ...]], strange: list[str]) -> set[int]:
    found: set[int] = set()
    for name in names:
        exact = {i for i, own in called.items() if name in own}
        near = exact or {i for i, own in called.items() if any(name in one for one in own)}
        if not near:
            strange.append(name)
        found |= near
    return found


class Sieve:
    """One filter read against one board; `login` is whose incidents are “mine”."""

    def __init__(self, asked: Filter, board: Board, login: str | None = None) -> None:
        self._board = board
        self._names = names_on(asked, board)
        self._asked = asked
        self._own_operators = {o.id for o in board.operators.values() if login and o.login == login}
        self._own_agents = {a.id for a in board.agents.values() if login and a.code == login}
        self._tests = tuple(self._needed())

    @property
    def teams(self) -> frozenset[int | None] | None:
        """The teams whose incidents can pass; None where every team's can."""
        return self._names.teams

    def passes(self, incident: Incident) -> bool:
        return all(test(incident) for test in self._tests)

    def passes_lost(self) -> bool:
        """Whether rows that cannot be read pass: critical ones of no team, of which nothing else is known."""
        asked = self._asked
        if asked.natures or asked.sites or asked.words or asked.mine:
            return False
        is_of_team = self._names.teams is None or None in self._names.teams
        return is_of_team and (not asked.severities or Severity.CRITICAL in asked.severities)

    def _needed(self) -> Iterable[Callable[[Incident], bool]]:
        """The cheap questions first."""
        asked, (teams, natures) = self._asked, (self._names.teams, self._names.natures)
        if asked.severities:
            yield lambda one: one.severity in asked.severities
        if teams is not None:
            yield lambda one: one.team_id in teams
        if natures is not None:
            yield lambda one: one.nature_id in natures
        if asked.sites:
            yield self._is_at_site
        if asked.mine:
            yield self._is_mine
        if asked.words:
            yield self._has_words

    def _is_at_site(self, incident: Incident) -> bool:
        site = (incident.site or "").casefold()
        return any(part in site for part in self._asked.sites)

    def _has_words(self, incident: Incident) -> bool:
        board = self._board
        held = board.assignments_of_incident.get(incident.id, ())
        people = (board.agent_name(one.agent_id) for one in held if one.agent_id is not None)
        nature, team = board.nature_name(incident.nature_id), board.team_name(incident.team_id)
        text = "\n".join((incident.reference, nature, team, incident.site or "", *people)).casefold()
        return all(word in text for word in self._asked.words)

    def _is_mine(self, incident: Incident) -> bool:
        held = self._board.assignments_of_incident.get(incident.id, ())
        if any(one.agent_id in self._own_agents for one in held):
            return True
        timeline = self._board.timelines.get(incident.id, NOTHING)
        return bool(self._own_operators) and _was_deployed_by(timeline, self._own_operators)


def _was_deployed_by(timeline: Timeline, operators: set[int]) -> bool:
    """Whether one of them put the first person on it, by what the log says."""
    first = next((one for one in timeline.moments if one.facts.deployed_at is not None), None)
    return first is not None and first.writer.operator_id in operators
