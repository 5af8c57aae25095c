"""How far the board may be trusted now, judged on the UI thread so that a poller that hangs shows too."""

from datetime import timedelta

from wallboard.domain.freshness import Freshness, Sight, freshness_after
from wallboard.live.clock import SteadyClock

UNSEEN = Sight(Freshness.BLIND, timedelta(0))


class SightKeeper:
    """Remembers the last good read by the steady clock, and any outage that the poller told of."""

    def __init__(self, *, poll_every: timedelta, steady: SteadyClock) -> None:
        self._poll_every = poll_every
        self._steady = steady
        self._heard_s: float | None = None
        self._is_lost = False

    def hear(self, asked_s: float) -> None:
        """A read that was asked for then has come; a late one does not make the board younger."""
        self._heard_s = asked_s if self._heard_s is None else max(asked_s, self._heard_s)
        self._is_lost = False

    def lose(self) -> None:
        """The poller cannot read: LATE at once, before any time has passed."""
        self._is_lost = True

    def judge(self) -> Sight:
        """In whole seconds, and none while LIVE, so that two equal sights look the same."""
        if self._heard_s is None:
            return UNSEEN
        silent_for = timedelta(seconds=max(0.0, self._steady() - self._heard_s))
        freshness = freshness_after(silent_for, poll_every=self._poll_every)
        if freshness is Freshness.LIVE and not self._is_lost:
            return Sight(Freshness.LIVE, timedelta(0))
        late = Freshness.LATE if freshness is Freshness.LIVE else freshness
        return Sight(late, timedelta(seconds=int(silent_for.total_seconds())))
