"""The line for what became of one's acts: done with an undo for 20 s, refused, said."""

from uuid import UUID

from tests.live.hands import Ear
from tests.widgets.desk_floor import REMY, WORST, Bench
from wallboard.domain.commands import Deploy, Outcome, OutcomeKind, TakeBack
from wallboard.live.view import read_only_sentence
from wallboard.widgets.notices import UNDO_S, NoticeKind

DEPLOY = Deploy(UUID(int=1), WORST, 3, agent_id=REMY)


def _done(floor: Bench) -> None:
    floor.store.submit(DEPLOY)
    floor.store.settle(Outcome(DEPLOY, OutcomeKind.DONE))


def _kind(floor: Bench) -> NoticeKind | None:
    notice = floor.notices.notice
    return None if notice is None else notice.kind


def test_that_a_deploy_says_who_is_on_what_and_can_be_taken_back(floor: Bench) -> None:
    _done(floor)
    notice = floor.notices.notice
    assert notice is not None
    assert notice.sentence == "48213 Card payments fail goes to Remy F."
    assert (notice.undo_of, notice.seconds_left) == (DEPLOY.command_id, 20)


def test_that_undo_is_open_for_twenty_seconds_and_not_longer(floor: Bench) -> None:
    _done(floor)
    for _ in range(UNDO_S - 1):
        floor.notices.pass_second()
    assert _kind(floor) is NoticeKind.DONE
    floor.notices.pass_second()
    assert _kind(floor) is None
    asked = Ear(floor.notices.reason_wanted)
    floor.notices.undo()
    assert len(floor.sent) == 1
    assert [notice.undo_of for notice in asked.heard] == [DEPLOY.command_id], "from now on with a reason only"


def test_that_a_sentence_in_between_does_not_cost_the_undo(floor: Bench) -> None:
    _done(floor)
    floor.hand.said.emit("Ben T: Lacks card acquiring")
    assert floor.notices.notice is not None
    assert floor.notices.notice.sentence == "Ben T: Lacks card acquiring"
    for _ in range(12):
        floor.notices.pass_second()
    assert floor.notices.notice is not None
    assert (floor.notices.notice.undo_of, floor.notices.notice.seconds_left) == (DEPLOY.command_id, 8)


def test_that_taking_back_says_what_is_as_it_was(floor: Bench) -> None:
    _done(floor)
    floor.show(floor.store.board)
    floor.notices.undo()
    (_, command) = floor.sent
    assert isinstance(command, TakeBack)
    floor.store.settle(Outcome(command, OutcomeKind.DONE))
    assert floor.notices.notice is not None
    assert floor.notices.notice.sentence == "Taken back: 48213 is as it was."
    assert floor.notices.notice.undo_of is None


def test_that_an_undo_can_be_refused_like_anything_else(floor: Bench) -> None:
    _done(floor)
    floor.show(floor.store.board)
    floor.notices.undo()
    command = floor.sent[-1]
    floor.store.settle(Outcome(command, OutcomeKind.REFUSED, "Remy F has begun to work on it"))
    assert floor.notices.notice is not None
    assert (floor.notices.notice.kind, floor.notices.notice.sentence) == (
        NoticeKind.REFUSED,
        "Remy F has begun to work on it",
    )


def test_that_one_sentence_is_taken_away_at_a_time(floor: Bench) -> None:
    _done(floor)
    floor.hand.said.emit("Ben T: Lacks card acquiring")
    floor.notices.dismiss()
    assert floor.notices.notice is not None
    assert floor.notices.notice.kind is NoticeKind.DONE
    floor.notices.dismiss()
    assert floor.notices.notice is None


def test_that_nothing_is_called_the_past_once_the_page_is_back_at_now(floor: Bench) -> None:
    floor.store.refused.emit(Outcome(DEPLOY, OutcomeKind.REFUSED, read_only_sentence()))
    assert _kind(floor) is NoticeKind.REFUSED
    floor.store.turned.emit(None)
    assert _kind(floor) is None


def test_that_what_became_of_a_real_act_stays_when_the_page_comes_back_to_now(floor: Bench) -> None:
    floor.store.refused.emit(Outcome(DEPLOY, OutcomeKind.REFUSED, "Somebody was faster."))
    floor.store.turned.emit(None)
    assert _kind(floor) is NoticeKind.REFUSED
