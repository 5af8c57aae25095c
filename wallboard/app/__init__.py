"""The desktop program: joins database, live path and pages in one window."""

from datetime import datetime


def run(
    database: str, *, page: str | None = None, full_screen: bool = False, at: datetime | None = None
) -> int:
    """Open the window on a database and stay until it is closed; the exit code.

    With `at` it begins with the floor as it was at that instant.

    Qt is imported here and not above, so that what comes before a window works without Qt's libraries.
    """
    from wallboard.app.desktop import run_desktop

    return run_desktop(database, page=page, full_screen=full_screen, at=at)


def run_agent(database: str, *, code: str | None = None) -> int:
    """Open the small window of an agent, the login's own or that of `code`, and stay until it is closed."""
    from wallboard.app.agent_desktop import run_agent_desktop

    return run_agent_desktop(database, code=code)
