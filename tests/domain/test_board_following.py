"""A board that follows the log is the board that a whole read would have given, and says what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, afters, event
from tests.domain.told import After, came_back, timelines_told
from tests.floors import sketch_board
from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.event import Entity, Event, Row, Unreadable, Verb
from wallboard.domain.incident import IncidentState
from wallboard.domain.promise import next_promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Match
from wallboard.domain.timeline import Timeline


def whole(
    rows: Iterable[Row | Unreadable], seq: int, timelines: Mapping[int, Timeline] | None = None
) -> Board:
    return Board.of(
        rows,
        read_at=NOW,
        epoch="e",
        seq=seq,
        kind="live",
        agent_names={1: "Ana K"},
        operator_names={},
        timelines=timelines,
    )


def read_whole(changes: Sequence[After], seq: int) -> Board:
    """As a program reads it that starts now: the tables, and the log of each incident."""
    return whole(tables_after(changes), seq, timelines_told(changes))


def follow_all(board: Board, done: Sequence[After], batch: Sequence[After]) -> tuple[Board, Change]:
    """As a program reads it that polls: the events, and the log of each incident that was reopened."""
    told, back = timelines_told([*done, *batch]), came_back(done, batch)
    return board.after(
        [event(board.seq + place, *after) for place, after in enumerate(batch, 1)],
        read_at=NOW,
        timelines={incident_id: told[incident_id] for incident_id in back if incident_id in told},
    )


def tables_after(changes: Sequence[After]) -> list[Row | Unreadable]:
    """What the tables hold in the end; a row that became unreadable is held as that."""
    tables: dict[tuple[Entity, int], Row | Unreadable | None] = {}
    for entity, row_id, after in changes:
        tables[entity, row_id] = after
    return [row for row in tables.values() if row is not None]


@settings(deadline=None, max_examples=60)
@given(before=st.lists(afters(), max_size=20), batches=st.lists(st.lists(afters(), max_size=8), max_size=5))
def test_that_following_the_log_and_reading_whole_give_the_same_board(
    before: list[After], batches: list[list[After]]
) -> None:
    done, board = list(before), read_whole(before, seq=0)
    for batch in batches:
        board, _ = follow_all(board, done, batch)
        done += batch
    anew = read_whole(done, seq=board.seq)
    # Released assignments are not read whole, and a lost clock goes on as it went, into another day perhaps.
    # These incidents are opened again without being counted as reopened, so old answers seem new.
    same = replace(board, let_go=anew.let_go, clock=anew.clock, today=anew.today)
    anew_answered = (anew.alarm_answers, anew.answers_of_incident)
    assert replace(same, alarm_answers=anew_answered[0], answers_of_incident=anew_answered[1]) == anew
    assert set(board.alarm_answers) <= set(anew.alarm_answers)
    assert board.clock != anew.clock or board.today in (anew.today, None)


@settings(deadline=None, max_examples=60)
@given(before=st.lists(afters(), max_size=20), batch=st.lists(afters(), max_size=12))
def test_that_the_change_of_followed_events_is_the_difference_of_the_boards(
    before: list[After], batch: list[After]
) -> None:
    old = read_whole(before, seq=0)
    new, change = follow_all(old, before, batch)
    assert change == change_between(old, new)


@settings(deadline=None, max_examples=60)
@given(before=st.lists(afters(), max_size=20))
def test_that_nothing_new_is_no_change(before: list[After]) -> None:
    board = whole(tables_after(before), seq=0)
    later, change = board.after([], read_at=NOW + timedelta(seconds=1))
    assert change.is_empty
    assert change_between(board, later).is_empty
    assert replace(later, read_at=NOW) == board


def follow(board: Board, *rows: Row | Unreadable, entity: Entity, row_id: int) -> tuple[Board, Change]:
    return board.after(
        [event(board.seq + place, entity, row_id, row) for place, row in enumerate(rows, 1)], read_at=NOW
    )


def test_that_a_changed_incident_touches_its_team_and_its_people_and_nobody_else() -> None:
    board = sketch_board(NOW)
    core = board.incidents[48155]
    people = {held.agent_id for held in board.assignments_of_incident[core.id]}
    _, change = follow(board, replace(core, severity=Severity.MAJOR), entity=Entity.INCIDENT, row_id=core.id)
    assert change.incidents_changed == {core.id}
    assert change.agents == people
    assert {board.team_name(team_id) for team_id in change.teams} == {"Network", "Payments"}
    assert not change.policy


def test_that_an_ended_incident_leaves_the_board_with_its_team_updated() -> None:
    board = sketch_board(NOW)
    incident = board.incidents[48155]
    later, change = follow(
        board, replace(incident, state=IncidentState.RESOLVED), entity=Entity.INCIDENT, row_id=48155
    )
    assert change.incidents_removed == {48155}
    assert 48155 not in later.incidents
    team = incident.team_id
    assert later.standings[team].count == board.standings[team].count - 1
    assert later.standings[team].load == board.standings[team].load - 8


def test_that_a_new_team_for_an_incident_touches_both_teams() -> None:
    board = sketch_board(NOW)
    incident = board.incidents[48176]
    target = next(team.id for team in board.teams.values() if team.name == "Billing")
    _, change = follow(board, replace(incident, team_id=target), entity=Entity.INCIDENT, row_id=48176)
    assert change.teams == {incident.team_id, target}


def test_that_an_unreadable_incident_is_there_as_such_and_harms_no_other() -> None:
    board = sketch_board(NOW)
    lost = Unreadable(Entity.INCIDENT, 48155, "severity 7 is unknown")
    later, change = follow(board, lost, entity=Entity.INCIDENT, row_id=48155)
    assert change.incidents_changed == {48155}
    assert later.unreadable_incidents() == (48155,)
    assert set(later.incidents) == set(board.incidents) - {48155}
    healed, change = follow(later, board.incidents[48155], entity=Entity.INCIDENT, row_id=48155)
    assert change.incidents_changed == {48155}
    assert replace(healed, seq=board.seq) == board


def test_that_a_released_agent_is_free_since_the_release() -> None:
    board = sketch_board(NOW)
    held = next(iter(board.assignments.values()))
    assert held.agent_id is not None
    released = replace(held, state=type(held.state).RELEASED, released_at=NOW)
    later, change = follow(board, released, entity=Entity.ASSIGNMENT, row_id=held.id)
    assert later.let_go[held.agent_id] == NOW
    assert held.agent_id in change.agents
    assert held.id not in later.assignments


def name_event(seq: int, agent_id: int, verb: Verb = Verb.UPDATE) -> Event:
    return replace(event(seq, Entity.AGENT_NAME, agent_id, None), verb=verb)


def test_that_a_new_name_touches_its_agent_and_an_erased_one_falls_back_to_the_code() -> None:
    board = sketch_board(NOW)
    later, change = board.after([name_event(1, 1)], read_at=NOW, agent_names={1: "Anna K"})
    assert later.agent_name(1) == "Anna K"
    assert change.agents == {1}
    erased, change = later.after([name_event(2, 1, Verb.DELETE)], read_at=NOW, agent_names={1: ""})
    assert erased.agent_name(1) == board.agents[1].code
    assert change.agents == {1}


def test_that_the_commands_of_events_are_told_even_where_nothing_else_differs() -> None:
    board = sketch_board(NOW)
    same = replace(event(1, Entity.INCIDENT, 48155, board.incidents[48155]), command_id="c1")
    _, change = board.after([same], read_at=NOW)
    assert change == Change(command_ids=frozenset({"c1"}))
    assert not change.is_empty


def test_that_every_incident_is_added_to_no_board() -> None:
    board = sketch_board(NOW)
    change = change_between(None, board)
    assert change.incidents_added == set(board.incidents)
    assert change.agents == set(board.agents)
    assert change.teams == set(board.teams)
    assert change.policy


def test_that_whoever_was_sent_and_let_go_between_two_polls_was_sent() -> None:
    board = sketch_board(NOW)
    waiting = next(
        i for i in board.incidents if not board.has_agent(i) and not board.timelines[i].deployments
    )
    held = next(iter(board.assignments.values()))
    gone = replace(held, id=999_999, incident_id=waiting, state=type(held.state).RELEASED, released_at=NOW)
    later, change = follow(board, gone, entity=Entity.ASSIGNMENT, row_id=gone.id)
    assert waiting in change.incidents_changed
    assert later.timelines[waiting].deployments == (held.assigned_at,)
    assert later.promises.get(waiting) == next_promise(later.clocks(waiting))


def test_that_promises_follow_when_a_team_that_a_policy_names_loses_its_code() -> None:
    board = sketch_board(NOW)
    team = next(iter(board.teams.values()))
    rules = board.policy_versions[1].rules
    named = replace(
        rules,
        policies=tuple(replace(p, match=Match(teams=frozenset({team.code}))) for p in rules.policies[:1]),
    )
    version = replace(board.policy_versions[1], rules=named)
    board, _ = follow(board, version, entity=Entity.POLICY_VERSION, row_id=1)
    assert board.promises
    renamed, _ = follow(board, replace(team, code="another"), entity=Entity.TEAM, row_id=team.id)
    assert not renamed.promises
