"""`wallboard snapshot`: a page as a picture, without a screen, now or at a past instant."""

import argparse
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wallboard.cli.snapshot_pages import Seen
    from wallboard.domain.board import Board
    from wallboard.domain.night import NightRecord
    from wallboard.domain.thresholds import Profile
    from wallboard.domain.wall_plan import PlanPage, WallPlan
    from wallboard.services.database import Database

HELP = "write a page as a picture, without a screen"
PAGES = ("wall", "desk", "heat", "staff")
THEMES = ("dark", "light", "high_contrast")
Size = tuple[int, int]
FULL_HD: Size = (1920, 1080)
_LEAST, _MOST = 320, 16_000


@dataclass(frozen=True, slots=True)
class Hung:
    """Asks for a page as it hangs on a wall; `plan` is another file than the wall's own."""

    plan: Path | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT.png", type=Path, help="the picture to write")
    parser.add_argument(
        "--page",
        metavar="NAME",
        help="wall, desk, heat or staff, or a page of the wall's plan (default: wall)",
    )
    parser.add_argument(
        "--wall",
        action="store_true",
        help="as it hangs: every page is one of the wall's plan, with its alarms and its last line",
    )
    parser.add_argument(
        "--plan", metavar="FILE", type=Path, help="another plan than the wall's own; a page is one of it"
    )
    parser.add_argument(
        "--size", type=picture_size, default=FULL_HD, metavar="WxH", help="in pixels (default: 1920x1080)"
    )
    add_database_argument(parser)
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time to look at, such as 2016-03-07T12:00; UTC where it names no zone",
    )
    parser.add_argument("--theme", choices=THEMES, help="the colours (default: those of settings.toml)")
    parser.add_argument(
        "--distance",
        metavar="METRES",
        type=metres,
        help="how far away it is read: sets the size of text (default: it fills the picture as designed)",
    )
    parser.add_argument(
        "--diagonal",
        metavar="INCHES",
        type=inches,
        help="how large the screen is on which it hangs (default: 55)",
    )


def run(args: argparse.Namespace) -> int:
    write_picture(
        chosen_database(args),
        args.out,
        page=args.page,
        hung=Hung(args.plan) if args.wall or args.plan is not None else None,
        size=args.size,
        at=args.at,
        theme=args.theme,
        distance_m=args.distance,
        diagonal_in=args.diagonal,
    )
    print(f"wrote {args.out}")
    return 0


def picture_size(text: str) -> Size:
    """Width and height that a person wrote as 1920x1080.

    Raises:
        argparse.ArgumentTypeError: it is none, or no picture can be that large.
    """
    match = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text.strip().lower())
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(_LEAST <= side <= _MOST for side in size):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no size; write it like 1920x1080, each {_LEAST} to {_MOST}"
        )
    return size


def metres(text: str) -> float:
    """A distance that a person wrote.

    Raises:
        argparse.ArgumentTypeError: it is none that a screen is read from.
    """
    return _number(text, 0.3, 50, "metres")


def inches(text: str) -> float:
    """A screen's diagonal that a person wrote.

    Raises:
        argparse.ArgumentTypeError: no screen has it.
    """
    return _number(text, 5, 300, "inches")


def _number(text: str, low: float, high: float, unit: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of {unit} from {low:g} to {high:g}")
    return number


def write_picture(
    database: str,
    out: Path,
    *,
    page: str | None = None,
    hung: Hung | None = None,
    size: Size = FULL_HD,
    at: datetime | None = None,
    theme: str | None = None,
    distance_m: float | None = None,
    diagonal_in: float | None = None,
) -> None:
    """Reads the board and writes the page; works without any display.

    The wall's text is set for `distance_m` on a screen of `diagonal_in`, the desk's for arm's length.

    Raises:
        Refusal: there is no such page, or the picture cannot be written.
        DatabaseRefused, DatabaseUnavailable: the database cannot be read.
    """
    from wallboard.cli.snapshot_pages import draw
    from wallboard.cli.snapshot_wall import draw_hung
    from wallboard.settings import load_settings
    from wallboard.widgets.room import Room, pixel_of
    from wallboard.widgets.theme import load_theme

    planned = _planned(page, hung)
    seen = _read(database, at, None if planned is None else planned[1])
    application = _application()
    colours = load_theme(theme or load_settings().theme)
    room = Room(distance_m, None if diagonal_in is None else pixel_of(diagonal_in, *size))
    if planned is None:
        image = draw(page or "wall", seen, size, colours, room)
    else:
        image = draw_hung(seen, planned, size, colours, room)
    if not image.save(str(out)):
        raise Refusal(
            f"the picture cannot be written to {out}; name a .png in a folder that you may write to."
        )
    application.processEvents()


def _planned(name: str | None, hung: Hung | None) -> "tuple[WallPlan, PlanPage] | None":
    """The page of the plan that is asked for, with its plan; None where it is one of the window's own.

    Raises:
        Refusal: neither has such a page.
    """
    if hung is None and (name is None or name in PAGES):
        return None
    from wallboard.domain.plan_table import nearest
    from wallboard.services.wall_file import load_plan

    plan = load_plan(None if hung is None else hung.plan)
    found = plan.pages[0] if name is None else plan.page(name)
    if found is None:
        own = [page.name for page in plan.pages]
        known = list(dict.fromkeys(own if hung is not None else [*PAGES, *own]))
        raise Refusal(f"there is no page “{name}”.{nearest(name or '', known)} Pages are {', '.join(known)}.")
    return plan, found


def _read(database: str, at: datetime | None, planned: "PlanPage | None") -> "Seen":
    """As of now or of a past instant, of which nothing is forecast."""
    from wallboard.services.database import Access, open_database
    from wallboard.services.profiles import load_profile
    from wallboard.settings import load_settings, settings_file

    opened = open_database(database, program="wallboard snapshot", needs=Access.READ)
    try:
        settings = load_settings()
        profile = load_profile(settings.profile, chosen_in=settings_file())
        return _look(opened, at, settings.history_hours, profile, planned)
    finally:
        opened.dispose()


def _look(
    opened: "Database", at: datetime | None, hours: int, profile: "Profile", planned: "PlanPage | None"
) -> "Seen":
    from wallboard.cli.snapshot_pages import Seen
    from wallboard.domain.prospect import prospect_of
    from wallboard.services.floor_record import floor_record
    from wallboard.services.past import board_at
    from wallboard.services.past_hours import load_history
    from wallboard.services.past_steps import span_holding
    from wallboard.services.reading import BoardReader

    if at is not None:
        now, board = span_holding(opened, at).until_at, board_at(opened, at)
        record, prospect = None, None
    else:
        board = BoardReader(opened).whole()
        now, record = board.floor_at, floor_record(opened, board.floor_at)
        prospect = prospect_of(board, record, now)
    night = None if planned is None else _night(opened, board, planned)
    history = load_history(opened, board.floor_at if at is None else at, hours)
    return Seen(board, history, record, prospect, now, profile, night)


def _night(opened: "Database", board: "Board", planned: "PlanPage") -> "NightRecord | None":
    """The last night, where the page tells of it."""
    from wallboard.domain.night import last_night
    from wallboard.domain.plan_areas import tiles_of
    from wallboard.domain.wall_plan import TileKind
    from wallboard.services.nights import read_night

    if planned.areas is None or TileKind.NIGHT not in tiles_of(planned.areas):
        return None
    return read_night(opened, last_night(board, board.floor_at, planned.night))


def _application() -> "QApplication":
    """Qt without a screen, unless one runs already or somebody chose a platform."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])
