"""A small floor written by plain SQL, as another program would, and the desktop's live path upon it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql, plain_transaction
from wallboard.app.live_path import LivePath
from wallboard.app.source import DatabaseSource, DatabaseWriter

TEAMS = ("Network", "Payments", "Hosting")
AGENTS_EACH = 3
Statement = tuple[str, tuple[object, ...]]


def write_floor(url: str, *, incidents: int = 6) -> None:
    """Three teams of three agents on shift, one nature, and some incidents that nobody has."""
    work: list[Statement] = [("INSERT INTO nature (code, name) VALUES (?, ?)", ("LINE", "Line dead"))]
    for team, name in enumerate(TEAMS, start=1):
        work.append(("INSERT INTO team (code, name) VALUES (?, ?)", (f"T{team}", name)))
        for number in range(AGENTS_EACH):
            agent = (team - 1) * AGENTS_EACH + number + 1
            work += [
                ("INSERT INTO agent (code, team_id) VALUES (?, ?)", (f"A{agent}", team)),
                ("INSERT INTO presence (agent_id, state) VALUES (?, 'on_shift')", (agent,)),
                ("INSERT INTO agent_name (agent_id, name) VALUES (?, ?)", (agent, f"Agent {agent}")),
            ]
    plain_transaction(url, work)
    for number in range(1, incidents + 1):
        write_incident(url, f"R{number}", severity=number % 4 + 1, team_id=number % 3 + 1)


def write_incident(url: str, reference: str, *, severity: int = 1, team_id: int = 1) -> None:
    plain_sql(
        url,
        "INSERT INTO incident (source, reference, nature_id, severity, team_id) VALUES ('crm', ?, 1, ?, ?)",
        (reference, severity, team_id),
    )


def incident_id(url: str, reference: str) -> int:
    ((number,),) = plain_sql(url, "SELECT id FROM incident WHERE reference = ?", (reference,))
    return int(number)


@contextmanager
def following(url: str, qtbot: QtBot, *, poll_every: timedelta = timedelta(seconds=1)) -> Iterator[LivePath]:
    """A desktop's live path that has its first board, ended whatever happens."""
    writer = DatabaseWriter(url)
    live = LivePath(DatabaseSource(url), write=writer.write, settle=writer.settle, poll_every=poll_every)
    live.start()
    try:
        qtbot.waitUntil(lambda: live.store.has_board, timeout=10_000)
        yield live
    finally:
        ended = live.stop(20)
        writer.close()
        assert ended, "a thread still hangs in the database"
