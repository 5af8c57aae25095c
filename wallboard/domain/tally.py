"""What a floor counts and lists at one instant, kept up at the cost of the teams that differ."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from operator import add, attrgetter, sub
from typing import Any, Final, NamedTuple

from wallboard.domain.board import Board
from wallboard.domain.gather import Standings
from wallboard.domain.promise import SOON
from wallboard.domain.severity import SEVERITIES
from wallboard.domain.standing import Key, TeamStanding, keys_before, keys_until

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

Urgent = tuple[int, bool, datetime, int]
"""A severity, whether somebody is on it, and an incident's key: the order of broken promises."""
Harm = tuple[int, datetime, int]
"""A severity and an incident's key: the order of those that are paused."""


class Counts(NamedTuple):
    """What is added up over the teams: open incidents by severity, and how many of them stand how."""

    critical: int = 0
    major: int = 0
    medium: int = 0
    minor: int = 0
    unassigned: int = 0
    running: int = 0
    """With a promise to keep, broken ones among them."""
    breached: int = 0
    soon: int = 0
    """Whose next promise is not broken and falls due within half an hour."""
    met: int = 0
    """Whose last kept promise was kept within the last half hour."""

    @property
    def by_severity(self) -> tuple[int, ...]:
        return self[: len(SEVERITIES)]

    @property
    def open(self) -> int:
        return sum(self.by_severity)


class Limits(NamedTuple):
    """How many incidents each list holds."""

    breached: int = 10
    next: int = 10
    side: int = 4
    """Of those that wait, and of those whose promise was kept."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The first incidents of a team, or of all, in the order of the page.

    `oldest` waits longest without an agent. `breached` are the worst first, of these nobody's, then the
    longest overdue; `next` go by when they fall due; `waiting` are paused, the worst first; `met` the latest.
    """

    oldest: tuple[Key, ...] = ()
    breached: tuple[Urgent, ...] = ()
    next: tuple[Key, ...] = ()
    waiting: tuple[Harm, ...] = ()
    met: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamTally:
    """One team's part; time alone changes nothing of it up to `until`."""

    standing: TeamStanding
    counts: Counts
    lists: Lists
    until: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """All teams' incidents together, those that cannot be read left out.

    It is of these `standings`; time alone changes nothing of it up to `until`.
    """

    at: datetime
    limits: Limits
    teams: Mapping[int | None, TeamTally]
    counts: Counts
    lists: Lists
    paused: tuple[tuple[str, int], ...]
    """How many are paused for each reason, most first."""
    standings: Standings | None = field(default=None, compare=False)
    until: datetime = field(default=_NEVER, compare=False)

    def is_of(self, board: Board, now: datetime) -> bool:
        """Whether that board at that instant counts the same."""
        return self.standings is board.standings and self.at <= now <= self.until


LIMITS: Final = Limits()
_NOTHING: Final = TeamTally(TeamStanding(), Counts(), Lists(), _NEVER)
"""What a team counts as that has nothing open."""


def tallied(board: Board, now: datetime, before: Tally | None = None, limits: Limits = LIMITS) -> Tally:
    """The same as counted from nothing; only teams that stand otherwise than `before` are looked at."""
    if before is None or before.at > now or before.limits != limits:
        before = Tally(now, limits, {}, Counts(), Lists(), ())
    elif before.is_of(board, now):
        same = before
        return Tally(
            now, limits, same.teams, same.counts, same.lists, same.paused, same.standings, same.until
        )
    known = before.teams
    others = _others(board, known, now)
    moved = {team_id: _team_tally(board, standing, now, limits) for team_id, standing in others}
    teams = {**known, **moved}
    gone = []
    if len(teams) > len(board.standings):
        gone = [team_id for team_id in known if team_id not in board.standings]
    until = min([one.until for one in teams.values()], default=_NEVER)
    if not moved and not gone:
        return replace(before, at=now, standings=board.standings, until=until)
    for team_id in gone:
        del teams[team_id]
    swaps = [(known.get(team_id, _NOTHING), teams.get(team_id, _NOTHING)) for team_id in (*moved, *gone)]
    counts, lists = _counted(before.counts, swaps), _listed(before, swaps, teams)
    paused = _paused(before, swaps, teams)
    return Tally(now, limits, teams, counts, lists, paused, board.standings, until)


