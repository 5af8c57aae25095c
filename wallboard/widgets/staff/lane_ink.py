"""How a team's head is drawn: who is here and free, what more they can carry, and cover for a critical."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.lanes import AgentKind
from wallboard.domain.roster import TeamPeople
from wallboard.models.counted import counted
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.type import Size, Weight


class LaneInk:
    """Draws the heads of teams, and the line of those that are folded."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def draw(self, painter: QPainter, team: TeamPeople, rect: QRectF, step: Step) -> None:
        if step is Step.COUNT:
            self._count(painter, team, rect)
        elif step in (Step.INITIALS, Step.TICK):
            self._small(painter, team, rect)
        else:
            self._large(painter, team, rect)

    def _large(self, painter: QPainter, team: TeamPeople, rect: QRectF) -> None:
        """Two lines and the bar of load against capacity."""
        theme, name = self.pot.theme, self.pot.face(Size.NEAR, Weight.STRONG)
        small = self.pot.face(Size.WALK_UP)
        right = rect.right()
        end = self._cover(painter, team, right, rect.top() + self.u(18), self.u(11))
        figure = self.pot.face(Size.NEAR, Weight.FIGURE)
        free = team.count(AgentKind.FREE)
        of = f"/{len(team.people)}"
        base = rect.top() + self.u(29)
        label = self.pot.face(Size.LABEL)
        end = self.pot.write_to(painter, label, theme.text3, end - self.u(12), base, of)
        colour = theme.text1 if free else theme.text3
        end = self.pot.write_to(painter, figure, colour, end, base, str(free))
        room = end - self.u(12) - rect.left()
        self.pot.write(painter, name, theme.text1, rect.left(), base, name.shortened(team.name, room))
        words = head_words(team)
        if small.width(words) > rect.width() and team.people:
            words = load_and_room(team)  # how many are here stands above it
        words = small.elided(words, rect.width())
        self.pot.write(painter, small, theme.text2, rect.left(), rect.top() + self.u(51), words)
        self._load(painter, team, QRectF(rect.left(), rect.top() + self.u(57), rect.width(), self.u(3)))

    def _small(self, painter: QPainter, team: TeamPeople, rect: QRectF) -> tuple[float, float]:
        """One line: name, room, free of present, and cover; the gap after the name is returned."""
        theme, label = self.pot.theme, self.pot.face(Size.LABEL)
        small = self.pot.face(Size.WALK_UP)
        base = rect.top() + self.u(23)
        end = self._cover(painter, team, rect.right(), base - label.cap / 2, self.u(8))
        free = team.count(AgentKind.FREE)
        end = self.pot.write_to(painter, small, theme.text3, end - self.u(8), base, f"/{len(team.people)}")
        colour = theme.text1 if free else theme.text3
        end = self.pot.write_to(
            painter, self.pot.face(Size.LABEL, Weight.STRONG), colour, end, base, str(free)
        )
        room_words = QCoreApplication.translate("Staff", "room {spare}").format(spare=team.lane.spare)
        name_width = label.width(team.name[:40])
        if rect.left() + name_width + self.u(12) + small.width(room_words) <= end - self.u(12):
            end = self.pot.write_to(painter, small, theme.text3, end - self.u(12), base, room_words)
        room = end - self.u(10) - rect.left()
        named = self.pot.write(
            painter, label, theme.text2, rect.left(), base, label.shortened(team.name, room)
        )
        self._load(painter, team, QRectF(rect.left(), rect.top() + self.u(29), rect.width(), self.u(2)))
        return named, end

    def _count(self, painter: QPainter, team: TeamPeople, rect: QRectF) -> None:
        """The same line with the worst that anybody holds and how many are busy or on a break."""
        named, free = self._small(painter, team, rect)
        small, theme = self.pot.face(Size.WALK_UP), self.pot.theme
        left, right = named + self.u(14), free - self.u(12)
        said = (
            QCoreApplication.translate("Staff", "{busy} busy, {resting} on a break"),
            QCoreApplication.translate("Staff", "{busy} busy"),
            "{busy}" if team.worst is not None else "",
        )
        values = {"busy": team.count(AgentKind.BUSY), "resting": team.count(AgentKind.ON_BREAK)}
        mark = self.u(24) if team.worst is not None else 0.0
        for words in (one.format(**values) for one in said):
            if small.width(words) + mark <= right - left:
                start = self.pot.write_to(painter, small, theme.text3, right, rect.top() + self.u(23), words)
                if team.worst is not None:
                    centre = QPointF(start - self.u(13), rect.top() + self.u(23) - small.cap / 2)
                    marks.severity_shape(painter, self.pot, team.worst, centre, self.u(8))
                return

    def fold(
        self, painter: QPainter, teams: tuple[TeamPeople, ...], rect: QRectF, *, is_unfolded: bool
    ) -> None:
        """How many teams have no place of their own, and what is in them."""
        theme, face = self.pot.theme, self.pot.face(Size.NEAR)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), max(1.0, self.u(1))), theme.line)
        base, x = rect.top() + self.u(31), rect.left()
        worst = min((team.worst for team in teams if team.worst is not None), default=None)
        if worst is not None and not is_unfolded:
            marks.severity_shape(
                painter, self.pot, worst, QPointF(x + self.u(10), base - face.cap / 2), self.u(9)
            )
            x += self.u(28)
        words = unfolded_words() if is_unfolded else fold_words(teams)
        self.pot.write(painter, face, theme.text2, x, base, face.elided(words, rect.right() - x))

    def _cover(self, painter: QPainter, team: TeamPeople, right: float, y: float, radius: float) -> float:
        """The diamond at the right end; its left end is returned."""
        reach = radius * 1.3
        marks.cover_diamond(painter, self.pot, QPointF(right - reach, y), radius, covered=team.covered)
        return right - 2 * reach

    def _load(self, painter: QPainter, team: TeamPeople, track: QRectF) -> None:
        theme, lane = self.pot.theme, team.lane
        part = lane.load / lane.capacity if lane.capacity else 0.0
        fill = theme.text1 if part >= 1.0 else theme.text3
        marks.bar(painter, track, part, fill=fill, empty=theme.line)


