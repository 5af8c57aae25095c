"""The hand on a floor: what the targets answer, what letting go sends, and what it refuses in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk_floor import (
    CARD,
    EMIL,
    HOSTING,
    NOW,
    PIA,
    REMY,
    SWITCH,
    WORST,
    Bench,
    assignment,
    bench,
    board,
    incident,
)
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, TakeBack
from wallboard.domain.deploy import Level
from wallboard.domain.deploy_rules import STANDARD, DeployVersion, Rule
from wallboard.domain.staff import AgentSkill, Presence, PresenceState, Shift
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Place, Target

CARRIED = IncidentPayload(WORST, 3)


def _go_blind(floor: Bench) -> None:
    floor.store._steady = lambda: 1e9  # the clock that the store judges its silence by
    floor.store._sight_keeper._steady = floor.store._steady
    floor.store.look()


def test_that_every_agent_and_every_team_answers_while_the_hand_carries(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    answers = floor.hand.answers.by_target
    assert set(answers) == {Target(agent_id=i) for i in floor.store.board.agents} | {
        Target(team_id=i) for i in floor.store.board.teams
    } | {Target(place=Place.NOBODY)}
    assert all(answer.sentence for answer in answers.values())


def test_that_the_answers_are_those_of_the_rules(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    answers = floor.hand.answers.by_target
    assert answers[Target(agent_id=REMY)].level is Level.PASS
    assert answers[Target(agent_id=EMIL)].sentence
    assert answers[Target(agent_id=PIA)].level is Level.BLOCK
    lacking = answers[Target(agent_id=2)]
    assert (lacking.level, lacking.sentence) == (Level.BLOCK, "Lacks card acquiring")


def test_that_the_best_three_who_can_go_carry_their_place(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    answers = floor.hand.answers
    ranked = {answer.rank: target for target, answer in answers.by_target.items() if answer.rank}
    assert sorted(ranked) == [1, 2, 3]
    assert [ranked[place] for place in (1, 2, 3)] == list(answers.best_first[:3])
    assert all(answers.by_target[target].level is Level.PASS for target in ranked.values())


def test_that_letting_go_over_somebody_who_can_go_sends_one_deploy_with_an_id_of_its_own(
    floor: Bench,
) -> None:
    floor.hand.pick_up(CARRIED)
    best = floor.hand.answers.recommended_id
    floor.hand.let_go(Target(agent_id=best))
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.incident_id, command.version_seen, command.agent_id) == (WORST, 3, best)
    assert command.command_id.version == 4
    assert (command.reason, command.recommended_id) == (None, best)
    assert floor.store.pending == {WORST: command}


def test_that_a_block_says_why_and_sends_nothing(floor: Bench, said: list[str]) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=2))
    assert said == ["Ben T: Lacks card acquiring"]
    assert not floor.sent
    assert floor.hand.phase is Phase.EMPTY


@pytest.fixture
def warning(qapp: QApplication) -> Iterator[Bench]:
    """Remy's shift ends in 20 minutes."""
    shift = Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20))
    made = bench(board((shift,)))
    yield made
    made.store.stop()
    made.ticker.stop()


def test_that_a_warning_sends_nothing_until_a_reason_is_given(warning: Bench) -> None:
    warning.hand.pick_up(CARRIED)
    warning.hand.let_go(Target(agent_id=REMY))
    assert (warning.hand.phase, warning.sent) == (Phase.ASKED, [])
    warning.hand.give_reason("  ")
    assert (warning.hand.phase, warning.sent) == (Phase.ASKED, [])
    warning.hand.give_reason(" Agreed with them ")
    (command,) = warning.sent
    assert isinstance(command, Deploy)
    assert command.reason == "Agreed with them"


def test_that_putting_back_leaves_everything_as_it_was(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.put_back()
    assert (floor.hand.phase, floor.hand.answers.by_target, floor.sent) == (Phase.EMPTY, {}, [])


def test_that_a_carry_survives_polls_and_answers_by_the_newest_board(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.hover(Target(agent_id=REMY))
    holding_more = incident(90, 1, 2, HOSTING, 5)
    floor.show(board((holding_more, assignment(900, 90, REMY, 1))))
    assert floor.hand.carries(CARRIED)
    assert floor.hand.over == Target(agent_id=REMY)
    answer = floor.hand.answer(Target(agent_id=REMY))
    assert answer is not None
    assert answer.level is Level.BLOCK
    floor.hand.let_go(Target(agent_id=REMY))
    assert not floor.sent


def test_that_an_incident_that_went_away_while_carried_cannot_be_let_go(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.show(board(without=(WORST,)))
    floor.hand.let_go(Target(agent_id=REMY))
    assert not floor.sent


def test_that_nothing_is_picked_up_while_the_board_is_stale(floor: Bench, said: list[str]) -> None:
    _go_blind(floor)
    assert not floor.hand.pick_up(CARRIED)
    assert "old" in said[0]


def test_that_a_drop_is_refused_when_the_board_goes_stale_under_the_hand(
    floor: Bench, said: list[str]
) -> None:
    floor.hand.pick_up(CARRIED)
    _go_blind(floor)
    floor.hand.let_go(Target(agent_id=REMY))
    assert not floor.sent
    assert "old" in said[0]


def old_by(floor: Bench, level: Level) -> None:
    """The rules of the floor say how hard it is, and the board is silent from now on."""
    levels = {**STANDARD.levels, Rule.BOARD_STALE: level}
    version = DeployVersion(1, 1, NOW - timedelta(days=1), replace(STANDARD, levels=levels))
    floor.show(board((version,)))
    _go_blind(floor)


def test_that_where_the_rules_only_warn_an_old_board_takes_drops_for_a_reason(floor: Bench) -> None:
    old_by(floor, Level.WARN)
    assert floor.hand.pick_up(CARRIED)
    best = Target(agent_id=floor.hand.answers.recommended_id)
    answer = floor.hand.answer(best)
    assert answer is not None
    assert (answer.level, answer.code, "s old" in answer.sentence) == (Level.WARN, "board_stale", True)
    floor.hand.let_go(best)
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])
    floor.hand.give_reason("the line is slow, and it burns")
    assert [isinstance(one, Deploy) for one in floor.sent] == [True]


def test_that_where_the_rule_is_off_an_old_board_takes_drops_like_any(floor: Bench) -> None:
    old_by(floor, Level.PASS)
    assert floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=floor.hand.answers.recommended_id))
    assert [isinstance(one, Deploy) for one in floor.sent] == [True]


