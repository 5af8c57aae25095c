"""What happened to an incident, read off its timeline: the instants that rows name count."""

import pytest

from tests.domain.incident_life import life
from wallboard.domain.life import life_of
from wallboard.domain.sla_policy import Happening


def happened(*lines: str) -> str:
    return ", ".join(f"{one.at:%H:%M} {one.kind}" for one in life_of(life(*lines)))


CASES = [
    (("09:00 opened",), "09:00 opened"),
    (("09:00 opened", "09:10 acknowledged"), "09:00 opened, 09:10 acknowledged"),
    # Whatever an incident does first, but for ending, somebody has taken note of it.
    (("09:00 opened", "09:10 began"), "09:00 opened, 09:10 acknowledged"),
    (("09:00 opened", "09:10 paused caller"), "09:00 opened, 09:10 acknowledged, 09:10 paused"),
    (("09:00 opened", "09:10 resolved"), "09:00 opened, 09:10 resolved"),
    (("09:00 opened", "09:10 began", "09:20 assigned"), "09:00 opened, 09:10 acknowledged"),
    # The row's own instant counts, and not when it was written down.
    (("09:00 opened", "09:40 acknowledged at=09:04"), "09:00 opened, 09:04 acknowledged"),
    (("09:00 opened", "09:40 noted acknowledged_at=09:04"), "09:00 opened, 09:04 acknowledged"),
    (("09:00 opened", "09:40 noted deployed_at=09:12"), "09:00 opened, 09:12 deployed"),
    (("09:00 opened", "09:40 resolved at=09:30"), "09:00 opened, 09:30 resolved"),
    # A later word corrects an earlier one.
    (
        ("09:00 opened", "09:10 acknowledged", "09:50 noted acknowledged_at=09:04"),
        "09:00 opened, 09:04 acknowledged",
    ),
    (("09:00 opened", "09:40 resolved", "09:50 noted resolved_at=09:30"), "09:00 opened, 09:30 resolved"),
    (
        ("09:00 opened", "09:40 resolved", "09:50 closed", "09:55 noted closed_at=09:45 resolved_at=09:41"),
        "09:00 opened, 09:41 resolved, 09:45 closed",
    ),
    (
        ("09:00 opened", "09:05 acknowledged", "09:10 resolved", "09:20 reopened", "09:30 acknowledged"),
        "09:00 opened, 09:05 acknowledged, 09:10 resolved, 09:20 reopened, 09:30 acknowledged",
    ),
    (
        (
            "09:00 opened",
            "09:05 acknowledged",
            "09:10 resolved",
            "09:20 reopened",
            "09:40 noted acknowledged_at=09:30",
        ),
        "09:00 opened, 09:05 acknowledged, 09:10 resolved, 09:20 reopened, 09:30 acknowledged",
    ),
    # Each update is one, and none corrects another.
    (
        ("09:00 opened", "09:10 updated", "09:20 updated"),
        "09:00 opened, 09:10 updated, 09:20 updated",
    ),
    (
        ("09:00 opened", "09:10 paused caller", "09:20 paused supplier", "09:30 resumed"),
        "09:00 opened, 09:10 acknowledged, 09:10 paused, 09:20 paused, 09:30 resumed",
    ),
    (
        ("09:00 opened", "09:10 paused caller", "09:20 resolved"),
        "09:00 opened, 09:10 acknowledged, 09:10 paused, 09:20 resumed, 09:20 resolved",
    ),
    (
        ("09:00 opened", "09:20 resolved", "09:30 closed"),
        "09:00 opened, 09:20 resolved, 09:30 closed",
    ),
    (("09:00 opened", "09:30 closed"), "09:00 opened, 09:30 resolved, 09:30 closed"),
    (("09:00 opened", "09:30 cancelled"), "09:00 opened, 09:30 cancelled"),
    (("09:00 opened", "09:30 merged"), "09:00 opened, 09:30 merged"),
    (("09:00 opened", "09:10 deployed"), "09:00 opened, 09:10 deployed"),
    # It cannot go on before it had ended, whatever a program wrote down.
    (
        ("09:00 opened", "09:30 resolved at=10:00", "09:40 reopened"),
        "09:00 opened, 10:00 resolved, 10:00 reopened",
    ),
    (
        ("09:00 opened", "09:30 resolved at=10:00", "09:35 updated", "09:40 reopened"),
        "09:00 opened, 09:35 updated, 10:00 resolved, 10:00 reopened",
    ),
    # Nothing happens to an incident before it is opened.
    (("09:00 opened", "09:30 acknowledged at=08:55"), "09:00 opened, 09:00 acknowledged"),
    (("09:00 opened", "08:55 deployed"), "09:00 opened, 09:00 deployed"),
    (
        ("09:00 opened", "09:10 acknowledged", "09:20 noted opened_at=08:50"),
        "08:50 opened, 09:10 acknowledged",
    ),
    # A row that is first seen at its end tells its whole life.
    (
        ("09:30 closed opened_at=09:00 acknowledged_at=09:04 deployed_at=09:10 resolved_at=09:20",),
        "09:00 opened, 09:04 acknowledged, 09:10 deployed, 09:20 resolved, 09:30 closed",
    ),
]


@pytest.mark.parametrize(("lines", "told"), CASES)
def test_that_a_life_is_told_in_the_order_in_which_it_happened(lines: tuple[str, ...], told: str) -> None:
    assert happened(*lines) == told


def test_that_a_pause_says_why_and_who() -> None:
    (paused,) = [
        one for one in life_of(life("09:00 opened", "09:10 paused caller by=7")) if one.kind == "paused"
    ]
    assert (paused.reason, paused.writer.operator_id, paused.writer.program) == ("caller", 7, "tests")


def test_that_a_timeline_of_nothing_is_no_life() -> None:
    assert life_of(life()) == ()
    assert life_of(life("09:00 opened"))[0].kind is Happening.OPENED
