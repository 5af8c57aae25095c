"""How many people it takes: Erlang C where callers wait for ever, Erlang A where they lose patience."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, exp, floor, isfinite

from wallboard.domain.queueing import erlang_c_wait, impatient_shares

MOST_ERLANGS = 1_000_000
"""Above this load a number is a slip of the keyboard, and counting agents one by one would take minutes."""
_MOST_AGENTS = 10 * MOST_ERLANGS
_ENDLESS = 1e100
"""Handling times of patience beyond which, either way, the limit is reached to every digit of a double."""
_ALMOST = 1e-9
"""What floating-point sums may be off: 14 / (1 - 0.3) must stay 20 agents."""


class UnstableQueue(ValueError):
    """So few agents that a queue nobody leaves grows without end: there is no waiting time to give."""

    def __init__(self, agents: int, traffic_erlangs: float) -> None:
        self.agents = agents
        self.traffic_erlangs = traffic_erlangs
        self.least_agents = _least_stable(traffic_erlangs)
        noun = "agent" if agents == 1 else "agents"
        self.sentence = (
            f"unstable: {agents} {noun} cannot carry {traffic_erlangs:.6g} erlangs, the queue grows without "
            f"end; it takes at least {self.least_agents}"
        )
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class ErlangC:
    """A queue that nobody leaves; shares are of all calls, `service_level` is None when no target was given.

    `asa_s` is the mean wait of all calls, those answered at once included.
    """

    traffic_erlangs: float
    prob_wait: float
    service_level: float | None
    asa_s: float
    occupancy: float


@dataclass(frozen=True, slots=True)
class ErlangA:
    """A queue that callers leave; shares are of all calls, those who left included.

    `service_level` is the share of all calls that are answered within the target: who leaves, however
    early, counts against it; None when no target was given. `asa_s` is the mean time in the queue of all
    calls, until answered or gone. `occupancy` is of the calls that are answered.
    """

    traffic_erlangs: float
    prob_wait: float
    prob_abandon: float
    service_level: float | None
    asa_s: float
    occupancy: float


def erlang_c(
    calls: float, interval_s: float, aht_s: float, agents: int, target_s: float | None = None
) -> ErlangC:
    """M/M/n: `calls` in `interval_s` seconds, each handled in `aht_s` on average, nobody hangs up.

    Raises:
        UnstableQueue: agents at or below the load; said in words, since no number would be true.
        ValueError: an argument makes no sense, in words.
    """
    traffic = _traffic(calls, interval_s, aht_s)
    _check_agents(agents, least=0)
    _check_target(target_s)
    if agents < _least_stable(traffic):
        raise UnstableQueue(agents, traffic)
    waiting, spare = erlang_c_wait(traffic, agents), agents - traffic
    return ErlangC(
        traffic_erlangs=traffic,
        prob_wait=waiting,
        service_level=None if target_s is None else 1 - waiting * exp(-spare * target_s / aht_s),
        asa_s=waiting * aht_s / spare,
        occupancy=traffic / agents,
    )


def erlang_a(  # noqa: PLR0917 - these names in this order are what other programs call
    calls: float,
    interval_s: float,
    aht_s: float,
    agents: int,
    patience_s: float,
    target_s: float | None = None,
) -> ErlangA:
    """M/M/n+M: as Erlang C, but each caller hangs up after an exponential patience of mean `patience_s`.

    Stable under any load, since an overloaded queue is one that people leave. With growing patience it
    tends to Erlang C, with none to the loss formula Erlang B.

    Raises:
        ValueError: an argument makes no sense, in words.
    """
    traffic = _traffic(calls, interval_s, aht_s)
    _check_agents(agents, least=1)
    _check_target(target_s)
    _check_above_0("patience_s", patience_s)
    if not traffic:
        return ErlangA(0.0, 0.0, 0.0, None if target_s is None else 1.0, 0.0, 0.0)
    within = None if target_s is None else target_s / aht_s
    patience = max(1 / _ENDLESS, min(patience_s / aht_s, _ENDLESS))
    shares = impatient_shares(traffic, agents, patience, within)
    return ErlangA(
        traffic_erlangs=traffic,
        prob_wait=shares.waiting,
        prob_abandon=shares.leaving,
        service_level=shares.answered_in_time,
        asa_s=shares.leaving * patience * aht_s,
        occupancy=min(1.0, traffic * (1 - shares.leaving) / agents),  # the last digit may round up
    )


def agents_needed(
    calls: float,
    interval_s: float,
    aht_s: float,
    *,
    target_s: float,
    service_level: float,
    max_occupancy: float = 1.0,
    shrinkage: float = 0.0,
    patience_s: float | None = None,
) -> int:
    """The smallest number of people on the roster who answer `service_level` of all calls in `target_s`.

    At or under `max_occupancy`, then divided by (1 - shrinkage), the share of paid time that is not
    spent at work, and rounded up. Erlang A where `patience_s` is given, else Erlang C. No calls need nobody.

    Raises:
        ValueError: an argument makes no sense, in words; a service level of 1 is reached by no number.
    """
    traffic = _traffic(calls, interval_s, aht_s)
    if target_s is None:  # as the queues may leave it out, a caller without types may think so here
        raise ValueError("target_s must be a number of seconds: without it no call is answered in time")
    _check_target(target_s)
    _check_goal(traffic, service_level, max_occupancy, shrinkage)
    _check_above_0("patience_s", 1 if patience_s is None else patience_s)
    if not traffic:
        return 0

    def is_enough(agents: int) -> bool:
        queue: ErlangA | ErlangC = (
            erlang_c(calls, interval_s, aht_s, agents, target_s)
            if patience_s is None
            else erlang_a(calls, interval_s, aht_s, agents, patience_s, target_s)
        )
        reached = queue.service_level
        assert reached is not None
        return reached >= service_level and queue.occupancy <= max_occupancy * (1 + _ALMOST)

    at_work = _smallest(is_enough, 1 if patience_s is not None else _least_stable(traffic))
    return ceil(at_work / (1 - shrinkage) * (1 - _ALMOST))


def _smallest(is_enough: Callable[[int], bool], least: int) -> int:
    """The smallest number from `least` on that is enough, where whatever is above one that is, is too."""
    step, most = 1, least
    while not is_enough(most):
        least, most, step = most + 1, most + step, step * 2
    while least < most:
        middle = (least + most) // 2
        if is_enough(middle):
            most = middle
        else:
            least = middle + 1
    return most


def _traffic(calls: float, interval_s: float, aht_s: float) -> float:
    """The load in erlangs: how many calls are in hand at once if nobody waits."""
    if not isfinite(calls) or calls < 0:
        raise ValueError(f"calls must be a number from 0 on, not {calls}")
    _check_above_0("interval_s", interval_s)
    _check_above_0("aht_s", aht_s)
    traffic = calls * aht_s / interval_s
    if traffic > MOST_ERLANGS:
        raise ValueError(f"{traffic:.6g} erlangs are more than {MOST_ERLANGS:,}: are all spans in seconds?")
    return traffic


def _least_stable(traffic: float) -> int:
    """The first number of agents above the load, which a rounding error must not put below itself."""
    return floor(traffic * (1 + 1e-12)) + 1


def _check_above_0(name: str, seconds: float) -> None:
    if not isfinite(seconds) or seconds <= 0:
        raise ValueError(f"{name} must be a number of seconds above 0, not {seconds}")


def _check_agents(agents: int, least: int) -> None:
    if not isinstance(agents, int) or isinstance(agents, bool) or agents < least:
        raise ValueError(f"agents must be a whole number from {least} on, not {agents!r}")
    if agents > _MOST_AGENTS:
        raise ValueError(f"{agents} agents are more than {_MOST_AGENTS:,}, the most that are counted with")


def _check_target(target_s: float | None) -> None:
    if target_s is not None and (not isfinite(target_s) or target_s < 0):
        raise ValueError(f"target_s must be a number of seconds from 0 on, not {target_s}")


def _check_goal(traffic: float, service_level: float, max_occupancy: float, shrinkage: float) -> None:
    if service_level == 1:
        raise ValueError("no number of agents answers every single call in time: ask for less than 1 (100 %)")
    if not 0 < service_level < 1:
        raise ValueError(f"service_level must be a share between 0 and 1 (0.8 is 80 %), not {service_level}")
    if not 0 < max_occupancy <= 1:
        raise ValueError(f"max_occupancy must be a share above 0 and at most 1, not {max_occupancy}")
    if not 0 <= shrinkage < 1:
        raise ValueError(f"shrinkage must be a share from 0 to below 1 (0.3 is 30 %), not {shrinkage}")
    if traffic / max_occupancy > MOST_ERLANGS:
        raise ValueError(
            f"{traffic:.6g} erlangs at an occupancy of {max_occupancy} take more than {MOST_ERLANGS:,} agents"
        )
