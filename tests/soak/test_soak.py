"""A wall for a minute on a database and a network that go away: it stays, and misses nothing."""

from pathlib import Path

import pytest

from tests.journeys.real_screen import missing_tools
from tests.services.logs import LOGS
from tests.soak.__main__ import LOG
from tests.soak.judged import percentile, stalls_between
from tests.soak.repeated_day import busiest_day, made_up_day, write_days
from tests.soak.running import Plan, soak
from tests.soak.samples import turned_to

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}")
MINUTE = Plan(lasts_s=60, warm_up_s=5, restarts=1, cuts=1, pauses=3, cut_s=14)


def test_that_a_wall_outlives_what_it_hangs_on_and_misses_nothing(tmp_path: Path) -> None:
    """How quick and how large it is, is measured by the long one: here others may be at work."""
    log = LOGS / LOG
    report = soak(MINUTE, busiest_day(log) if log.is_file() else made_up_day(), tmp_path)
    counted = stalls_between(report.samples, report.warm_s)
    print(f"stalls of {counted.total()} beats: p99 {percentile(counted, 0.99)} ms, worst {max(counted)} ms")
    assert (report.ends, report.watchdog_ended) == (0, False)
    assert [pause.is_equal for pause in report.pauses] == [True] * (MINUTE.pauses + 1)
    assert len({pause.seq for pause in report.pauses}) > 1
    (cut,) = (outage for outage in report.outages if outage.what == "cut")
    late_s = turned_to(report.samples, "late", cut.began_s, cut.ended_s)
    stale_s = turned_to(report.samples, "stale", cut.began_s, cut.ended_s)
    assert late_s is not None
    assert stale_s is not None
    assert late_s < stale_s
    assert report.samples[-1].freshness == "live"
    assert max(len(sample.pages) for sample in report.samples) > 0
    assert report.idle_late_ms.total() > 0


def test_that_every_day_of_it_is_as_busy_as_the_next_and_leaves_nothing_open(tmp_path: Path) -> None:
    busy = made_up_day()
    files = write_days(busy, 3, tmp_path, seed=1)
    rows = [file.read_text(encoding="utf-8").splitlines()[1:] for file in files]
    assert [len(day) for day in rows] == [0, *[sum(map(len, busy.rows.values()))] * 3]
    names = [{row.partition(",")[0] for row in day} for day in rows]
    assert not names[1] & names[2]
    last = {row.split(",")[0]: row.split(",")[1] for day in rows for row in day}
    assert set(last.values()) == {"Resolved"}
