"""The time machine: takes a view to past instants, forward and back step by step, and back to now."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from wallboard.domain.log_span import LogSpan
from wallboard.live.past import Past
from wallboard.live.past_reader import PastReader, Wish
from wallboard.live.shown import ShownTime
from wallboard.live.view import View


class TimeMachine(QObject):
    """Knows where a person wants to look, and shows it as soon as it is read; it never writes anything.

    `at` is where the person wants to look; what is shown follows it.
    """

    moved = Signal(object)
    """Where the person wants to look from now on: an instant, or None for now."""
    span_changed = Signal(object)
    """The `LogSpan`, or None where the log is empty."""
    said = Signal(str)
    """Why a wish cannot be granted, in a sentence; empty once one is."""

    def __init__(
        self, view: View, live_time: ShownTime, reader: PastReader, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._live_time = live_time
        self._reader = reader
        self._at: datetime | None = None
        self._wish: Wish | None = None
        self._span: LogSpan | None = None
        self._knows_span = False
        self._first_at: datetime | None = None
        reader.span_read.connect(self._take_span)
        reader.read.connect(self._take)
        reader.lost.connect(self._lose)

    @property
    def at(self) -> datetime | None:
        """None is now."""
        return self._at

    @property
    def shown_at(self) -> datetime | None:
        """The past instant that is shown by now; None where it is the floor as it is."""
        return self._view.past_at

    @property
    def span(self) -> LogSpan | None:
        """What can be looked at, up to now; None until it was read, and where the log is empty."""
        return None if self._span is None else self._span.until(self._live_time.now())

    @property
    def is_waiting(self) -> bool:
        """Whether a board is wished for that is not there yet."""
        return self._wish is not None

    def now(self) -> datetime:
        """The floor's time as it is, whatever is looked at."""
        return self._live_time.now()

    def prepare(self) -> None:
        """Find out from when to when there is something to look at."""
        self._reader.ask_span()

    def go_at_first(self, at: datetime) -> None:
        """Look at an instant as soon as it is known what the log holds."""
        self._first_at = at
        self.prepare()

    def go(self, at: datetime) -> None:
        """Look at an instant; one that cannot be looked at is refused in words and changes nothing."""
        sentence = self._objection(at)
        self.said.emit(sentence)
        if not sentence:
            self._ask(Wish(at))

    def move(self, by: timedelta) -> None:
        """Look so much later or earlier, as far as the log goes; later than now is now."""
        span = self.span
        if span is None:
            self.said.emit(self._unknown())
            return
        to = (self._at or span.until_at) + by
        if to >= span.until_at:
            self.return_to_now()
        else:
            self.go(max(to, span.begins_at))

    def step(self, changes: int) -> None:
        """Look so many changes of the floor later or earlier; steps that are not read yet add up."""
        if self._at is None and changes > 0:
            self.said.emit(self._no_later())
            return
        waiting = self._wish
        if waiting is not None and waiting.changes:
            wish = replace(waiting, changes=waiting.changes + changes)
        else:
            wish = Wish(self._at or self._live_time.now(), changes)
        self.said.emit("")
        self._wish = wish
        self._reader.wish(wish)

    def go_to_begin(self) -> None:
        span = self.span
        if span is None:
            self.said.emit(self._unknown())
        else:
            self.go(span.begins_at)

    def return_to_now(self) -> None:
        """Look at the floor as it is; whatever was wished for is forgotten."""
        self._wish = None
        self._reader.forget()
        self.said.emit("")
        self._view.show_now()
        self._become(None)

    def _ask(self, wish: Wish) -> None:
        self._wish = wish
        self._become(wish.at)
        self._reader.wish(wish)

    def _become(self, at: datetime | None) -> None:
        if at != self._at:
            self._at = at
            self.moved.emit(at)

    @Slot(object)
    def _take_span(self, span: LogSpan | None) -> None:
        self._span, self._knows_span = span, True
        self.span_changed.emit(self.span)
        first_at, self._first_at = self._first_at, None
        if first_at is not None:
            self.go(first_at)

    @Slot(object, object)
    def _take(self, wish: Wish, past: Past | None) -> None:
        """A board that nobody wishes for any more is not shown, except on the way of a hand that drags."""
        if self._at is None and self._wish is None:
            return
        if past is None:
            if wish == self._wish:
                self._wish = None
                self.said.emit(self._no_later() if wish.changes > 0 else self._no_earlier())
            return
        is_newest = wish == self._wish
        if is_newest:
            self._wish = None
            self._become(past.at)
        if is_newest or self._wish is not None or past.at == self._at:
            self._view.show_past(past)

    @Slot(object, str)
    def _lose(self, wish: Wish | None, sentence: str) -> None:
        """What is shown stays: the instant wished for is given up, and the person told why."""
        if wish == self._wish:
            self._wish = None
            self._become(self._view.past_at)
        self.said.emit(sentence)

    def _objection(self, at: datetime) -> str:
        span = self.span
        if span is None:
            return self._unknown()
        if at < span.begins_at:
            words = QCoreApplication.translate(
                "TimeMachine", "The log begins at {instant}: of the time before it nothing is known."
            )
            return words.format(instant=_said(span.begins_at))
        if at > span.until_at:
            words = QCoreApplication.translate("TimeMachine", "{instant} is still to come.")
            return words.format(instant=_said(at))
        return ""

    def _unknown(self) -> str:
        if not self._knows_span:
            return QCoreApplication.translate("TimeMachine", "What the log holds is still being read.")
        return QCoreApplication.translate("TimeMachine", "The log is empty: there is no past to look at.")

    def _no_later(self) -> str:
        return QCoreApplication.translate("TimeMachine", "Nothing changed between this instant and now.")

    def _no_earlier(self) -> str:
        return QCoreApplication.translate("TimeMachine", "Nothing changed before this instant.")


def _said(at: datetime) -> str:
    local = at.astimezone()
    return f"{local:%Y-%m-%d %H:%M:%S} {local.tzname()}"
