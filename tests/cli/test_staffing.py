"""`wallboard staffing` prints staff against need, half hour by half hour, and what the need is made of."""

import json
from datetime import datetime, timedelta

import pytest

from tests.conftest import plain_sql, plain_transaction
from tests.services.test_past import spelled
from wallboard.cli import main

Captured = pytest.CaptureFixture[str]
NOON = datetime.fromisoformat("2026-06-15T12:00+00:00")  # a Monday
ALL = """\
staff against need   the whole floor as one queue
half hour               expected   need   have   short
Mon 2026-06-15 12:00Z       4.00      6      3       3
Mon 2026-06-15 12:30Z       2.00      4      5       0
Mon 2026-06-15 13:00Z       0.00      0      2       0
expected: average of this half hour over 4 weeks, 24 incidents in all
handling: 0:30:00, mean of 24 incidents from deployment to resolution
aim: 80 % answered within 0:15:00, at most 85 % busy
formula: Erlang C, in which everybody waits
"""
BILLING = """\
staff against need   Billing
half hour               expected   need   have   short
Mon 2026-06-15 12:00Z       0.00      ?      0       ?
need: too little history: 0 of 20 incidents needed
"""


@pytest.fixture(scope="module")
def url(shared_training_url: str) -> str:
    """A Monday noon with four Mondays behind it: four incidents from 12:10 on, two from 12:40 on.

    Four erlangs take six agents to answer 80 % within half of the handling time, two erlangs four.
    """
    work = [
        ("INSERT INTO team (code, name) VALUES ('net', 'Network')", ()),
        ("INSERT INTO team (code, name) VALUES ('bill', 'Billing')", ()),
        ("INSERT INTO nature (code, name) VALUES ('fibre', 'Fibre cut')", ()),
    ]
    plain_transaction(shared_training_url, work)
    for number, (from_h, to_h) in enumerate([(6, 13)] * 3 + [(12.25, 20)] * 2, 1):
        plain_sql(shared_training_url, "INSERT INTO agent (code, team_id) VALUES (?, 1)", [f"a{number}"])
        day = NOON.replace(hour=0)
        span = [spelled(shared_training_url, day + timedelta(hours=hour)) for hour in (from_h, to_h)]
        plain_sql(
            shared_training_url,
            "INSERT INTO shift (agent_id, starts_at, ends_at) VALUES (?, ?, ?)",
            [number, *span],
        )
    for week in range(1, 5):
        for place, minutes in enumerate((10, 11, 12, 13, 40, 41)):
            _insert(shared_training_url, f"w{week}-{place}", NOON - timedelta(weeks=week, minutes=-minutes))
    now = spelled(shared_training_url, NOON + timedelta(seconds=5))
    plain_sql(
        shared_training_url,
        "UPDATE floor_clock SET floor_anchor_at = ?, database_anchor_at = ?",
        [now, _database_now(shared_training_url)],
    )
    return shared_training_url


def _insert(url: str, reference: str, at: datetime) -> None:
    instants = [spelled(url, at + timedelta(minutes=minutes)) for minutes in (0, 5, 35, 36)]
    plain_sql(
        url,
        "INSERT INTO incident (source, reference, nature_id, severity, team_id, state, opened_at, "
        "deployed_at, resolved_at, closed_at) VALUES ('crm', ?, 1, 3, 1, 'closed', ?, ?, ?, ?)",
        [reference, *instants],
    )


def _database_now(url: str) -> str:
    text = "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
    if "://" not in url:
        text = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
    return str(plain_sql(url, f"SELECT {text}")[0][0])


def test_that_need_and_people_stand_side_by_side_with_what_they_are_made_of(
    url: str, capsys: Captured
) -> None:
    assert main(["staffing", "--hours", "1.5", "--database", url]) == 0
    assert capsys.readouterr().out == ALL


def test_that_a_team_without_history_has_people_and_no_need(url: str, capsys: Captured) -> None:
    assert main(["staffing", "--hours", "0.5", "--team", "bill", "--database", url]) == 0
    assert capsys.readouterr().out == BILLING


def test_that_a_team_has_a_need_of_its_own(url: str, capsys: Captured) -> None:
    assert main(["staffing", "--hours", "1.5", "--team", "net", "--database", url]) == 0
    assert capsys.readouterr().out == ALL.replace("the whole floor as one queue", "Network")


def test_that_json_names_every_input(url: str, capsys: Captured) -> None:
    assert main(["staffing", "--hours", "0.5", "--json", "--database", url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["weeks"], told["arrivals"], told["handled"], told["lacking"]) == (4, 24, 24, None)
    assert (told["mean_handling_s"], told["within_s"], told["patience_s"]) == (1800.0, 900, None)
    (half_hour,) = told["half_hours"]
    assert half_hour["starts_at"] == "2026-06-15T12:00:00.000Z"
    assert (half_hour["need"], half_hour["have"], half_hour["short"]) == (6, 3, 3)


def test_that_without_a_number_it_is_the_next_four_hours(url: str, capsys: Captured) -> None:
    assert main(["staffing", "--json", "--database", url]) == 0
    assert len(json.loads(capsys.readouterr().out)["half_hours"]) == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--team", "nowhere"], "there are bill, net"), (["--hours", "99"], "give at most 48")],
)
def test_that_what_cannot_be_told_is_refused_in_words(
    url: str, arguments: list[str], said: str, capsys: Captured
) -> None:
    assert main(["staffing", *arguments, "--database", url]) == 2
    assert said in capsys.readouterr().err
