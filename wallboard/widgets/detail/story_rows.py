"""The rows of an incident's timeline, the newest first with a row for each day, and of what belongs to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QLocale

from wallboard.domain.story import Kin, Kinship, Story
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind, Tone
from wallboard.widgets.detail.story_words import kinship_word, line_words, who_words


class StoryRows:
    """The rows of the newest lines, worked out again only for another story, another day or more lines."""

    def __init__(self) -> None:
        self._of: tuple[Story, date, int] | None = None
        self._rows: tuple[Row, ...] = ()

    def rows(self, story: Story, now: datetime, shown: int) -> tuple[Row, ...]:
        today = now.astimezone().date()
        of = self._of
        if of is None or of[0] is not story or of[1:] != (today, shown):
            self._of, self._rows = (
                (story, today, shown),
                tuple(replace(row, column=1) for row in _told(story, today, shown)),
            )
        return self._rows


def kin_rows(kin: Iterable[Kin], now: datetime) -> Iterator[Row]:
    """Other incidents, each opened by a click."""
    before = ""
    for one in kin:
        label = kinship_word(one)
        name = one.reference
        if one.kinship is Kinship.SAME_REFERENCE:
            name = _tr("{reference} in {source}").format(reference=name, source=one.source)
        words = _tr("{name} open since {time}") if one.is_open else _tr("{name} ended, opened {time}")
        if one.opened_at is None:
            words = _tr("{name} open") if one.is_open else _tr("{name} ended")
        time = "" if one.opened_at is None else clock_time(one.opened_at, now)
        text = words.format(name=name, time=time)
        yield Row(
            RowKind.LINK,
            ("kin", str(one.kinship), one.incident_id),
            label="" if label == before else label,
            text=text,
            act=Act(ActKind.OPEN, one.incident_id),
        )
        before = label


def _told(story: Story, today: date, shown: int) -> Iterator[Row]:
    if not story.lines:
        words = _tr("The log says nothing of it that can be read.")
        yield Row(RowKind.SENTENCE, ("empty",), text=words, tone=Tone.QUIET)
        return
    noon = datetime.combine(today, time(12)).astimezone()
    before: date | None = today
    rows = list[Row]()
    for line in story.lines[:shown]:
        day = None if line.at is None else line.at.astimezone().date()
        if day is not None and day != before:
            rows.append(Row(RowKind.DAY, ("day", day, line.seqs), text=_day_words(day)))
            before = day
        when = "" if line.at is None else f"{line.at.astimezone():%H:%M:%S}"
        reason = line.order.reason if line.order is not None else None
        rows.append(
            Row(
                RowKind.LINE,
                ("line", line.seqs),
                label=when or _tr("no time"),
                text=line_words(line, story.names, noon),
                note=who_words(line, story.names, noon),
                quote="" if not reason else _tr("“{reason}”").format(reason=reason),
            )
        )
    hidden = len(story.lines) - min(shown, len(story.lines))
    rows[-1] = replace(rows[-1], is_last=not hidden and not story.earlier)
    yield from rows
    yield from _earlier(hidden, story.earlier)


def _earlier(hidden: int, earlier: int) -> Iterator[Row]:
    if hidden:
        words = _tr("{count} earlier").format(count=hidden + earlier)
        yield Row(RowKind.MORE, ("earlier",), text=words, act=Act(ActKind.EARLIER))
    elif earlier:
        words = _tr("{count} earlier, which “wallboard story” tells").format(count=earlier)
        yield Row(RowKind.SENTENCE, ("beyond",), text=words, tone=Tone.QUIET)


def _day_words(day: date) -> str:
    locale = QLocale()
    name = locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    month = locale.monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{name} {day.day} {month} {day.year}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
