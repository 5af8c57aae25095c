"""Who else follows the log, in words: one calm line, and a loud one where somebody fell silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.freshness import Freshness
from wallboard.domain.heartbeats import Heartbeat, Kind, RollCall
from wallboard.domain.sources import Origin, Source
from wallboard.models.counted import counted
from wallboard.widgets.times import Moment


@dataclass(frozen=True, slots=True)
class Company:
    """What the wall says of the others; `loud` is empty as long as nobody need act."""

    calm: str = ""
    loud: str = ""


def company_of(roll: RollCall | None, now: datetime) -> Company:
    """`now` is the database's."""
    if roll is None:
        return Company()
    counts = roll.counts(now)
    parts = [programs(kind, count) for kind, count in counts.items()]
    words = counted("Company", "{programs} follows", "{programs} follow", sum(counts.values()))
    calm = words.format(programs=", ".join(parts))
    loud = [
        *(_astray(beat) for beat in roll.astray(now)),
        *(silent_words(beat, now) for beat in roll.loud(now)),
        *(_lagging(beat, now) for beat in roll.lagging(now)),
    ]
    return Company(calm if parts else "", _first_of(loud))


def programs(kind: Kind, count: int) -> str:
    """“3 boards”, “1 engine”."""
    words = {
        Kind.BOARD: counted("Company", "%n board", "%n boards", count),
        Kind.ENGINE: counted("Company", "%n engine", "%n engines", count),
        Kind.REPLAY: counted("Company", "%n replay", "%n replays", count),
        Kind.DEMO: counted("Company", "%n demo floor", "%n demo floors", count),
        Kind.FEED: counted("Company", "%n feed", "%n feeds", count),
    }
    return words[kind]


def kind_word(kind: Kind) -> str:
    """What a program is, as its line in the list begins."""
    words = {
        Kind.BOARD: QCoreApplication.translate("Company", "Board"),
        Kind.ENGINE: QCoreApplication.translate("Company", "Engine"),
        Kind.REPLAY: QCoreApplication.translate("Company", "Replay"),
        Kind.DEMO: QCoreApplication.translate("Company", "Demo floor"),
        Kind.FEED: QCoreApplication.translate("Company", "Feed"),
    }
    return words[kind]


def freshness_word(freshness: Freshness) -> str:
    words = {
        Freshness.LIVE: QCoreApplication.translate("Company", "LIVE"),
        Freshness.LATE: QCoreApplication.translate("Company", "LATE"),
        Freshness.STALE: QCoreApplication.translate("Company", "STALE"),
        Freshness.BLIND: QCoreApplication.translate("Company", "BLIND"),
    }
    return words[freshness]


def silent_words(beat: Heartbeat, now: datetime) -> str:
    """“ENGINE on pbx1 silent 4 min”."""
    words = QCoreApplication.translate("Company", "{kind} on {host} silent {span}")
    return words.format(
        kind=kind_word(beat.kind).upper(), host=beat.host, span=span_words(now - beat.beat_at)
    )


def span_words(span: timedelta) -> str:
    """Seconds to a minute and a half, then minutes, then hours and days."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 90:
        return QCoreApplication.translate("Company", "{count} s").format(count=seconds)
    if seconds < 90 * 60:
        return QCoreApplication.translate("Company", "{count} min").format(count=seconds // 60)
    if seconds < 48 * 3600:
        return QCoreApplication.translate("Company", "{count} h").format(count=seconds // 3600)
    return QCoreApplication.translate("Company", "{count} d").format(count=seconds // 86400)


def origin_word(origin: Origin) -> str:
    """What a source is called where sources are listed."""
    words = {
        Origin.BOARD: QCoreApplication.translate("Company", "Incidents and people"),
        Origin.HOURS: QCoreApplication.translate("Company", "Last hours"),
        Origin.WEEKS: QCoreApplication.translate("Company", "Weeks and forecast"),
        Origin.OTHERS: QCoreApplication.translate("Company", "Others on this log"),
    }
    return words[origin]


def dated(source: Source, moment: Moment) -> str:
    """When a source that is not LIVE was so the last time."""
    if source.as_of is None:
        return QCoreApplication.translate("Company", "not read yet")
    return QCoreApplication.translate("Company", "as of {time}").format(time=moment.clock(source.as_of))


def _astray(beat: Heartbeat) -> str:
    words = QCoreApplication.translate("Company", "{kind} on {host} follows ANOTHER LOG")
    return words.format(kind=kind_word(beat.kind).upper(), host=beat.host)


def _lagging(beat: Heartbeat, now: datetime) -> str:
    words = QCoreApplication.translate("Company", "{kind} on {host} lags {span}")
    lag = beat.lags_by(now) or timedelta(0)
    return words.format(kind=kind_word(beat.kind).upper(), host=beat.host, span=span_words(lag))


def _first_of(loud: list[str]) -> str:
    if len(loud) < 2:
        return "".join(loud)
    words = QCoreApplication.translate("Company", "{first}, and {count} more")
    return words.format(first=loud[0], count=len(loud) - 1)
