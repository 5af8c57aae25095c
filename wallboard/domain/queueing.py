"""The mathematics of a queue that people may leave: Erlang's loss, and the integrals of M/M/n+M."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cosh, exp, expm1, log1p, pi, sinh

_DROP = 45.0
"""Where an integrand has fallen by exp(-45) it no longer counts in a double."""
_STEP, _REACH = 1 / 24, 80
"""Step of the tanh-sinh rule, and nodes either side of the middle."""


def erlang_b(traffic: float, agents: int) -> float:
    """The chance that all of `agents` are taken when nobody waits (Erlang's loss formula).

    By the recursion B(k) = aB(k-1) / (k + aB(k-1)): every term is positive, so nothing cancels and nothing
    overflows at any number of agents; what is below the smallest double is 0.
    """
    blocked = 1.0
    for busy in range(1, agents + 1):
        offered = traffic * blocked
        blocked = offered / (busy + offered)
    return blocked


def erlang_c_wait(traffic: float, agents: int) -> float:
    """The chance of waiting when nobody leaves, for `agents` above `traffic`."""
    blocked = erlang_b(traffic, agents)
    return agents * blocked / (agents - traffic + traffic * blocked)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of all offered calls: who waits, who leaves, who is answered in time (None: none asked)."""

    waiting: float
    leaving: float
    answered_in_time: float | None


def impatient_shares(traffic: float, agents: int, patience: float, within: float | None) -> Shares:
    """The M/M/n+M queue, exactly; `patience` and `within` in units of the handling time.

    After Zeltyn and Mandelbaum, "Call centers with impatient customers" (2005), for exponential patience:
    with x = n * patience, y = traffic * patience and u the wait in units of patience, the density of the wait
    that is offered is proportional to exp(y(1 - e^-u) - xu), and 1/B(n-1) stands for those who do not wait.
    """
    blocked = erlang_b(traffic, agents - 1)
    wait = _OfferedWait.of(agents * patience, traffic * patience)
    at_once = exp(-wait.height)
    scale = blocked * wait.y
    waiting = scale * wait.integral(lambda v: exp(-wait.fall(v)))
    leaving = scale * wait.integral(lambda v: -expm1(-(v + wait.peak)) * exp(-wait.fall(v)))
    offered = at_once + waiting
    in_time = None
    if within is not None:
        in_time = min(1.0, (at_once + scale * wait.answered_before(within / patience)) / offered)
    return Shares(waiting / offered, min(leaving, waiting) / offered, in_time)


@dataclass(frozen=True, slots=True)
class _OfferedWait:
    """exp(y(1 - e^-u) - xu) over u = peak + v, divided by its greatest value exp(height)."""

    x: float
    y: float
    peak: float
    height: float

    @classmethod
    def of(cls, x: float, y: float) -> "_OfferedWait":
        if y <= x:
            return cls(x, y, 0.0, 0.0)
        peak = log1p((y - x) / x)
        return cls(x, y, peak, x * _above_line(-peak))

    def fall(self, v: float) -> float:
        """How far the exponent lies below its greatest value."""
        if self.peak:
            return self.x * _above_line(v)
        return (self.x - self.y) * v + self.y * _above_line(v)

    def integral(self, of: Callable[[float], float]) -> float:
        return _split_integral(of, self.fall, -self.peak, 0.0, end=None, steepest=self.x + self.y)

    def answered_before(self, u: float) -> float:
        """Whoever is offered a wait of w (in units of patience) is still there with probability exp(-w)."""

        def fall(v: float) -> float:
            return self.fall(v) + v + self.peak

        end = u - self.peak
        top = min(end, 0.0)
        steepest = self.x + self.y + 1
        return _split_integral(lambda v: exp(-fall(v)), fall, -self.peak, top, end=end, steepest=steepest)


def _above_line(v: float) -> float:
    """How far e^-v lies above its tangent 1 - v, without cancelling near 0."""
    if abs(v) > 0.02:
        return v + expm1(-v)
    total = 0.0
    for power in range(8, 1, -1):
        total = (1 - v * total) / power
    return v * v * total


def _split_integral(
    of: Callable[[float], float],
    fall: Callable[[float], float],
    start: float,
    top: float,
    *,
    end: float | None,
    steepest: float,
) -> float:
    """The integral from `start` to `end` of what is greatest near `top` and falls as exp(-fall) either side.

    `steepest` bounds the slope of `fall` near the top: a first step for finding out how wide the hill is.
    """
    first = _DROP / steepest
    left = -_until_gone(lambda d: fall(top - d) - fall(top), first, top - start)
    right = _until_gone(lambda d: fall(top + d) - fall(top), first, None if end is None else end - top)
    return _tanh_sinh(lambda d: of(top - d), -left) + _tanh_sinh(lambda d: of(top + d), right)


def _until_gone(fall: Callable[[float], float], first: float, most: float | None) -> float:
    width = first
    while (most is None or width < most) and fall(width) < _DROP:
        width *= 1.5
    return width if most is None else min(width, most)


def _tanh_sinh(of: Callable[[float], float], width: float) -> float:
    """The integral from 0 to `width`; nodes crowd at both ends, so steep ends and layers are resolved."""
    if width <= 0:
        return 0.0
    total = 0.0
    for node in range(-_REACH, _REACH + 1):
        s = node * _STEP
        part = 1 / (1 + exp(-pi * sinh(s)))
        rest = 1 / (1 + exp(pi * sinh(s)))
        total += of(width * part) * part * rest * cosh(s)
    return total * pi * _STEP * width
