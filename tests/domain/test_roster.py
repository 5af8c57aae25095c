"""Everybody who is here: what they hold and can do, until when, and in which order their teams stand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.changes import event
from tests.floors import FloorBuilder, big_board, sketch_board, sketch_floor
from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.heat import heat_rows
from wallboard.domain.incident import Incident
from wallboard.domain.lanes import NO_LIMITS, AgentKind, AgentStatus, StateLimits, is_over, lane, over_at
from wallboard.domain.roster import ORDER_HOLDS, Person, Roster, SkillState, roster
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.staff import Presence
from wallboard.services.profiles import load_profile

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
LIMITS = load_profile().people


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


@pytest.fixture(scope="module")
def seen(busy: Board) -> Roster:
    return roster(busy, NOW)


def called(seen: Roster, name: str) -> Person:
    return next(one for one in seen.by_agent.values() if one.status.name == name)


def test_that_everybody_who_is_here_stands_in_one_team(busy: Board, seen: Roster) -> None:
    here = [person.agent_id for team_id in busy.teams for person in lane(busy, team_id, NOW).people]
    listed = [person.agent_id for team in seen.teams for person in team.people]
    assert sorted(listed) == sorted(here)
    assert seen.present == len(here)
    assert seen.count(AgentKind.FREE) == sum(row.free for row in heat_rows(busy, NOW))


def test_that_teams_stand_in_the_order_of_heat(busy: Board, seen: Roster) -> None:
    assert [team.team_id for team in seen.teams] == [row.team_id for row in heat_rows(busy, NOW)]
    assert [team.covered for team in seen.teams] == [row.covered for row in heat_rows(busy, NOW)]


def test_that_a_person_says_what_they_hold_worst_first(busy: Board, seen: Roster) -> None:
    for person in seen.by_agent.values():
        assert [one.severity for one in person.held] == sorted(one.severity for one in person.held)
        assert {one.incident_id for one in person.held} == set(person.status.incident_ids)
        if person.held:
            assert person.held[0].severity == person.status.worst


def test_that_a_break_says_why_and_a_shift_until_when(seen: Roster) -> None:
    cleo, lena = called(seen, "Cleo L"), called(seen, "Lena W")
    assert cleo.break_reason == "lunch"
    assert cleo.status.until_at == NOW - timedelta(minutes=4)
    assert lena.break_reason is None
    assert lena.shift_ends_at == NOW + timedelta(minutes=28)


def test_that_an_expired_skill_is_told_as_such(seen: Roster) -> None:
    (card,) = called(seen, "Yara U").skills
    assert card.state(NOW) is SkillState.EXPIRED
    assert card.state(NOW - timedelta(days=20)) is SkillState.ENDS_SOON
    assert card.state(NOW - timedelta(days=60)) is SkillState.HELD
    assert {skill.state(NOW) for skill in called(seen, "Emil K").skills} == {SkillState.HELD}


def test_that_what_a_team_can_still_carry_is_its_people_s_room_and_not_its_incidents(busy: Board) -> None:
    for team_id in busy.teams:
        own = lane(busy, team_id, NOW)
        working = [one for one in own.people if one.kind is not AgentKind.ON_BREAK]
        assert own.spare == sum(max(0, one.capacity - one.load) for one in working)
        assert own.load == sum(one.load for one in working)


def test_that_teams_of_which_nothing_changed_are_not_looked_at_again(busy: Board, seen: Roster) -> None:
    again = roster(busy, NOW + timedelta(seconds=5), seen)
    assert all(one is other for one, other in zip(again.teams, seen.teams, strict=True))


def test_that_a_changed_board_gives_what_one_read_anew_gives() -> None:
    floor = sketch_floor(NOW)
    before = roster(floor.board(), NOW)
    floor.rows = [
        replace(row, severity=Severity.MINOR) if isinstance(row, Incident) and row.id % 3 else row
        for row in floor.rows
    ]
    after = roster(floor.board(), NOW, before)
    anew = roster(floor.board(), NOW)
    by_team = {team.team_id: team for team in anew.teams}
    assert {team.team_id: team for team in after.teams} == by_team


def test_that_a_card_says_what_its_incident_is_by_now(busy: Board, seen: Roster) -> None:
    told = next(person for person in seen.by_agent.values() if person.held)
    number = told.held[0].incident_id
    renamed = replace(busy.incidents[number], reference="other")
    board, _ = busy.after([event(busy.seq + 1, Entity.INCIDENT, number, renamed)], read_at=NOW)
    after = roster(board, NOW, seen)
    assert after.by_agent[told.agent_id].held[0].reference == "other"


def _hotter(floor: FloorBuilder) -> Board:
    floor.rows = [
        replace(row, severity=Severity.CRITICAL)
        if isinstance(row, Incident) and row.team_id == floor.teams["Retail"]
        else replace(row, severity=Severity.MINOR)
        if isinstance(row, Incident)
        else row
        for row in floor.rows
    ]
    return floor.board()


def test_that_teams_change_places_only_after_the_new_order_has_held_and_never_during_a_drag() -> None:
    floor = sketch_floor(NOW)
    first = roster(floor.board(), NOW)
    board = _hotter(floor)
    shown = [team.team_id for team in first.teams]
    soon = roster(board, NOW + timedelta(seconds=1), first)
    assert [team.team_id for team in soon.teams] == shown
    later = NOW + timedelta(seconds=2) + ORDER_HOLDS
    held = roster(board, later, soon, hold=True)
    assert [team.team_id for team in held.teams] == shown
    assert roster(board, later, held).teams[0].team_id == floor.teams["Retail"]


def test_that_a_big_floor_is_told_whole() -> None:
    board = big_board(NOW, teams=80, agents=250)
    seen = roster(board, NOW)
    assert len(seen.teams) == 80
    assert seen.present == sum(row.present for row in heat_rows(board, NOW))


def status(kind: AgentKind, worst: Severity | None = None, until_at: datetime | None = None) -> AgentStatus:
    return AgentStatus(1, "A", kind, worst, NOW, until_at, 0, 10, ())


@pytest.mark.parametrize("severity", SEVERITIES)
def test_that_each_severity_has_a_limit_of_its_own(severity: Severity) -> None:
    limit = LIMITS.busy[severity]
    person = status(AgentKind.BUSY, severity)
    assert over_at(person, LIMITS) == NOW + limit
    assert not is_over(person, NOW + limit, LIMITS)
    assert is_over(person, NOW + limit + timedelta(seconds=1), LIMITS)


def test_that_worse_incidents_are_held_too_long_sooner() -> None:
    assert list(LIMITS.busy) == list(SEVERITIES)
    assert list(LIMITS.busy.values()) == sorted(LIMITS.busy.values())


def test_that_a_break_is_too_long_past_its_end_or_past_a_limit_where_none_is_known() -> None:
    until = NOW + timedelta(minutes=20)
    past_end, without_end = timedelta(minutes=1), timedelta(minutes=30)
    assert over_at(status(AgentKind.ON_BREAK, until_at=until), LIMITS) == until + past_end
    assert over_at(status(AgentKind.ON_BREAK), LIMITS) == NOW + without_end
    assert over_at(status(AgentKind.FREE), StateLimits(free=timedelta(minutes=1))) == NOW + timedelta(
        minutes=1
    )
    assert over_at(status(AgentKind.OFF), LIMITS) is None
    assert over_at(status(AgentKind.FREE), LIMITS) is None


@pytest.mark.parametrize("kind", AgentKind)
def test_that_nobody_is_too_long_in_a_state_without_a_limit_or_beyond_all_time(kind: AgentKind) -> None:
    until = NOW + timedelta(minutes=20)
    assert over_at(status(kind, Severity.CRITICAL), NO_LIMITS) is None
    assert over_at(status(kind, until_at=until), NO_LIMITS) is None
    last = datetime.max.replace(tzinfo=UTC)
    assert over_at(replace(status(kind, Severity.CRITICAL, last), since_at=last), LIMITS) is None


def test_that_presences_without_an_instant_are_never_too_long(busy: Board) -> None:
    nobody_knows = replace(status(AgentKind.FREE), since_at=None)
    assert over_at(nobody_knows, StateLimits(free=timedelta(minutes=1))) is None
    assert any(isinstance(one, Presence) for one in busy.presences.values())
