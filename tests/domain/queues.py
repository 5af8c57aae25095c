"""Slow and simple queues to compare with: whole fractions, many digits, and callers one after another."""

import heapq
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random
from typing import NamedTuple


def exact_wait(traffic: Fraction, agents: int) -> Fraction:
    """Erlang C as it stands in the textbook, with whole factorials."""
    terms, term = [Fraction(1)], Fraction(1)
    for busy in range(1, agents + 1):
        term = term * traffic / busy
        terms.append(term)
    queue = terms[-1] * agents / (agents - traffic)
    return queue / (sum(terms[:-1]) + queue)


class Exact(NamedTuple):
    wait: float
    leave: float
    in_time: float


def exact_impatient(traffic: float, agents: int, patience: float, within: float) -> Exact:
    """M/M/n+M by its birth-death chain, and the answered by a power series, with digits to spare."""
    load, mean, limit = Decimal(traffic), Decimal(patience), Decimal(within)
    with localcontext() as context:
        context.prec = 80 + int(traffic * patience)
        below, weight = Decimal(0), Decimal(1)
        for busy in range(agents, 0, -1):
            weight = weight * busy / load
            below += weight
        queue = people = Decimal(0)
        weight, length = Decimal(1), 0
        while weight > Decimal(10) ** -60 or load > agents + length / mean:
            queue += weight
            people += length * weight
            length += 1
            weight = weight * load / (agents + length / mean)
        x, y = agents * mean + 1, load * mean
        served, term, power = Decimal(0), Decimal(1), 0
        while power < 2 * y + 10 or abs(term) > Decimal(10) ** (-60 - int(y)):
            served += term * (1 - (-limit / mean * (x + power)).exp()) / (x + power)
            power += 1
            term = -term * y / power
        in_time = below + served * y * y.exp() * agents / load
        total = below + queue
        return Exact(float(queue / total), float(people / mean / load / total), float(in_time / total))


class Simulated(NamedTuple):
    wait: float
    leave: float
    in_time: float
    mean_wait: float
    busy: float


def simulated(traffic: float, agents: int, patience: float, within: float, calls: int) -> Simulated:
    """First come, first served: each caller is offered the agent who is free first, or leaves before."""
    random, free_at = Random(20_261_122), [0.0] * agents
    now = work = waits = 0.0
    waiting = leaving = in_time = 0
    for _ in range(calls):
        now += random.expovariate(traffic)
        offered = max(0.0, free_at[0] - now)
        patience_left = random.expovariate(1 / patience)
        waiting += offered > 0
        waits += min(offered, patience_left)
        if offered > patience_left:
            leaving += 1
            continue
        in_time += offered <= within
        handling = random.expovariate(1)
        work += handling
        heapq.heapreplace(free_at, now + offered + handling)
    return Simulated(waiting / calls, leaving / calls, in_time / calls, waits / calls, work / now / agents)
