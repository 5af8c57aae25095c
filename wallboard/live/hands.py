"""What this desk has in its hand is told to the others, and theirs are read: on a thread of its own."""

import logging
import threading
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.hands import HoldKind, OtherHand
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import Worker

LOOK_EVERY_S = 2.0

_log = logging.getLogger(__name__)

Own = Mapping[int, HoldKind]
"""What this desk holds, by incident."""


class HandsSource(Protocol):
    """Where hands meet; everything is called on the thread of the hands, and may block it.

    Both may raise `SourceUnavailable`.
    """

    def exchange(self, own: Own) -> tuple[OtherHand, ...]:
        """Say what is held here, and read what others hold."""

    def leave(self) -> None:
        """Let go of everything."""

    def close(self) -> None:
        """Let go of every connection."""


class HandsWorker(Worker):
    """Tells and reads every two seconds, and at once when the hand closes or opens."""

    seen = Signal(object)
    """What others hold, after every exchange: a tuple of `OtherHand`."""

    def __init__(self, source: HandsSource) -> None:
        super().__init__()
        self._source = source
        self._stopping = self._is_failing = False
        self._woken = threading.Event()
        self._own: Own = {}
        self._told: Own = {}

    def hold(self, own: Own) -> None:
        """This is what is held here from now on; callable from any thread."""
        self._own = dict(own)
        self._woken.set()

    def run(self) -> None:
        """Exchange until stopped, then let go of everything; this blocks the thread it is called on."""
        try:
            while not self._stopping:
                self._woken.wait(LOOK_EVERY_S)
                self._woken.clear()
                if not self._stopping:
                    self.exchange()
            if self._told:
                self._source.leave()
        except SourceUnavailable as trouble:
            _log.info("left without letting go: %s", trouble.sentence)
        finally:
            self._source.close()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    def exchange(self) -> None:
        """Once; a desk that cannot see other hands is still a desk."""
        own = self._own
        try:
            others = self._source.exchange(own)
        except SourceUnavailable as trouble:
            self._note(trouble.sentence)
        except Exception:  # noqa: BLE001 - the boundary: what is decided is decided in the transaction
            self._note("an error in this program", with_stack=True)
        else:
            self._told, self._is_failing = own, False
            self.seen.emit(others)

    def _note(self, sentence: str, *, with_stack: bool = False) -> None:
        if not self._is_failing:
            _log.warning("other hands are not seen: %s", sentence, exc_info=with_stack)
        self._is_failing = True
        self.seen.emit(())


class OtherHands(QObject):
    """What others hold, for whoever draws incidents; and what is held here, for the others."""

    changed = Signal(object)
    """The frozenset of incident ids whose other hands came, went or did something else."""

    def __init__(self, worker: HandsWorker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._others: dict[int, OtherHand] = {}
        self._carried: dict[int, HoldKind] = {}
        self._looked_at: dict[int, int] = {}
        if worker is not None:
            worker.seen.connect(self.take)

    def of(self, incident_id: int) -> OtherHand | None:
        """Who else has an incident in their hand; who carries it goes before who only looks at it."""
        return self._others.get(incident_id)

    @property
    def held(self) -> Mapping[int, OtherHand]:
        """Every incident that others hold."""
        return self._others

    @Slot(object)
    def take(self, others: tuple[OtherHand, ...]) -> None:
        """Another look at the others."""
        found: dict[int, OtherHand] = {}
        for one in others:
            if one.incident_id not in found or one.kind is HoldKind.CARRYING:
                found[one.incident_id] = one
        before, self._others = self._others, found
        ids = {one for one in {*before, *found} if before.get(one) != found.get(one)}
        if ids:
            self.changed.emit(frozenset(ids))

    def carry(self, incident_ids: frozenset[int], *, is_asked: bool = False) -> None:
        """These are in the hand here; none when it is empty.

        With `is_asked` they were let go, and it is asked why or who: they are open here, and not carried.
        """
        kind = HoldKind.OPEN if is_asked else HoldKind.CARRYING
        carried = dict.fromkeys(incident_ids, kind)
        if carried != self._carried:
            self._carried = carried
            self._tell()

    def look_at(self, place: int, incident_id: int | None) -> None:
        """A part of a page, known by a number of its own, tells all about this incident, or of none."""
        if self._looked_at.get(place) == incident_id:
            return
        self._looked_at.pop(place, None)
        if incident_id is not None:
            self._looked_at[place] = incident_id
        self._tell()

    def _tell(self) -> None:
        if self._worker is not None:
            own = dict.fromkeys(self._looked_at.values(), HoldKind.OPEN)
            self._worker.hold(own | self._carried)
