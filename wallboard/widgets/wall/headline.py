"""The top of the wall: one sentence, how far the page may be trusted, and the database's time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.widgets.access.part import Part
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size, Weight
from wallboard.widgets.wall.grid import HEADLINE, Grid
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall.words import STOP, Heading


class HeadlineTile(Tile):
    """A sentence when live; a dated banner over the whole width when not."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Headline"), parent)
        self._heading = Heading("", True, False, None)
        self._sight: Sight | None = None
        self._as_of: datetime | None = None
        self._moment: Moment | None = None

    def show_heading(self, heading: Heading, as_of: datetime) -> None:
        """Say something else; the clock is left alone."""
        if (heading, as_of) != (self._heading, self._as_of):
            changed = heading != self._heading
            self._heading, self._as_of = heading, as_of
            self._describe()
            if changed or (self._sight and self._sight.freshness is not Freshness.LIVE):
                self.update()

    def show_sight(self, sight: Sight) -> None:
        self._sight = sight
        self._describe()
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Move the clock on: only its own place is painted."""
        self._moment = moment
        self.update(self._clock_place())

    def parts(self) -> tuple[Part, ...]:
        half = self.width() // 2
        freshness = self._sight.freshness if self._sight else Freshness.LIVE
        first, state = QRect(0, 0, half, self.height()), QRect(half, 0, half, self.height())
        headline = QCoreApplication.translate("Wall", "Headline")
        page = QCoreApplication.translate("Wall", "State of the page")
        said = f"{self._word(freshness)}, {self._as_of_words()}"
        return (
            Part("headline", headline, self._heading.sentence, first),
            Part("state", page, said if freshness is not Freshness.LIVE else self._word(freshness), state),
        )

    def draw(self, painter: QPainter, exposed: QRect) -> None:  # noqa: ARG002  # all of it is one line
        if self._sight and self._sight.freshness is not Freshness.LIVE:
            self._draw_banner(painter, self._sight)
            return
        self._draw_live(painter)
        self.hairline(painter, 0, self.height() - self.u(1), self.width())

    def _draw_live(self, painter: QPainter) -> None:
        theme, heading = self.pot.theme, self._heading
        clock = self.pot.face(Size.ROOM)
        base = clock.base_in(QRectF(0, 0, 1, self.u(HEADLINE)))
        right = self.width() - self.margin
        loud = theme.text2 if heading.calm else theme.text1
        time = self._moment.clock_s(self._moment.now) if self._moment else ""
        right = self.pot.write_to(painter, clock, loud, right, base, time) - self.u(30)
        right = self._draw_state(painter, right)
        if heading.replay_speed is not None:
            right = self._draw_replay(painter, right - self.u(30))
        face = self.pot.face(Size.ROOM, Weight.NORMAL if heading.calm else Weight.STRONG)
        said = as_fits(heading.sentence, face, right - self.u(48) - self.margin)
        self.pot.write(painter, face, loud, self.margin, base, said)

    def _draw_state(self, painter: QPainter, right: float) -> float:
        """LIVE, and below it whose time the clock shows; the left end of both is returned."""
        theme = self.pot.theme
        state, below = self.pot.face(Size.NEAR, Weight.STRONG), self.pot.face(Size.WALK_UP)
        word = self._word(Freshness.LIVE)
        first = self.pot.write_to(painter, state, theme.text2, right, self.u(41), word)
        second = self.pot.write_to(painter, below, theme.text3, right, self.u(68), self._clock_words())
        return min(first, second)

    def _draw_replay(self, painter: QPainter, right: float) -> float:
        """A large frame that nobody can take for today."""
        face = self.pot.face(Size.STATE, Weight.HERO)
        text = QCoreApplication.translate("Wall", "REPLAY")
        width = face.width(text) + self.u(36)
        rect = QRectF(right - width, self.u(14), width, self.u(HEADLINE - 28))
        marks.frame(painter, self.pot, rect, self.pot.theme.text1, width=self.u(4), corner="plate")
        self.pot.write(
            painter, face, self.pot.theme.text1, rect.left() + self.u(18), face.base_in(rect), text
        )
        return rect.left()

    def _draw_banner(self, painter: QPainter, sight: Sight) -> None:
        theme = self.pot.theme
        painter.fillRect(self.rect(), theme.text1)
        state, room = self.pot.face(Size.STATE, Weight.HERO), self.pot.face(Size.ROOM, Weight.STRONG)
        box = QRectF(0, 0, 1, self.u(HEADLINE))
        right = self.width() - self.margin
        left = self._draw_silence(painter, sight, right)
        x = self.pot.write(
            painter, state, theme.ink, self.margin, state.base_in(box), self._word(sight.freshness)
        )
        said = room.elided(self._as_of_words(), left - self.u(60) - x - self.u(40))
        x = self.pot.write(painter, room, theme.ink, x + self.u(40), room.base_in(box), said)
        hatch = QRectF(x + self.u(44), 0, left - self.u(40) - x - self.u(44), self.height())
        if hatch.width() > self.u(30):
            self._rule(painter, hatch)

    def _draw_silence(self, painter: QPainter, sight: Sight, right: float) -> float:
        """How long nothing was heard and what that forbids; the left end is returned."""
        near, label = self.pot.face(Size.NEAR, Weight.STRONG), self.pot.face(Size.LABEL)
        seconds = int(sight.silent_for.total_seconds())
        silent = QCoreApplication.translate("Wall", "database silent for {seconds} s").format(seconds=seconds)
        if sight.freshness.takes_drops:
            rule = QCoreApplication.translate("Wall", "drops are still accepted")
        else:
            rule = QCoreApplication.translate("Wall", "no drop is accepted until LIVE")
        ink = self.pot.theme.ink
        first = self.pot.write_to(painter, near, ink, right, self.u(42), silent)
        return min(first, self.pot.write_to(painter, label, ink, right, self.u(76), rule))

    def _rule(self, painter: QPainter, rect: QRectF) -> None:
        """The falling hatch of everything that is not now, at full strength."""
        self.pot.hatched(painter, rect, "banner", self.pot.theme.text3)

    def _word(self, freshness: Freshness) -> str:
        words = {
            Freshness.LIVE: QCoreApplication.translate("Wall", "LIVE"),
            Freshness.LATE: QCoreApplication.translate("Wall", "LATE"),
            Freshness.STALE: QCoreApplication.translate("Wall", "STALE"),
            Freshness.BLIND: QCoreApplication.translate("Wall", "BLIND"),
        }
        return words[freshness]

    def _clock_words(self) -> str:
        heading = self._heading
        if heading.replay_speed is not None and self._moment is not None:
            date = self._moment.date(self._moment.now)
            return date if heading.replay_speed == 1 else f"{date}  × {heading.replay_speed:g}"
        if heading.training:
            return QCoreApplication.translate("Wall", "training floor")
        return QCoreApplication.translate("Wall", "database time")

    def _as_of_words(self) -> str:
        if self._as_of is None or self._moment is None:
            return QCoreApplication.translate("Wall", "nothing was read yet")
        said = QCoreApplication.translate("Wall", "numbers as of {time}, {day}").format(
            time=self._moment.clock_s(self._as_of), day=self._moment.day(self._as_of)
        )
        if self._heading.replay_speed is None:
            return said
        return QCoreApplication.translate("Wall", "REPLAY, {said}").format(said=said)

    def _clock_place(self) -> QRect:
        if self._sight and self._sight.freshness is not Freshness.LIVE:
            return QRect()
        width = self.pot.face(Size.ROOM).width("00:00:00") + self.margin + self.u(4)
        return QRect(round(self.width() - width), 0, round(width), round(self.u(HEADLINE - 2)))

    def _describe(self) -> None:
        if self._sight and self._sight.freshness is not Freshness.LIVE:
            self.setAccessibleDescription(f"{self._word(self._sight.freshness)}: {self._as_of_words()}")
        else:
            self.setAccessibleDescription(self._heading.sentence)


def as_fits(sentence: str, face: Face, width: float) -> str:
    """As many of its sentences as fit whole; only the first is ever cut."""
    parts = sentence.split(STOP)
    while len(parts) > 1 and face.width(STOP.join(parts)) > width:
        parts.pop()
    return face.elided(STOP.join(parts), width)
