"""Made-up logs in the two shapes, with mappings for them, and the real ones where they are present."""

import gzip
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest

from wallboard.services.intake.pace import Pace
from wallboard.services.intake.telling import Told, read_log
from wallboard.services.mapping import Mapping
from wallboard.services.mapping_reading import load_mapping, parse_mapping

DESK = """
source = "desk"
shape = "update"
[file]
missing = ["?"]
[time]
zone = "Europe/Berlin"
formats = ["%d.%m.%Y %H:%M"]
[update]
at = "changed"
[incident]
reference = "ticket"
pause_reason = { constant = "waiting" }
severity = { column = "level", values = { hoch = 1, normal = 3 } }
nature = { column = "kind", if_missing = "Other" }
team = "group"
opened_at = "opened"
resolved_at = "solved"
[incident.state]
column = "status"
[incident.state.values]
Neu = "new"
Aktiv = "in_progress"
Wartet = "paused"
Fertig = "resolved"
Zu = "closed"
[assignment]
agent = "person"
[agent]
presence = "on_shift"
[later]
solved = ["resolved", "closed"]
"""
DESK_HEADER = "ticket,changed,status,level,kind,group,person,opened,solved"

UNITS = """
source = "units"
shape = "record"
[time]
zone = "America/Los_Angeles"
formats = ["%m/%d/%Y %H:%M:%S"]
[incident]
reference = "call"
opened_at = "received"
acknowledged_at = "entered"
severity = [
  { when = { prio = "3", group = "life" }, is = 1 },
  { when = { prio = ["3", "E"] }, is = 2 },
  { is = 3 },
]
nature = "type"
team = "station"
[assignment]
agent = "unit"
assigned_at = "sent"
accepted_at = "moving"
working_at = "there"
released_at = "free"
[team]
name = "Station {}"
"""
UNITS_HEADER = "call,received,entered,prio,group,type,station,unit,sent,moving,there,free"

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"
LOGS = Path(os.environ.get("WALLBOARD_DATA", _BESIDE))
"""Where the public logs are, if they are here."""


def desk(text: str = DESK) -> Mapping:
    return parse_mapping(text, Path("desk.toml"))


def units(text: str = UNITS) -> Mapping:
    return parse_mapping(text, Path("units.toml"))


def written(path: Path, header: str, rows: Iterable[str | Sequence[str]]) -> Path:
    """A CSV file; packed when its name ends in .gz."""
    lines = [header, *(row if isinstance(row, str) else ",".join(row) for row in rows)]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def real_log(name: str) -> Path:
    """One of the public logs; the test is skipped where they are not."""
    path = LOGS / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {LOGS}; set WALLBOARD_DATA to the folder of the public logs")
    return path


def told_of(name: str, mapping: str) -> Told:
    """What one of the public logs tells, read once however many tests ask; skipped where it is not."""
    return _told(real_log(name), mapping)


@cache
def _told(path: Path, mapping: str) -> Told:
    return read_log(path, load_mapping(mapping))


def hurried(_dialect: str, most_changes: int) -> Pace:
    """A pace for a database that nobody else uses."""
    return Pace(most_changes, goal_s=1.0, rest_s=0.0)
