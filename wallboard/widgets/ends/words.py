"""Ends of a wall in words for a person."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from wallboard.domain.wall_ends import EndKind, WallEnd
from wallboard.models.counted import counted

_MB = 1_000_000


def summary_of(ends: Sequence[WallEnd], now: datetime) -> str:
    """One line for the bar: how often, since when, and how it went the last time."""
    last, since = ends[-1], instant_words(ends[0].at, now)
    if len(ends) == 1:
        once = QCoreApplication.translate(
            "WallEnds", "The wall stopped at {at} while nobody looked, and came back: {how}."
        )
        return once.format(at=since, how=how_of(last))
    often = counted(
        "WallEnds",
        "The wall stopped once since {since}: {how}.",
        "The wall stopped %n times since {since}; the last time: {how}.",
        len(ends),
    )
    return often.format(since=since, how=how_of(last))


def how_of(end: WallEnd) -> str:
    """Why it was over, as a part of a sentence."""
    match end.kind:
        case EndKind.HANG:
            return QCoreApplication.translate("WallEnds", "it no longer answered")
        case EndKind.MEMORY:
            return QCoreApplication.translate("WallEnds", "it took too much memory")
        case EndKind.SIGNAL:
            return QCoreApplication.translate("WallEnds", "it was ended by {signal}").format(
                signal=end.signal_name or end.number
            )
    return QCoreApplication.translate("WallEnds", "it ended with the code {code}").format(code=end.number)


def full_text(end: WallEnd) -> str:
    """Everything that is kept of one end, to be read or copied."""
    lines = [f"{end.at.astimezone():%Y-%m-%d %H:%M:%S %z}  {how_of(end)}"]
    lived = QCoreApplication.translate("WallEnds", "after {seconds} s").format(seconds=round(end.lived_s))
    if end.rss_bytes is not None:
        lived += ", " + QCoreApplication.translate("WallEnds", "with {megabytes} MB").format(
            megabytes=round(end.rss_bytes / _MB)
        )
    lines.append(lived)
    lines += [f"{screen}: {page}" if screen else page for screen, page in end.pages.items()]
    lines += [", ".join(f"{name} {version}" for name, version in end.versions.items()), ""]
    lines.append(end.stack.rstrip() or QCoreApplication.translate("WallEnds", "It left no stack."))
    return "\n".join(lines)


def instant_words(at: datetime, now: datetime) -> str:
    """The time of day, with the day where that is not today."""
    here = at.astimezone()
    if here.date() == now.astimezone().date():
        return f"{here:%H:%M}"
    moment = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    return QLocale().toString(moment, "ddd d MMM HH:mm")
