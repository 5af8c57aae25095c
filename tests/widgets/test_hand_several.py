"""Several incidents in one hand: all of them are judged, no frame waits for it, and a drop is sure."""

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, board, incident
from wallboard.domain.commands import Deploy, Together
from wallboard.domain.deploy import objections_to_parts
from wallboard.domain.objection import Level, verdict
from wallboard.models.payload import IncidentPayload
from wallboard.widgets import hand_told
from wallboard.widgets.desk.preview_facts import preview_of
from wallboard.widgets.hand_state import Held, Phase, Target

MANY = tuple(range(101, 141))
"""Forty small ones, of severity 4: each weighs 1 of the 10 that Remy can carry, who carries 2."""


@pytest.fixture
def crowded(floor: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Only one more is asked for in each turn, however quick the machine is."""
    monkeypatch.setattr(hand_told, "AT_ONCE_S", 0.0)
    monkeypatch.setattr(hand_told, "A_SLICE_S", 0.0)
    floor.show(board(tuple(incident(number, 4, 3, 4, 10.0) for number in MANY)))
    return floor


def carried(*others: int) -> IncidentPayload:
    return IncidentPayload(MANY[0], 3, tuple((one, 3) for one in others))


def test_that_the_rest_is_asked_for_in_turns_and_then_told(crowded: Bench, qtbot: QtBot) -> None:
    assert crowded.hand.pick_up(carried(*MANY[1:]))
    assert len(crowded.hand.answers.others) == 1
    with qtbot.waitSignal(crowded.hand.changed):
        pass
    assert len(crowded.hand.answers.others) == len(MANY) - 1
    free = crowded.hand.answer(Target(agent_id=REMY))
    assert free is not None
    assert free.level is Level.WARN
    assert free.sentence.startswith("8 of 40 can go here: would be 11 of 10")


def test_that_a_drop_before_all_are_asked_for_is_judged_by_all(crowded: Bench) -> None:
    crowded.hand.pick_up(carried(*MANY[1:13]))
    best = Target(agent_id=crowded.hand.answers.recommended_id)
    crowded.hand.let_go(best)
    assert crowded.hand.phase is Phase.ASKED, "the last five have no room any more"
    answer = crowded.hand.answer(best)
    assert answer is not None
    assert answer.sentence.startswith("8 of 13 can go here")


def test_that_what_several_say_is_what_all_together_are_told(crowded: Bench) -> None:
    """By the same board: as many as the preview says pass, and the worst is as bad."""
    crowded.hand.pick_up(carried(WORST, *MANY[1:8]))
    for agent_id in crowded.store.board.agents:
        answer = crowded.hand._asking.sure_of(Target(agent_id=agent_id))
        held = crowded.hand.held
        assert answer is not None
        assert held is not None
        parts = tuple(
            one.deploy_to(Target(agent_id=agent_id), command_id=crowded.hand._make_id()) for one in held.each
        )
        laid = [verdict(one) for one in objections_to_parts(crowded.store.board, _together(parts), NOW)]
        able = sum(level is not Level.BLOCK for level in laid)
        if not able:
            assert answer.level is Level.BLOCK
        elif able < len(laid):
            assert answer.sentence.startswith(f"{able} of {len(laid)} can go here")
        else:
            assert answer.level is max(laid)


def test_that_what_would_happen_is_told_of_all_that_are_held(crowded: Bench, qtbot: QtBot) -> None:
    crowded.hand.pick_up(carried(*MANY[1:4]))
    with qtbot.waitSignal(crowded.hand.changed):
        pass
    held, answers = crowded.hand.held, crowded.hand.answers
    assert isinstance(held, Held)
    shown = preview_of(crowded.store.board, held, Target(agent_id=REMY), answers, NOW, title="Remy")
    assert shown is not None
    assert shown.load is not None
    assert (shown.load.after - shown.load.now) == 4
    assert "no other incident" in [fact.text for fact in shown.facts]


def _together(parts: tuple[Deploy, ...]) -> Together:
    return Together(parts[0].command_id, parts)