def _others(
    board: Board, known: Mapping[int | None, TeamTally], now: datetime
) -> list[tuple[int | None, TeamStanding]]:
    """The teams that count otherwise: boards that follow each other share what did not change."""
    of, nothing = known.get, _NOTHING
    # Spelled out, since every change asks it of every team.
    return [
        pair
        for pair in board.standings.items()
        if (one := of(pair[0], nothing)).standing is not pair[1] or one.until < now
    ]


def _team_tally(board: Board, standing: TeamStanding, now: datetime, limits: Limits) -> TeamTally:
    promises, met = standing.promises, standing.met
    broken, soon = keys_before(promises, now), keys_before(promises, now + SOON)
    lately, latest = keys_before(met, now - SOON), keys_until(met, now)
    critical, major, medium, minor = (len(cell.opened) for cell in standing.cells)
    counts = Counts(
        critical,
        major,
        medium,
        minor,
        unassigned=len(standing.unassigned),
        running=len(promises),
        breached=broken,
        soon=soon - broken,
        met=latest - lately,
    )
    lists = Lists(
        oldest=standing.unassigned[:1],
        breached=tuple(islice(_broken(board, standing, now), limits.breached)),
        next=promises[broken : broken + limits.next],
        waiting=tuple(islice(_waiting(standing), limits.side)),
        met=met[max(0, latest - limits.side) : latest][::-1],
    )
    turns = (
        *(at for at, _ in promises[broken : broken + 1]),
        *(at - SOON for at, _ in promises[soon : soon + 1]),
        *(at + SOON for at, _ in met[lately : min(latest, lately + 1)]),
        *(at - timedelta.resolution for at, _ in met[latest : latest + 1]),
    )
    return TeamTally(standing, counts, lists, min(turns, default=_NEVER))


def _broken(board: Board, standing: TeamStanding, now: datetime) -> Iterator[Urgent]:
    for severity, cell in zip(SEVERITIES, standing.cells, strict=True):
        count = keys_before(cell.due, now)
        adrift = cell.adrift[: keys_before(cell.adrift, now)]
        yield from ((severity, False, *key) for key in adrift)
        owned = ((severity, True, *key) for key in cell.due[:count] if board.has_agent(key[1]))
        yield from islice(owned, count - len(adrift))  # so that none are looked for where there are none


def _waiting(standing: TeamStanding) -> Iterator[Harm]:
    for severity, cell in zip(SEVERITIES, standing.cells, strict=True):
        yield from ((severity, *key) for key in cell.waiting)


_Swaps = Sequence[tuple[TeamTally, TeamTally]]
"""Of each team that counts otherwise, how it did and how it does."""


def _counted(counts: Counts, swaps: _Swaps) -> Counts:
    for old, new in swaps:
        counts = Counts(*map(add, map(sub, counts, old.counts), new.counts))
    return counts


def _listed(before: Tally, swaps: _Swaps, teams: Mapping[int | None, TeamTally]) -> Lists:
    limits, lists = before.limits, before.lists

    def first(name: str, limit: int, *, latest: bool = False) -> Any:
        """The list as it was, unless a team that counts otherwise stood in it or comes into it."""
        of = attrgetter(name)
        was = of(lists)
        pairs = ((of(old.lists), of(new.lists)) for old, new in swaps)
        queues = (queue for old, new in pairs if old != new for queue in (old, new))
        if all(_lies_behind(queue, was, limit, latest=latest) for queue in queues):
            return was
        return tuple(islice(merge(*(of(team.lists) for team in teams.values()), reverse=latest), limit))

    return Lists(
        oldest=first("oldest", 1),
        breached=first("breached", limits.breached),
        next=first("next", limits.next),
        waiting=first("waiting", limits.side),
        met=first("met", limits.side, latest=True),
    )


def _paused(
    before: Tally, swaps: _Swaps, teams: Mapping[int | None, TeamTally]
) -> tuple[tuple[str, int], ...]:
    if all(old.standing.paused == new.standing.paused for old, new in swaps):
        return before.paused
    counts: Counter[str] = Counter()
    for team in teams.values():
        counts.update(team.standing.paused)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _lies_behind(queue: Sequence[Any], listed: Sequence[Any], limit: int, *, latest: bool) -> bool:
    """Whether all of a team's come after the last that is listed."""
    if not queue or not limit:
        return True
    if len(listed) < limit:
        return False
    behind: bool = queue[0] < listed[-1] if latest else queue[0] > listed[-1]
    return behind
