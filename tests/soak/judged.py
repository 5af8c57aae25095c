"""What a soak says of the product: each bound, what was measured, and whether it was kept."""

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.soak.running import Outage, Report
from tests.soak.samples import Sample, turned_to

GROWTH_MOST = 0.05
P99_MOST_MS, MOST_MS = 50, 100
POLL_S = 1.0
LATE_WITHIN_S = 3 * POLL_S
"""The poll that was good came up to one before the cut; then two are missed."""
STALE_WITHIN_S, BLIND_WITHIN_S, LIVE_WITHIN_S = 10.0, 30.0, 5.0
SLACK_S = 0.6
"""The board looks at its own freshness twice a second."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One line of the verdict."""

    says: str
    is_kept: bool


def verdict(report: Report) -> Iterator[Bound]:
    """Every bound in the order in which people ask."""
    yield Bound(
        f"the board ended {report.ends} times, its watchdog {'ended' if report.watchdog_ended else 'stood'}",
        report.ends == 0 and not report.watchdog_ended,
    )
    unequal = [pause.seq for pause in report.pauses if not pause.is_equal]
    longest = max((pause.after_s for pause in report.pauses), default=0.0)
    yield Bound(
        f"equal to the tables at {len(report.pauses) - len(unequal)} of {len(report.pauses)} pauses, the "
        f"last at the end; told after at most {longest:.1f} s",
        not unequal and bool(report.pauses),
    )
    yield _memory(report)
    yield _stalls(report)
    yield from _freshness(report)


def _memory(report: Report) -> Bound:
    """Medians of the first and of the last tenth after warm-up; a single look may catch a passing peak."""
    warm = [one for one in report.samples if one.at_s >= report.warm_s]
    tenth = max(1, len(warm) // 10)
    first, last = (statistics.median(one.rss_mb for one in part) for part in (warm[:tenth], warm[-tenth:]))
    growth = last / first - 1
    says = f"memory {first:.0f} MB after warm-up, {last:.0f} MB at the end: {growth:+.1%} (at most +5 %)"
    return Bound(says, growth <= GROWTH_MOST)


def _stalls(report: Report) -> Bound:
    counted = stalls_between(report.samples, report.warm_s)
    is_kept = percentile(counted, 0.99) <= P99_MOST_MS and max(counted, default=0) < MOST_MS
    return Bound(
        f"the event loop came late by: {lateness(counted)} (p99 at most {P99_MOST_MS}, none over {MOST_MS})",
        is_kept,
    )


def lateness(counted: Counter[int]) -> str:
    """In words; a class counts for the milliseconds from which on it begins."""
    over = sum(count for ms, count in counted.items() if ms >= MOST_MS)
    return (
        f"p50 {percentile(counted, 0.5)} ms, p99 {percentile(counted, 0.99)} ms, "
        f"worst {max(counted, default=0)} ms, {over} of {counted.total():,} over {MOST_MS} ms"
    )


def stalls_between(samples: list[Sample], since_s: float) -> Counter[int]:
    """How often it was so late, without what came before; of one board alone."""
    warm = [one for one in samples if one.at_s >= since_s]
    counted = Counter(dict(warm[-1].late_ms)) if warm else Counter[int]()
    counted.subtract(dict(warm[0].late_ms) if warm else {})
    return +counted


def percentile(counted: Counter[int], share: float) -> int:
    """The class that so large a share does not lie above; 0 of nothing."""
    below, wanted = 0, share * counted.total()
    for ms in sorted(counted):
        below += counted[ms]
        if below >= wanted:
            return ms
    return 0


def _freshness(report: Report) -> Iterator[Bound]:
    cuts = [outage for outage in report.outages if outage.what == "cut"]
    for word, within_s in (("late", LATE_WITHIN_S), ("stale", STALE_WITHIN_S), ("blind", BLIND_WITHIN_S)):
        lasting = [cut for cut in cuts if cut.ended_s - cut.began_s > within_s + 2]
        if lasting:
            yield _turned(report, word, lasting, within_s)
    backs = [_back_after(report, outage) for outage in report.outages]
    if backs:
        known = [back for back in backs if back is not None]
        says = (
            f"live again after {len(known)} of {len(backs)} outages, at most {max(known, default=0):.1f} s "
            f"after their end (at most {LIVE_WITHIN_S:.0f} s)"
        )
        yield Bound(says, len(known) == len(backs) and max(known) <= LIVE_WITHIN_S + SLACK_S)


def _turned(report: Report, word: str, cuts: list[Outage], within_s: float) -> Bound:
    told = [turned_to(report.samples, word, cut.began_s, cut.ended_s) for cut in cuts]
    taken = [at - cut.began_s for at, cut in zip(told, cuts, strict=True) if at is not None]
    says = (
        f"{word.upper()} in {len(taken)} of {len(cuts)} cuts, at most {max(taken, default=0):.1f} s after "
        f"(at most {within_s:.0f} s)"
    )
    return Bound(says, len(taken) == len(cuts) and max(taken) <= within_s + SLACK_S)


def _back_after(report: Report, outage: Outage) -> float | None:
    """Seconds from the end of an outage until it was live; 0 where it never was otherwise."""
    after = [one for one in report.samples if one.at_s >= outage.ended_s]
    for sample in after:
        if sample.freshness == "live":
            return max(0.0, sample.turned_s - outage.ended_s)
    return None
