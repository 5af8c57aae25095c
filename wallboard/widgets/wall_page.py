"""The page that hangs on the wall: it lays out the tiles and hands each what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.commands import Command
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.hands import OtherHand
from wallboard.domain.history import LoadHistory
from wallboard.domain.lanes import StateLimits
from wallboard.domain.prospect import Prospect
from wallboard.domain.selection import Selection
from wallboard.widgets.hand_state import Answer, Target
from wallboard.widgets.room_page import RoomPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits
from wallboard.widgets.wall.grid import Grid, grid_of
from wallboard.widgets.wall.loudness import judged_again
from wallboard.widgets.wall.scene import Manner, Scene, scene_of
from wallboard.widgets.wall.tile import stands
from wallboard.widgets.wall.tiles import Tiles
from wallboard.widgets.wall.veil import TargetMarks, Veil

_FITTINGS: Final = 4
"""How often at most what is seen decides anew how many rows there are to be seen."""
_SECOND: Final = timedelta(seconds=1)


class WallPage(RoomPage):
    """One row is one team, one line is now; a promise can be carried away, and opens to its proof."""

    ONLY_ASKED = False
    """Whether teams of which a filter lets nothing through are left out; else they stand there dimmed."""

    def __init__(self, theme: Theme, *, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, zone=zone, parent=parent)
        self._scene: Scene | None = None
        self._told: Moment | None = None
        self._prospect: Prospect | None = None
        self._selection: Callable[[], Selection] | None = None
        self._groundwork: Callable[[], Groundwork | None] = _none
        self._grid, self._stands = grid_of(QSize(1920, 1080), teams=10), False
        self._build()
        self.show_theme(theme)

    def _build(self) -> None:
        tiles = self._tiles = Tiles(self._pot, self._grid, self)
        self.headline, self.strip, self.teams, self.heat = (
            tiles.headline,
            tiles.strip,
            tiles.teams,
            tiles.heat,
        )
        self.history, self.free, self.people = tiles.history, tiles.free, tiles.people
        self.promises, self.legend = tiles.promises, tiles.legend
        self.veil = Veil(self._pot, self)
        self.marks = TargetMarks(self._pot, self.rect_of, self)

    # What the floor says

    def show_tick(self, now: datetime) -> None:
        """Count on; the board is looked at anew only when one of its promises or breaks has turned."""
        scene, self._told = self._scene, None
        if scene is not None and self._is_live and now >= scene.turns_at:
            self._derive(now)
            return
        self._now = now
        moment = self._told = self._moment(now)
        self.headline.show_moment(moment)
        if self._is_live and scene is not None:
            self._show_times(scene, moment)

    def narrow(self, selection: Callable[[], Selection]) -> None:
        """Show from now on what that says passes of the board shown; call it again when it says otherwise."""
        is_first, self._selection = self._selection is None, selection
        self._look_again(incidents=selection().total, is_first=is_first)

    def go_on_from(self, groundwork: Callable[[], Groundwork | None]) -> None:
        """Look at boards from what that says was reckoned of them already."""
        self._groundwork = groundwork

    def show_history(self, history: LoadHistory | None) -> None:
        """How the last hours went, None where that is not known yet; what comes late still tells how loud the
        figures had become."""
        is_late = self.strip.history is None
        self.history.show_history(history)
        self.strip.show_history(history)
        if is_late and history is not None and self._scene is not None and self._is_live:
            now = self._now or self._scene.as_of
            self._scene = judged_again(self._scene, now, self.strip.profile, history)
            self._show_figures(self._scene)

    def show_prospect(self, prospect: Prospect | None) -> None:
        """Who will be late, and staff against need in the half hours ahead; None where nothing is known."""
        self._prospect = prospect
        self.people.show_need(prospect.need if prospect else None)
        if self._is_live:
            self._derive(self._now)

    def show_pending(self, pending: Mapping[int, Command]) -> None:
        """Mark incidents whose command is on its way to the database."""
        self.promises.show_pending(frozenset(pending))

    def show_others(self, others: Mapping[int, OtherHand]) -> None:
        """Mark incidents that others carry or have open."""
        self.promises.show_others(others)

    # What a hand asks

    def promise_at(self, pos: QPoint) -> int | None:
        """The incident whose promise is under a point of the page."""
        return self.promises.incident_at(self.promises.mapFrom(self, pos))

    def target_at(self, pos: QPoint) -> Target | None:
        """The agent, or else the team, whose place is under a point of the page."""
        if self.people.isVisibleTo(self) and self.people.geometry().contains(pos):
            agent = self.people.agent_at(self.people.mapFrom(self, pos))
            if agent is not None:
                return Target(agent_id=agent)
        body = self.teams.geometry().united(self.heat.geometry())
        for tile in (self.history, self.free, self.people):
            body = body.united(tile.geometry()) if tile.isVisibleTo(self) else body
        row = self._grid.rows.at(pos.y() - body.top()) if body.contains(pos) else None
        if row is None or self._scene is None or row >= len(self._scene.rows):
            return None
        team = self._scene.rows[row].team_id
        return None if team is None else Target(team_id=team)

    def next_breach_rect(self) -> QRect:
        """Where the next breach stands on the page, which a hand must go on seeing; empty without one."""
        place = self.promises.next_rect() if self.promises.isVisibleTo(self) else QRect()
        return place.translated(self.promises.pos()) if not place.isEmpty() else place

    def rect_of(self, target: Target) -> QRect:
        """Where a target stands on the page; empty when it is folded away."""
        if target.place is not None:
            return QRect()
        if target.agent_id is not None:
            place = self.people.rect_of(target.agent_id) if self.people.isVisibleTo(self) else QRect()
            return place.translated(self.people.pos()) if not place.isEmpty() else place
        for row, heat in enumerate(self._scene.rows if self._scene else ()):
            if heat.team_id == target.team_id and row < len(self._grid.rows):
                place = self._grid.rows.rect(row, self._grid.u(16), self.teams.width() - self._grid.u(20))
                return place.translated(self.teams.pos())
        return QRect()

    def show_targets(self, answers: Mapping[Target, Answer] | None, hovered: Target | None) -> None:
        """Show what each target says to the incident in the hand; None when the hand is empty again."""
        self.marks.show_answers(answers, hovered)
        answer = answers.get(hovered) if answers and hovered else None
        who = _name(self._board, hovered) if self._board and hovered and hovered.place is None else ""
        self.legend.show_reason(f"{who}: {answer.sentence}" if answer and who else "")

    # Layout

    @property
    def foot_height(self) -> int:
        """What lies below the team rows: the legend's band, 0 where that is folded away."""
        return self.height() - self.legend.y() if not self.legend.geometry().isEmpty() else 0

    @property
    def _scale(self) -> float:
        return self._grid.scale

    def _limits(self) -> StateLimits:
        return self.strip.profile.people

    def _show_again(self) -> None:
        """What was seen last stays as it was seen while nothing is live."""
        if self._is_live:
            self._derive(self._now)
        elif self._scene is not None:
            self._show_scene(self._scene)

    def _look(self, board: Board, moment: Moment, *, forgets: bool) -> None:
        before = self._scene
        if forgets:
            self._told = None
        known = None if forgets else before
        scene = self._scene = self._seen_on(board, moment, known)
        if before is None or before.form != scene.form:
            self._stands = False
            for _ in range(_FITTINGS):
                if not self._take_grid():
                    break
                self._scene = self._seen_on(board, moment, self._scene)  # another number of rows fits
        if not self._stands:
            self._stand()
        self._show_in_turn()

    def _seen_on(self, board: Board, moment: Moment, known: Scene | None) -> Scene:
        return self._as_told(scene_of(board, moment.now, known, self._grid.fit, self._manner()))

    def _manner(self) -> Manner:
        return Manner(
            hold=self.marks.isVisible(),
            prospect=self._prospect,
            selection=self._selection() if self._selection else None,
            profile=self.strip.profile,
            only_asked=self.ONLY_ASKED,
            history=self.strip.history,
            groundwork=self._groundwork(),
        )

    def _show_looked(self) -> None:
        if self._scene is not None:
            self._show_scene(self._scene)

    def _as_told(self, scene: Scene) -> Scene:
        """What was seen, as this page says it."""
        return scene

    def _show_scene(self, scene: Scene) -> None:
        moment = self._moment_of_words(scene)
        self.headline.show_heading(scene.heading, scene.as_of)
        self.headline.show_moment(moment)
        self._show_figures(scene)
        if stands(self.teams):
            self.teams.show_rows(scene.rows)
        if stands(self.free):
            self.free.show_rows(scene.rows)
        if stands(self.history):
            self.history.show_moment(moment)
            self.history.show_rows(scene.rows)
        self._show_times(scene, moment)

    def _show_figures(self, scene: Scene) -> None:
        if stands(self.strip):
            self.strip.show_figures(scene.figures, calm=scene.heading.calm, is_whole=scene.is_whole)

    def _moment_of_words(self, scene: Scene) -> Moment:
        """Between two ticks words stay as told, so that a change paints no time; but what broke counts up."""
        moment, told = self._moment(self._now or scene.as_of), self._told
        is_told = (
            told is not None and told.live is moment.live and told.now <= moment.now < told.now + _SECOND
        )
        if told is None or not is_told or any(line.due_at >= told.now for line in scene.promises.breached):
            self._told = moment
            return moment
        as_told = replace(moment, now=told.now)
        return told if as_told == told else as_told

    def _show_times(self, scene: Scene, moment: Moment) -> None:
        """The tiles whose words move with the clock."""
        if stands(self.heat):
            self.heat.show_chosen(scene.chosen)
            self.heat.show_rows(scene.rows, scene.totals, moment)
        if stands(self.people):
            self.people.show_lanes(scene.lanes, moment)
        if stands(self.promises):
            self.promises.show_page(scene.promises, scene.running, moment)

    def lay_out(self) -> None:
        self._stands = False
        if self._take_grid():
            self._derive(self._now)  # what is seen in another number of rows decides where the tiles stand
        if not self._stands and self._stand():
            self._show_looked()

    def _take_grid(self) -> bool:
        """Where everything is to stand for what is seen; whether another number of rows fits there."""
        grid = self._grid_for(*(self._scene.form if self._scene else (10, False, TWO_DIGITS)))
        refit = grid.fit != self._grid.fit
        self._grid = grid
        return refit

    def _stand(self) -> bool:
        """Have every tile stand where the grid says, dressed for it; whether one was folded away before."""
        self._stands = True
        is_unfolded = self._tiles.place(self._grid)
        self.veil.setGeometry(self.rect().adjusted(0, self._grid.headline.bottom() + 1, 0, 0))
        self.marks.setGeometry(self.rect())
        self._dress()
        return is_unfolded

    def _grid_for(self, teams: int, folded: bool, digits: Digits) -> Grid:
        """Where everything stands for so many team rows."""
        return grid_of(
            self.size(), teams=teams, folded=folded, room=self.room, whole=self._whole, digits=digits
        )

    def _dress_tiles(self) -> None:
        self._tiles.dress(self._pot, self._grid)
        self.marks.dress(self._pot)


def _none() -> None:
    return None


def _name(board: Board, target: Target) -> str:
    return board.team_name(target.team_id) if target.agent_id is None else board.agent_name(target.agent_id)
