"""`python -m tests.soak --hours N`: a wall for hours, and what became of it.

It hangs under Xvfb with a window manager, by a wall's own login, on a PostgreSQL of its own. The busiest
day of the ServiceNow log comes again and again at 600 times its speed, pages take turns, and somebody
acknowledges what rings. The database is ended and started every few minutes, the network swallows
everything now and then, and at random instants everybody stops writing and the board is compared with the
tables.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.journeys.real_screen import missing_tools
from tests.services.logs import LOGS
from tests.soak.judged import lateness, verdict
from tests.soak.leaving import ends_in_order
from tests.soak.repeated_day import busiest_day, made_up_day
from tests.soak.running import Plan, Report, soak
from tests.soak.samples import write_samples

LOG = "uci_servicenow_events.csv.gz"
_RESTART_EVERY_S, _CUT_EVERY_S = 240.0, 420.0
_PAUSES = 20


def main() -> int:
    """0 when every bound was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where samples and the wall's log are left")
    asked = parser.parse_args()
    ends_in_order()
    if missing_tools():
        print(f"a wall cannot be hung here without {', '.join(missing_tools())}", file=sys.stderr)
        return 2
    log = LOGS / LOG
    busy = busiest_day(log) if log.is_file() else made_up_day()
    print(f"{'the busiest day of ' + LOG if log.is_file() else 'a made-up day, for want of the log'}:")
    print(f"{busy.day:%Y-%m-%d}, {sum(map(len, busy.rows.values())):,} rows of {len(busy.rows):,} incidents")
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        report = soak(plan_of(asked.hours * 3600, asked.seed), busy, place)
        write_samples(report.samples, place / "samples.csv")
    return tell(report)


def plan_of(lasts_s: float, seed: int) -> Plan:
    """The warm-up is a sixth of it and at most ten minutes: every page has come round several times."""
    warm_up_s = min(600.0, lasts_s / 6)
    rest_s = lasts_s - warm_up_s
    restarts, cuts = max(1, int(rest_s / _RESTART_EVERY_S)), max(1, int(rest_s / _CUT_EVERY_S))
    return Plan(lasts_s, warm_up_s, restarts, cuts, _PAUSES, seed=seed)


def tell(report: Report) -> int:
    """Print every bound; 1 when one was not kept."""
    pages = sorted({page for sample in report.samples for page in sample.pages.split(",") if page})
    restarts = sum(outage.what == "restart" for outage in report.outages)
    print(f"{report.days} days, {report.events:,} changes, {report.open_incidents:,} open at the last look")
    print(f"{restarts} restarts, {len(report.outages) - restarts} cuts ({report.network})")
    print(f"pages {', '.join(pages)}; alarms answered {report.alarms_heard} times")
    print(
        f"load of this machine in the last minutes {os.getloadavg()[2]:.1f}, with {os.cpu_count()} processors"
    )
    print(f"a program that only sleeps came late meanwhile by: {lateness(report.idle_late_ms)}")
    bounds = list(verdict(report))
    for bound in bounds:
        print(f"{'kept    ' if bound.is_kept else 'NOT KEPT'}  {bound.says}")
    return int(not all(bound.is_kept for bound in bounds))


if __name__ == "__main__":
    sys.exit(main())
