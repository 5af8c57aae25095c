"""`wallboard figures` prints figures with the formulas and the counts that make them."""

import json
from datetime import datetime, timedelta

import pytest

from tests.conftest import plain_sql, plain_transaction
from tests.services.test_past import spelled
from wallboard.cli import main

Captured = pytest.CaptureFixture[str]
NOON = datetime.fromisoformat("2026-06-15T12:00+00:00")  # a Monday
UNTIL = ["--until", "2026-06-15T12:00"]
BY_HAND = """\
incidents opened from 2026-06-15 08:00:00Z to before 2026-06-15 12:00:00Z, as of then

service level   T = 0:15:00   answered = deployed   goal 80 % by in_t_of_offered
  66.7 %   (in T + abandoned before T) / offered   = (3 + 1) / 6   in_t_and_early_of_offered       In time, early leavers counted as served
  75.0 %   in T / answered                         = 3 / 4         in_t_of_answered                In time, of those answered
  50.0 %   in T / offered                          = 3 / 6         in_t_of_offered                 In time, of all offered
  60.0 %   in T / (offered - abandoned before T)   = 3 / (6 - 1)   in_t_of_offered_without_early   In time, early leavers left out
  50.0 %   (in T + short abandons) / offered       = (3 + 0) / 6   in_t_and_short_of_offered       In time, short abandons counted as served
  offered 6 = answered 4 (in T 3) + abandoned 2 (before T 1, short, that is under 60 s, 0)
  left out: 1 who still wait, 1 of them past T

times               median   90th percentile   incidents
  to acknowledge   0:10:00           0:10:00           1
  to deploy        0:10:00           0:23:30           4
  to resolve       0:45:00           1:17:00           3
  percentile: linear between the two closest ranks: rank 1 + (n - 1) × share
  left out: incidents that have not got so far

breach rate   21.4 % = 3 broken / 14 promises with a verdict (11 met, 1 missed, 2 running though missed)
  beside it: 0 paused and 2 open, which can still go either way
"""  # noqa: E501 - as wide as the screen that it is printed on


@pytest.fixture(scope="module")
def url(shared_training_url: str) -> str:
    """Seven incidents of one morning, written by another program, under the rules of a new database."""
    plain_transaction(
        shared_training_url,
        [
            ("INSERT INTO team (code, name) VALUES ('net', 'Network')", ()),
            ("INSERT INTO team (code, name) VALUES ('bill', 'Billing')", ()),
            ("INSERT INTO nature (code, name) VALUES ('fibre', 'Fibre cut')", ()),
        ],
    )
    at = NOON - timedelta(hours=3)
    for number, (deployed, resolved, gone) in enumerate(
        [
            (5, 30, None), (10, 45, None), (10, None, None), (29.285714, 85, None),
            (None, None, 9), (None, None, 40), (None, None, None),
        ]
    ):  # fmt: skip
        _insert(shared_training_url, number, at, (deployed, resolved, gone))
    return shared_training_url


def _insert(
    url: str, number: int, at: datetime, after: tuple[float | None, float | None, float | None]
) -> None:
    deployed, resolved, gone = after
    state = "cancelled" if gone else "closed" if resolved else "in_progress" if deployed else "new"
    instants = [
        None if minutes is None else spelled(url, at + timedelta(minutes=minutes))
        for minutes in (0, deployed, resolved, gone or (None if resolved is None else resolved + 1))
    ]
    plain_sql(
        url,
        "INSERT INTO incident (source, reference, nature_id, severity, team_id, state, opened_at, "
        "deployed_at, resolved_at, closed_at, effective_at) VALUES ('crm', ?, 1, 3, 1, ?, ?, ?, ?, ?, ?)",
        [f"f{number}", state, *instants, [one for one in instants if one is not None][-1]],
    )


def test_that_every_figure_is_printed_with_its_formula_and_counts(url: str, capsys: Captured) -> None:
    assert main(["figures", *UNTIL, "--hours", "4", "--database", url]) == 0
    assert capsys.readouterr().out == BY_HAND


def test_that_one_definition_can_be_chosen(url: str, capsys: Captured) -> None:
    arguments = ["figures", *UNTIL, "--since", "2026-06-15T08:00", "--database", url]
    assert main([*arguments, "--definition", "in_t_of_answered"]) == 0
    printed = capsys.readouterr().out
    assert "75.0 %   in T / answered" in printed
    assert "offered   =" not in printed


def test_that_json_has_shares_and_seconds(url: str, capsys: Captured) -> None:
    assert main(["figures", *UNTIL, "--hours", "4", "--json", "--database", url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["since"], told["until"]) == ("2026-06-15T08:00:00.000Z", "2026-06-15T12:00:00.000Z")
    assert [round(one["share"], 3) for one in told["service_level"]] == [0.667, 0.75, 0.5, 0.6, 0.5]
    assert told["service_level"][0]["sum"] == "(3 + 1) / 6"
    assert (told["answers"]["offered"], told["answers"]["waiting_past_t"]) == (6, 1)
    assert (told["to_resolve"]["count"], told["to_resolve"]["median_s"]) == (3, 2700.0)
    assert (told["breaches"]["open"], round(told["breaches"]["rate"], 3)) == (2, 0.214)


def test_that_what_happened_after_the_span_has_not_happened_yet(url: str, capsys: Captured) -> None:
    assert main(["figures", "--until", "2026-06-15T09:07", "--hours", "1", "--json", "--database", url]) == 0
    answers = json.loads(capsys.readouterr().out)["answers"]
    assert (answers["answered"], answers["abandoned"], answers["waiting"]) == (1, 0, 6)


def test_that_a_span_without_incidents_has_no_figures_and_says_why(url: str, capsys: Captured) -> None:
    assert main(["figures", "--until", "2026-06-15T08:00", "--hours", "1", "--database", url]) == 0
    printed = capsys.readouterr().out
    assert "-   in T / offered                          = nothing was offered" in printed
    assert "breach rate   - = 0 broken / 0 promises" in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "2026-06-15T12:00"], "is not before --until"),
        (["--since", "2026-06-15T08:00", "--hours", "2"], "say the same thing twice"),
        (["--hours", "0"], "no number of hours"),
        (["--hours", "soon"], "no number of hours"),
        (["--definition", "best"], "invalid choice"),
    ],
)
def test_that_what_makes_no_sense_is_refused_in_words(
    url: str, arguments: list[str], said: str, capsys: Captured
) -> None:
    assert main(["figures", *UNTIL, *arguments, "--database", url]) == 2
    assert said in capsys.readouterr().err
