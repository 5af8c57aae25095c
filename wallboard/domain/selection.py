"""What of a board passes a filter, kept up from one board to the next at the cost of what changed."""

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, fields, replace
from itertools import islice

from immutables import Map

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.day import Day
from wallboard.domain.event import Entity
from wallboard.domain.filter import EVERYTHING, Filter, Sieve
from wallboard.domain.gather import Derived, Stakes, noted, standings_moved
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import SEVERITIES
from wallboard.domain.standing import Cell, Key, TeamStanding

AT_ONCE = 256
"""So many incidents are looked at between two breaths of whoever makes a selection in slices."""
DAY_AT_ONCE = 128
"""The same of the day's incidents, each of which is counted in several lists."""
MOST_FOLLOWED = 1500
"""Beyond so many changed incidents all of them are looked at again."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`board` is the whole board with only those incidents, standings, promises and cases of today that pass.

    People, their loads and capacities, rules and objections are those of the `whole` board, and must be
    asked of it: an agent is not free because a filter hides what they do. `teams` are those whose
    incidents can pass, None where every team's can.
    """

    filter: Filter
    login: str | None
    whole: Board
    board: Board
    teams: frozenset[int | None] | None

    @property
    def is_everything(self) -> bool:
        return self.filter.is_empty

    @property
    def shown(self) -> int:
        """How many incidents pass, those that cannot be read counted as critical ones of no team."""
        return _count(self.board)

    @property
    def total(self) -> int:
        return _count(self.whole)

    def holds(self, incident_id: int) -> bool:
        """Whether the incident passes."""
        return incident_id in self.board.incidents or (Entity.INCIDENT, incident_id) in self.board.unreadable

    def keeps(self, team_id: int | None) -> bool:
        """Whether incidents of that team can pass."""
        return self.teams is None or team_id in self.teams

    def followed(self, board: Board, change: Change) -> "Selection":
        """The same filter on the board after a change: exactly what would be made from nothing."""
        if self.is_everything:
            return everything(board, self.login)
        ids = change.incidents_added | change.incidents_removed | change.incidents_changed
        ids |= _renamed(self.whole, board, change)
        if change.policy or _has_other_teams(self.whole, board, change) or len(ids) > MOST_FOLLOWED:
            return selection_of(self.filter, board, self.login)
        sieve = Sieve(self.filter, board, self.login)
        passing = self.board.incidents
        for incident_id in ids:
            incident = board.incidents.get(incident_id)
            if incident is not None and sieve.passes(incident):
                passing = passing.set(incident_id, incident)
            elif incident_id in passing:
                passing = passing.delete(incident_id)
        derived = _moved(self.board, replace(board, incidents=passing), ids)
        shown = _narrowed(board, passing, derived, has_lost=sieve.passes_lost())
        shown = replace(shown, today=self._today(board, sieve, ids, is_other=change.day))
        return Selection(self.filter, self.login, board, shown, sieve.teams)

    def _today(self, board: Board, sieve: Sieve, ids: Iterable[int], *, is_other: bool) -> Day | None:
        """What passes of the day; of the incidents that ended only those that changed are looked at again."""
        day, before = board.today, self.board.today
        if day is self.whole.today and self.whole.floor_at <= board.floor_at:
            return before
        if day is None or before is None or is_other:
            return day and day.only(sieve.passes, board.floor_at)
        cases = {i: day.cases.get(i) for i in {*ids, *_other_cases(self.whole.today, day)}}
        touched = {i: case if case and sieve.passes(case.incident) else None for i, case in cases.items()}
        moved = before.moved(touched, day.span, was_at=self.whole.floor_at, at=board.floor_at)
        return moved or day.only(sieve.passes, board.floor_at)


def _other_cases(before: Day | None, day: Day) -> Iterable[int]:
    """The incidents of the day whose row is another one, also ended ones, of which a change says nothing."""
    known = before.cases if before else {}
    return (i for i, case in day.cases.items() if known.get(i) is not case)


def everything(board: Board, login: str | None = None) -> Selection:
    """The whole board, unfiltered; costs nothing."""
    return Selection(EVERYTHING, login, board, board, None)


def selection_of(asked: Filter, board: Board, login: str | None = None) -> Selection:
    """What of a board passes, from nothing."""
    work = selecting(asked, board, login)
    while True:
        try:
            next(work)
        except StopIteration as done:
            selection: Selection = done.value
            return selection


