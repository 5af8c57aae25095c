"""A few rows for a journey, written as another program would write them."""

from datetime import UTC, datetime, timedelta

from tests.conftest import plain_sql

ANA, BEN, CORA = 1, 2, 3
FIRE = 1


def instant(minutes_ago: float = 0.0) -> str:
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def seed_small_floor(url: str) -> None:
    """One team of three and two open incidents; Cora is on a break."""
    rows: list[tuple[str, tuple[object, ...]]] = [
        ("insert into team (id, code, name) values (?, ?, ?)", (1, "hosting", "Hosting")),
        ("insert into nature (id, code, name) values (?, ?, ?)", (1, "pay", "Card payments fail")),
        ("insert into nature (id, code, name) values (?, ?, ?)", (2, "badge", "Badge reader")),
    ]
    for agent, name in ((ANA, "Ana K"), (BEN, "Ben T"), (CORA, "Cora R")):
        rows.append(("insert into agent (id, code, team_id) values (?, ?, 1)", (agent, f"a{agent}")))
        rows.append(("insert into agent_name (agent_id, name) values (?, ?)", (agent, name)))
        state, reason = ("on_break", "lunch") if agent == CORA else ("on_shift", None)
        rows.append(
            ("insert into presence (agent_id, state, reason) values (?, ?, ?)", (agent, state, reason))
        )
    for number, nature, severity in ((FIRE, 1, 1), (2, 2, 3)):
        rows.append(
            (
                "insert into incident (id, source, reference, nature_id, severity, team_id, opened_at)"
                " values (?, 'crm', ?, ?, ?, 1, ?)",
                (number, str(48212 + number), nature, severity, instant(3)),
            )
        )
    for statement, params in rows:
        plain_sql(url, statement, params)
