"""The simulator of the rules page: what a draft would have done, told, stopped and overtaken by the draft."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW
from tests.widgets.rules_desk import OURS, RulesDesk, rules_desk, simulation, write
from wallboard.domain.policy import Promise
from wallboard.live.rules_reader import Trial
from wallboard.models.simulation_rows import tally_rows


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[RulesDesk]:
    with rules_desk() as made:
        yield made


def test_that_a_trial_is_told_by_counts_and_by_each_verdict_that_differs(
    desk: RulesDesk, qtbot: QtBot
) -> None:
    pane = desk.page.simulator
    pane.run.click()
    assert pane.is_running
    qtbot.waitUntil(lambda: not pane.is_running)
    (row,) = pane.tallies.rows
    assert (row.real[:2], row.draft[:2], row.real_rate) == ((3, 0), (2, 1), 0.0)
    assert pane.model.index(0).data().startswith("48213  resolve: met, would be missed. due ")
    assert pane.differ.text() == "1 incident would differ"
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    assert "has changed since" in pane.told.text()


def test_that_a_trial_can_be_stopped_while_the_page_is_used(qtbot: QtBot) -> None:
    with rules_desk(waits=True) as desk:
        pane = desk.page.simulator
        pane.run.click()
        qtbot.waitUntil(lambda: pane.told.text() == "1 of 3 incidents")
        write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
        assert desk.page.draft.is_changed
        assert pane.is_running
        pane.stop.click()
        qtbot.waitUntil(lambda: not pane.is_running)
        assert len(desk.source.trials) == 1


def test_that_the_days_to_try_are_chosen(desk: RulesDesk, qtbot: QtBot) -> None:
    pane = desk.page.simulator
    now = desk.floor.ticker.now()
    since, until = pane.span()
    assert until - since == timedelta(days=7)
    assert abs(until - now) < timedelta(minutes=1)
    pane.choice.setCurrentIndex(2)
    assert not pane.first.isHidden()
    since, until = pane.span()
    assert timedelta(days=7) < until - since < timedelta(days=9)


def test_that_counts_of_promises_that_neither_rules_make_are_left_out() -> None:
    found = simulation(Trial(OURS, NOW - timedelta(days=7), NOW))
    assert [row.promise for row in tally_rows(found)] == [Promise.RESOLVE]
