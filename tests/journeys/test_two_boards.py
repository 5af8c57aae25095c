"""Two desks drop the same incident at the same moment: one wins, and the other is told by whom."""

from uuid import uuid4

from pytestqt.qtbot import QtBot

from tests.conftest import plain_sql
from tests.journeys.plain_floor import following, incident_id, write_floor
from tests.live.hands import Ear
from wallboard.app.live_path import LivePath
from wallboard.domain.commands import Deploy

WINNERS = (1, 2)
"""Agent 1 is the choice of one desk, agent 2 that of the other."""


def drop(live: LivePath, incident: int, agent_id: int) -> Deploy:
    """What a desk sends when its hand lets the incident go over an agent, as it sees it now."""
    seen = live.store.board.incidents[incident].version
    command = Deploy(
        command_id=uuid4(),
        incident_id=incident,
        version_seen=seen,
        agent_id=agent_id,
        reason_code="asked_for",
    )
    live.store.submit(command)
    return command


def test_that_exactly_one_of_two_desks_wins_and_the_other_is_told_by_whom(
    training_url: str, qtbot: QtBot
) -> None:
    write_floor(training_url)
    incident = incident_id(training_url, "R1")
    with following(training_url, qtbot) as one, following(training_url, qtbot) as other:
        desks = (one, other)
        done = [Ear(desk.store.done) for desk in desks]
        refused = [Ear(desk.store.refused) for desk in desks]
        commands = [drop(desk, incident, agent) for desk, agent in zip(desks, WINNERS, strict=True)]
        assert all(incident in desk.store.pending for desk in desks), "a drop is drawn at once"
        qtbot.waitUntil(lambda: sum(map(len, done)) + sum(map(len, refused)) == 2, timeout=20_000)
        assert [len(done[0]), len(done[1])] in ([1, 0], [0, 1])
        winner = 0 if len(done[0]) else 1
        (told,) = refused[1 - winner].heard
        assert told.command == commands[1 - winner]
        assert f"Agent {WINNERS[winner]}" in told.sentence
        qtbot.waitUntil(lambda: not any(desk.store.pending for desk in desks), timeout=5000)
        qtbot.waitUntil(lambda: all(desk.store.board.has_agent(incident) for desk in desks), timeout=5000)
        for desk in desks:
            on_it = desk.store.board.assignments_of_incident[incident]
            assert [row.agent_id for row in on_it] == [WINNERS[winner]]
    rows = plain_sql(training_url, "SELECT agent_id FROM assignment WHERE incident_id = ?", (incident,))
    assert rows == [(WINNERS[winner],)]


def test_that_a_drop_stays_pending_until_the_log_brings_it_back(training_url: str, qtbot: QtBot) -> None:
    write_floor(training_url)
    incident = incident_id(training_url, "R1")
    with following(training_url, qtbot) as desk:
        changes = Ear(desk.store.changed)
        command = drop(desk, incident, 1)
        assert desk.store.pending == {incident: command}
        qtbot.waitUntil(lambda: not desk.store.pending, timeout=10_000)
        assert desk.store.board.has_agent(incident), "pending may go only when the board shows it"
        assert any(str(command.command_id) in change.command_ids for change in changes.heard)
