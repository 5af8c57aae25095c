"""A selection shows what passes and nothing else, and following changes gives what a new one would be."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, afters, event
from tests.domain.filters import filters
from tests.domain.test_board_following import follow_all, read_whole
from tests.domain.told import After
from tests.floors import sketch_board
from wallboard.domain.board import Board
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.filter import NO_TEAM, Filter, Sieve, names_on, team_key
from wallboard.domain.gather import derived_anew
from wallboard.domain.incident import IncidentState
from wallboard.domain.promises import breached_count
from wallboard.domain.selection import everything, selection_of
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Operator, Team
from wallboard.domain.timeline import Writer

LOGINS = st.sampled_from((None, "alpha", "beta"))


@settings(deadline=None, max_examples=90)
@given(
    before=st.lists(afters(), max_size=30),
    batches=st.lists(st.lists(afters(), max_size=8), max_size=4),
    asked=filters(),
    login=LOGINS,
)
def test_that_a_followed_selection_equals_one_made_from_nothing(
    before: list[After], batches: list[list[After]], asked: Filter, login: str | None
) -> None:
    done, board = list(before), read_whole(before, seq=0)
    selection = selection_of(asked, board, login)
    for batch in batches:
        board, change = follow_all(board, done, batch)
        done += batch
        selection = selection.followed(board, change)
    assert selection == selection_of(asked, board, login)


MOVING = (Entity.INCIDENT, Entity.ASSIGNMENT)
"""What moves all day; a change of anything else has a selection made anew."""


@settings(deadline=None, max_examples=50)
@given(
    before=st.lists(afters(), min_size=8, max_size=30),
    batches=st.lists(st.lists(afters(MOVING), min_size=1, max_size=3), max_size=5),
    asked=filters(),
)
def test_that_a_selection_is_kept_up_incident_by_incident(
    before: list[After], batches: list[list[After]], asked: Filter
) -> None:
    teams: list[After] = [(Entity.TEAM, n, Team(n, f"t{n}", f"alpha {n}", 1)) for n in range(1, 5)]
    done, board = [*before, *teams], read_whole([*before, *teams], seq=0)
    selection = selection_of(asked, board)
    for batch in batches:
        board, change = follow_all(board, done, batch)
        done += batch
        selection = selection.followed(board, change)
        assert selection == selection_of(asked, board)


@settings(deadline=None, max_examples=90)
@given(rows=st.lists(afters(), max_size=40), asked=filters(), login=LOGINS)
def test_that_standings_and_promises_are_those_of_a_floor_that_has_only_what_passes(
    rows: list[After], asked: Filter, login: str | None
) -> None:
    board = read_whole(rows, seq=0)
    shown = selection_of(asked, board, login).board
    sieve = Sieve(asked, board, login)
    assert dict(shown.incidents) == {i: one for i, one in board.incidents.items() if sieve.passes(one)}
    derived = derived_anew(replace(board, incidents=shown.incidents))
    assert (shown.standings, shown.promises, shown.kept) == (
        derived.standings,
        derived.promises,
        derived.kept,
    )


def floor() -> Board:
    return sketch_board(NOW)


def test_that_no_filter_is_the_board_itself() -> None:
    board = floor()
    selection = selection_of(Filter(), board)
    assert selection.board is board
    assert (selection.shown, selection.total) == (len(board.incidents), len(board.incidents))
    assert selection == everything(board)


def test_that_people_and_rules_stay_the_whole_floors() -> None:
    board = floor()
    shown = selection_of(Filter(words=("nothing has this",)), board).board
    assert not shown.incidents
    assert not breached_count(shown, NOW)
    assert shown.assignments_of_agent is board.assignments_of_agent
    assert shown.agents is board.agents


def test_that_a_team_goes_by_code_by_name_and_by_a_part_of_it_only_where_nothing_is_called_so() -> None:
    board = floor()
    by_name = {team.name: i for i, team in board.teams.items()}
    assert names_on(Filter(teams=frozenset({"network"})), board).teams == frozenset[int | None](
        {by_name["Network"]}
    )
    both = {i for name, i in by_name.items() if "Field" in name}
    assert len(both) > 1
    assert names_on(Filter(teams=frozenset({"field"})), board).teams == frozenset[int | None](both)
    code = team_key(board, by_name["Billing"])
    assert names_on(Filter(teams=frozenset({code})), board).teams == frozenset[int | None](
        {by_name["Billing"]}
    )


def test_that_a_name_that_means_nothing_is_told_and_lets_nothing_through() -> None:
    board = floor()
    asked = Filter(teams=frozenset({"netwrk"}), natures=frozenset({"sunshine"}))
    assert names_on(asked, board).strange == ("netwrk", "sunshine")
    assert selection_of(asked, board).shown == 0


def test_that_words_are_found_in_reference_nature_team_and_the_names_of_those_on_it() -> None:
    board = floor()
    incident = next(i for i in board.incidents.values() if board.has_agent(i.id))
    held = board.assignments_of_incident[incident.id]
    agent = next(one.agent_id for one in held if one.agent_id is not None)
    for text in (
        incident.reference,
        board.nature_name(incident.nature_id),
        board.team_name(incident.team_id),
        board.agent_name(agent),
    ):
        assert selection_of(Filter(words=(text.casefold(),)), board).holds(incident.id), text


def test_that_mine_are_those_i_sent_somebody_to_and_those_i_hold_myself() -> None:
    board = floor()
    held = next(one for one in board.assignments.values() if one.agent_id is not None)
    assert held.agent_id is not None
    mine = selection_of(Filter(mine=True), board, board.agents[held.agent_id].code)
    assert mine.holds(held.incident_id)
    assert mine.shown == len(board.assignments_of_agent[held.agent_id])
    assert selection_of(Filter(mine=True), board, None).shown == 0
    other = next(i for i in board.incidents if board.has_agent(i) and not mine.holds(i))
    facts = board.timelines[other].moments[-1].facts._replace(deployed_at=NOW)
    told = board.timelines[other].after(NOW, facts, Writer(77, "desk"))
    if board.incidents[other].deployed_at is not None:
        first = board.timelines[other].moments
        told = replace(board.timelines[other], moments=tuple(replace(m, writer=Writer(77)) for m in first))
    sent = replace(
        board,
        operators=board.operators.set(77, Operator(77, "olga", "manager")),
        timelines=board.timelines.set(other, told),
    )
    chosen = selection_of(Filter(mine=True), sent, "olga")
    assert chosen.holds(other)
    assert chosen.shown == 1


def test_that_rows_that_cannot_be_read_pass_as_critical_ones_of_no_team_and_as_nothing_else() -> None:
    board = floor()
    key = (Entity.INCIDENT, 9999)
    board = replace(board, unreadable=board.unreadable.set(key, Unreadable(Entity.INCIDENT, 9999, "bad")))
    critical, minor = frozenset({Severity.CRITICAL}), frozenset({Severity.MINOR})
    assert selection_of(Filter(severities=critical), board).holds(9999)
    assert selection_of(Filter(teams=frozenset({NO_TEAM})), board).holds(9999)
    for asked in (Filter(severities=minor), Filter(teams=frozenset({"network"})), Filter(words=("9999",))):
        selection = selection_of(asked, board)
        assert not selection.holds(9999)
        assert not selection.board.unreadable_incidents()


def test_that_clicking_a_cell_again_lets_it_go_and_keeps_the_rest_of_the_filter() -> None:
    critical = frozenset({Severity.CRITICAL})
    start = Filter(words=("depot",))
    chosen = start.at_cell(frozenset({"net"}), critical)
    assert chosen == Filter(teams=frozenset({"net"}), severities=critical, words=("depot",))
    assert chosen.at_cell(frozenset({"net"}), critical) == start
    assert chosen.at_cell(frozenset({"east"}), critical).teams == {"east"}


def test_that_another_cell_can_be_added_and_taken_away_again() -> None:
    critical, major = frozenset({Severity.CRITICAL}), frozenset({Severity.MAJOR})
    net, east = frozenset({"net"}), frozenset({"east"})
    both = Filter(teams=net, severities=critical).with_cell(east, critical)
    assert (both.teams, both.severities) == (net | east, critical)
    assert both.with_cell(east, critical) == Filter(teams=net, severities=critical)
    wide = Filter(teams=net, severities=critical).with_cell(net, major)
    assert wide.severities == critical | major
    assert wide.with_cell(net, major).severities == critical
    assert Filter(teams=net, severities=critical).with_cell(net, critical) == Filter()


def test_that_a_selection_follows_renamed_people() -> None:
    board = floor()
    held = next(one for one in board.assignments.values() if one.agent_id is not None)
    assert held.agent_id is not None
    selection = selection_of(Filter(words=("zzz top",)), board)
    named, change = board.after(
        [], read_at=NOW + timedelta(seconds=1), agent_names={held.agent_id: "Zzz Top"}
    )
    change = replace(change, agents=frozenset({held.agent_id}))
    assert selection.followed(named, change).holds(held.incident_id)


def test_that_an_incident_leaves_the_selection_when_it_ends_and_comes_when_it_turns_critical() -> None:
    board = floor()
    selection = selection_of(Filter(severities=frozenset({Severity.CRITICAL})), board)
    worst = next(iter(selection.board.incidents.values()))
    other = next(one for one in board.incidents.values() if one.severity is not Severity.CRITICAL)
    ended = replace(worst, state=IncidentState.RESOLVED, resolved_at=NOW, version=worst.version + 1)
    worse = replace(other, severity=Severity.CRITICAL, version=other.version + 1)
    events = [
        event(board.seq + place, Entity.INCIDENT, row.id, row) for place, row in enumerate((ended, worse), 1)
    ]
    later, change = board.after(events, read_at=NOW)
    assert not change.policy
    followed = selection.followed(later, change)
    assert not followed.holds(worst.id)
    assert followed.holds(other.id)
    assert followed == selection_of(selection.filter, later)
