"""Who else follows the same log: which boards, engines and feeds are there, and which have fallen silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.freshness import LATE_AFTER_BEATS, Sight, freshness_by_own_beat

LONGEST_EVERY_S = 3600
LOUD_FOR = timedelta(hours=12)
"""Who has been silent for longer than a shift is listed, but no longer called out."""


class Kind(StrEnum):
    """What a program is to the floor."""

    BOARD = "board"
    ENGINE = "engine"
    REPLAY = "replay"
    DEMO = "demo"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a program says of itself at a beat; the database adds who it is and when it said so."""

    instance_id: str
    kind: Kind
    program: str
    host: str
    every: timedelta
    program_version: str | None = None
    schema_version: int | None = None
    epoch: str | None = None
    seq: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """The last that was heard of one program; `is_same_log` is None where it never said what it follows."""

    instance_id: str
    kind: Kind
    program: str
    host: str
    every: timedelta
    started_at: datetime
    beat_at: datetime
    program_version: str | None = None
    schema_version: int | None = None
    operator_id: int | None = None
    login: str | None = None
    seq: int | None = None
    head_seq: int | None = None
    behind_since_at: datetime | None = None
    is_same_log: bool | None = None
    page: str | None = None
    said_goodbye_at: datetime | None = None

    def sight(self, now: datetime) -> Sight:
        """How fresh it is by its own measure; `now` is the database's."""
        silent_for = max(timedelta(0), now - self.beat_at)
        return Sight(freshness_by_own_beat(silent_for, self.every), silent_for)

    def is_silent(self, now: datetime) -> bool:
        """It should have been heard of, and was not; whoever said goodbye is not silent but gone."""
        return self.said_goodbye_at is None and not self.sight(now).freshness.takes_drops

    def lags_by(self, now: datetime) -> timedelta | None:
        """For how long it has not got to where the log was at its beat before; None while it keeps up."""
        since = self.behind_since_at
        if since is None or now - since <= self.every * LATE_AFTER_BEATS:
            return None
        return now - since


@dataclass(frozen=True, slots=True)
class RollCall:
    """All that were heard of, as of one instant of the database's clock; `own_id` is who asked."""

    read_at: datetime
    beats: tuple[Heartbeat, ...] = ()
    own_id: str | None = None

    def present(self, now: datetime) -> tuple[Heartbeat, ...]:
        """Those that follow now, the asker among them."""
        return tuple(b for b in self.beats if b.said_goodbye_at is None and not b.is_silent(now))

    def silent(self, now: datetime) -> tuple[Heartbeat, ...]:
        """Those that fell silent without a goodbye: engines first, then whoever was heard of last."""
        silent = (beat for beat in self.beats if beat.is_silent(now))
        return tuple(sorted(silent, key=lambda beat: (_rank(beat.kind), now - beat.beat_at)))

    def loud(self, now: datetime) -> tuple[Heartbeat, ...]:
        """The silent ones that a person must be told of now, unless another of their kind took over since."""
        return tuple(
            beat
            for beat in self.silent(now)
            if beat.sight(now).silent_for <= LOUD_FOR and not self._is_replaced(beat, now)
        )

    def astray(self, now: datetime) -> tuple[Heartbeat, ...]:
        """Those present that follow another log than this database holds."""
        return tuple(beat for beat in self.present(now) if beat.is_same_log is False)

    def lagging(self, now: datetime) -> tuple[Heartbeat, ...]:
        return tuple(beat for beat in self.present(now) if beat.lags_by(now) is not None)

    def counts(self, now: datetime) -> dict[Kind, int]:
        """How many of each kind follow now; kinds that nobody is of are left out."""
        there = [beat.kind for beat in self.present(now)]
        return {kind: there.count(kind) for kind in Kind if kind in there}

    def _is_replaced(self, gone: Heartbeat, now: datetime) -> bool:
        """Started anew on the same host under the same login after the last beat of the one that is gone."""
        return any(
            (beat.kind, beat.program, beat.host, beat.login)
            == (gone.kind, gone.program, gone.host, gone.login)
            and beat.started_at > gone.beat_at
            for beat in self.present(now)
        )


def in_order(beats: Iterable[Heartbeat]) -> tuple[Heartbeat, ...]:
    """Engines before boards, then by host and start, so that a list keeps its order from beat to beat."""
    return tuple(sorted(beats, key=lambda b: (_rank(b.kind), b.host, b.started_at, b.instance_id)))


def _rank(kind: Kind) -> int:
    return (Kind.ENGINE, Kind.REPLAY, Kind.DEMO, Kind.FEED, Kind.BOARD).index(kind)
