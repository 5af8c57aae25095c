"""The life of a wall: a window on every screen of the plan, nobody at it, and nothing that asks."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WallChoice:
    """What the command line said; `resume` is the health file, of which each screen's page is taken up."""

    database: str
    plan: Path | None = None
    screen: str | None = None
    page: str | None = None
    resume: Path | None = None


def run_wall(choice: WallChoice) -> int:
    """Hang until the program is ended; the exit code."""
    from wallboard.app.desktop import run_desktop

    return run_desktop(choice.database, page=None, full_screen=True)