@pytest.mark.parametrize("level", [Level.WARN, Level.BLOCK])
def test_that_what_an_old_board_refuses_is_refused_whoever_sends_it(floor: Bench, level: Level) -> None:
    """Shown or not: the store lets nothing through that the rules forbid, or that lacks its reason."""
    old_by(floor, level)
    silent = Deploy(UUID(int=1), WORST, 3, agent_id=REMY)
    floor.store.submit(silent)
    floor.store.submit(replace(silent, command_id=UUID(int=2), reason_code="nearest"))
    assert [one.command_id.int for one in floor.sent] == ([2] if level is Level.WARN else [])


def test_that_an_incident_of_no_board_is_refused_in_words(floor: Bench, said: list[str]) -> None:
    assert not floor.hand.pick_up(IncidentPayload(999_999, 1))
    assert said == ["This incident is not open on this board."]


def test_that_an_incident_on_its_way_is_not_sent_twice(floor: Bench, said: list[str]) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=floor.hand.answers.recommended_id))
    assert not floor.hand.pick_up(CARRIED)
    assert said == ["48213 is already on its way; wait for the answer."]


def test_that_a_refusal_returns_the_incident_at_once(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=floor.hand.answers.recommended_id))
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.REFUSED, "Maria sent Tom J 4 s ago"))
    assert floor.store.pending == {}
    assert floor.notices.notice is not None
    assert floor.notices.notice.sentence == "48213: Maria sent Tom J 4 s ago"


def test_that_taking_back_is_a_command_of_its_own(floor: Bench) -> None:
    floor.hand.take_back(UUID(int=7))
    (command,) = floor.sent
    assert isinstance(command, TakeBack)
    assert command.of_command_id == UUID(int=7)
    assert command.command_id != UUID(int=7)


def test_that_a_team_that_wholly_lacks_a_skill_cannot_be_forced(floor: Bench) -> None:
    lacking = tuple(AgentSkill(number, number, SWITCH, None) for number in range(1, 7))
    floor.show(board(lacking))
    floor.hand.pick_up(CARRIED)
    answer = floor.hand.answer(Target(team_id=1))
    assert answer is not None
    assert (answer.level, answer.sentence) == (Level.BLOCK, "Nobody of this team has card acquiring")
    floor.hand.let_go(Target(team_id=1))
    assert (floor.hand.phase, floor.sent) == (Phase.EMPTY, [])


def test_that_an_offer_to_a_team_where_nobody_can_take_it_asks_why(floor: Bench) -> None:
    away = tuple(
        Presence(number, PresenceState.ON_BREAK, "rest", NOW, None, 2)
        for number, one in floor.store.board.agents.items()
        if one.team_id == 1
    )
    floor.show(board(away))
    floor.hand.pick_up(CARRIED)
    answer = floor.hand.answer(Target(team_id=1))
    assert answer is not None
    assert (answer.level, answer.sentence) == (Level.WARN, "nobody here can: on a break")
    floor.hand.let_go(Target(team_id=1))
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])


def test_that_who_must_be_asked_why_takes_no_place_among_the_best(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    best = floor.hand.answers.best_first[0]
    assert best.agent_id is not None
    floor.show(board((Shift(1, best.agent_id, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),)))
    answers = floor.hand.answers.by_target
    ranks = sorted(answer.rank for answer in answers.values() if answer.rank)
    assert (ranks, answers[best].rank, answers[best].level) == ([1, 2, 3], None, Level.WARN)


def test_that_what_ran_out_while_the_hand_carried_counts_when_it_lets_go(qapp: QApplication) -> None:
    clock = [NOW]
    made = bench(board((AgentSkill(REMY, REMY, CARD, NOW + timedelta(seconds=10)),)))
    hand = Hand(made.store, lambda: clock[0])
    hand.pick_up(CARRIED)
    clock[0] = NOW + timedelta(seconds=11)
    hand.let_go(Target(agent_id=REMY))
    assert not made.sent
    made.store.stop()
    made.ticker.stop()
