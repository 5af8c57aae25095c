"""A board's rows and standings gathered in bulk, for boards that are read whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from immutables import Map

from wallboard.domain.alarm_answer import AlarmAnswer
from wallboard.domain.assignment import Assignment
from wallboard.domain.burden import Burdens, burdens_anew
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import FIELD_OF, INDEXES_OF, FloorRows, key_of
from wallboard.domain.incident import Incident
from wallboard.domain.policy import WEIGHT_WITHOUT_RULE, FloorClock
from wallboard.domain.promise import KeptPromise, PromiseClock, last_kept, next_promise
from wallboard.domain.staff import TeamMove
from wallboard.domain.standing import Stake, TeamStanding
from wallboard.domain.timeline import NOTHING, Timeline, timeline_of_row

Standings = Map[int | None, TeamStanding]
Promises = Map[int, PromiseClock]
"""The next promise of each open incident that has one."""
Kept = Map[int, KeptPromise]
"""The promise that each open incident has had kept last, where any was."""


class Derived(NamedTuple):
    """What a board derives from the clocks of its open incidents, and from who is on them."""

    standings: Standings = Map()
    promises: Promises = Map()
    kept: Kept = Map()
    burdens: Burdens = Map()


class Known(Protocol):
    """A board, or what a board derives: the promises of its open incidents."""

    @property
    def promises(self) -> Promises: ...

    @property
    def kept(self) -> Kept: ...


class Stakes:
    """What each open incident adds to its team, by the rows and rules of one instant."""

    def __init__(self, rows: FloorRows, known: Known | None = None) -> None:
        """`known` is of the same rows, where somebody has derived it already."""
        self._rows = rows
        self._known = known
        self._clockwork = Clockwork(rows.policy_versions.values(), rows.teams, rows.natures)
        self._weights = {weight.severity: weight.weight for weight in rows.weights.values()}

    def of(self, incident_id: int) -> Stake | None:
        """The stake of an incident, or None where it is not open, or not there."""
        incident = self._rows.incidents.get(incident_id)
        if incident is None:
            return None
        people = self._rows.assignments_of_incident.get(incident_id, ())
        has_agent = any(assignment.is_sent for assignment in people)
        weight = self._weights.get(incident.severity, WEIGHT_WITHOUT_RULE)
        if self._known is not None:
            promise, kept = self._known.promises.get(incident_id), self._known.kept.get(incident_id)
        else:
            clocks = self._clockwork.clocks(self._rows.timelines.get(incident_id, NOTHING))
            promise, kept = next_promise(clocks), last_kept(clocks)
        return Stake(incident, promise, has_agent, weight, kept)


def derived_anew(rows: FloorRows) -> Derived:
    """Every team's standing, counted from nothing, and every incident's next and last kept promise."""
    stakes = Stakes(rows)
    by_team: dict[int | None, list[Stake]] = defaultdict(list)
    promises: dict[int, PromiseClock] = {}
    kept: dict[int, KeptPromise] = {}
    for incident_id in rows.incidents:
        stake = stakes.of(incident_id)
        if stake is not None:
            by_team[stake.incident.team_id].append(stake)
            if stake.promise is not None:
                promises[incident_id] = stake.promise
            if stake.kept is not None:
                kept[incident_id] = stake.kept
    standings = Map({team_id: TeamStanding.of(own) for team_id, own in by_team.items()})
    return Derived(standings, Map(promises), Map(kept), burdens_anew(rows))


def standings_moved(standings: Standings, old: Stake | None, new: Stake | None) -> Standings:
    """The standings with one incident counted as `new` where it was counted as `old`."""
    old_team = old and (old.incident.team_id,)
    new_team = new and (new.incident.team_id,)
    if old_team and old_team == new_team:
        return standings.set(old_team[0], standings[old_team[0]].moved(old, new))
    if old_team:
        left = standings[old_team[0]].moved(old, None)
        standings = standings.set(old_team[0], left) if left.count else standings.delete(old_team[0])
    if new_team:
        there = standings.get(new_team[0], TeamStanding())
        standings = standings.set(new_team[0], there.moved(None, new))
    return standings


def noted(found: Map[int, Any], incident_id: int, value: object | None) -> Map[int, Any]:
    """What is known of an incident put down anew; nothing where there is nothing to know."""
    if value is not None:
        return found.set(incident_id, value)
    return found.delete(incident_id) if incident_id in found else found


def gathered(
    rows: Iterable[Row | Unreadable],
    let_go: Mapping[int, datetime],
    timelines: Mapping[int, Timeline] | None = None,
) -> tuple[FloorRows, FloorClock | None]:
    """The rows of a floor and its clock; the same as folding them in one after another, only quicker.

    Incidents that are not open and released assignments are left out. Of an incident that `timelines` does
    not tell, the timeline is what its row alone can say.
    """
    clock: FloorClock | None = None
    maps: dict[str, dict[Any, Any]] = defaultdict(dict)
    maps["let_go"] = dict(let_go)
    for row in rows:
        entity, row_id = key_of(row)
        if isinstance(row, Unreadable):
            maps["unreadable"][entity, row_id] = row
        elif isinstance(row, FloorClock):
            clock = row
        elif is_on_the_floor(row):
            maps[FIELD_OF[entity]][row_id] = row
        else:
            _note_release(maps["let_go"], row)
    _forget_answers(maps)
    _index(maps)
    maps["timelines"] = _timelines(maps, timelines or {})
    return FloorRows(**{field: Map(found) for field, found in maps.items()}), clock


def is_on_the_floor(row: Row) -> bool:
    """Whether a board holds this row: all but incidents, assignments and moves that are over."""
    if isinstance(row, Incident):
        return row.is_open
    if isinstance(row, TeamMove):
        return not row.is_over
    return row.is_active if isinstance(row, Assignment) else True


def answers_it(answer: AlarmAnswer, incident: Incident | None) -> bool:
    """Whether it was answered since the incident was last opened; None is one that cannot be read."""
    return incident is None or answer.reopenings == incident.reopenings


def _forget_answers(maps: dict[str, dict[Any, Any]]) -> None:
    answers, incidents = maps["alarm_answers"], maps["incidents"]
    lost = {row_id for entity, row_id in maps["unreadable"] if entity is Entity.INCIDENT}
    for answer in list(answers.values()):
        incident = incidents.get(answer.incident_id)
        is_shown = incident is not None or answer.incident_id in lost
        if not is_shown or not answers_it(answer, incident):
            del answers[answer.id]


def _timelines(maps: dict[str, dict[Any, Any]], told: Mapping[int, Timeline]) -> dict[int, Timeline]:
    """What each shown incident has been through; a row that cannot be read now may be mended tomorrow."""
    lost = {row_id for entity, row_id in maps["unreadable"] if entity is Entity.INCIDENT}
    found = {row_id: told[row_id] for row_id in lost if told.get(row_id, NOTHING) != NOTHING}
    for incident_id, incident in maps["incidents"].items():
        timeline = told.get(incident_id, NOTHING)
        if not timeline.moments:
            timeline = timeline_of_row(incident, _deployments(maps, incident_id))
        found[incident_id] = timeline
    return found


def _deployments(maps: dict[str, dict[Any, Any]], incident_id: int) -> tuple[datetime, ...]:
    people = maps["assignments_of_incident"].get(incident_id, ())
    return tuple(at for held in people if (at := held.deployed_at) is not None)


def _note_release(let_go: dict[int, datetime], row: Row) -> None:
    if not isinstance(row, Assignment) or row.agent_id is None or row.released_at is None:
        return
    let_go[row.agent_id] = max(row.released_at, let_go.get(row.agent_id, row.released_at))


def _index(maps: dict[str, dict[Any, Any]]) -> None:
    for entity, indexes in INDEXES_OF.items():
        in_order = sorted(maps[FIELD_OF[entity]].values(), key=lambda row: row.id)
        for field, key in indexes:
            found: dict[int, list[Any]] = defaultdict(list)
            for row in in_order:
                if (place := key(row)) is not None:
                    found[place].append(row)
            maps[field] = {place: tuple(own) for place, own in found.items()}
