"""Writes into the shipped examples the public holidays as the library knows them by now.

Run as `python -m tests.services.preset_holidays` after the library learned of a new holiday.
"""

import json
from pathlib import Path
from typing import Any

from wallboard import assets
from wallboard.domain.public_holidays import public_holidays

FIRST_YEAR, LAST_YEAR = 2010, 2035


def holidays_of(region: str) -> dict[str, str]:
    """What a calendar of this region has as its holidays: names by ISO dates."""
    found = public_holidays(region, FIRST_YEAR, LAST_YEAR)
    return {day.isoformat(): name for day, name in found.items()}


def calendars_with_regions(path: Path) -> dict[str, dict[str, Any]]:
    """The calendars of a document that take their holidays from a region."""
    calendars: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["calendars"]
    return {code: one for code, one in calendars.items() if one["region"] is not None}


def brought_up_to_date(text: str) -> str:
    """The document with every such calendar's holidays replaced; every other character stays."""
    for one in json.loads(text)["calendars"].values():
        if one["region"] is not None and one["holidays"]:
            text = text.replace(_spelled(one["holidays"]), _spelled(holidays_of(one["region"])))
    return text


def _spelled(holidays: dict[str, str]) -> str:
    lines = [
        f"    {json.dumps(day)}: {json.dumps(name, ensure_ascii=False)}" for day, name in holidays.items()
    ]
    return ",\n".join(lines)


if __name__ == "__main__":
    for shipped in assets.names("policies"):
        file = assets.policy(shipped)
        file.write_text(brought_up_to_date(file.read_text(encoding="utf-8")), encoding="utf-8")
