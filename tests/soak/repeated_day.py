"""One day of an update log, played again and again as other incidents: a floor as busy as then for hours.

Of each incident that the day changes, its last row before comes the day before, at a random time, as if it
were opened then; one that the day leaves open is closed at a random time of the day after. So the number of
open incidents has no trend, and what a board's memory does can be told from it.
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

FORMAT = "%d/%m/%Y %H:%M"
DAY = timedelta(days=1)
_ENDS = ("Resolved", "Closed")
_UPDATED, _OPENED, _STATE, _NUMBER = "sys_updated_at", "opened_at", "incident_state", "number"
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class BusyDay:
    """The rows of one day, by incident, and of each the last row before that day."""

    day: datetime
    columns: tuple[str, ...]
    rows: Mapping[str, tuple[Cells, ...]]
    before: Mapping[str, Cells]


def busiest_day(log: Path) -> BusyDay:
    """The day of a packed ServiceNow log on which most rows were written."""
    with gzip.open(log, "rt", encoding="utf-8-sig") as text:
        table = csv.DictReader(text)
        found = [(datetime.strptime(row[_UPDATED], FORMAT), row) for row in table]  # noqa: DTZ007 - the log names no zone
        columns = tuple(table.fieldnames or ())
    counts = Counter(at.date() for at, _ in found)
    chosen = max(counts, key=lambda day: (counts[day], day))
    day = datetime.combine(chosen, datetime.min.time())
    rows: defaultdict[str, list[Cells]] = defaultdict(list)
    before: dict[str, Cells] = {}
    for at, row in sorted(found, key=lambda one: one[0]):
        if at < day:
            before[row[_NUMBER]] = row
        elif at < day + DAY:
            rows[row[_NUMBER]].append(row)
    kept = {number: tuple(own) for number, own in rows.items()}
    return BusyDay(day, columns, kept, {number: before[number] for number in kept if number in before})


def write_days(busy: BusyDay, days: int, folder: Path, seed: int) -> tuple[Path, ...]:
    """A file for each day from the day before the first repetition to the last of them."""
    chance = Random(seed)
    files: dict[int, list[tuple[datetime, Cells]]] = {day: [] for day in range(days + 1)}
    for repetition in range(1, days + 1):
        for number, rows in busy.rows.items():
            for at, row in _life(busy, number, rows, repetition, chance):
                day = (at - busy.day) // DAY
                if day in files:
                    files[day].append((at, row))
    return tuple(_write(folder / f"day-{day}.csv", busy, files[day]) for day in files)


def _life(
    busy: BusyDay, number: str, rows: tuple[Cells, ...], repetition: int, chance: Random
) -> Iterator[tuple[datetime, Cells]]:
    """Every row of one incident in one repetition, with when it is written."""
    later = repetition * DAY
    name = f"R{repetition}-{number}"
    first_at = _at(rows[0][_UPDATED]) + later
    opened_at = first_at
    if number in busy.before:
        opened_at = busy.day + later - DAY + DAY * chance.random()
        yield opened_at, _row(busy.before[number], name, opened_at, opened_at)
    for row in rows:
        at = _at(row[_UPDATED]) + later
        yield at, _row(row, name, at, opened_at)
    if rows[-1][_STATE] not in _ENDS:
        at = busy.day + later + DAY + DAY * chance.random()
        yield at, _row({**rows[-1], _STATE: "Closed"}, name, at, opened_at)


def _at(text: str) -> datetime:
    return datetime.strptime(text, FORMAT)  # noqa: DTZ007 - the log names no zone


def _row(row: Cells, name: str, at: datetime, opened_at: datetime) -> Cells:
    """Ended only where this row ends it: the log tells each row the end that came later."""
    is_over = row[_STATE] in _ENDS
    told = at.strftime(FORMAT)
    ends = {"resolved_at": told if is_over else "?", "closed_at": told if row[_STATE] == "Closed" else "?"}
    return {**row, **ends, _NUMBER: name, _UPDATED: told, _OPENED: min(at, opened_at).strftime(FORMAT)}


def _write(file: Path, busy: BusyDay, rows: list[tuple[datetime, Cells]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as text:
        table = csv.DictWriter(text, busy.columns)
        table.writeheader()
        table.writerows(row for _, row in sorted(rows, key=lambda one: one[0]))
    return file


def made_up_day() -> BusyDay:
    """A small one for where the log is not: 400 incidents, each of three rows, none open before."""
    columns = (
        _NUMBER, _STATE, _UPDATED, _OPENED, "category", "assignment_group", "location", "contact_type",
        "impact", "urgency", "priority", "assigned_to", "resolved_at", "closed_at",
    )  # fmt: skip
    day = datetime(2016, 3, 24)  # noqa: DTZ001 - as the log, which names no zone
    chance = Random(1)
    rows = {}
    for number in range(400):
        severity = chance.choice(("2 - Medium", "3 - Low"))
        words = {
            "category": f"Category {number % 9}", "assignment_group": f"Group {number % 12}", "location": "?",
            "contact_type": "Phone", "impact": severity, "urgency": severity, "priority": "3 - Moderate",
            "assigned_to": "?", "resolved_at": "?", "closed_at": "?", _NUMBER: f"INC{number}", _OPENED: "?",
        }  # fmt: skip
        instants = sorted(day + DAY * chance.random() for _ in range(3))
        states = ("New", "Active", "Resolved")
        rows[f"INC{number}"] = tuple(
            {**words, _STATE: state, _UPDATED: at.strftime(FORMAT)}
            for state, at in zip(states, instants, strict=True)
        )
    return BusyDay(day, columns, rows, {})
