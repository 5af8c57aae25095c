"""What every page begins with is reckoned on the poller's thread."""

from datetime import timedelta

import pytest

from tests.live.boards import board_of, event_of, incident
from tests.live.plain_tail import PlainTail
from tests.live.test_poller import Heard, ScriptedSource
from wallboard.live import poller as poller_module
from wallboard.live.poller import Poller


def test_that_what_pages_begin_with_is_reckoned_where_the_board_is_read(qapp: object) -> None:
    source = ScriptedSource(board_of(incident(1), seq=10))
    poller = Poller(source, every=timedelta(seconds=30))
    heard = Heard(poller)
    poller.poll()
    source.tails.append(lambda: PlainTail((event_of(11, incident(2), command_id="c"),), seq=11))
    poller.poll()
    for step in heard.steps:
        assert step.groundwork is not None
        assert step.groundwork.board is step.board
        assert step.groundwork.tally.counts.open == len(step.board.incidents)


def test_that_a_board_of_which_nothing_can_be_reckoned_is_shown_and_the_log_says_why_once(
    qapp: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    poller = Poller(ScriptedSource(board_of(incident(1), seq=10)))
    heard = Heard(poller)
    with monkeypatch.context() as broken:
        broken.setattr(poller_module, "groundwork", fails)
        assert [poller.poll() for _ in range(3)] == [True] * 3
    assert [step.groundwork for step in heard.steps] == [None] * 3
    assert not heard.failed
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
    poller.poll()
    assert heard.steps[-1].groundwork is not None
    monkeypatch.setattr(poller_module, "groundwork", fails)
    poller.poll()
    assert len(caplog.records) == 2
