"""The desktop program: joins database, live path and pages in one window."""


def run(database: str, *, page: str | None = None, full_screen: bool = False) -> int:
    """Open the window on a database and stay until it is closed; the exit code.

    Qt is imported here and not above, so that what comes before a window works without Qt's libraries.
    """
    from wallboard.app.desktop import run_desktop

    return run_desktop(database, page=page, full_screen=full_screen)
