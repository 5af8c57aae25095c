"""A proof in words: spans, instants, what each stretch is, and the one sentence that answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from wallboard.domain.clock import ClockState
from wallboard.domain.people import People
from wallboard.domain.proof import Proof, Segment
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.domain.proof_lines import Line
from wallboard.domain.sla_policy import Happening
from wallboard.domain.timeline import Writer
from wallboard.domain.whole_seconds import left_s, used_s
from wallboard.widgets.desk.words import code_words
from wallboard.widgets.times import hours_words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clockface:
    """Writes instants in one zone; None is the zone of this machine."""

    zone: tzinfo | None

    def name(self, at: datetime) -> str:
        """The zone as a person knows it; that of this machine as it is called at an instant."""
        if isinstance(self.zone, ZoneInfo):
            return self.zone.key
        return tr("{zone}, as on this machine").format(zone=self.local(at).tzname())

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)

    def day(self, at: datetime) -> str:
        local = self.local(at)
        month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
        return f"{self._weekday(at)} {local.day} {month}"

    def time(self, at: datetime) -> str:
        """Hours and minutes, and seconds where there are any."""
        local = self.local(at)
        return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"

    def day_time(self, at: datetime) -> str:
        return f"{self.day(at)} {self.time(at)}"

    def near(self, at: datetime, now: datetime) -> str:
        """Its time, with its day where that is not today's."""
        is_today = self.local(at).date() == self.local(now).date()
        return self.time(at) if is_today else self.day_time(at)

    def near_day(self, at: datetime) -> str:
        """Its time, with no more of its day than the name in the week."""
        return f"{self._weekday(at)} {self.time(at)}"

    def days(self, first: datetime, last: datetime) -> str:
        """“Mon 9 – Fri 13 Mar”, the month once where it is the same."""
        start, end = self.local(first), self.local(last)
        if (start.year, start.month) != (end.year, end.month):
            return f"{self.day(first)} – {self.day(last)}"
        return f"{self._weekday(first)} {start.day} – {self.day(last)}"

    def date(self, at: datetime) -> str:
        return f"{self.day(at)} {self.local(at).year}"

    def _weekday(self, at: datetime) -> str:
        return QLocale().dayName(self.local(at).isoweekday(), QLocale.FormatType.ShortFormat)


def span_s(seconds: int) -> str:
    """“2:10 h”, “2:10:07 h”, “48 min”, “0:07 min”."""
    minutes, rest = divmod(seconds, 60)
    part = f":{rest:02d}" if rest else ""
    words = (
        hours_words(minutes, rest)
        if minutes >= 60
        else tr("{minutes} min").format(minutes=f"{minutes}{part}")
    )
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def used_words(length: timedelta) -> str:
    return span_s(used_s(length))


def left_words(length: timedelta) -> str:
    """What is left, or by how much it is over, without a sign."""
    return span_s(abs(left_s(length)))


def sum_words(proof: Proof) -> str:
    """“8:00 h = 5:12 h used + 2:48 h left”."""
    words = tr("{within} = {used} used + {left} left")
    if proof.left < timedelta():
        words = tr("{within} = {used} used − {left} over")
    return words.format(
        within=used_words(proof.within), used=used_words(proof.used), left=left_words(proof.left)
    )


def state_word(state: ClockState) -> str:
    return {
        ClockState.RUNNING: tr("running"),
        ClockState.PAUSED: tr("paused"),
        ClockState.MET: tr("met"),
        ClockState.MISSED: tr("missed"),
        ClockState.RUNNING_THOUGH_MISSED: tr("running, though missed"),
        ClockState.CANCELLED: tr("cancelled"),
    }[state]


def happening_word(kind: Happening) -> str:
    return {
        Happening.OPENED: tr("opened"),
        Happening.ACKNOWLEDGED: tr("acknowledged"),
        Happening.DEPLOYED: tr("deployed"),
        Happening.UPDATED: tr("updated"),
        Happening.PAUSED: tr("paused"),
        Happening.RESUMED: tr("resumed"),
        Happening.RESOLVED: tr("resolved"),
        Happening.CLOSED: tr("closed"),
        Happening.REOPENED: tr("reopened"),
        Happening.CANCELLED: tr("cancelled"),
        Happening.MERGED: tr("merged"),
    }[kind]


