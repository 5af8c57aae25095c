"""`python -m tests.storm`: the long storm, on each database, and what it left behind."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.postgres_server import PostgresServer, running_server
from tests.storm.running import Plan, Report, storm
from wallboard.domain.commands import OutcomeKind
from wallboard.services.upgrade import Kind, init

ON_SQLITE = 4
"""So many processes at most share one file."""


def main() -> int:
    args = _arguments()
    reports = []
    for dialect in args.on.split(","):
        with tempfile.TemporaryDirectory() as folder:
            report = (
                _on_sqlite(args, Path(folder)) if dialect == "sqlite" else _on_postgresql(args, Path(folder))
            )
            _tell(dialect, report)
            reports.append(report)
    return int(any(report.wrongs for report in reports))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.storm", description=__doc__)
    parser.add_argument("--on", default="postgresql,sqlite")
    parser.add_argument("--commands", type=int, default=20_000)
    parser.add_argument(
        "--dispatchers", type=int, default=20, help=f"processes; on SQLite at most {ON_SQLITE}"
    )
    parser.add_argument("--kills", type=int, default=10, help="times that PostgreSQL is killed")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _on_sqlite(args: argparse.Namespace, folder: Path) -> Report:
    url = str(folder / "storm.sqlite")
    init(url, Kind.TRAINING)
    plan = Plan(min(ON_SQLITE, args.dispatchers), args.commands, seed=args.seed)
    return storm(url, plan, folder)


def _on_postgresql(args: argparse.Namespace, folder: Path) -> Report:
    with running_server(keeps_commits=True) as server:
        init(server.url(), Kind.TRAINING)
        plan = Plan(
            args.dispatchers,
            args.commands,
            kills=args.kills,
            seed=args.seed,
            through_proxy=args.dispatchers // 4,
        )
        return storm(server.url(), plan, folder, lambda down_s: kill_and_start(server, down_s))


def kill_and_start(server: PostgresServer, down_s: float) -> None:
    server.kill()
    time.sleep(down_s)
    server.start()


def _tell(dialect: str, report: Report) -> None:
    done, refused = report.of(OutcomeKind.DONE), report.of(OutcomeKind.REFUSED)
    due = sum(one.due and one.is_done for one in report.told)
    print(f"# {dialect}: {len(report.told):,} commands in {report.seconds:.0f} s, {report.events:,} events")
    print(f"done {done.total():,} ({_listed(done)}), of them {due:,} that fell due by themselves")
    print(f"refused {refused.total():,} ({_listed(refused)})")
    print(
        f"server killed {report.kills} times; {report.lost:,} commands lost an answer "
        f"({report.swallowed:,} swallowed by the network), {report.away:,} found no database at first"
    )
    for sentence, many in _kinds_of_refusal(report).most_common(15):
        print(f"  {many:6,} × {sentence}")
    for wrong in report.wrongs[:50]:
        print(f"WRONG: {wrong}")
    print(f"{len(report.wrongs)} wrong" if report.wrongs else "nothing is wrong", flush=True)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {many:,}" for kind, many in counts.most_common())


def _kinds_of_refusal(report: Report) -> Counter[str]:
    """Refusals by their words, without names and numbers."""
    return Counter(
        " ".join("…" if word[:1].isupper() or any(map(str.isdigit, word)) else word for word in words)
        for one in report.told
        if not one.is_done
        for words in [one.sentence.split()[:14]]
    )


if __name__ == "__main__":
    sys.exit(main())