def selecting(asked: Filter, board: Board, login: str | None = None) -> Generator[None, None, Selection]:
    """The same in slices, for whoever must not stand still: it stops after each few hundred incidents."""
    if asked.is_empty:
        return everything(board, login)
    sieve = Sieve(asked, board, login)
    passing: dict[int, Incident] = {}
    for number, incident in enumerate(board.incidents.values(), 1):
        if sieve.passes(incident):
            passing[incident.id] = incident
        if number % AT_ONCE == 0:
            yield
    by_team = Counter(incident.team_id for incident in passing.values())
    paused = _paused(passing.values())
    standings: dict[int | None, TeamStanding] = {}
    for team_id, count in by_team.items():
        whole = board.standings[team_id]
        reasons = paused.get(team_id, Map())
        standings[team_id] = whole if count == whole.count else _of(whole, passing, reasons, board)
        yield
    yield
    derived = Derived(
        standings=Map(standings),
        promises=Map({i: one for i, one in board.promises.items() if i in passing}),
        kept=Map({i: one for i, one in board.kept.items() if i in passing}),
    )
    yield
    shown = _narrowed(board, Map(passing), derived, has_lost=sieve.passes_lost())
    shown = replace(shown, today=(yield from _day_of(board, sieve)))
    return Selection(asked, login, board, shown, sieve.teams)


def _day_of(board: Board, sieve: Sieve) -> Generator[None, None, Day | None]:
    """What passes of the day, ended incidents too, as far as their rows tell."""
    if board.today is None:
        return None
    span, at = board.today.span, board.floor_at
    day, cases = Day.of((), span, at), iter(board.today.cases.items())
    while some := list(islice(cases, DAY_AT_ONCE)):
        passing = {i: case for i, case in some if sieve.passes(case.incident)}
        day = day.moved(passing, span, was_at=at, at=at) or day
        yield
    return day


def _of(
    whole: TeamStanding, passing: dict[int, Incident], paused: Map[str, int], board: Board
) -> TeamStanding:
    """A team's standing narrowed: all its lists of keys are sorted already, and stay so."""

    def kept(whole: TeamStanding | Cell) -> dict[str, tuple[Key, ...]]:
        own = {field.name: getattr(whole, field.name) for field in fields(whole)}
        return {
            name: tuple(key for key in keys if key[1] in passing)
            for name, keys in own.items()
            if name not in ("cells", "load", "paused")
        }

    cells = tuple(Cell(**kept(cell)) for cell in whole.cells)
    weights = board.weights_by_severity()
    load = sum(cells[severity - 1].count * weights[severity] for severity in SEVERITIES)
    return TeamStanding(cells=cells, load=load, paused=paused, **kept(whole))


def _paused(incidents: Iterable[Incident]) -> dict[int | None, Map[str, int]]:
    counts: dict[int | None, Counter[str]] = {}
    for incident in incidents:
        if incident.state is IncidentState.PAUSED and incident.pause_reason is not None:
            counts.setdefault(incident.team_id, Counter())[incident.pause_reason] += 1
    return {team_id: Map(own) for team_id, own in counts.items()}


def _moved(old: Board, new: Board, ids: Iterable[int]) -> Derived:
    """What is derived of those that passed, brought forward by the incidents that changed."""
    before = Derived(old.standings, old.promises, old.kept)
    were, are = Stakes(old, before), Stakes(new, Derived(new.standings, new.promises, new.kept))
    standings, promises, kept = before.standings, before.promises, before.kept
    for incident_id in ids:
        then, now = were.of(incident_id), are.of(incident_id)
        standings = standings_moved(standings, then, now)
        promises = noted(promises, incident_id, now and now.promise)
        kept = noted(kept, incident_id, now and now.kept)
    return Derived(standings, promises, kept)


def _narrowed(board: Board, incidents: Map[int, Incident], derived: Derived, *, has_lost: bool) -> Board:
    unreadable = board.unreadable
    if not has_lost:
        for incident_id in board.unreadable_incidents():
            unreadable = unreadable.delete((Entity.INCIDENT, incident_id))
    # What people have in hand is the whole floor's: a filter frees nobody.
    return replace(
        board,
        incidents=incidents,
        unreadable=unreadable,
        standings=derived.standings,
        promises=derived.promises,
        kept=derived.kept,
    )


def _count(board: Board) -> int:
    return len(board.incidents) + len(board.unreadable_incidents())


def _renamed(old: Board, new: Board, change: Change) -> set[int]:
    """The incidents of people who are called otherwise now, or have another code."""
    people = [
        i for i in change.agents if old.agent_name(i) != new.agent_name(i) or _code(old, i) != _code(new, i)
    ]
    return {held.incident_id for i in people for held in new.assignments_of_agent.get(i, ())}


def _code(board: Board, agent_id: int) -> str | None:
    agent = board.agents.get(agent_id)
    return None if agent is None else agent.code


def _has_other_teams(old: Board, new: Board, change: Change) -> bool:
    """Whether a name can mean another team now, teams that cannot be read among them."""
    was, is_now = ({i for i in one.standings if i is not None and i not in one.teams} for one in (old, new))
    if any(old.teams.get(i) != new.teams.get(i) for i in change.teams):
        return True
    return was != is_now
