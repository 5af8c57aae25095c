"""The top of the wall: one sentence, how far the page may be trusted, and the database's time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.widgets.access.part import Part
from wallboard.widgets.company.words import Company
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size, Weight
from wallboard.widgets.wall.grid import HEADLINE, Grid
from wallboard.widgets.wall.headline_banner import Banner, draw_banner, state_word
from wallboard.widgets.wall.past_banner import draw_past
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall.words import BETWEEN, STOP, Heading, as_fits

_LEAST_SENTENCE = 150
_COMPANY_PART = 0.26
"""How much of the width may be taken by who fell silent, whatever the sentence needs."""


class HeadlineTile(Tile):
    """A sentence when live; a dated banner over the whole width when not."""

    sentence_asked = Signal()
    """Somebody chose the sentence, who wants to see less than the whole floor."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Wall", "Headline"), parent)
        self._sentence_end = 0.0
        self._heading = Heading("", True, False, None)
        self._sight: Sight | None = None
        self._as_of: datetime | None = None
        self._moment: Moment | None = None
        self._company = Company()
        self._trouble = ""
        self._past: PastSaid | None = None

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

    def show_past(self, said: PastSaid | None) -> None:
        """The page is of a past instant; None: of now."""
        if said != self._past:
            self._past = said
            self._describe()
            self.update()

    def show_trouble(self, trouble: str) -> None:
        """Why the page is not LIVE, in a sentence; empty where nobody knows."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.update()

    def show_company(self, company: Company) -> None:
        """Who else follows the log; who fell silent is told in place of that."""
        before, self._company = self._company, company
        if before != company:
            self._describe()
            self.update()

    @property
    def heading(self) -> Heading:
        return self._heading

    @property
    def sentence_place(self) -> QRect:
        """Where the sentence of a live page stands; empty on one that is not."""
        is_live = self._past is None and (self._sight is None or self._sight.freshness is Freshness.LIVE)
        return QRect(0, 0, round(self._sentence_end), self.height()) if is_live else QRect()

    @property
    def state_width(self) -> int:
        """What lies at the right end: state, time, and who fell silent; a click there tells more."""
        return round(self.u(420))

    def show_moment(self, moment: Moment) -> None:
        """Move the clock on: only its own place is painted, and only when it says something else."""
        before, self._moment = self._moment, moment
        if before is None or before.zone != moment.zone or self._past is not None:
            self.update(self._clock_place())
        elif before.now.replace(microsecond=0) != moment.now.replace(microsecond=0):
            is_same_day = moment.day(before.now) == moment.day(moment.now)
            self.update(self._clock_place() if is_same_day else self.rect())

    def parts(self) -> tuple[Part, ...]:
        freshness = self._sight.freshness if self._sight else Freshness.LIVE
        first, state = self._halves()
        headline = QCoreApplication.translate("Wall", "Headline")
        page = QCoreApplication.translate("Wall", "State of the page")
        said = state_word(freshness)
        if self._past is not None:
            said = self._past.whole
        elif freshness is not Freshness.LIVE:
            said = f"{said}, {self._as_of_words()}"
        return (
            Part(
                "headline",
                headline,
                self._heading.sentence,
                first,
                act=self.sentence_asked.emit,
                does=QCoreApplication.translate("Wall", "Search and filter"),
            ),
            Part("state", page, said, state),
        )

    def _halves(self) -> tuple[QRect, QRect]:
        """Where the sentence stands, and from where on it is said how far to trust it."""
        end = self.sentence_place.width()
        end = end if end > self.width() // 4 else self.width() // 2
        return QRect(0, 0, end, self.height()), QRect(end, 0, self.width() - end, self.height())

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        if self._past is not None:
            draw_past(painter, self.pot, QRectF(self.rect()), self.margin, self._past, self._fitting)
            return
        if self._sight and self._sight.freshness is not Freshness.LIVE:
            word, dates = state_word(self._sight.freshness), (self._as_of_words(), self._brief_date())
            words = Banner(word, dates, self._sight, self._trouble)
            draw_banner(painter, self.pot, QRectF(self.rect()), self.margin, words)
            return
        base = self.pot.face(Size.ROOM).base_in(QRectF(0, 0, 1, self.u(HEADLINE)))
        left = self._draw_clock(painter, base)
        if not self._clock_place().contains(exposed.boundingRect()):
            self._draw_words(painter, left, base)
        self.hairline(painter, 0, self.height() - self.u(1), self.width())

    def _draw_clock(self, painter: QPainter, base: float) -> float:
        clock, right = self.pot.face(Size.ROOM), self.width() - self.margin
        time = self._moment.clock_s(self._moment.now) if self._moment else ""
        return self.pot.write_to(painter, clock, self._loud, right, base, time)

    @property
    def _loud(self) -> QColor:
        return self.pot.theme.text2 if self._heading.calm else self.pot.theme.text1

    def _draw_words(self, painter: QPainter, right: float, base: float) -> None:
        """All but the clock, which stands to the right of it."""
        heading, loud = self._heading, self._loud
        right = self._draw_state(painter, right - self.u(30))
        if self._is_replay:
            right = self._draw_replay(painter, right - self.u(30))
        face = self.pot.face(Size.ROOM, Weight.NORMAL if heading.calm else Weight.STRONG)
        self._sentence_end = right - self.u(48)
        room = self._sentence_end - self.margin
        if room > self.u(_LEAST_SENTENCE):
            self.pot.write(painter, face, loud, self.margin, base, as_fits(heading, face, room))

    def _fitting(self, width: float) -> str:
        return as_fits(self._heading, self.pot.face(Size.ROOM), width)

    def _draw_state(self, painter: QPainter, right: float) -> float:
        """LIVE, and below it who else follows and whose time it is; the left end of all is returned."""
        theme = self.pot.theme
        state, below = self.pot.face(Size.NEAR, Weight.STRONG), self.pot.face(Size.WALK_UP)
        word = state_word(Freshness.LIVE)
        first = self.pot.write_to(painter, state, theme.text2, right, self.u(41), word)
        first = self._draw_silent(painter, first - self.u(20)) if self._company.loud else first
        words = self._clock_words()
        if self._is_replay and right - below.width(words) < self._sentence_needs + self._replay_needs(0.0):
            words = self._floor_date()  # that it is the floor's time the frame beside it says
        words = self._with_company(words, below, right)
        second = self.pot.write_to(painter, below, theme.text3, right, self.u(68), words)
        return min(first, second)

    def _with_company(self, words: str, face: Face, right: float) -> str:
        """Who else follows, before whose time it is, where that takes nothing from what is said."""
        company = self._company
        if not company.calm or company.loud or self._is_replay:
            return words
        said = BETWEEN.join((company.calm, words))
        return said if right - face.width(said) >= self._reaches(self._heading.sentence) else words

    def _draw_silent(self, painter: QPainter, right: float) -> float:
        """Who fell silent, on the bright plate of what is not now."""
        theme, company = self.pot.theme, self._company
        face = self.pot.face(Size.LABEL, Weight.STRONG)
        replay = self._replay_needs(0.0) + self.u(60) if self._is_replay else 0.0
        room = max(self.width() * _COMPANY_PART, right - self._sentence_needs - self.u(20))
        said = face.elided(company.loud, min(room, right - replay))
        width = face.width(said) + self.u(20)
        box = QRectF(right - width, self.u(14), width, self.u(33))
        marks.plate(painter, self.pot, box, theme.text1)
        self.pot.write(painter, face, theme.ink, box.left() + self.u(10), face.base_in(box), said)
        return box.left()

    def _draw_replay(self, painter: QPainter, right: float) -> float:
        """A large frame that nobody can take for today: how fast, and of which day where there is room."""
        face = self.pot.face(Size.STATE, Weight.HERO)
        room = right - self._sentence_needs - self.u(36)
        text, width = self._replay_words(room), self._replay_needs(room)
        rect = QRectF(right - width, self.u(14), width, self.u(HEADLINE - 28))
        marks.frame(painter, self.pot, rect, self.pot.theme.text1, width=self.u(4), corner="plate")
        self.pot.write(
            painter, face, self.pot.theme.text1, rect.left() + self.u(18), face.base_in(rect), text
        )
        return rect.left()

    @property
    def _is_replay(self) -> bool:
        return self._heading.replay_speed is not None

    @property
    def _sentence_needs(self) -> float:
        """How far from the left its first sentence reaches, which goes before whatever may be left out."""
        return self._reaches(self._heading.sentence.split(STOP)[0])

    def _reaches(self, sentence: str) -> float:
        face = self.pot.face(Size.ROOM, Weight.NORMAL if self._heading.calm else Weight.STRONG)
        return self.margin + face.width(sentence) + self.u(60)

    def _replay_needs(self, room: float) -> float:
        face = self.pot.face(Size.STATE, Weight.HERO)
        return face.width(self._replay_words(room)) + self.u(36)

    def _replay_words(self, room: float) -> str:
        speed = self._heading.replay_speed or 1.0
        text = QCoreApplication.translate("Wall", "REPLAY")
        if speed != 1:
            words = QCoreApplication.translate("Wall", "REPLAY × {speed}")
            text = words.format(speed=f"{speed:g}")
        dated = f"{text} · {self._floor_date()}"
        return dated if self.pot.face(Size.STATE, Weight.HERO).width(dated) <= room else text

    def _floor_date(self) -> str:
        return self._moment.date(self._moment.now) if self._moment else ""

    def _clock_words(self) -> str:
        heading = self._heading
        if heading.replay_speed is not None and self._moment is not None:
            words = QCoreApplication.translate("Wall", "floor time, {date}")
            return words.format(date=self._floor_date())
        if heading.training:
            return QCoreApplication.translate("Wall", "training floor, database time")
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

    def _brief_date(self) -> str:
        """The same for where that has no room: the instant alone."""
        if self._as_of is None or self._moment is None:
            return self._as_of_words()
        said = f"{self._moment.clock_s(self._as_of)}, {self._moment.day(self._as_of)}"
        if not self._is_replay:
            return said
        return QCoreApplication.translate("Wall", "REPLAY, {said}").format(said=said)

    def _clock_place(self) -> QRect:
        if self._past is not None:
            return self.rect()
        if self._sight and self._sight.freshness is not Freshness.LIVE:
            return QRect()
        width = self.pot.face(Size.ROOM).width("00:00:00") + self.margin + self.u(4)
        return QRect(round(self.width() - width), 0, round(width), round(self.u(HEADLINE - 2)))

    def _describe(self) -> None:
        if self._past is not None:
            self.setAccessibleDescription(STOP.join((self._past.whole, self._heading.sentence)))
        elif self._sight and self._sight.freshness is not Freshness.LIVE:
            self.setAccessibleDescription(f"{state_word(self._sight.freshness)}: {self._as_of_words()}")
        else:
            said = (self._heading.sentence, self._company.loud)
            self.setAccessibleDescription(STOP.join(words for words in said if words))
