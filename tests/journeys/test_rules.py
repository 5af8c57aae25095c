"""Rules from the page to the database and back, by keys, on a real database."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.journeys.plain_floor import incident_id, write_floor
from wallboard.app.live_path import LivePath
from wallboard.app.pages import make_pages
from wallboard.app.rules_desk import DatabaseRules
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.app.window import MainWindow, Page
from wallboard.domain.commands import OutcomeKind, PublishRules
from wallboard.domain.freshness import Freshness
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import read_rules, text_of
from wallboard.live.beside import Beside
from wallboard.live.store import Store
from wallboard.services.database import open_database
from wallboard.services.writing import execute
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier
SLOW_MS = 60_000


@contextmanager
def desktop(url: str, qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The whole desktop on a database, with its window in front."""
    window = MainWindow(load_theme("dark"), QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    writer = DatabaseWriter(url)
    live = LivePath(
        DatabaseSource(url), write=writer.write, settle=writer.settle, beside=Beside(rules=DatabaseRules(url))
    )
    live.start()
    try:
        qtbot.waitUntil(lambda: live.store.has_board, timeout=SLOW_MS)
        window.take_pages(make_pages(live, load_theme("dark")), Page.WALL)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        yield window
    finally:
        ended = live.stop(20)
        writer.close()
        assert ended


@pytest.fixture
def url(training_url: str) -> str:
    write_floor(training_url)
    return training_url


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def type_over(text: str) -> None:
    press(Qt.Key.Key_A, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def tab_to(name: str) -> None:
    for _ in range(150):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus.accessibleName() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"no way by Tab to {name!r}")


def rules_page(window: MainWindow) -> RulesPage:
    press(Qt.Key.Key_3, CTRL)
    assert window.page is Page.RULES
    page = window.findChild(RulesPage)
    assert page is not None
    return page


def publish_when_live(page: RulesPage, qtbot: QtBot) -> None:
    """A busy machine's board may be late, and then nothing is published from it."""
    store = page.publishing._store
    assert isinstance(store, Store)

    def is_live() -> bool:
        store.look()
        return store.sight.freshness is Freshness.LIVE

    qtbot.waitUntil(is_live, timeout=SLOW_MS)
    page.publish_bar.publish.click()


def documents(url: str) -> list[str]:
    return [document for (document,) in plain_sql(url, "SELECT document FROM policy_version ORDER BY number")]


def resolve_of_first(document: str) -> timedelta:
    target = read_rules(document).policies[0].target(Promise.RESOLVE)
    assert target is not None
    return target.within


def test_that_keys_alone_lead_from_the_wall_to_published_rules(
    url: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with desktop(url, qtbot, tmp_path) as window:
        page = rules_page(window)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Return)
        tab_to("Resolve within")
        type_over("3 min")
        press(Qt.Key.Key_R, CTRL)
        qtbot.waitUntil(lambda: page.simulator.told.text().startswith("6 incidents opened"), timeout=SLOW_MS)
        press(Qt.Key.Key_Return, CTRL)
        tab_to("Why")
        type_over("agreed")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.draft.based_on == 2, timeout=SLOW_MS)
        assert not page.draft.is_changed
        qtbot.waitUntil(lambda: page.head.told.startswith("version 2 in force since "), timeout=SLOW_MS)
        qtbot.waitUntil(lambda: " by " in page.head.told, timeout=SLOW_MS)
        assert page.notice.text.startswith("The rules are published")
    assert [resolve_of_first(one) for one in documents(url)][1:] == [timedelta(minutes=3)]


def test_that_a_conflict_is_refused_by_name_and_the_draft_published_on_top(
    url: str, qtbot: QtBot, tmp_path: Path
) -> None:
    theirs = replace(read_rules(documents(url)[0]), name="Theirs")
    with ExitStack() as stack:
        other = open_database(url, program="other-desk")
        stack.callback(other.dispose)
        window = stack.enter_context(desktop(url, qtbot, tmp_path))
        page = rules_page(window)
        form = page.policy.targets[Promise.RESOLVE]
        form.span.setFocus()
        type_over("5 min")
        page.publishing.ask()
        page.publish_bar.reason.setText("mine")
        assert execute(other, PublishRules(uuid4(), text_of(theirs), 1)).kind is OutcomeKind.DONE
        publish_when_live(page, qtbot)
        qtbot.waitUntil(lambda: "Version 2 was just published by" in page.notice.text, timeout=SLOW_MS)
        assert resolve_of_first(page.draft.document) == timedelta(minutes=5)
        qtbot.waitUntil(page.overtaken.isVisible, timeout=SLOW_MS)
        page.overtaken.upon.click()
        publish_when_live(page, qtbot)
        qtbot.waitUntil(lambda: page.draft.based_on == 3, timeout=SLOW_MS)
    names = [read_rules(one).name for one in documents(url)]
    assert names[1] == "Theirs"
    assert resolve_of_first(documents(url)[2]) == timedelta(minutes=5)


def test_that_the_desk_notes_an_update_and_moves_an_incident_by_keys(
    url: str, qtbot: QtBot, tmp_path: Path
) -> None:
    plain_sql(url, "INSERT INTO policy_version (document) SELECT document FROM policy_version", ())
    incident = incident_id(url, "R4")
    said = "SELECT last_update_at IS NOT NULL, policy_version_id, version FROM incident WHERE id = ?"
    with desktop(url, qtbot, tmp_path) as window:
        press(Qt.Key.Key_2, CTRL)
        page = window.findChild(DeskPage)
        assert page is not None
        page.incidents.choose(incident)
        press(Qt.Key.Key_U)
        qtbot.waitUntil(
            lambda: page.notice.text == "R4: noted that those who wait were told.", timeout=SLOW_MS
        )
        board = page._floor.store
        qtbot.waitUntil(lambda: board.board.incidents[incident].version == 2, timeout=SLOW_MS)
        press(Qt.Key.Key_M)
        assert page.acts.is_asking
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
        assert page.acts.is_asking, "nobody is moved without a reason"
        type_over("the contract changed")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.acts.is_asking, timeout=SLOW_MS)
        qtbot.waitUntil(lambda: "is held to rules version 2" in page.notice.text, timeout=SLOW_MS)
    ((is_told, version_id, version),) = plain_sql(url, said, (incident,))
    assert (bool(is_told), version_id, version) == (True, 2, 3)
    ((reason,),) = plain_sql(url, "SELECT body FROM incident_text WHERE kind = 'reason'")
    assert reason == "the contract changed"
