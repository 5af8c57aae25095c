"""An alarm, from the row that another program writes to the answer in the database, and silence."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.journeys.plain_floor import following, write_floor, write_incident
from wallboard.app.live_path import LivePath
from wallboard.services.database import Access, open_database
from wallboard.services.reading import BoardReader
from wallboard.widgets.alarm.desk_bar import DeskAlarmBar
from wallboard.widgets.theme import load_theme

WITHIN = 5000


def _desk(live: LivePath, qtbot: QtBot, window: QWidget) -> DeskAlarmBar:
    qtbot.addWidget(window)
    window.resize(1280, 200)
    bar = DeskAlarmBar(live.alarms, live.store, live.ticker, load_theme(), window)
    bar.resize(1280, bar.sizeHint().height())
    window.show()
    qtbot.waitExposed(window)
    return bar


def _answers(url: str) -> list[tuple[str, str]]:
    """What stands in the database: by whom, and which answer."""
    database = open_database(url, program="tests", needs=Access.READ)
    try:
        board = BoardReader(database).whole()
    finally:
        database.dispose()
    rows = sorted(board.alarm_answers.values(), key=lambda one: one.id)
    return [(board.operators[one.operator_id].login, one.kind.value) for one in rows]


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "keys"])
def test_that_an_alarm_is_snoozed_and_acknowledged_by_name_and_a_worse_one_rings_again(
    training_url: str, qtbot: QtBot, by_key: bool
) -> None:
    write_floor(training_url)
    with following(training_url, qtbot, poll_every=timedelta(seconds=1)) as live:
        window = QWidget()
        bar = _desk(live, qtbot, window)
        before = len(live.alarms.ringing)
        qtbot.waitUntil(lambda: live.store.sight.freshness.takes_drops, timeout=WITHIN)
        write_incident(training_url, "ALARMS", severity=2, team_id=1)
        qtbot.waitUntil(lambda: len(live.alarms.ringing) == before + 1, timeout=WITHIN)
        assert live.alarms.volume > 0
        assert bar.isVisible()

        if by_key:
            qtbot.keyClick(window, Qt.Key.Key_F9)
        else:
            qtbot.mouseClick(bar.snoozes[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not live.alarms.ringing, timeout=WITHIN)
        assert bar.said is not None
        assert bar.said.word == "SNOOZED"
        qtbot.waitUntil(lambda: not bar.answers.is_asking, timeout=WITHIN)

        if by_key:
            qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        else:
            bar.answers.acknowledge_all()
        qtbot.waitUntil(lambda: not live.alarms.alarms, timeout=WITHIN)
        assert not bar.isVisible()
        kinds = _answers(training_url)
        assert {kind for _, kind in kinds} == {"snoozed", "acknowledged"}
        assert len({login for login, _ in kinds}) == 1

        plain_sql(training_url, "update incident set severity = 1 where reference = 'ALARMS'", ())
        qtbot.waitUntil(lambda: live.alarms.interrupts, timeout=WITHIN)
        assert bar.isVisible()
