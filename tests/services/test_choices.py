"""Each choice of a day is held to the ranking of its own instant, and counted beside chance."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.services.small_floor import SmallFloor, deploy_of, new_id, release_of
from wallboard.cli.choices import as_data, as_lines
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Part, Rule
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.refusal import Refusal
from wallboard.services.choices import choices_of_day
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute


def put_on(database: Database, incident_id: int, agent_id: int) -> tuple[int | None, int]:
    """The place on the board just before, and of how many; then the agent goes."""
    board = BoardReader(database).whole()
    inputs = inputs_of(board, incident_id, board.floor_at)
    assert inputs is not None
    passing = [one.agent_id for one in rank(inputs).candidates if one.level is Level.PASS]
    assert execute(database, deploy_of(incident_id, agent_id)).sentence == ""
    return passing.index(agent_id) + 1 if agent_id in passing else None, len(passing)


def test_that_each_choice_has_its_place_on_the_board_before_it(database: Database, floor: SmallFloor) -> None:
    places = [
        put_on(database, floor.first, floor.ben),
        put_on(database, floor.second, floor.ben),
        put_on(database, floor.third, floor.ana),
    ]
    execute(database, release_of(floor.first, version=2))
    found = choices_of_day(database)
    choices = found.agreement.choices
    assert [(one.agent_id, (one.among_all.place, one.among_all.of)) for one in choices] == [
        (floor.ben, places[0]),
        (floor.ben, places[1]),
        (floor.ana, places[2]),
    ]
    assert (found.made, found.newcomers, found.unheld, found.is_busiest) == (3, 0, 0, True)
    first, three = found.agreement.shares()
    assert first.times == sum(place == 1 for place, _ in places)
    assert three.times == 2
    assert places[2] == (None, 0), "who else is there carries too much"
    assert first.by_chance == pytest.approx(sum(1 / of for _, of in places[:2]))
    assert choices[2].raised == (Rule.LEAVES_NO_COVER,)
    assert choices[0].in_team.of == 2
    assert "shifts" in found.lacking
    assert Part.SHIFT_LEFT not in found.agreement.told or not found.agreement.told[Part.SHIFT_LEFT]


def test_that_a_choice_against_a_rule_is_told_and_counts_unless_the_rule_is_left_out(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(capacity=3))
    with database.writing() as c:
        new_id(c, tables.assignment, incident_id=floor.first, agent_id=floor.ana, state="working")
    (choice,) = choices_of_day(database).agreement.choices
    assert (choice.raised, choice.among_all.place) == ((Rule.OVER_CAPACITY,), None)
    without = choices_of_day(database, off=[Rule.OVER_CAPACITY])
    (choice,) = without.agreement.choices
    assert choice.raised == ()
    assert choice.among_all.of == 3
    assert choice.among_all.by_lot(3) == 1.0


def test_that_people_first_heard_of_by_being_chosen_are_left_out(
    database: Database, floor: SmallFloor
) -> None:
    at = datetime.now(UTC) - timedelta(minutes=1)
    with database.writing() as c:
        agent_id = new_id(c, tables.agent, code="new", team_id=floor.network, effective_at=at)
        new_id(
            c,
            tables.assignment,
            incident_id=floor.first,
            agent_id=agent_id,
            state="working",
            assigned_at=at,
            effective_at=at,
        )
    found = choices_of_day(database)
    assert (found.made, found.newcomers, found.agreement.choices) == (1, 1, ())


def test_that_a_day_without_choices_is_refused_in_words(database: Database, floor: SmallFloor) -> None:
    with pytest.raises(Refusal, match="at all"):
        choices_of_day(database)
    put_on(database, floor.first, floor.ben)
    with pytest.raises(Refusal, match="on 2001-02-03"):
        choices_of_day(database, datetime(2001, 2, 3, tzinfo=UTC).date())


def test_that_the_report_tells_figures_method_and_what_is_lacking(
    database: Database, floor: SmallFloor
) -> None:
    put_on(database, floor.first, floor.ben)
    found = choices_of_day(database)
    told = "\n".join(as_lines(found, []))
    for words in ("1 assignments, 1 of them ranked", "by chance", "shifts", "who was right"):
        assert words in told
    assert as_data(found, [])["of_everybody"]["shares"][1]["times"] == 1
