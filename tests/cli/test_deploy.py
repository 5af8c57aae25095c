"""`wallboard deploy` and its kin: the same rules, reasons and answers as on the desk, by exit code, JSON."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from tests.cli.terminal import Captured, Terminal
from tests.services.small_floor import SmallFloor, active, incident, lay_small_floor, rows, set_presence
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.ranking import rank
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables

WRONG, REFUSED = 2, 3


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    return lay_small_floor(database)


@pytest.fixture
def terminal(training_url: str, capsys: Captured) -> Terminal:
    return Terminal(training_url, capsys)


def ranked(database: Database, incident_id: int) -> list[str]:
    """The codes of those who can go, the best first."""
    board = BoardReader(database).whole()
    inputs = inputs_of(board, incident_id, board.floor_at)
    assert inputs is not None
    return [board.agents[one.agent_id].code for one in rank(inputs).candidates if one.score]


def test_that_the_recommended_one_is_sent_and_why_is_kept(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    best = ranked(database, floor.first)
    told = terminal.data("deploy", "48213", "--best")

    assert (told["outcome"], told["incident"], told["agent"]) == ("done", "crm:48213", best[0])
    assert [one["agent"] for one in told["best"]] == best
    assert [one["rank"] for one in told["best"]] == [1, 2, None], "a rule warns of the third"
    (kept,) = rows(database, tables.rationale)
    assert (kept.id, kept.command_id) == (told["rationale_id"], told["command_id"])
    (made,) = active(database, floor.first)
    assert told["assignment"] == {
        "id": made.id,
        "state": "accepted",
        "respond_by": None,
        "reserved_for": None,
    }


def test_that_somebody_else_takes_a_reason_as_on_the_desk(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    other = ranked(database, floor.first)[1]
    told = terminal.data("deploy", "48213", "--agent", other, code=REFUSED)
    assert (told["outcome"], "is recommended, not" in told["sentence"]) == ("refused", True)
    assert [one["agent"] for one in told["best"]] == ranked(database, floor.first)
    assert active(database, floor.first) == []

    terminal("deploy", "48213", "--agent", other, "--reason-code", "asked_for")
    terminal("deploy", "48214", "--agent", other, "--support", "--seen", other)
    assert [row.role for row in active(database, floor.second)] == ["support"]


def test_that_a_block_cannot_be_forced_and_says_why(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    words = ("deploy", "48213", "--agent", "dev", "--reason", "whoever")
    assert "Dev P" in terminal(*words, code=REFUSED)
    told = terminal.data(*words, code=REFUSED)
    assert told["objections"] == [{"level": "block", "code": "off_shift", "sentence": "Not on shift"}]
    assert active(database, floor.first) == []


def test_that_the_same_id_again_does_nothing_twice_and_tells_the_same(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    words = ("deploy", "48213", "--best", "--command-id", str(uuid4()))
    first, again = terminal.data(*words), terminal.data(*words)
    assert first == again
    assert len(rows(database, tables.assignment)) == len(rows(database, tables.command)) == 1
    told = terminal.data(*words[:1], "48214", *words[2:], code=REFUSED)
    assert "used for something else" in told["sentence"]


def test_that_several_go_all_or_none(terminal: Terminal, database: Database, floor: SmallFloor) -> None:
    words = ("48213", "48214", "48215", "--agent", "ana", "--reason", "they know it")
    told = terminal.data("deploy", *words, code=REFUSED)
    assert told["outcome"] == "refused"
    assert "None was done." in told["sentence"]
    assert [bool(one["sentence"]) for one in told["parts"]] == [False, False, True]
    assert rows(database, tables.assignment) == []

    several = ("deploy", *words[:2], *words[3:], "--command-id", str(uuid4()))
    told, again = terminal.data(*several), terminal.data(*several)
    assert told == again
    assert [one["agent"] for one in told["parts"]] == ["ana", "ana"]
    assert len(rows(database, tables.assignment)) == len(rows(database, tables.rationale)) == 2


def test_that_as_many_as_pass_go_and_the_rest_is_told(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    words = ("deploy", "48213", "48214", "48215", "--agent", "ana", "--reason", "x", "--as-many-as-pass")
    told = terminal.data(*words, code=REFUSED)
    assert told["outcome"] == "partly"
    assert [one["outcome"] for one in told["parts"]] == ["done", "done", "refused"]
    assert "12 of 10" in told["parts"][2]["sentence"]
    assert len(rows(database, tables.assignment)) == 2


def test_that_of_several_each_goes_to_who_is_best_after_the_others(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(capacity=6))
    told = terminal.data("deploy", "48213", "48214", "48215", "--best")
    assert {one["agent"] for one in told["parts"]} == {"ana", "ben", "cara"}


def test_that_nobody_is_sent_where_nobody_is_recommended(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    for who in (floor.ana, floor.ben, floor.cara):
        set_presence(database, who, state="off")
    assert "Nobody can go now" in terminal("deploy", "48213", "--best", code=REFUSED)
    assert rows(database, tables.command) == []


def test_that_a_team_is_offered_it_and_somebody_is_kept_for_later(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    told = terminal.data("deploy", "48213", "--team", "network")
    assert (told["team"], told["assignment"]["state"]) == ("network", "offered")
    assert told["assignment"]["respond_by"]

    kept = terminal(
        "deploy", "48214", "--agent", "ben", "--reserve", "--for", "+30 minutes", "--reason", "later"
    )
    assert "crm:48214: Ben T is kept for it, for 20" in kept
    (row,) = active(database, floor.second)
    assert (row.state, row.reserved_for_at is not None) == ("reserved", True)
    words = ("deploy", "48215", "--agent", "ben", "--reserve", "--for", "2016-03-07T12:00Z", "--reason", "x")
    assert "has passed" in terminal(*words, code=REFUSED)
    assert "--for says for when" in terminal("deploy", "48213", "--best", "--for", "+5", code=WRONG)


def test_that_an_incident_that_went_on_is_refused_where_the_version_is_named(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(urgency=1))
    terminal("deploy", "48213", "--best", "--if-version", "1", code=REFUSED)
    assert active(database, floor.first) == []
    terminal("deploy", "48213", "--best", "--if-version", "2")


def test_that_what_was_done_is_taken_off_or_taken_back(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    assert "Nobody is on" in terminal("release", "48213", code=REFUSED)
    told = terminal.data("deploy", "48213", "--best")
    assert "Done." in terminal("take-back", told["command_id"])
    assert "taken back already" in terminal("take-back", told["command_id"], code=REFUSED)
    assert active(database, floor.first) == []

    terminal("deploy", "48213", "48214", "--best")
    words = ("release", "48213", "48214", "--reason-code")
    assert "needed_elsewhere, handed_over" in terminal(*words, "bored", code=REFUSED)
    terminal(*words, "handed_over")
    gone = [row.release_reason for row in rows(database, tables.assignment)]
    assert gone == ["taken_back", "handed_over", "handed_over"]
    assert active(database, floor.first) == active(database, floor.second) == []


def test_that_an_agent_works_for_another_team_and_goes_back(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    asked = ("move", "ana", "--team", "hosting", "--until", "+90", "--reason-code")
    assert "more_work_there, skills_needed" in terminal(*asked, "bored", code=REFUSED)
    terminal(*asked, "more_work_there")
    (move,) = rows(database, tables.team_move)
    assert (move.state, move.until_at is not None) == ("active", True)
    words = ("move", "ana", "--end", "--command-id", str(uuid4()))
    assert [terminal.data(*words)["outcome"] for _ in range(2)] == ["done", "done"]
    assert "Ana K is in their own team." in terminal("move", "ana", "--end", code=REFUSED)
    assert "Did you mean “hosting”?" in terminal("move", "ana", "--team", "hostin", code=WRONG)
    assert "no agent has the code “zoe”" in terminal("move", "zoe", "--end", code=WRONG)


def test_that_an_incident_is_led_through_its_life(
    terminal: Terminal, database: Database, floor: SmallFloor
) -> None:
    terminal("act", "acknowledge", "48213", "48214")
    assert "Say what it waits for" in terminal("act", "pause", "48213", code=REFUSED)
    terminal("act", "pause", "48213", "--reason-code", "customer")
    assert terminal.data("act", "pause", "48213", "--reason-code", "customer", code=REFUSED)[
        "objections"
    ] == [
        {
            "level": "block",
            "code": "wrong_state",
            "sentence": "48213 is paused already. There is nothing to do.",
        }
    ]
    terminal("act", "resume", "48213")
    terminal("act", "resolve", "48213", "--reason-code", "fixed")
    terminal("act", "close", "48213")
    terminal("act", "reopen", "48213")
    terminal("act", "merge", "48213", "--into", "48214")
    assert (incident(database, floor.first).state, incident(database, floor.first).merged_into_id) == (
        "merged",
        floor.second,
    )
    assert "--into is for merge" in terminal("act", "cancel", "48214", "--into", "48215", code=WRONG)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("deploy", "nothing", "--best"), "there is no incident 'nothing'"),
        (("deploy", "48213", "48213", "--best"), "named twice"),
        (("deploy", "48213", "48214", "--best", "--if-version", "1"), "about one incident"),
    ],
)
def test_that_wrong_words_are_told_in_words(
    terminal: Terminal, floor: SmallFloor, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in terminal(*words, code=WRONG)


def test_that_an_unknown_answer_ends_with_a_code_of_its_own(
    terminal: Terminal, floor: SmallFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wallboard.domain.commands import Command, Outcome, OutcomeKind
    from wallboard.services.programs import carrying

    def lost(_database: Database, command: Command) -> Outcome:
        return Outcome(command, OutcomeKind.UNKNOWN, "It is being found out.")

    monkeypatch.setattr(carrying, "execute", lost)
    monkeypatch.setattr(carrying, "settle", lost)
    told = terminal.data("deploy", "48213", "--best", code=4)
    assert (told["outcome"], UUID(told["command_id"]).version) == ("unknown", 4)


@pytest.mark.parametrize(("act", "final"), [("cancel", "was cancelled, and that is final"), ("resolve", "")])
def test_that_nobody_is_sent_to_what_has_ended_nor_taken_off_it(
    terminal: Terminal, floor: SmallFloor, act: str, final: str
) -> None:
    terminal("act", act, "48213", "--reason-code", {"cancel": "withdrawn", "resolve": "fixed"}[act])
    final = final or "is resolved, and nobody is on it"
    assert final in terminal("release", "48213", code=REFUSED)
    assert final in terminal("deploy", "48213", "--agent", "ana", code=REFUSED)
