"""What the desk says of the hours ahead: the chosen incident's sum, the rows at risk, staff against need."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, WORST, Bench, bench, records_of
from tests.widgets.forecasts import prospect_at, record_at
from tests.widgets.test_desk_page import SIZES, STALE, _place
from wallboard.domain.at_risk import forecast_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.risk_words import brief_reason, reason
from wallboard.widgets.theme import load_theme


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    write = DeskInk.write

    def heard(ink: DeskInk, painter: Any, *rest: Any) -> float:
        texts.append(rest[4])
        return write(ink, painter, *rest)

    monkeypatch.setattr(DeskInk, "write", heard)
    return texts


def _page(floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


def _foresee(floor: Bench, *, count: int = 400) -> None:
    records = records_of(floor)
    record = record_at(NOW, count=count)
    records.take_record(record)
    records.take_prospect(prospect_at(floor.store.board, NOW, record))


def test_that_the_detail_says_the_forecast_as_a_sum(floor: Bench, qtbot: QtBot, written: list[str]) -> None:
    _foresee(floor)
    page = _page(floor, qtbot)
    page.detail.show_incident(WORST)
    written.clear()
    page.detail.sheet.grab()
    forecast = page.detail.forecast()
    assert forecast is not None
    assert floor.floor.records.record is not None
    assert forecast == forecast_of(floor.store.board, WORST, floor.floor.records.record.handling, NOW)
    words = reason(forecast)
    assert words[:1].upper() + words[1:] in written
    assert {"Forecast", "Ahead", "Starts", "Due"} <= set(written)


def test_that_before_anything_was_read_the_detail_forecasts_nothing(
    floor: Bench, qtbot: QtBot, written: list[str]
) -> None:
    page = _page(floor, qtbot)
    page.detail.sheet.grab()
    assert page.detail.forecast() is None
    assert "Forecast" not in written


def test_that_too_little_history_is_said_with_what_it_takes(
    floor: Bench, qtbot: QtBot, written: list[str]
) -> None:
    _foresee(floor, count=4)
    page = _page(floor, qtbot)
    page.detail.show_incident(WORST)
    written.clear()
    page.detail.sheet.grab()
    assert "Too little history: 4 of 5 needed" in written


def test_that_a_stale_desk_forecasts_nothing(floor: Bench, qtbot: QtBot, written: list[str]) -> None:
    _foresee(floor)
    page = _page(floor, qtbot)
    page.take_sight(STALE)
    written.clear()
    page.grab()
    assert page.detail.forecast() is None
    assert not [text for text in written if "short" in text and "min" in text]


@pytest.mark.parametrize("size", SIZES)
def test_that_the_verdict_has_room_at_every_size(
    floor: Bench, qtbot: QtBot, written: list[str], size: tuple[int, int]
) -> None:
    _foresee(floor)
    page = _page(floor, qtbot, size)
    page.detail.show_incident(WORST)
    written.clear()
    page.detail.sheet.grab()
    said = " ".join(written)
    assert "= starts − due" in said or "= ends − due" in said or "= due − " in said


def test_that_the_sum_is_worked_out_once_a_second(
    floor: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _foresee(floor)
    page = _page(floor, qtbot)
    page.detail.show_incident(WORST)
    first = page.detail.forecast()
    page.detail.sheet.grab()
    assert page.detail.forecast() is first


def test_that_a_row_at_risk_says_by_how_much(floor: Bench, qtbot: QtBot, written: list[str]) -> None:
    _foresee(floor)
    page = _page(floor, qtbot, (3840, 2160))
    written.clear()
    page.incidents.grab()
    risks = floor.floor.records.prospect
    assert risks is not None
    assert risks.forecasts
    said = {
        words
        for section in (page.incidents.unassigned, page.incidents.assigned)
        for row in range(section.lines.rowCount())
        for line in [section.lines.line(row)]
        if (forecast := risks.forecasts.get(line.id)) and line.promise
        for words in (reason(forecast, line.promise.promise), brief_reason(forecast, line.promise.promise))
    }
    assert said & set(written)


def test_that_the_strip_counts_who_will_be_late(floor: Bench, qtbot: QtBot, written: list[str]) -> None:
    page = _page(floor, qtbot, (2560, 1080))
    page.strip.grab()
    assert "At risk 30 min" in written
    assert "will be late" not in page.strip.accessibleDescription()
    _foresee(floor)
    prospect = floor.floor.records.prospect
    assert prospect is not None
    late = f"{prospect.at_risk.count} will be late"
    page.strip.grab()
    assert any(text.startswith(late) for text in written)
    assert late in page.strip.accessibleDescription()


def test_that_the_strip_says_how_many_cannot_be_forecast(
    floor: Bench, qtbot: QtBot, written: list[str]
) -> None:
    _foresee(floor, count=4)
    page = _page(floor, qtbot, (2560, 1080))
    prospect = floor.floor.records.prospect
    assert prospect is not None
    assert prospect.at_risk.untold
    note = f"{prospect.at_risk.untold} too new to forecast"
    page.strip.grab()
    assert note in written
    assert note in page.strip.accessibleDescription()


@pytest.mark.parametrize("size", SIZES)
def test_that_staff_stands_against_need_above_the_people(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    _foresee(floor)
    page = _page(floor, qtbot, size)
    need, people = _place(page, page.need), _place(page, page.people)
    assert need.bottom() + 1 == people.top()
    shown = page.need.shown()
    assert len(shown) == 8 if size[0] > 1280 else len(shown) >= 7
    places = [page.need.place(index) for index in range(len(shown))]
    assert all(one.right() < other.left() for one, other in pairwise(places))
    assert places[-1].right() <= page.need.width()


def test_that_a_half_hour_tells_what_it_is_reckoned_from(
    floor: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _of: tips.append(text))
    _foresee(floor)
    page = _page(floor, qtbot)
    told = page.need.told(0)
    for words in ("there,", "needed", "Incidents expected:", "Arrivals:", "Handling: 45 min", "Erlang C"):
        assert words in told
    assert "Erlang C" in page.need.accessibleDescription()
    at = page.need.place(0).center().toPoint()
    page.need.event(QHelpEvent(QEvent.Type.ToolTip, at, page.need.mapToGlobal(at)))
    outside = QPoint(2, 2)
    page.need.event(QHelpEvent(QEvent.Type.ToolTip, outside, page.need.mapToGlobal(outside)))
    assert tips == [told.replace("\n", "<br>")]


def test_that_too_little_history_stands_where_the_need_would(
    floor: Bench, qtbot: QtBot, written: list[str]
) -> None:
    page = _page(floor, qtbot)
    page.need.grab()
    assert "not worked out yet" in written
    _foresee(floor, count=4)
    written.clear()
    page.need.grab()
    assert any(text.startswith("too little history") for text in written)


def test_that_an_incident_that_goes_takes_its_forecast_with_it(floor: Bench, qtbot: QtBot) -> None:
    _foresee(floor)
    page = _page(floor, qtbot)
    page.detail.show_incident(999)
    assert page.detail.forecast() is None
    page.detail.sheet.grab()
