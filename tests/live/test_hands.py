"""Two hands see each other: what a desk holds is told at once, and what others hold is drawn by whom."""

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QApplication

from wallboard.domain.hands import HoldKind, OtherHand
from wallboard.live.hands import HandsWorker, OtherHands
from wallboard.live.source import SourceUnavailable

MARIA_CARRIES = OtherHand(7, HoldKind.CARRYING, "Maria")
TOM_LOOKS = OtherHand(7, HoldKind.OPEN, "Tom")


class _Place:
    """Where hands meet, in memory."""

    def __init__(self) -> None:
        self.told: list[Mapping[int, HoldKind]] = []
        self.others: tuple[OtherHand, ...] = ()
        self.is_away = False

    def exchange(self, own: Mapping[int, HoldKind]) -> tuple[OtherHand, ...]:
        if self.is_away:
            raise SourceUnavailable("away")
        self.told.append(own)
        return self.others

    def leave(self) -> None:
        self.told.append({})

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def place() -> _Place:
    return _Place()


@pytest.fixture
def worker(qapp: QApplication, place: _Place) -> HandsWorker:
    return HandsWorker(place)


def test_that_what_is_carried_is_told_and_goes_before_what_is_only_open(
    worker: HandsWorker, place: _Place
) -> None:
    hands = OtherHands(worker)
    hands.look_at(1, 7)
    hands.look_at(2, 8)
    hands.carry(frozenset({7}))
    worker.exchange()
    assert place.told == [{7: HoldKind.CARRYING, 8: HoldKind.OPEN}]
    hands.carry(frozenset())
    hands.look_at(2, None)
    worker.exchange()
    assert place.told[-1] == {7: HoldKind.OPEN}


def test_that_what_was_let_go_and_is_asked_about_is_open_and_carried_no_more(
    worker: HandsWorker, place: _Place
) -> None:
    hands = OtherHands(worker)
    hands.carry(frozenset({7}))
    hands.carry(frozenset({7}), is_asked=True)
    worker.exchange()
    assert place.told == [{7: HoldKind.OPEN}]


def test_that_the_worker_is_woken_at_once_and_only_by_what_differs(worker: HandsWorker) -> None:
    hands = OtherHands(worker)
    hands.carry(frozenset({7}))
    assert worker._woken.is_set()
    worker._woken.clear()
    hands.carry(frozenset({7}))
    assert not worker._woken.is_set()


def test_that_only_incidents_whose_hands_differ_are_painted_anew(worker: HandsWorker, place: _Place) -> None:
    hands, changed = OtherHands(worker), list[frozenset[int]]()
    hands.changed.connect(changed.append)
    place.others = (TOM_LOOKS, MARIA_CARRIES, OtherHand(8, HoldKind.OPEN, "Tom"))
    worker.exchange()
    assert hands.of(7) == MARIA_CARRIES
    worker.exchange()
    place.others = (TOM_LOOKS, OtherHand(8, HoldKind.OPEN, "Tom"))
    worker.exchange()
    assert changed == [frozenset({7, 8}), frozenset({7})]
    assert hands.of(7) == TOM_LOOKS


def test_that_nobody_is_shown_to_carry_anything_while_the_place_cannot_be_asked(
    worker: HandsWorker, place: _Place
) -> None:
    hands, place.others = OtherHands(worker), (MARIA_CARRIES,)
    worker.exchange()
    place.is_away = True
    worker.exchange()
    assert hands.of(7) is None
