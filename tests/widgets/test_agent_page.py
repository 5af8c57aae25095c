"""An agent's window: what is theirs, answered by key and button, honest about its age, nothing cut off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.test_own_work import ANA, TEAM_OF_ANA, agent_of, offered
from tests.widgets.desk_floor import NOW, Bench, ago, assignment, bench, board
from tests.widgets.pseudo import Data, PseudoTranslator, cut_off, labelled
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.event import Row
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.staff import Accepts, Presence, PresenceState
from wallboard.domain.staff_commands import Respond, Response, SetPresence
from wallboard.models.own_desk import OwnDesk
from wallboard.widgets.agent.agent_page import AgentPage
from wallboard.widgets.agent.item_card import ItemCard
from wallboard.widgets.theme import load_theme

OWN, OF_TEAM, IN_HAND = 91, 92, 93
ROWS: tuple[Row, ...] = (
    agent_of(code="ana", accepts=Accepts.BY_HAND),
    offered(OWN, 1, agent=ANA),
    offered(OF_TEAM, 2, team=TEAM_OF_ANA),
    assignment(IN_HAND, 3, ANA, 5),
    Presence(ANA, PresenceState.ON_SHIFT, None, ago(30), None, 4),
)
"""What is Ana's, whom nothing else is given to."""


def rows(*others: Row, without: tuple[int, ...] = ()) -> tuple[Row, ...]:
    """Ana holds nothing but these; an assignment that is gone is released."""
    held = [replace(one, state=AssignmentState.RELEASED) for one in board().assignments_of_agent.get(ANA, ())]
    kept = [row for row in ROWS if getattr(row, "id", None) not in without]
    return (*held, *kept, *others)


@cache
def first_board() -> Board:
    """The floor as every test begins with it."""
    return board(rows())


class Side:
    """The page of one agent with the parts behind it."""

    def __init__(self) -> None:
        self.floor: Bench = bench(first_board())
        self.floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the clock stands still
        self.desk = OwnDesk(self.floor.store, "ana")
        self.page = AgentPage(self.desk, self.floor.store, self.floor.ticker, load_theme())

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def card(self, assignment_id: int) -> ItemCard:
        return self.page.list.cards[assignment_id]

    @property
    def sent(self) -> list[object]:
        return list(self.floor.sent)


@pytest.fixture
def side(qtbot: QtBot) -> Iterator[Side]:
    made = Side()
    qtbot.addWidget(made.page)
    made.page.resize(420, 640)
    with qtbot.waitExposed(made.page):
        made.page.show()
    made.page.activateWindow()
    made.page.setFocus()  # as its window does
    qtbot.waitUntil(lambda: made.page.list.in_focus is not None)
    qtbot.wait(360)  # cards that have just moved take no press
    made.floor.store.stop()  # so that the board does not grow old while a slow machine tests
    made.floor.show(first_board())
    yield made
    made.floor.ticker.stop()


def test_that_everything_of_the_agent_stands_there_in_order(side: Side) -> None:
    assert list(side.page.list.cards) == [OWN, OF_TEAM, IN_HAND]
    assert side.page.head.told[:2] == ("Ana K", "on shift · Network")
    assert side.card(OWN).told[4:] == ("1:31", "to answer")
    assert side.card(OF_TEAM).told[2] == "to all of Network: the first to accept has it"


def test_that_one_key_accepts_what_is_offered(side: Side) -> None:
    side.key(Qt.Key.Key_A)

    (command,) = side.sent
    assert isinstance(command, Respond)
    assert (command.assignment_id, command.response, command.agent_id) == (OWN, Response.ACCEPT, None)
    assert not side.card(OWN).buttons[Response.ACCEPT].isEnabled(), "it is on its way"
    assert side.card(OF_TEAM).buttons[Response.ACCEPT].isEnabled()


def test_that_a_press_accepts_for_the_team_in_ones_name(side: Side) -> None:
    QTest.mouseClick(side.card(OF_TEAM).buttons[Response.ACCEPT], Qt.MouseButton.LeftButton)

    (command,) = side.sent
    assert isinstance(command, Respond)
    assert (command.assignment_id, command.agent_id) == (OF_TEAM, ANA)


def test_that_declining_asks_why_by_number(side: Side) -> None:
    side.key(Qt.Key.Key_D)
    assert side.page.prompt.is_asking
    assert side.sent == []

    side.key(Qt.Key.Key_3)

    (command,) = side.sent
    assert isinstance(command, Respond)
    assert (command.response, command.code) == (Response.DECLINE, "on_a_call")


def test_that_who_is_done_may_say_what_came_of_it_or_nothing(side: Side) -> None:
    side.key(Qt.Key.Key_F)
    side.key(Qt.Key.Key_Return)

    (command,) = side.sent
    assert isinstance(command, Respond)
    assert (command.assignment_id, command.response, command.code) == (IN_HAND, Response.DONE, None)


def test_that_arrows_say_which_one_is_meant(side: Side) -> None:
    side.key(Qt.Key.Key_Down)
    side.key(Qt.Key.Key_A)

    (command,) = side.sent
    assert isinstance(command, Respond)
    assert command.assignment_id == OF_TEAM


