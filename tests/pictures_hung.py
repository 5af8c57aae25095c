"""Makes the pictures of what hangs on a wall: the plan's pages, an alarm, the rest, and what stands in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize

from tests.conftest import plain_sql
from wallboard.app.static_page import said_by
from wallboard.cli.snapshot import Hung, write_picture
from wallboard.domain.freshness import Freshness, Sight
from wallboard.services.wall_file import load_plan, shipped_plan
from wallboard.widgets.care.rest_page import RestPage, inverse
from wallboard.widgets.picture import render
from wallboard.widgets.room import Room
from wallboard.widgets.stand_in_page import StandInPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment

SIZES = ((1920, 1080), (3840, 2160), (1080, 1920))
BELOW_ALARM = (("overview", SIZES[0]), ("staff", SIZES[0]), ("sla", SIZES[2]))
CALL = {"who": "Duty IT", "how": "+44 20 7946 0000", "note": "Say “wall 3, first floor”"}
UNANSWERED = """
INSERT INTO incident (source, reference, nature_id, severity, team_id, opened_at, effective_at)
SELECT 'telephony', ?, min(nature.id), 1, min(team.id), ?, ? FROM nature, team
"""
"""What another program logs, and nobody has heard of yet."""


def take_hung(url: str, name: str, out: Path) -> None:
    """Every page of the shipped plan, and one with an alarm at its head."""
    for page in [one.name for one in load_plan(shipped_plan()).pages]:
        for size in SIZES:
            _take(url, page, size, out / f"hung-{page}-{name}-{size[0]}x{size[1]}.png")
    for number, (page, size) in enumerate(BELOW_ALARM):
        at = (datetime.now(UTC) - timedelta(seconds=72)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        plain_sql(url, UNANSWERED, (str(99001 + number), at, at))
        _take(url, page, size, out / f"hung-{page}-{name}-alarm-{size[0]}x{size[1]}.png")


def take_still(out: Path) -> None:
    """What hangs where no board is read: the page that stands in, and the page that rests."""
    theme, said, now = load_theme("dark"), said_by(_facts()), datetime.now(UTC)
    for size in SIZES:
        whole = QSize(*size)
        stand_in, rest = StandInPage(theme), RestPage(inverse(theme))
        stand_in.say(said)
        rest.resize(whole)
        rest.dress(Room().scale(whole))
        rest.show_moment(Moment(now), Sight(Freshness.LIVE, timedelta(0)), now + timedelta(hours=2))
        for page, name in ((stand_in, "stand-in"), (rest, "rest")):
            file = out / f"{name}-{size[0]}x{size[1]}.png"
            render(page, whole).save(str(file))
            print(file, flush=True)  # noqa: T201 - a command that says what it made


def _facts() -> dict[str, object]:
    """As the watchdog writes them down after the fifth end."""
    now = datetime.now(UTC)
    since, again_at = now - timedelta(minutes=7), now + timedelta(minutes=4)
    return {"times": 5, "since": since.isoformat(), "again_at": again_at.isoformat(), "call": CALL}


def _take(url: str, page: str, size: tuple[int, int], file: Path) -> None:
    write_picture(url, file, page=page, hung=Hung(shipped_plan()), size=size, theme="dark")
    print(file, flush=True)  # noqa: T201 - a command that says what it made
