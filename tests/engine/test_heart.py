"""Programs without a screen say that they are there, and fall silent when their work stands still."""

import threading
from collections.abc import Callable

from wallboard.domain.heartbeats import Heartbeat, Kind
from wallboard.engine.heart import STANDS_STILL_AFTER_S, EngineHeart
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.services.database import Database
from wallboard.services.heartbeats import roll_call


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


def beats(database: Database) -> tuple[Heartbeat, ...]:
    return roll_call(database).beats


def test_that_it_beats_while_its_work_goes_on_and_not_when_it_stands_still(database: Database) -> None:
    steady = Hands()
    heart = EngineHeart(database, Kind.ENGINE, steady=steady)
    heart.note("x", 1)
    heart.beat()
    (first,) = beats(database)
    assert (first.kind, first.seq) == (Kind.ENGINE, 1)
    steady.s += STANDS_STILL_AFTER_S + 1
    heart.beat()
    assert beats(database) == (first,), "its heart thread lives, its work does not"
    heart.note("x", 2)
    heart.beat()
    assert beats(database)[0].beat_at >= first.beat_at
    assert beats(database)[0].seq == 2


def test_that_a_mark_keeper_is_heard_of_while_it_runs_and_says_goodbye(database: Database) -> None:
    over = threading.Event()
    keeper = MarkKeeper(database)
    thread = threading.Thread(target=keeper.run, args=(over.is_set, over.wait))
    thread.start()
    try:
        assert until(lambda: bool(beats(database)))
        assert beats(database)[0].kind is Kind.ENGINE
        assert beats(database)[0].said_goodbye_at is None
    finally:
        over.set()
        thread.join()
    assert beats(database)[0].said_goodbye_at is not None


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, for as long as a slow machine may need."""
    pause = threading.Event()
    return any(holds() or pause.wait(0.05) for _ in range(400))
