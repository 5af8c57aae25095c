"""The part of the detail that says whether the chosen incident will be late, and lets one check the sum."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.at_risk import forecast_of
from wallboard.domain.board import Board
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.forecast import Forecast
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.forecast_facts import forecast_facts
from wallboard.widgets.proof.proof_paint import wrapped
from wallboard.widgets.risk_words import reason
from wallboard.widgets.type import Weight

SIDE, LABEL = 12, 88
_HEAD, _SENTENCE, _LINE, _DENSE = 38, 24, 20, 18

Fact = tuple[str, str]


class ForecastPart:
    """Draws below the promises as far as there is room: the reason first, then the sum line by line."""

    def __init__(self, ink: DeskInk) -> None:
        self._ink = ink
        self._of: tuple[object, ...] = ()
        self._forecast: Forecast | None = None

    def forecast(
        self, board: Board, incident_id: int, record: FloorRecord | None, now: datetime
    ) -> Forecast | None:
        """What to expect of an open incident; worked out once a second, however often it is painted."""
        of = (board, incident_id, record, now.replace(microsecond=0))
        if of != self._of:
            self._of = of
            is_known = record is not None and incident_id in board.incidents
            self._forecast = (
                forecast_of(board, incident_id, record.handling, now) if record and is_known else None
            )
        return self._forecast

    def draw(
        self,
        painter: QPainter,
        forecast: Forecast,
        record: FloorRecord,
        team: str,
        now: datetime,
        place: QRectF,
    ) -> None:
        """Into a place of the detail pane; what has no room there is left out, not cut."""
        ink, theme, y = self._ink, self._ink.theme, place.top()
        if y + _HEAD + _SENTENCE > place.bottom():
            return
        painter.fillRect(QRectF(SIDE, y, place.width() - 2 * SIDE, 1), theme.line)
        title = QCoreApplication.translate("Detail", "Forecast")
        strong = ink.face(DeskSize.BODY, Weight.STRONG)
        end = ink.write(painter, strong, theme.text1, SIDE, y + 27, title)
        if forecast.is_at_risk:
            word = QCoreApplication.translate("Detail", "at risk")
            painter.fillRect(QRectF(end + 14, y + 14, 3, 16), theme.s2)
            ink.write(
                painter, ink.face(DeskSize.SMALL, Weight.STRONG), theme.fig_warn, end + 23, y + 27, word
            )
        y += _HEAD
        small = ink.face(DeskSize.SMALL, Weight.STRONG if forecast.is_at_risk else Weight.NORMAL)
        words = reason(forecast)
        words = words[:1].upper() + words[1:]
        ink.write(painter, small, theme.text1, SIDE, y + 16, words, place.width() - 2 * SIDE)
        y += _SENTENCE
        facts = forecast_facts(forecast, record.handling.overall, team, now)
        if not self._facts(painter, place, y, facts):
            brief = forecast_facts(forecast, record.handling.overall, team, now, is_brief=True)
            self._paragraph(painter, place, y, brief)

    def _facts(self, painter: QPainter, place: QRectF, y: float, facts: tuple[Fact, ...]) -> bool:
        """A line for each step of the sum; False, and nothing drawn, where there is no room for all."""
        ink, theme, face = self._ink, self._ink.theme, self._ink.face(DeskSize.REASON)
        width = place.width() - LABEL - 2 * SIDE
        told = [(label, wrapped(face, text, width, most=2)) for label, text in facts]
        if y + _LINE * sum(len(lines) for _, lines in told) > place.bottom():
            return False
        for label, lines in told:
            ink.write(painter, face, theme.text3, SIDE, y + 15, label)
            for line in lines:
                ink.write(painter, face, theme.text2, SIDE + LABEL, y + 15, line, width)
                y += _LINE
        return True

    def _paragraph(self, painter: QPainter, place: QRectF, y: float, facts: tuple[Fact, ...]) -> None:
        """The same sum in running text, where the column is low."""
        ink, face = self._ink, self._ink.face(DeskSize.REASON)
        width = place.width() - 2 * SIDE
        most = int((place.bottom() - y) // _DENSE)
        text = " · ".join(f"{label}: {words}" for label, words in facts)
        for line in wrapped(face, text, width, most=most) if most > 0 else ():
            ink.write(painter, face, ink.theme.text2, SIDE, y + 14, line, width)
            y += _DENSE
