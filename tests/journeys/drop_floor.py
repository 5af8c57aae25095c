"""Two teams and enough incidents for many drops, written as another program would write them."""

from tests.conftest import plain_transaction
from tests.journeys.small_floor import instant

ANA, BEN, CORA, DAN, EVA = range(1, 6)
NAMES = {ANA: "Ana K", BEN: "Ben T", CORA: "Cora R", DAN: "Dan W", EVA: "Eva S"}
HOSTING, PAYMENTS = 1, 2
TEAM_NAMES = {HOSTING: "Hosting", PAYMENTS: "Payments"}
TEAM_OF = {ANA: HOSTING, BEN: HOSTING, CORA: HOSTING, DAN: PAYMENTS, EVA: PAYMENTS}
CARDS = 4
"""The incident that takes a skill which only Dan has."""
INCIDENTS = (1, 2, 3, CARDS, 5)
PLAIN, SKILLED = 1, 2

Statement = tuple[str, tuple[object, ...]]


def seed_drop_floor(url: str) -> None:
    """Nobody has anything, and so long each a different time, that who is the best is no near thing.

    Cora is on a break.
    """
    rows: list[Statement] = [
        ("insert into team (id, code, name) values (?, ?, ?)", (number, name.lower(), name))
        for number, name in TEAM_NAMES.items()
    ]
    rows += [
        ("insert into nature (id, code, name) values (?, ?, ?)", (PLAIN, "badge", "Badge reader")),
        ("insert into nature (id, code, name) values (?, ?, ?)", (SKILLED, "pay", "Card payments fail")),
        ("insert into skill (id, code, name) values (?, ?, ?)", (1, "cards", "Cards")),
        ("insert into nature_skill (nature_id, skill_id) values (?, ?)", (SKILLED, 1)),
    ]
    for agent, name in NAMES.items():
        rows += _person(agent, name)
    rows.append(("insert into agent_skill (agent_id, skill_id) values (?, ?)", (DAN, 1)))
    rows += [incident_row(number, SKILLED if number == CARDS else PLAIN) for number in INCIDENTS]
    plain_transaction(url, rows)


def incident_row(number: int, nature: int = PLAIN, severity: int = 4) -> Statement:
    """One open incident; the smallest number is the oldest of its severity."""
    return (
        "insert into incident (id, source, reference, nature_id, severity, team_id, opened_at)"
        " values (?, 'crm', ?, ?, ?, 1, ?)",
        (number, f"R{number}", nature, severity, instant(10 - number)),
    )


def _person(agent: int, name: str) -> list[Statement]:
    away = ("on_break", "lunch") if agent == CORA else ("on_shift", None)
    return [
        ("insert into agent (id, code, team_id) values (?, ?, ?)", (agent, f"a{agent}", TEAM_OF[agent])),
        ("insert into agent_name (agent_id, name) values (?, ?)", (agent, name)),
        (
            "insert into presence (agent_id, state, reason, since_at) values (?, ?, ?, ?)",
            (agent, *away, instant(240 - 40 * agent)),
        ),
    ]
