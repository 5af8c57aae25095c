"""“Why this time?” on the desk: what it says, how keys read it, and when it is painted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, WORST, Bench, bench
from tests.widgets.proof_board import (
    LONG,
    LONG_NAME,
    MISSED,
    NAMED,
    PAUSED,
    REGRADED,
    REOPENED,
    RUNNING,
    proof_board,
)
from tests.widgets.proof_page import EVERY, RESOLVE, SIZES, proof_floor, proof_page, view_of_panel
from wallboard.domain.board import change_between
from wallboard.domain.clock import ClockState
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.policy import Promise
from wallboard.domain.proof_gaps import SegmentKind
from wallboard.widgets import times
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.proof.proof_panel import ProofPanel

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
STALE = Sight(Freshness.STALE, timedelta(seconds=14))


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    with proof_floor() as made:
        yield made


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    return proof_page(floor, qtbot)


def _painted(panel: ProofPanel, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows with every paint that the panel asks for."""
    asked: list[None] = []
    monkeypatch.setattr(panel, "update", lambda: asked.append(None))
    return asked


# What it says


def test_that_its_countdown_is_the_one_of_the_page(page: DeskPage) -> None:
    for incident_id in EVERY:
        page.open_proof(incident_id)
        shown = page._floor.store.board.promises.get(incident_id)
        if shown is not None:
            assert view_of_panel(page).count.text == times.left(shown.due_at - NOW)
            assert view_of_panel(page).chosen[0] is shown.promise


def test_that_it_says_the_sum_the_sentence_and_the_rules(page: DeskPage) -> None:
    page.open_proof(RUNNING, RESOLVE)
    view = view_of_panel(page)
    assert view.state is ClockState.RUNNING_THOUGH_MISSED
    assert view.sum.replace("\N{NO-BREAK SPACE}", " ") == "16:00 h = 19:42:07 h used − 3:42:07 h over"
    assert dict(view.facts)["Started"] == "Thu 26 Feb 15:20, opened by Ana K"
    assert dict(view.facts)["Policy"].startswith("Office customers, version 2 of House rules, in force since")
    assert dict(view.facts)["Calendar"] == "Office hours London; times in Europe/London"
    named = [row.what for row in view.rows if row.kind in (SegmentKind.HOLIDAY, SegmentKind.PAUSED)]
    assert named == ["holiday: Founders’ Day", "paused: waiting for customer, by Ana K"]


def test_that_a_pause_says_who_why_and_since_when(page: DeskPage) -> None:
    page.open_proof(PAUSED, RESOLVE)
    view = view_of_panel(page)
    assert view.count.text == "paused"
    said = view.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith(
        "Paused by Ben T since Tue 3 Mar 11:00: waiting for customer. 4:20 h of 16:00 h are left"
    )


def test_that_figures_add_up_as_they_are_shown(page: DeskPage) -> None:
    page.open_proof(LONG, RESOLVE)
    minutes = 0.0
    for row in view_of_panel(page).rows:
        minutes += _minutes(row.worked)
        if row.total and not row.rule:
            assert abs(minutes - _minutes(row.total)) < 1e-6


def _minutes(said: str) -> float:
    words = said.replace("\N{NO-BREAK SPACE}", " ")
    if not words:
        return 0.0
    hours, _, rest = words.partition(":") if words.endswith(" h") else ("0", "", words)
    minutes, _, seconds = rest.removesuffix(" min").removesuffix(" h").partition(":")
    return int(hours) * 60 + int(minutes) + int(seconds or 0) / 60


def test_that_a_regraded_incident_shows_every_grade_and_both_reckonings(page: DeskPage) -> None:
    page.open_proof(REGRADED, RESOLVE)
    labels = [label for label, _ in view_of_panel(page).facts]
    assert labels.count("Graded") == 2
    assert {"Since created", "Since graded"} <= set(labels)
    assert "moved there" in dict(view_of_panel(page).facts)["Policy"]


def test_that_days_that_are_alike_are_folded(page: DeskPage) -> None:
    page.open_proof(LONG, RESOLVE)
    assert any("5 days × 7" in row.what for row in view_of_panel(page).rows)
    assert len(view_of_panel(page).rows) < len(view_of_panel(page).proof.segments)


def test_that_an_incident_that_is_gone_is_said_to_be(page: DeskPage, floor: Bench) -> None:
    page.open_proof(RUNNING)
    floor.show(replace(proof_board(without=(RUNNING,)), seq=2))
    assert page.proof.isVisible()
    assert page.proof.view is None
    page.proof.grab()


def test_that_while_it_is_stale_no_time_runs_and_all_is_grey(page: DeskPage) -> None:
    page.open_proof(RUNNING, RESOLVE)
    page.take_sight(STALE)
    assert view_of_panel(page).count.text == "09:50"
    assert _is_grey(page.proof.grab().toImage())
    page.take_sight(Sight(Freshness.LIVE, timedelta()))
    assert not _is_grey(page.proof.grab().toImage())


def _is_grey(image: QImage) -> bool:
    colours = (
        image.pixelColor(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)
    )
    return all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) <= 2 for c in colours)


# How it is read with keys


