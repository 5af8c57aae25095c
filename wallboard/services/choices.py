"""Walks through one past day of the log and holds each choice of a person to the ranking of its instant."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, bindparam, select, text

from wallboard.domain.agreement import Agreement, Choice, choice_on
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.event import Entity, Event, Verb
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.reading import events_from, told_anew
from wallboard.services.schema import tables
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayOfChoices:
    """The choices of one day (in UTC); `newcomers` were first heard of by being chosen, and `unheld` could
    not be held to a board, for it did not show the incident as open."""

    day: date
    is_busiest: bool
    made: int
    newcomers: int
    unheld: int
    agreement: Agreement
    lacking: tuple[str, ...]


def choices_of_day(
    database: Database, day: date | None = None, *, off: Collection[Rule] = ()
) -> DayOfChoices:
    """Every person put on an incident that day; without a day, of the one with the most of them.

    The rules `off` say nothing: those for which the log has no ground.

    Raises:
        Refusal: nobody was put on anything, then or ever.
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        counts = _by_day(connection)
        busiest = min(counts, key=lambda one: (-counts[one], one), default=None)
        wanted = day or busiest
        if busiest is None or wanted is None or not counts[wanted]:
            raise Refusal(f"nobody was put on an incident {'at all' if day is None else f'on {day}'}.")
        begins_at = datetime.combine(wanted, time(), UTC)
        events = tuple(_events(connection, database.dialect, begins_at))
    walk = _Walk(database, board_at(database, begins_at), events, frozenset(off))
    found = tuple(walk.choices())
    return DayOfChoices(
        wanted,
        wanted == busiest,
        walk.made,
        walk.newcomers,
        walk.made - walk.newcomers - len(found),
        Agreement(found),
        tuple(_lacking(walk.board)),
    )


class _Walk:
    """Follows the log of the day; each choice sees the board after all that stands before it in the log."""

    def __init__(
        self, database: Database, board: Board, events: Sequence[Event], off: frozenset[Rule]
    ) -> None:
        self._database = database
        self._off = off
        self._events = events
        self.board = board
        self.made = 0
        self.newcomers = 0

    def choices(self) -> Iterator[Choice]:
        behind: list[Event] = []
        arrived: dict[int, datetime] = {}
        for event in self._events:
            if event.entity is Entity.AGENT and event.verb is Verb.INSERT:
                arrived[event.entity_id] = event.effective_at
            chosen = _chosen(event)
            if chosen is not None and chosen.agent_id is not None:
                self.made += 1
                self._step(behind, event.effective_at)
                behind = []
                if arrived.get(chosen.agent_id) == event.effective_at:
                    self.newcomers += 1
                else:
                    at, key = event.effective_at, chosen.incident_id
                    choice = choice_on(self.board, key, chosen.agent_id, at, off=self._off)
                    if choice is not None:
                        yield choice
            behind.append(event)

    def _step(self, behind: Sequence[Event], at: datetime) -> None:
        if not behind:
            return
        anew = told_anew(behind)
        told = {}
        if anew:
            with self._database.reading() as connection:
                spelling = Spelling(self._database.dialect)
                told = timelines_of(connection, spelling, anew, until_seq=behind[-1].seq)
        self.board, _ = self.board.after(behind, read_at=at, timelines=told)


def _chosen(event: Event) -> Assignment | None:
    """The assignment by which somebody was put on an incident; to be kept for one is none."""
    after = event.after
    if not isinstance(after, Assignment) or event.verb is not Verb.INSERT or after.agent_id is None:
        return None
    return None if after.state is AssignmentState.RESERVED else after


def _by_day(connection: Connection) -> Counter[date]:
    assignment = tables.assignment
    put_on = select(assignment.c.assigned_at).where(
        assignment.c.agent_id.is_not(None), assignment.c.state != "reserved"
    )
    return Counter(at.astimezone(UTC).date() for at in connection.scalars(put_on))


def _events(connection: Connection, dialect: str, begins_at: datetime) -> Iterator[Event]:
    sql = text(
        f"SELECT {Spelling(dialect).event} FROM event AS e "
        "WHERE e.effective_at > :since AND e.effective_at < :until ORDER BY e.effective_at, e.seq"
    ).bindparams(bindparam("since", type_=Instant()), bindparam("until", type_=Instant()))
    return events_from(connection.execute(sql, {"since": begins_at, "until": begins_at + _DAY}).all())


def _lacking(board: Board) -> Iterator[str]:
    """What rules and ranking would have looked at and the log does not tell."""
    known = {
        "shifts": board.shifts,
        "skills that are needed": board.nature_skills,
        "breaks": [one for one in board.presences.values() if one.until_at is not None],
        "languages": [one for one in board.agents.values() if one.languages],
        "sites of people": [one for one in board.agents.values() if one.site],
        "customers": [one for one in board.incidents.values() if one.customer],
    }
    return (words for words, rows in known.items() if not rows)
