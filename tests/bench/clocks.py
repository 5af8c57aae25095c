"""`python -m tests.bench.clocks`: deriving clocks against parsing what the log says of the same incidents."""

import argparse
import json
from collections.abc import Callable, Iterable
from time import process_time
from typing import Any

from tests.domain.incident_life import OFFICE, life, minutes, policy, version, works
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import ALWAYS, NamedCalendar
from wallboard.domain.timeline import Facts, Moment, Timeline
from wallboard.services.schema.columns import instant_text
from wallboard.services.timelines import timeline_from

ROUNDS = 5
EVENTS = ("opened", "acknowledged", "paused caller", "resumed", "updated")
SPANS = {Promise.ACKNOWLEDGE: 10, Promise.DEPLOY: 30, Promise.UPDATE: 60, Promise.RESOLVE: 240}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.clocks", description=__doc__)
    parser.add_argument("--incidents", type=int, default=10_000)
    count = parser.parse_args().incidents
    told = [_timeline(number) for number in range(count)]
    logs = [[_event(*each) for each in enumerate(timeline.moments, 1)] for timeline in told]
    parsing_us = _each_us(timeline_from, logs)
    print(f"# {count:,} incidents of {len(EVENTS)} events and four promises each; best of {ROUNDS} rounds")
    print(f"parsing their events: {parsing_us:.1f} us each")
    for calendar in (ALWAYS, OFFICE):
        deriving_us = _each_us(_rules(calendar).clocks, told)
        ratio = deriving_us / parsing_us
        print(f"deriving their clocks, {calendar.name}: {deriving_us:.1f} us each, {ratio:.2f} of parsing")


def _rules(calendar: NamedCalendar) -> Clockwork:
    targets = [minutes(promise, span) for promise, span in SPANS.items()]
    return works(version(policy("all", *targets, calendar=calendar)))


def _timeline(number: int) -> Timeline:
    """Opened in the course of three working weeks, acknowledged, paused for half an hour, told of."""
    day, minute = number % 5 + 7 * (number % 3), 540 + number % 420
    at = [minute, minute + 4, minute + 20, minute + 50, minute + 60]
    lines = [f"+{day} {one // 60:02}:{one % 60:02} {verb}" for one, verb in zip(at, EVENTS, strict=True)]
    return life(*lines).deployed(life(lines[1]).moments[0].at)


def _event(version: int, moment: Moment) -> tuple[str, int | None, str | None, str, int, str]:
    """An event as the database gives it: instant, operator, program, row, version and what changed."""
    writer, row = moment.writer, _row(moment.facts)
    return instant_text(moment.at), writer.operator_id, writer.program, row, version, "state"


def _row(facts: Facts) -> str:
    said: dict[str, Any] = {
        name: instant_text(value) if name.endswith("_at") and value is not None else value
        for name, value in facts._asdict().items()
    }
    rest = {"id": 1, "source": "bench", "reference": "R1", "urgency": 3, "priority_set_by": "matrix"}
    more = {"site": None, "channel": None, "reopenings": 0, "merged_into_id": None, "version": 1}
    return json.dumps({**rest, **said, **more, "effective_at": instant_text(facts.opened_at)})


def _each_us(do: Callable[[Any], object], over: Iterable[Any]) -> float:
    """Processor time for each, in the quickest round."""
    every, rounds = list(over), []
    for _ in range(ROUNDS):
        begun = process_time()
        for one in every:
            do(one)
        rounds.append(process_time() - begun)
    return min(rounds) / len(every) * 1e6


if __name__ == "__main__":
    main()