def test_that_tab_and_the_arrows_walk_over_the_promises(page: DeskPage) -> None:
    page.open_proof(REOPENED, (Promise.DEPLOY, 1))
    seen = []
    for key in (Key.Key_Right, Key.Key_Tab, Key.Key_Right, Key.Key_Left):
        QTest.keyClick(page.proof, key)
        seen.append(view_of_panel(page).chosen)
    assert seen == [(Promise.DEPLOY, 2), RESOLVE, (Promise.DEPLOY, 1), RESOLVE]
    assert page.proof.hasFocus()


def test_that_now_is_in_sight_and_the_arrows_scroll_within_bounds(floor: Bench, qtbot: QtBot) -> None:
    page = proof_page(floor, qtbot, (1280, 720))
    page.open_proof(LONG, RESOLVE)
    panel, view = page.proof, view_of_panel(page)
    layout = panel._paint.layout(view, panel.height())
    here = next(place for place, row in enumerate(view.rows) if row.is_here)
    assert panel.first_row <= here < panel.first_row + layout.shown
    QTest.keyClick(panel, Key.Key_Home)
    assert panel.first_row == 0
    QTest.keyClick(panel, Key.Key_Up)
    assert panel.first_row == 0
    QTest.keyClick(panel, Key.Key_End)
    assert panel.first_row == layout.count - layout.shown


def test_that_letters_stay_with_it_and_carry_nobody(page: DeskPage, floor: Bench) -> None:
    page.open_proof(RUNNING)
    for key in (Key.Key_Space, Key.Key_D, Key.Key_A):
        QTest.keyClick(page.proof, key)
    assert floor.hand.held is None
    assert page.proof.hasFocus()


def test_that_it_closes_when_the_keys_go_elsewhere(page: DeskPage) -> None:
    page.open_proof(RUNNING)
    QTest.keyClick(page.proof, Key.Key_Slash)
    assert page.head.search.hasFocus()
    assert page.proof.isHidden()


def test_that_it_reads_itself_to_whoever_does_not_see_it(page: DeskPage) -> None:
    page.open_proof(PAUSED, RESOLVE)
    said = page.proof.accessibleDescription()
    assert page.proof.accessibleName() == "Why this time?"
    assert "48314" in said
    assert "resolve" in said
    assert view_of_panel(page).sentence in said
    assert view_of_panel(page).sum in said


# When it is painted


def test_that_it_is_painted_only_when_it_says_something_else(
    page: DeskPage, floor: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_proof(WORST, (Promise.ACKNOWLEDGE, 1))  # it was met, and nothing of it moves any more
    asked = _painted(page.proof, monkeypatch)
    for seconds in range(1, 4):
        now = NOW + timedelta(seconds=seconds)
        floor.ticker.now = lambda now=now: now  # type: ignore[method-assign,misc]  # the tests' clock
        page.proof.take()
    assert asked == []
    page.proof.choose((Promise.DEPLOY, 1))
    asked.clear()
    floor.ticker.now = lambda: NOW + timedelta(seconds=9)  # type: ignore[method-assign]  # the tests' clock
    page.proof._now = floor.ticker.now
    page.proof.take()
    assert len(asked) == 1


def test_that_no_model_is_reset_and_no_choice_lost_while_it_is_open(page: DeskPage, floor: Bench) -> None:
    models = (page.incidents.unassigned.lines, page.incidents.assigned.lines)
    testers = [QAbstractItemModelTester(model) for model in models]
    resets: list[None] = []
    for model in models:
        model.modelReset.connect(lambda: resets.append(None))
    page.incidents.choose(RUNNING)
    page.open_proof(RUNNING)
    board = replace(proof_board(without=(MISSED,)), seq=2)
    floor.show(board, change_between(floor.store.board, board))
    assert resets == []
    assert page.proof.incident_id == page.detail.incident_id == RUNNING
    del testers


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize("size", SIZES[:2])
def test_that_every_kind_of_clock_is_drawn(
    floor: Bench, qtbot: QtBot, size: tuple[int, int], theme: str
) -> None:
    page = proof_page(floor, qtbot, size, theme)
    for incident_id in EVERY:
        page.open_proof(incident_id)
        for _ in view_of_panel(page).tabs:
            QTest.keyClick(page.proof, Key.Key_Right)
            assert not page.proof.grab().isNull()


def test_that_long_names_stay_within_the_panel(floor: Bench, qtbot: QtBot) -> None:
    page = proof_page(floor, qtbot, (1280, 720))
    page.open_proof(NAMED, RESOLVE)
    assert any(LONG_NAME in row.what for row in view_of_panel(page).rows)
    image = page.proof.grab().toImage()
    edge = image.pixelColor(image.width() - 6, 60)
    assert all(image.pixelColor(image.width() - 6, y) == edge for y in range(20, image.height() - 20))


def test_that_a_promise_of_nothing_has_no_proof(qapp: QApplication, qtbot: QtBot) -> None:
    floor = bench()
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    page = proof_page(floor, qtbot)
    page.open_proof(99_999)
    assert page.proof.view is None
    page.proof.grab()
    floor.store.stop()
    floor.ticker.stop()