def head_words(team: TeamPeople) -> str:
    """People present, and how much more they can carry."""
    if not team.lane.is_known:
        return QCoreApplication.translate("Staff", "nobody known")
    if not team.people:
        return QCoreApplication.translate("Staff", "nobody here")
    words = QCoreApplication.translate("Staff", "{here} here, load {load} of {capacity}, room for {spare}")
    lane = team.lane
    return words.format(here=len(team.people), load=lane.load, capacity=lane.capacity, spare=lane.spare)


def load_and_room(team: TeamPeople) -> str:
    """The same for a narrow column, without who is here."""
    words = QCoreApplication.translate("Staff", "load {load} of {capacity}, room for {spare}")
    return words.format(load=team.lane.load, capacity=team.lane.capacity, spare=team.lane.spare)


def cover_words(team: TeamPeople) -> str:
    if team.covered:
        return QCoreApplication.translate("Staff", "somebody free could take a critical")
    return QCoreApplication.translate("Staff", "nobody free for a critical")


def fold_words(teams: tuple[TeamPeople, ...]) -> str:
    """All folded teams together."""
    words = counted(
        "Staff",
        "and %n more team: {free} free of {here}, {busy} busy, {resting} on a break, room for {spare}",
        "and %n more teams: {free} free of {here}, {busy} busy, {resting} on a break, room for {spare}",
        len(teams),
    )
    return words.format(
        here=sum(len(team.people) for team in teams),
        free=sum(team.count(AgentKind.FREE) for team in teams),
        busy=sum(team.count(AgentKind.BUSY) for team in teams),
        resting=sum(team.count(AgentKind.ON_BREAK) for team in teams),
        spare=sum(team.lane.spare for team in teams),
    )


def unfolded_words() -> str:
    return QCoreApplication.translate("Staff", "every team by name; fold them again")