def who(people: People, writer: Writer) -> str:
    """Who it was, or that nobody wrote that down."""
    return people.called(writer) or tr("somebody unknown")


def what(line: Line | Segment, people: People, *, is_running: bool) -> str:
    """What a stretch is, and why it is so; what lies ahead of a clock that has ended will never come."""
    kind, name = line.kind, code_words(line.name)
    if kind is SegmentKind.PAUSED:
        return tr("paused: {reason}, by {who}").format(who=who(people, line.writer), reason=name)
    if kind is SegmentKind.ENDED:
        return tr("ended, until {who} reopened it").format(who=who(people, line.writer))
    if kind is SegmentKind.HOLIDAY:
        return tr("holiday: {name}").format(name=line.name)
    if kind is SegmentKind.COUNTED and line.is_ahead:
        return tr("to come") if is_running else tr("to spare")
    if kind is SegmentKind.COUNTED and line.is_overdue:
        return tr("overdue")
    return {
        SegmentKind.COUNTED: tr("counted"),
        SegmentKind.CLOSED: tr("closed"),
        SegmentKind.BREAK: tr("break"),
        SegmentKind.EARLIER: tr("before it was graded so"),
        SegmentKind.SUMMED: tr("working time, as one sum"),
    }[kind]


def sentence(proof: Proof, now: datetime, face: Clockface, people: People) -> str:
    """The answer, as a person would say it."""
    clock, state = proof.clock, proof.clock.state(now)
    values = {
        "within": used_words(proof.within),
        "used": used_words(proof.used),
        "left": left_words(proof.left),
        "due": "" if clock.due_at is None else face.near(clock.due_at, now),
        "end": "" if clock.ended_at is None else face.near(clock.ended_at, now),
    }
    if state is ClockState.PAUSED and clock.paused is not None:
        values["since"] = face.near(clock.paused.since_at, now)
        values["reason"] = code_words(clock.paused.reason)
        values["who"] = who(people, clock.paused.writer)
    words = _words_of(state, is_known=clock.due_at is not None).format(**values)
    return f"{words} {_standing(proof, face, now)}".rstrip() if clock.is_running else words


def _words_of(state: ClockState, *, is_known: bool) -> str:
    if state is ClockState.RUNNING and not is_known:
        return tr("{left} of {within} working time are left, and the calendar does not open for so long.")
    if state is ClockState.PAUSED and is_known:
        return tr("Paused by {who} since {since}: {reason}. It had fallen due before, {due}.")
    return {
        ClockState.RUNNING: tr("{left} of {within} working time are left, so it falls due {due}."),
        ClockState.PAUSED: tr(
            "Paused by {who} since {since}: {reason}. {left} of {within} are left and stay so."
        ),
        ClockState.RUNNING_THOUGH_MISSED: tr("All {within} were used up {due}; it runs on, {left} over."),
        ClockState.MET: tr("Kept: it ended {end}, with {left} of {within} working time to spare."),
        ClockState.MISSED: tr("Broken: it fell due {due} and ended {end}, {left} of working time over."),
        ClockState.CANCELLED: tr("Cancelled {end}, after {used} of {within}: nothing is owed any more."),
    }[state]


def _standing(proof: Proof, face: Clockface, now: datetime) -> str:
    """That nothing counts at this moment, though nobody paused it."""
    current = next((one for one in proof.segments if one.from_at <= now < one.to_at), None)
    if current is None or current.kind not in (SegmentKind.CLOSED, SegmentKind.HOLIDAY, SegmentKind.BREAK):
        return ""
    opens = next((one for one in proof.segments if one.from_at > now and one.is_counted), None)
    if opens is None:
        return tr("Nothing counts now: closed.")
    return tr("Nothing counts until {time}.").format(time=face.near(opens.from_at, now))


def tr(text: str) -> str:
    return QCoreApplication.translate("Proof", text)