def test_that_a_break_asks_which_and_until_when(side: Side) -> None:
    side.key(Qt.Key.Key_B)
    side.key(Qt.Key.Key_1)
    side.key(Qt.Key.Key_Down)
    side.key(Qt.Key.Key_Return)

    (command,) = side.sent
    assert isinstance(command, SetPresence)
    assert (command.state, command.break_reason, command.version_seen) == (PresenceState.ON_BREAK, "lunch", 4)
    assert command.until_at == NOW + timedelta(minutes=15)


def test_that_a_state_that_is_so_already_is_refused_in_words(side: Side) -> None:
    side.key(Qt.Key.Key_O)

    assert side.sent == []
    assert side.page.told.text == "Ana K is on shift already. There is nothing to do."


def test_that_a_card_that_stays_is_the_same_and_what_is_gone_says_why(side: Side) -> None:
    before = side.card(OWN)
    released = replace(offered(OF_TEAM, 2, team=TEAM_OF_ANA), state=AssignmentState.RELEASED)
    taken = assignment(99, 2, ANA + 1, 0)

    side.floor.show(board(rows(released, taken, without=(OF_TEAM,))))

    assert list(side.page.list.cards) == [OWN, IN_HAND]
    assert side.card(OWN) is before
    assert side.page.told.text == "48214 was taken by Ben T."


def test_that_a_press_on_a_card_that_has_just_moved_does_nothing(side: Side) -> None:
    side.floor.show(board(rows(offered(80, 4, agent=ANA))))

    QTest.mouseClick(side.card(OWN).buttons[Response.ACCEPT], Qt.MouseButton.LeftButton)

    assert side.sent == []


def test_that_what_is_offered_anew_comes_into_sight_and_leaves_the_keys_where_they_are(side: Side) -> None:
    side.page.resize(420, 420)
    side.card(IN_HAND).setFocus()
    assert side.page.list.verticalScrollBar().value() > 0

    side.floor.show(board(rows(offered(80, 4, agent=ANA))))

    assert side.page.list.verticalScrollBar().value() == 0
    assert side.page.list.in_focus is side.card(IN_HAND)


def grow_old(side: Side, sight: Sight) -> None:
    store = side.floor.store
    store._sight_keeper.judge = lambda: sight  # type: ignore[method-assign]  # no need to wait for it
    store.look()


def test_that_a_silent_board_is_grey_dated_and_takes_nothing(side: Side) -> None:
    grow_old(side, Sight(Freshness.STALE, timedelta(seconds=12)))

    assert "nothing can be sent until it is live again" in side.page.head.told[3]
    assert side.card(OWN).told[5] == "answer by", "nobody knows what is left"
    assert not any(button.isEnabled() for button in side.card(OWN).buttons.values())
    assert not side.page.bar.on.isEnabled()

    grow_old(side, Sight(Freshness.LATE, timedelta(seconds=4)))
    assert side.card(OWN).buttons[Response.ACCEPT].isEnabled(), "a late board still takes acts"
    grow_old(side, Sight(Freshness.LIVE, timedelta()))
    assert side.card(OWN).told[5] == "to answer"
    assert side.card(OWN).buttons[Response.ACCEPT].isEnabled()


def test_that_one_second_paints_only_what_it_changes(side: Side) -> None:
    side.floor.ticker.tick.emit(NOW)
    before = side.card(IN_HAND).told
    side.card(IN_HAND).tick(NOW)
    assert side.card(IN_HAND).told is before


def test_that_every_card_and_button_has_a_name_for_who_listens(side: Side) -> None:
    for card in side.page.list.cards.values():
        assert "Severity" in card.accessibleName()
        assert all(button.accessibleName() for button in card.buttons.values())
    assert "Ana K" in side.page.head.accessibleName()


@pytest.mark.parametrize("width", [340, 420, 640])
def test_that_longer_words_in_another_language_are_not_cut(
    qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    pseudo = PseudoTranslator()
    qapp.installTranslator(pseudo)
    try:
        side = Side()
        qtbot.addWidget(side.page)
        side.page.resize(width, 640)
        side.page.show()
        side.page.acts.answer(OWN, Response.DECLINE)
        QApplication.processEvents()
        foreign = Data(side.floor.store.board).foreign_to
        told = [*(text for _who, text in labelled(side.page)), side.page.list.cards[OWN].accessibleName()]
        assert [words for words in map(foreign, told) if set(words) - {"Ctrl"}] == []
        for button in side.page.prompt.buttons:
            assert side.page.rect().contains(button.mapTo(side.page, button.rect().bottomRight()))
        if width > 400:
            assert cut_off(side.page) == []
        side.floor.store.stop()
        side.floor.ticker.stop()
    finally:
        qapp.removeTranslator(pseudo)


def test_that_nobody_is_meant_before_somebody_is(qtbot: QtBot) -> None:
    floor = bench(board())
    desk = OwnDesk(floor.store, "ana")
    told = [(desk.state and desk.state.name, desk.why_nobody[:30])]

    floor.show(first_board())

    told.append((desk.state and desk.state.name, desk.why_nobody))
    assert told == [(None, "No agent has the login “ana”. "), ("Ana K", "")]
    floor.store.stop()
    floor.ticker.stop()
