"""The wall's and the desk's own painters of one line, with every text that they set kept."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.journeys.random_incidents import NOW
from tests.widgets.desk_floor import bench
from wallboard.domain.board import Board
from wallboard.domain.promises import promise_page
from wallboard.models.incident_list import IncidentListModel
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.incident_delegate import IncidentDelegate
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.promise_ink import PromiseInk
from wallboard.widgets.wall.promise_lines import Place


class LinePainting:
    """The wall's and the desk's own painters for one line, with every text that they set."""

    def __init__(self, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
        theme = load_theme("dark")
        self._texts = recorded(monkeypatch)
        self._bench = bench(board)
        self._model = IncidentListModel(self._bench.store)
        self._row_of = {self._model.line(row).id: row for row in range(self._model.rowCount())}
        self._now = NOW
        self._delegate = IncidentDelegate(
            DeskInk(theme), self._bench.hand, lambda: self._now, self._bench.store
        )
        self._wall = PromiseInk(Inkpot(theme, 1.0))
        self._image = QImage(720, 90, QImage.Format.Format_RGB32)
        self._painter = QPainter(self._image)
        self._page = promise_page(board, NOW)
        self._option = QStyleOptionViewItem()
        self._option.rect.setRect(0, 0, 300, 52)

    def of_wall(self, place: Place, now: datetime) -> list[str]:
        self._texts.clear()
        moment = Moment(now, zone=UTC)
        self._wall.draw(self._painter, place, place.rect, moment, self._page, pending=False, quiet=False)
        return self._texts

    def of_desk(self, incident_id: int, now: datetime) -> list[str]:
        self._texts.clear()
        self._now = now
        self._delegate.paint(self._painter, self._option, self._model.index(self._row_of[incident_id]))
        return self._texts

    def close(self) -> None:
        self._painter.end()
        self._bench.store.stop()
        self._bench.ticker.stop()


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted from now on, by the wall's ink or the desk's."""
    texts: list[str] = []
    for ink in (Inkpot, DeskInk):

        def write(*words: Any, paint: Any = ink.write, **more: Any) -> float:
            texts.append(words[6])
            right: float = paint(*words, **more)
            return right

        monkeypatch.setattr(ink, "write", write)
    return texts
