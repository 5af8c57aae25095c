"""Every kind of drop: who is asked why, who of a team goes, several at once, people, breaks and nobody."""

from collections.abc import Mapping

from tests.widgets.desk_floor import (
    HOSTING,
    NAMES,
    NOW,
    REMY,
    WORST,
    Bench,
)
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, Release, Together
from wallboard.live.pending import Pending
from wallboard.models.payload import AgentPayload, IncidentPayload
from wallboard.models.question import Given
from wallboard.widgets.hand_answers import answers
from wallboard.widgets.hand_question import OFFER, SEND
from wallboard.widgets.hand_state import Answer, Held, HeldAgent, Phase, Place, Sending, Target

CARRIED = IncidentPayload(WORST, 3)


def test_that_who_is_not_recommended_goes_with_a_reason_and_the_command_says_who_was(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    best = floor.hand.answers.recommended_id
    assert best not in (None, REMY)
    floor.hand.let_go(Target(agent_id=REMY))
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])
    asked = floor.hand.question
    assert asked is not None
    assert asked.title == f"{NAMES[(best or 0) - 1]} is recommended, not Remy F. Why all the same?"
    floor.hand.give_reason("", asked.reasons[0].code)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.agent_id, command.recommended_id) == (REMY, best)
    assert (command.reason, command.reason_code) == (None, asked.reasons[0].code)


def test_that_whom_the_person_saw_recommended_goes_without_a_reason_though_another_is_better_by_now(
    floor: Bench,
) -> None:
    floor.hand.pick_up(CARRIED)
    first, second = (one.agent_id for one in floor.hand.answers.best_first[:2])
    assert answers_seen(floor, second)[Target(agent_id=second)].asks is False
    assert answers_seen(floor, None)[Target(agent_id=second)].asks is True
    assert answers_seen(floor, second)[Target(agent_id=first)].asks is False


def answers_seen(floor: Bench, seen_id: int | None) -> Mapping[Target, Answer]:
    return answers(floor.store.board, Held(WORST, 3), NOW, seen_id=seen_id).by_target


def test_that_a_team_is_asked_who_of_it_goes_and_proposes_its_best(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(team_id=HOSTING))
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])
    asked, answer = floor.hand.question, floor.hand.answer(Target(team_id=HOSTING))
    assert asked is not None
    assert answer is not None
    best = NAMES[(answer.best_id or 0) - 1]
    assert [one.words for one in asked.reasons] == [f"Send {best} now", "Offer it to all of Hosting"]


def test_that_a_team_can_be_offered_it_as_a_whole(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(team_id=HOSTING))
    floor.hand.give(Given(OFFER))
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.agent_id, command.team_id) == (None, HOSTING)


def test_that_the_best_of_a_team_goes_by_the_same_rules_as_a_drop_on_them(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    best = floor.hand.answers.recommended_id
    assert best is not None
    floor.hand.let_go(Target(team_id=floor.store.board.agents[best].team_id))
    floor.hand.give(Given(SEND))
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.agent_id, command.team_id) == (best, None)


def test_that_the_best_of_a_team_who_is_not_the_best_of_all_takes_a_reason(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(team_id=HOSTING))
    floor.hand.give(Given(SEND))
    assert (floor.hand.phase, floor.sent) == (Phase.ASKED, [])
    floor.hand.give_reason("Is next door")
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.team_id, command.reason) == (None, "Is next door")


def test_that_somebody_can_be_sent_to_help(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.turn(Sending.SUPPORT)
    floor.hand.let_go(Target(agent_id=floor.hand.answers.recommended_id))
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.role, command.is_reserved) == (AssignmentRole.SUPPORT, False)


def test_that_taking_everybody_off_is_a_release_and_is_refused_where_nobody_is(
    floor: Bench, said: list[str]
) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(place=Place.NOBODY))
    assert (floor.sent, said) == ([], ["Unassign: Nobody is on it"])
    floor.hand.pick_up(IncidentPayload(7, 3))
    floor.hand.let_go(Target(place=Place.NOBODY))
    (command,) = floor.sent
    assert isinstance(command, Release)
    assert (command.incident_id, command.version_seen, command.agent_id) == (7, 3, None)


SEVERAL = IncidentPayload(4, 3, ((5, 3), (6, 3)))


def test_that_several_go_together_or_as_many_as_pass_as_the_person_says(floor: Bench) -> None:
    for is_all_or_none in (True, False):
        floor.hand.pick_up(SEVERAL)
        floor.hand.let_go(Target(agent_id=REMY))
        asked = floor.hand.question
        assert asked is not None
        assert asked.count == 3
        floor.hand.give(Given(None, "All of one kind", is_all_or_none))
        assert floor.hand.phase is Phase.EMPTY
        floor.store._pending = Pending()
    together, *singly = floor.sent
    assert isinstance(together, Together)
    assert [part.incident_id for part in together.parts if isinstance(part, Deploy)] == [4, 5, 6]
    assert [one.incident_id for one in singly if isinstance(one, Deploy)] == [4, 5, 6]


def test_that_somebody_in_the_hand_can_go_to_other_teams_and_to_a_break_but_not_to_their_own(
    floor: Bench, said: list[str]
) -> None:
    let_go: list[tuple[int, Target]] = []
    floor.hand.agent_let_go.connect(lambda agent_id, target: let_go.append((agent_id, target)))
    for target in (Target(team_id=1), Target(place=Place.BREAK), Target(team_id=HOSTING)):
        assert floor.hand.pick_up(AgentPayload(REMY, 1))
        assert (floor.hand.held, floor.hand.agent) == (None, HeldAgent(REMY, 1))
        floor.hand.let_go(target)
    assert let_go == [(REMY, Target(team_id=1)), (REMY, Target(place=Place.BREAK))]
    assert said == ["Hosting: Remy F is in Hosting already. There is nothing to do."]
    assert not floor.sent


def test_that_who_is_let_go_over_somebody_goes_to_that_persons_team(floor: Bench) -> None:
    floor.hand.pick_up(AgentPayload(REMY, 1))
    floor.hand.hover(Target(agent_id=1))
    assert floor.hand.over == Target(team_id=1)


def test_that_what_was_typed_for_a_refused_command_is_there_again(floor: Bench) -> None:
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=REMY))
    floor.hand.give_reason("Knows the depot by heart")
    floor.store.settle(Outcome(floor.sent[0], OutcomeKind.REFUSED, "Maria sent Tom J 4 s ago"))
    floor.hand.pick_up(CARRIED)
    floor.hand.let_go(Target(agent_id=REMY))
    assert floor.hand.question is not None
    assert floor.hand.question.typed == "Knows the depot by heart"
    floor.hand.give_reason("Knows the depot by heart")
    floor.store.settle(Outcome(floor.sent[1], OutcomeKind.DONE))
