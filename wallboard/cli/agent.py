"""`wallboard agent`: what is an agent's, in a small window or in the terminal, and their answers."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from wallboard.cli.asked import later_instant
from wallboard.cli.outcome import EXIT_CODES, EXIT_REFUSED, carried_out, exit_code, outcome_told, was_done
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.refusal import Refusal

if TYPE_CHECKING:
    from wallboard.domain.board import Board
    from wallboard.domain.own_agent import OwnAgent
    from wallboard.domain.own_work import OwnItem
    from wallboard.domain.said import Said
    from wallboard.domain.staff_commands import Respond, SetPresence
    from wallboard.services.database import Database

HELP = "an agent's own window, and their answers in the terminal: accept, decline, start, done, state"
_ANSWERS = {
    "accept": "take what is offered to you or to your team",
    "decline": "give back what is offered to you, with a reason",
    "start": "say that you have begun",
    "done": "say that your work on it has ended; with a reason, what came of it",
}
_STATES = {"on": "on_shift", "break": "on_break", "off": "off"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_who(parser, is_sub=False)
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="without the window")
    listed = acts.add_parser("list", help="what is offered, in hand and kept")
    _add_who(listed)
    for name, words in _ANSWERS.items():
        answer = acts.add_parser(name, help=words, description=f"{words}. {EXIT_CODES}.")
        answer.add_argument(
            "which",
            metavar="INCIDENT|@ID",
            help="its reference, SOURCE:REFERENCE or #ID; or one assignment as “list” numbers it",
        )
        _add_reason(answer)
        answer.add_argument("--reason", metavar="TEXT", help="more words about it, kept out of the log")
    state = acts.add_parser(
        "state", help="on shift, on a break or off", description=f"Say how you are. {EXIT_CODES}."
    )
    state.add_argument("state", choices=tuple(_STATES), help="on shift, on a break, or off")
    _add_reason(state)
    state.add_argument(
        "--until",
        metavar="TIME",
        help="when the break ends: 16:30 on this machine's clock, +15 minutes, or an instant",
    )


def _add_reason(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--reason-code", metavar="CODE", help="one of the short list of “wallboard deploy-rules show”"
    )
    sub.add_argument(
        "--command-id", metavar="UUID", type=UUID, help="the same id again does nothing twice; else a new one"
    )
    _add_who(sub)


def _add_who(parser: argparse.ArgumentParser, *, is_sub: bool = True) -> None:
    """Both before and after the act: what stands after it must not take back what stands before."""
    nothing = argparse.SUPPRESS if is_sub else None
    add_database_argument(parser, nothing)
    parser.add_argument(
        "--agent", metavar="CODE", default=nothing, help="for a supervisor: on behalf of this agent"
    )
    parser.add_argument("--json", action="store_true", default=nothing or False, help="as JSON, for programs")


def run(args: argparse.Namespace) -> int:
    if args.act is None:
        return _open_window(args)
    from wallboard.services.database import Access, open_database

    needs = Access.READ if args.act == "list" else Access.WRITE
    database = open_database(chosen_database(args), program="wallboard agent", needs=needs)
    try:
        return _act(database, args)
    finally:
        database.dispose()


def _open_window(args: argparse.Namespace) -> int:
    from wallboard.app.display import has_display
    from wallboard.diagnostics import refuse_deadly_qt

    if not has_display():
        raise Refusal("there is no display for a window here; “wallboard agent list” tells what is yours.")
    refuse_deadly_qt()
    from wallboard.app import run_agent

    return run_agent(chosen_database(args), code=args.agent)


def _act(database: "Database", args: argparse.Namespace) -> int:
    from wallboard.services.reading import BoardReader

    board = BoardReader(database).whole()
    own = _own(database, board, args.agent)
    if args.act != "list" and args.command_id is not None and was_done(database, args.command_id):
        return _say_done({"command_id": str(args.command_id), "outcome": "done", "sentence": ""}, args)
    if args.act == "list":
        return _list(board, own, args)
    if args.act == "state":
        return _carry_out(database, board, _presence(board, own, args), args)
    item = _item(board, own, args)
    if isinstance(item, str):
        return _refused(item, args)
    return _carry_out(database, board, _answer(own, item, args), args)


def _own(database: "Database", board: "Board", code: str | None) -> "OwnAgent":
    from wallboard.domain.own_agent import OwnAgent, own_agent
    from wallboard.services.deploying.claim import own_login

    with database.reading() as connection:
        found = own_agent(board, own_login(connection), code)
    if isinstance(found, OwnAgent):
        return found
    raise Refusal(str(found))


def _list(board: "Board", own: "OwnAgent", args: argparse.Namespace) -> int:
    from wallboard.cli.agent_text import as_data, as_text
    from wallboard.domain.own_work import own_work

    work = own_work(board, own.agent_id)
    if args.json:
        print(json.dumps(as_data(board, own, work), indent=2, ensure_ascii=False))
    else:
        print(as_text(board, own, work))
    return 0


def _item(board: "Board", own: "OwnAgent", args: argparse.Namespace) -> "OwnItem | Said":
    """The assignment that is meant: of several on one incident the one to which this is an answer."""
    from wallboard.domain.own_work import own_work
    from wallboard.domain.said import said
    from wallboard.domain.staff_commands import Response

    found = [item for item in own_work(board, own.agent_id).every if args.which in _names(item)]
    if not found:
        return said(
            "Nothing of {agent} is called {which}. “wallboard agent list” tells what is theirs.",
            agent=board.agent_name(own.agent_id),
            which=args.which,
        )
    response = Response(args.act)
    return min(found, key=lambda item: (response not in item.answers, item.is_of_team))


def _names(item: "OwnItem") -> tuple[str, ...]:
    incident = item.incident
    return (
        f"@{item.assignment.id}",
        incident.reference,
        f"{incident.source}:{incident.reference}",
        f"#{incident.id}",
    )


def _answer(own: "OwnAgent", item: "OwnItem", args: argparse.Namespace) -> "Respond":
    from wallboard.domain.own_work import answer_to
    from wallboard.domain.staff_commands import Response

    command_id = args.command_id or uuid4()
    response = Response(args.act)
    return answer_to(
        item, response, own.agent_id, command_id=command_id, code=args.reason_code, reason=args.reason
    )


def _presence(board: "Board", own: "OwnAgent", args: argparse.Namespace) -> "SetPresence":
    from wallboard.domain.staff import PresenceState
    from wallboard.domain.staff_commands import SetPresence

    presence = board.presences.get(own.agent_id)
    until_at = None if args.until is None else later_instant(args.until, board.floor_at)
    return SetPresence(
        args.command_id or uuid4(),
        own.agent_id,
        0 if presence is None else presence.version,
        PresenceState(_STATES[args.state]),
        args.reason_code,
        until_at,
    )


def _carry_out(
    database: "Database", board: "Board", command: "Respond | SetPresence", args: argparse.Namespace
) -> int:
    outcome = carried_out(database, command)
    if not exit_code(outcome):
        return _say_done({**outcome_told(outcome), **_about(board, command)}, args, _now(database, command))
    if args.json:
        print(json.dumps({**outcome_told(outcome), **_about(board, command)}, indent=2, ensure_ascii=False))
    else:
        print(f"wallboard: {outcome.sentence}", file=sys.stderr)
    return exit_code(outcome)


def _now(database: "Database", command: "Respond | SetPresence") -> str:
    """How it stands now, where somebody would ask: who has what was declined, and what happens next."""
    from wallboard.domain.own_work import after_declining
    from wallboard.domain.staff_commands import Respond, Response
    from wallboard.services.database import DatabaseRefused, DatabaseUnavailable
    from wallboard.services.deploying.coming_back import who_and_where
    from wallboard.services.reading import BoardReader

    if not isinstance(command, Respond) or command.response is not Response.DECLINE:
        return ""
    try:
        with database.reading() as connection:
            _, incident_id = who_and_where(connection, command.assignment_id)
        board = BoardReader(database).whole()
    except (DatabaseRefused, DatabaseUnavailable):  # it is done all the same
        return ""
    return str(after_declining(board, incident_id or 0, command.assignment_id))


def _say_done(told: dict[str, Any], args: argparse.Namespace, now: str = "") -> int:
    if args.json:
        print(json.dumps({**told, "now": now} if now else told, indent=2, ensure_ascii=False))
    else:
        print(now or "Done.")
    return 0


def _about(board: "Board", command: "Respond | SetPresence") -> dict[str, Any]:
    """What it was about, as it was seen."""
    assignment = board.assignments.get(getattr(command, "assignment_id", 0))
    if assignment is None:
        return {}
    incident = board.incidents[assignment.incident_id]
    return {"assignment": assignment.id, "incident": f"{incident.source}:{incident.reference}"}


def _refused(sentence: str, args: argparse.Namespace) -> int:
    """Before anything was sent."""
    if args.json:
        print(json.dumps({"command_id": None, "outcome": "refused", "sentence": sentence}, indent=2))
    else:
        print(f"wallboard: {sentence}", file=sys.stderr)
    return EXIT_REFUSED
