"""What the wall derives of a board: rows that do not jump, and words for the headline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.floors import FloorBuilder, calm_board, sketch_board, sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.groundwork import groundwork
from wallboard.domain.headline import Headline
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.widgets.wall.scene import Manner, Scene, scene_of
from wallboard.widgets.wall.words import sentence

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


def second(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def overturned() -> Board:
    """The busy floor after everything of Network's fell to Devices."""
    floor = sketch_floor(NOW)
    for place, row in enumerate(floor.rows):
        if isinstance(row, Incident) and row.team_id == floor.teams["Network"]:
            floor.rows[place] = replace(row, team_id=floor.teams["Devices"])
    return floor.board()


def names(scene: Scene) -> list[str]:
    return [row.name for row in scene.rows]


def test_that_the_hottest_teams_have_rows_and_the_cool_share_one() -> None:
    scene = scene_of(sketch_board(NOW), NOW, None, 10)
    assert names(scene)[:3] == ["Network", "Field East", "Billing"]
    assert names(scene)[-1] == "3 cool"
    assert len(scene.rows[-1].folded) == 3


def test_that_rows_change_places_only_after_the_new_order_has_held() -> None:
    before = scene_of(sketch_board(NOW), NOW, None, 10)
    board = overturned()
    at_once = scene_of(board, second(1), before, 10)
    assert names(at_once) == names(before)
    soon = scene_of(board, second(9), at_once, 10)
    assert names(soon) == names(before)
    later = scene_of(board, second(11), soon, 10)
    assert names(later).index("Devices") < names(before).index("Devices")


def test_that_rows_stay_while_a_hand_carries() -> None:
    before = scene_of(sketch_board(NOW), NOW, None, 10)
    board = overturned()
    scene = scene_of(board, second(1), before, 10, Manner(hold=True))
    for seconds in (20, 60, 300):
        scene = scene_of(board, second(seconds), scene, 10, Manner(hold=True))
        assert names(scene) == names(before)
    later = scene_of(board, second(301), scene, 10)
    assert names(later).index("Devices") < names(before).index("Devices")


def test_that_an_order_that_goes_back_in_time_is_forgotten() -> None:
    before = scene_of(sketch_board(NOW), NOW, None, 10)
    restless = scene_of(overturned(), second(1), before, 10)
    back = scene_of(sketch_board(NOW), second(2), restless, 10)
    assert back.restless_since is None


def test_that_the_totals_of_the_heads_are_those_of_the_floor() -> None:
    totals = scene_of(sketch_board(NOW), NOW, None, 10).totals
    assert [totals[severity] for severity in Severity] == [4, 19, 25, 12]


def test_that_a_scene_turns_when_the_next_promise_breaks() -> None:
    scene = scene_of(sketch_board(NOW), NOW, None, 10)
    assert NOW < scene.turns_at <= second(5)
    due_at = scene.promises.next[0].due_at
    just_before = scene_of(sketch_board(NOW), due_at - timedelta(seconds=1), scene, 10)
    assert just_before.turns_at == due_at


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Headline(0, 0, 0, 0), "All quiet"),
        (Headline(4, 2, 8, 0), "4 critical open.  2 teams over capacity"),
        (Headline(0, 1, 1, 0), "1 team over capacity.  1 promise breached"),
        (Headline(5, 2, 8, 1), "5 critical open.  1 row cannot be read"),
    ],
)
def test_that_the_headline_is_what_a_person_would_say(facts: Headline, said: str) -> None:
    assert sentence(facts) == said


def test_that_a_calm_floor_is_called_quiet() -> None:
    assert scene_of(calm_board(NOW), NOW, None, 10).heading.sentence == "All quiet"


def test_that_folded_teams_are_called_cool_only_while_none_is_over_capacity() -> None:
    assert scene_of(calm_board(NOW), NOW, None, 3).rows[-1].name.endswith(" cool")
    assert scene_of(sketch_board(NOW), NOW, None, 1).rows[-1].name.endswith(" more")


def test_that_a_new_database_says_what_to_do_instead_of_calling_it_quiet() -> None:
    empty = FloorBuilder(NOW).board()
    assert scene_of(empty, NOW, None, 10).heading.sentence.startswith("No teams yet.")


def test_that_promises_of_no_team_say_so() -> None:
    floor = sketch_floor(NOW)
    floor.rows[:] = [
        replace(row, team_id=None) if isinstance(row, Incident) and row.id == 48213 else row
        for row in floor.rows
    ]
    promises = scene_of(floor.board(), NOW, None, 10).promises
    (line,) = [one for one in (*promises.breached, *promises.next) if one.incident_id == 48213]
    assert line.team == "No team"


@pytest.mark.parametrize("later_s", [0, 1, 40, -1])
def test_that_a_scene_goes_on_from_what_was_reckoned_of_its_board(later_s: int) -> None:
    board, now = overturned(), second(11 + later_s)
    before = scene_of(sketch_board(NOW), NOW, None, 10)
    ground = groundwork(board, second(11), groundwork(sketch_board(NOW), NOW))
    alone = scene_of(board, now, before, 10)
    helped = scene_of(board, now, before, 10, Manner(groundwork=ground))
    assert replace(helped, basis=alone.basis) == alone
    assert (helped.basis.outlook is not None and helped.basis.outlook.at) == now
    served = helped.promises.breached[0] is ground.promises.breached[0]
    assert served is (later_s >= 0), "it goes on from there, and never back in time"


def test_that_what_was_reckoned_of_another_board_is_not_shown() -> None:
    ground = groundwork(overturned(), NOW)
    told = scene_of(sketch_board(NOW), NOW, None, 10, Manner(groundwork=ground))
    assert told == scene_of(sketch_board(NOW), NOW, None, 10)
