"""The made-up floor: its people, what happens to them, and that one seed always tells one story."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import sqrt
from statistics import mean, variance

import pytest

from wallboard.domain.incident import TRANSITIONS, IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.acts import Act, Attended, Dispatched, Opened, Stepped, Worsened
from wallboard.services.demo.arrivals import PER_HOUR_BY_HOUR, Arrivals, Mood
from wallboard.services.demo.catalogue import NATURES, PROMISES_S, SKILLS, TEAMS
from wallboard.services.demo.floor import WEIGHTS, Floor, FloorIncident
from wallboard.services.demo.life import Life
from wallboard.services.demo.plan import plan_floor
from wallboard.services.demo.rota import Rota

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
MORNING = MIDNIGHT + timedelta(hours=5)
AFTERNOON = MIDNIGHT + timedelta(hours=14)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def _lived(seed: int, until: datetime = AFTERNOON) -> tuple[Floor, list[Act]]:
    floor = Floor()
    return floor, list(Life(seed, MIDNIGHT).live(floor, MORNING, until))


@pytest.fixture(scope="module")
def afternoon() -> tuple[Floor, list[Act]]:
    return _lived(4)


def _open(floor: Floor) -> list[FloorIncident]:
    return [one for one in floor.incidents.values() if one.state.is_open]


def test_that_a_seed_makes_the_same_people_and_another_seed_makes_others() -> None:
    assert plan_floor(11) == plan_floor(11)
    assert plan_floor(11).agents != plan_floor(12).agents


def test_that_the_floor_has_twelve_teams_and_seventy_people_with_names_of_their_own() -> None:
    plan = plan_floor(4)

    names = ", ".join(team.name for team in TEAMS)
    assert names == (
        "Network, Field East, Billing, Payments, Identity, Field West, Hosting, "
        "Retail, Devices, Loyalty, Partners, Wholesale"
    )
    assert len({agent.name for agent in plan.agents}) == len({agent.code for agent in plan.agents}) == 70
    assert all(len(agent.name.split()[1]) == 1 for agent in plan.agents)


@pytest.mark.parametrize("seed", range(20))
def test_that_for_every_kind_of_incident_its_team_has_somebody_who_can(seed: int) -> None:
    plan = plan_floor(seed)

    for team in TEAMS:
        for nature in team.natures:
            assert set(nature.skills) <= SKILLS.keys()
            able = [
                agent
                for agent in plan.agents
                if agent.team == team.code and all(agent.holds(skill) for skill in nature.skills)
            ]
            assert able, f"nobody in {team.name} for {nature.name}"


def test_that_a_seed_makes_the_same_first_hours_and_another_seed_makes_others() -> None:
    until = MORNING + 4 * HOUR

    assert _lived(11, until)[1] == _lived(11, until)[1]
    assert _lived(11, until)[1] != _lived(12, until)[1]


def test_that_it_does_not_matter_how_often_the_arrivals_are_asked_for() -> None:
    arrivals = Arrivals(3, MIDNIGHT)
    ends = [MORNING + minutes * MINUTE for minutes in (0, 7, 61, 62, 240)]

    at_once = list(arrivals.between(ends[0], ends[-1]))
    in_pieces = [one for a, b in pairwise(ends) for one in arrivals.between(a, b)]

    assert at_once == in_pieces
    assert at_once == list(Arrivals(3, MIDNIGHT).between(ends[0], ends[-1]))
    assert [one.at for one in at_once] == sorted(one.at for one in at_once)


@pytest.mark.parametrize("hour", [3, 7, 11, 21])
def test_that_arrivals_follow_the_days_curve_as_a_poisson_process_does(hour: int) -> None:
    days = 120
    begins = [MIDNIGHT + timedelta(days=day, hours=hour) for day in range(days)]
    counts = [sum(1 for _ in Arrivals(day, MIDNIGHT).between(at, at + HOUR)) for day, at in enumerate(begins)]

    expected = (PER_HOUR_BY_HOUR[hour] + PER_HOUR_BY_HOUR[(hour + 1) % 24]) / 2
    assert mean(counts) == pytest.approx(expected, abs=4 * sqrt(expected / days))
    assert variance(counts) == pytest.approx(expected, rel=0.6)


def test_that_a_storm_is_many_incidents_of_one_kind() -> None:
    arrivals = Arrivals(4, MIDNIGHT)
    storm = arrivals.storms(0)[1]

    during = list(arrivals.between(storm.starts_at, storm.ends_at))

    assert storm.team.name == "Network"
    assert MIDNIGHT + 13 * HOUR < storm.starts_at < AFTERNOON
    assert arrivals.rate(storm.starts_at) > 1.5 * arrivals.rate(storm.starts_at - MINUTE)
    kinds = Counter(arrival.nature for arrival in during if arrival.in_storm)
    assert set(kinds) == {storm.nature.code}
    assert kinds.total() >= 3


def test_that_the_rota_has_no_gaps_and_everybody_rests() -> None:
    plan = plan_floor(4)
    rota = Rota(4, MIDNIGHT)

    for agent in plan.agents:
        at, seen = MIDNIGHT, Counter[PresenceState]()
        while at < MIDNIGHT + timedelta(days=2):
            span = rota.presence(agent, at)
            assert span.since_at <= at < span.until_at
            seen[span.state] += 1
            assert (span.reason is not None) == (span.state is PresenceState.ON_BREAK)
            at += 5 * MINUTE
        assert set(seen) == set(PresenceState)


@pytest.mark.parametrize("seed", [7, 9, 10, 23])
def test_that_the_first_picture_is_alive(seed: int) -> None:
    floor, _ = _lived(seed)
    incidents = _open(floor)
    busy = {one.agent for one in floor.assignments.values()}
    late = [
        one for one in incidents if AFTERNOON - one.opened_at > timedelta(seconds=PROMISES_S[one.severity][2])
    ]

    assert 45 <= len(incidents) <= 80
    assert {one.severity for one in incidents} == {1, 2, 3, 4}
    assert late
    assert any(one.state is IncidentState.PAUSED for one in incidents)
    assert any(not [a for a in floor.assignments.values() if a.incident_id == one.id] for one in incidents)
    here = [code for code, presence in floor.presences.items() if presence.state is PresenceState.ON_SHIFT]
    assert 50 <= len(here) <= 69
    assert 5 <= len([code for code in here if code not in busy]) <= 40


def test_that_incidents_take_only_steps_that_the_database_lets_through(
    afternoon: tuple[Floor, list[Act]],
) -> None:
    states: dict[int, IncidentState] = {}
    versions: dict[int, int] = {}
    for act in afternoon[1]:
        if isinstance(act, Opened):
            states[act.incident_id] = IncidentState.NEW
            versions[act.incident_id] = 1
        elif isinstance(act, Stepped | Dispatched):
            before = states[act.incident_id]
            assert before is act.state or (before, act.state) in TRANSITIONS
            states[act.incident_id] = act.state
        if isinstance(act, Stepped | Dispatched | Worsened):
            assert act.version_seen == versions[act.incident_id]
            versions[act.incident_id] += 1
    assert {IncidentState.CLOSED, IncidentState.CANCELLED} <= set(states.values())


def test_that_the_dispatcher_sends_only_who_is_there_and_can(afternoon: tuple[Floor, list[Act]]) -> None:
    plan = plan_floor(4).of_code()
    floor = Floor()
    for act in afternoon[1]:
        if isinstance(act, Dispatched):
            incident, agent = floor.incidents[act.incident_id], plan[act.agent]
            assert floor.is_here(act.agent)
            assert incident not in floor.held_by(act.agent)
            assert floor.load(act.agent) + WEIGHTS[incident.severity] <= agent.capacity
            assert all(agent.holds(skill) for skill in NATURES[incident.nature].skills)
        floor.take(act)


def test_that_nobody_who_left_keeps_anything(afternoon: tuple[Floor, list[Act]]) -> None:
    floor = Floor()
    for act in afternoon[1]:
        floor.take(act)
        if isinstance(act, Attended) and act.state is PresenceState.OFF:
            assert floor.held_by(act.agent) == []


def test_that_the_mood_makes_a_calm_or_a_stormy_day() -> None:
    """Over many seeds, in the hour before the demo opens."""
    until = MIDNIGHT + 14 * HOUR
    happened = {
        mood: sum(1 for day in range(40) for _ in Arrivals(day, MIDNIGHT, mood).between(until - HOUR, until))
        for mood in Mood
    }
    assert happened[Mood.CALM] < 0.5 * happened[Mood.USUAL]
    assert happened[Mood.STORM] > 1.3 * happened[Mood.USUAL]


def test_that_one_seed_has_the_same_people_in_every_mood() -> None:
    assert len({Life(7, MIDNIGHT, mood).plan for mood in Mood}) == 1
