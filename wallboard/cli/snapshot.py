"""`wallboard snapshot`: a page as a picture, without a screen, now or at a past instant."""

import argparse
import os
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wallboard.cli.snapshot_pages import Seen

HELP = "write a page as a picture, without a screen"
PAGES = ("wall", "desk", "heat", "staff")
THEMES = ("dark", "light", "high_contrast")
Size = tuple[int, int]
FULL_HD: Size = (1920, 1080)
_LEAST, _MOST = 320, 16_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT.png", type=Path, help="the picture to write")
    parser.add_argument("--page", choices=PAGES, default="wall", help="which page (default: %(default)s)")
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
    page: str = "wall",
    size: Size = FULL_HD,
    at: datetime | None = None,
    theme: str | None = None,
    distance_m: float | None = None,
    diagonal_in: float | None = None,
) -> None:
    """Reads the board and writes the page; works without any display.

    The wall's text is set for `distance_m` on a screen of `diagonal_in`, the desk's for arm's length.

    Raises:
        Refusal: the picture cannot be written.
        DatabaseRefused, DatabaseUnavailable: the database cannot be read.
    """
    from wallboard.cli.snapshot_pages import draw_desk, draw_heat, draw_staff, draw_wall
    from wallboard.settings import load_settings
    from wallboard.widgets.room import Room, pixel_of
    from wallboard.widgets.theme import load_theme

    seen = _read(database, at)
    application = _application()
    colours = load_theme(theme or load_settings().theme)
    pixel_mm = None if diagonal_in is None else pixel_of(diagonal_in, *size)
    room = Room(distance_m, pixel_mm)
    draw = {"wall": draw_wall, "heat": draw_heat, "staff": draw_staff, "desk": draw_desk}[page]
    image = draw(seen, size, colours, room)
    if not image.save(str(out)):
        raise Refusal(
            f"the picture cannot be written to {out}; name a .png in a folder that you may write to."
        )
    application.processEvents()


def _read(database: str, at: datetime | None) -> "Seen":
    """As of now or of a past instant, of which nothing is forecast."""
    from wallboard.cli.snapshot_pages import Seen
    from wallboard.domain.prospect import prospect_of
    from wallboard.services.database import Access, open_database
    from wallboard.services.floor_record import floor_record
    from wallboard.services.past import board_at
    from wallboard.services.past_hours import load_history
    from wallboard.services.past_steps import span_holding
    from wallboard.services.profiles import load_profile
    from wallboard.services.reading import BoardReader
    from wallboard.settings import load_settings, settings_file

    opened = open_database(database, program="wallboard snapshot", needs=Access.READ)
    try:
        profile = load_profile(load_settings().profile, chosen_in=settings_file())
        if at is not None:
            now, board = span_holding(opened, at).until_at, board_at(opened, at)
            history = load_history(opened, at, load_settings().history_hours)
            return Seen(board, history, None, None, now, profile)
        board = BoardReader(opened).whole()
        record = floor_record(opened, board.floor_at)
        prospect = prospect_of(board, record, board.floor_at)
        history = load_history(opened, board.floor_at, load_settings().history_hours)
        return Seen(board, history, record, prospect, board.floor_at, profile)
    finally:
        opened.dispose()


def _application() -> "QApplication":
    """Qt without a screen, unless one runs already or somebody chose a platform."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])
