"""The rules page: a draft beside what is in force, tried and published, and never lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW
from tests.widgets.rules_desk import (
    FIRST,
    OURS,
    RulesDesk,
    board_with,
    rules_desk,
    version,
    write,
)
from wallboard.domain.commands import Outcome, OutcomeKind, PublishRules
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import read_rules
from wallboard.widgets.rules.publish_bar import PublishBar

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[RulesDesk]:
    with rules_desk() as made:
        yield made


def span_of(desk: RulesDesk, row: int = 0, promise: Promise = Promise.RESOLVE) -> timedelta:
    target = desk.page.draft.rules.policies[row].target(promise)
    assert target is not None
    return target.within


def sent(desk: RulesDesk) -> PublishRules:
    (command,) = desk.floor.sent
    assert isinstance(command, PublishRules)
    return command


def test_that_it_says_what_is_in_force_since_when_and_by_whom(desk: RulesDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Maria K" in desk.page.head.told)
    assert desk.page.head.told == "version 1 in force since the beginning · by Maria K"
    desk.page.open_version(desk.page.versions.rows[0])
    assert "Why: agreed" in desk.page.version.facts.text()


def test_that_an_example_is_labelled_as_one(qtbot: QtBot) -> None:
    example = version(2, replace(OURS, is_example=True))
    with rules_desk(board_with(example)) as desk:
        assert desk.page.head.told.endswith("example")


def test_that_from_opening_the_page_to_publishing_keys_are_enough(desk: RulesDesk, qtbot: QtBot) -> None:
    desk.page.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.press(Qt.Key.Key_Down)
    assert desk.page.policy.row == 1
    desk.tab_to("Resolve within")
    desk.type("90 min")
    assert span_of(desk, 1) == timedelta(minutes=90)
    desk.press(Qt.Key.Key_R, held=CTRL)
    qtbot.waitUntil(lambda: desk.page.simulator.model.rowCount() == 1)
    assert desk.source.trials[0].rules == desk.page.draft.rules
    desk.press(Qt.Key.Key_Return, held=CTRL)
    assert desk.focus().accessibleName() == "In force"
    desk.tab_to("Why")
    desk.type("agreed with the board")
    desk.press(Qt.Key.Key_Return)

    command = sent(desk)
    assert read_rules(command.document) == desk.page.draft.rules
    assert (command.based_on, command.in_force_at, command.reason) == (1, None, "agreed with the board")


def test_that_a_span_that_cannot_be_read_says_so_beside_it_and_keeps_from_publishing(desk: RulesDesk) -> None:
    form = desk.page.policy.targets[Promise.RESOLVE]
    write(form.span, "4 hurs")
    assert form._fault.text().startswith("Write a span such as 4 h")
    assert not form._fault.isHidden()
    assert [fault.place for fault in desk.page.faults.model.rows] == [("policy", "p1")]
    assert not desk.page.head.publish.isEnabled()
    assert not desk.page.simulator.run.isEnabled()
    desk.page.publishing.ask()
    assert desk.page.publish_bar.isHidden()
    write(form.span, "5 h")
    assert desk.page.faults.isHidden()
    assert desk.page.head.publish.isEnabled()


def test_that_a_wrong_text_waits_where_it_was_written(desk: RulesDesk) -> None:
    form = desk.page.policy.targets[Promise.RESOLVE]
    write(form.span, "4 hurs")
    desk.page.open_policy(1)
    assert (form.span.text(), form._fault.isHidden()) == ("8 h", True)
    (fault,) = desk.page.faults.model.rows
    desk.page.faults.opened.emit(fault)
    assert (desk.page.policy.row, form.span.text(), form._fault.isHidden()) == (0, "4 hurs", False)


def test_that_a_contradiction_is_told_at_its_promise_and_in_the_list(desk: RulesDesk) -> None:
    details = desk.page.policy.targets[Promise.RESOLVE].details
    for key in ("resolved", "closed"):
        details.stops_on.switch(key)
    assert "run on after the incident is resolved" in details.fault.text()
    assert not details.isHidden(), "it opens where something is wrong in it"
    (fault,) = desk.page.faults.model.rows
    assert fault.sentence.startswith("policy p1, resolve: it would run on")


def test_that_policies_are_moved_by_keys_and_by_buttons(desk: RulesDesk) -> None:
    def order() -> list[str]:
        return [policy.code for policy in desk.page.draft.rules.policies]

    outline = desk.page.outline
    outline.policies.setFocus()
    desk.press(Qt.Key.Key_Down, held=ALT)
    assert (order(), desk.page.policy.row) == (["p2", "p1"], 1)
    desk.press(Qt.Key.Key_Down, held=ALT)
    assert order() == ["p2", "p1"], "the last stays the last"
    QTest.mouseClick(outline.up, Qt.MouseButton.LeftButton)
    assert (order(), desk.page.policy.row) == (["p1", "p2"], 0)
    QTest.mouseClick(outline.copy_policy, Qt.MouseButton.LeftButton)
    assert (order(), desk.page.policy.row) == (["p1", "p1-2", "p2"], 1)
    QTest.mouseClick(outline.add_policy, Qt.MouseButton.LeftButton)
    assert order() == ["p1", "p1-2", "policy", "p2"]
    outline.policies.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert (order(), desk.page.policy.row) == (["p1", "p1-2", "p2"], 2)


def test_that_the_last_policy_can_go_too(desk: RulesDesk) -> None:
    for _ in range(2):
        desk.page.outline.remove_policy.click()
    assert desk.page.draft.rules.policies == ()
    desk.page.outline.add_policy.click()
    assert desk.page.policy.row == 0


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_that_a_list_to_choose_from_can_be_closed_and_the_field_goes_on(desk: RulesDesk) -> None:
    field = desk.page.policy.teams
    field.setFocus()
    desk.press(Qt.Key.Key_Down)
    popup = field.popup
    assert popup is not None
    QTest.keyClicks(popup.search, "host")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert desk.page.draft.rules.policies[0].match.teams == frozenset({"t7"})
    QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert field.popup is None
    desk.page.open_policy(1)
    assert field.value == frozenset()
    desk.page.open_policy(0)
    assert "Hosting" in field.accessibleName()


def test_that_a_draft_outlives_the_switching_of_pages(desk: RulesDesk) -> None:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.page.hide()
    desk.floor.show(board_with())
    desk.page.show()
    assert span_of(desk) == timedelta(hours=7)
    assert desk.page.policy.targets[Promise.RESOLVE].span.text() == "7 h"


def test_that_rules_can_come_into_force_at_a_date(desk: RulesDesk) -> None:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.page.publishing.ask()
    bar = desk.page.publish_bar
    assert bar.date.isHidden()
    bar.when.setCurrentIndex(1)
    assert not bar.date.isHidden()
    QTest.mouseClick(bar.publish, Qt.MouseButton.LeftButton)
    at = sent(desk).in_force_at
    assert at is not None
    assert at.utcoffset() is not None
    assert (at > NOW, at - NOW <= timedelta(hours=1), at.minute) == (True, True, 0)


def test_that_escape_leaves_the_draft_unpublished(desk: RulesDesk) -> None:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.press(Qt.Key.Key_Return, held=CTRL)
    assert not desk.page.publish_bar.isHidden()
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.publish_bar.isHidden()
    assert not desk.floor.sent


def publish(desk: RulesDesk) -> PublishBar:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.page.publishing.ask()
    desk.page.publish_bar.reason.setText("agreed")
    desk.page.publish_bar.publish.click()
    return desk.page.publish_bar


def test_that_what_is_refused_is_kept_with_its_reason(desk: RulesDesk) -> None:
    bar = publish(desk)
    assert not desk.page.head.publish.isEnabled(), "it is on its way"
    sentence = "Version 2 was just published by Ben T."
    desk.floor.store.settle(Outcome(sent(desk), OutcomeKind.REFUSED, sentence))
    assert desk.page.notice.text == sentence
    assert (span_of(desk), bar.reason.text(), bar.isHidden()) == (timedelta(hours=7), "agreed", False)
    assert desk.page.head.publish.isEnabled()


def test_that_a_published_draft_becomes_what_is_in_force(desk: RulesDesk) -> None:
    bar = publish(desk)
    desk.floor.store.settle(Outcome(sent(desk), OutcomeKind.DONE))
    desk.floor.show(board_with(version(2, desk.page.draft.rules)))
    assert (desk.page.draft.based_on, desk.page.draft.is_changed, bar.isHidden()) == (2, False, True)
    assert not desk.page.draft.can_bring_back
    assert desk.page.notice.text.startswith("The rules are published")


def test_that_a_board_that_is_faster_than_the_answer_does_no_harm(desk: RulesDesk) -> None:
    publish(desk)
    desk.floor.show(board_with(version(2, desk.page.draft.rules)))
    assert desk.page.overtaken.isHidden()
    desk.floor.store.settle(Outcome(sent(desk), OutcomeKind.DONE))
    assert (desk.page.draft.based_on, desk.page.draft.is_changed) == (2, False)


def test_that_who_was_overtaken_sees_it_and_chooses_to_build_upon_it(desk: RulesDesk) -> None:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.floor.show(board_with(version(2, replace(OURS, name="Theirs"))))
    strip = desk.page.overtaken
    assert not strip.isHidden()
    assert "Version 2 was published" in strip.told.text()
    assert (desk.page.draft.based_on, span_of(desk)) == (1, timedelta(hours=7))
    strip.see.click()
    assert desk.page.version.title.text() == "Version 2: Theirs"
    strip.upon.click()
    assert (desk.page.draft.based_on, strip.isHidden()) == (2, True)


def test_that_an_untouched_draft_follows_what_is_published(desk: RulesDesk) -> None:
    desk.floor.show(board_with(version(2, replace(OURS, name="Theirs"))))
    assert (desk.page.draft.based_on, desk.page.draft.rules.name) == (2, "Theirs")
    assert desk.page.overtaken.isHidden()


def test_that_a_draft_that_was_let_go_comes_back(desk: RulesDesk) -> None:
    write(desk.page.policy.targets[Promise.RESOLVE].span, "7 h")
    desk.page.head.drop.click()
    assert span_of(desk) == timedelta(hours=4)
    desk.page.head.back.click()
    assert span_of(desk) == timedelta(hours=7)


def test_that_a_version_to_come_is_not_called_in_force(qtbot: QtBot) -> None:
    ahead = version(2, at=NOW + timedelta(days=2))
    with rules_desk(board_with(ahead)) as desk:
        (newer, older) = desk.page.versions.rows
        assert (newer.is_in_force, newer.is_to_come, older.is_in_force) == (False, True, True)
        assert desk.page.draft.based_on == 2, "a draft builds upon the newest"


def test_that_a_version_that_a_newer_one_forestalls_is_said_to_be_never_in_force(qtbot: QtBot) -> None:
    ahead = version(2, at=NOW + timedelta(days=2))
    with rules_desk(board_with(ahead, version(3))) as desk:
        (_, forestalled, first) = desk.page.versions.rows
        assert (forestalled.is_never, forestalled.is_to_come, first.is_never) == (True, False, False)
        line = desk.page.outline._version_line(forestalled)
        assert line.mark == "never in force"


def test_that_an_example_is_put_into_the_draft_and_not_in_force(desk: RulesDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.page.outline.examples.count() == 1)
    desk.page.outline.examples.activated.emit(0)
    assert desk.page.draft.rules.name == "Example: by priority"
    assert desk.page.versions.in_force is not None
    assert desk.page.versions.in_force.version == FIRST
