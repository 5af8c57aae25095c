"""What became of a command, in words for the terminal and as data for programs."""

import sys
from collections.abc import Iterator
from typing import Any

from wallboard.cli.outcome import EXIT_DONE, EXIT_REFUSED, EXIT_UNKNOWN
from wallboard.domain.objection import Objection
from wallboard.domain.proof_told import spelled
from wallboard.domain.ranking import Candidate
from wallboard.services.programs.answer import Answer, Came, Made
from wallboard.services.programs.naming import Directory

_EXIT = {Came.DONE: EXIT_DONE, Came.UNKNOWN: EXIT_UNKNOWN}


def exit_code_of(answer: Answer) -> int:
    """A part that was refused is a refusal."""
    return _EXIT.get(answer.came, EXIT_REFUSED)


def answer_text(answer: Answer, directory: Directory) -> None:
    """What was done on the standard output, what was not on standard error."""
    for one in answer.parts or (answer,):
        if one.is_done:
            print(_done(one, directory))
    if answer.parts and answer.came is not Came.PARTLY and answer.sentence:
        _say(answer.sentence)
    else:
        for one in answer.parts or (answer,):
            if not one.is_done:
                _say(f"{one.incident}: {one.sentence}" if one.incident else one.sentence)
    if answer.came in (Came.DONE, Came.PARTLY):
        print(f"“wallboard take-back {answer.command_id}” undoes it." if _is_whole(answer) else _undo(answer))


def _is_whole(answer: Answer) -> bool:
    return not answer.parts or answer.came is Came.DONE


def _undo(answer: Answer) -> str:
    done = " ".join(str(one.command_id) for one in answer.parts if one.is_done)
    return f"“wallboard take-back COMMAND” undoes one of: {done}"


def _say(sentence: str) -> None:
    print(f"wallboard: {sentence}", file=sys.stderr)


def _done(answer: Answer, directory: Directory) -> str:
    who = directory.name(answer.agent_id, answer.team_id)
    if answer.made is None or answer.incident is None:
        about = f"{answer.incident}: done" if answer.incident else "Done"
        return f"{about}."
    state = answer.made.state
    if state == "reserved":
        at = answer.made.reserved_for_at
        return f"{answer.incident}: {who} is kept for it{'' if at is None else f', for {spelled(at)}'}."
    if state == "offered":
        by = answer.made.respond_by_at
        until = "" if by is None else f", to be answered by {spelled(by)}"
        return f"{answer.incident}: offered to {who}{until}."
    return f"{answer.incident}: {who} is on it."


def answer_data(answer: Answer, directory: Directory) -> dict[str, Any]:
    """The same in codes; `parts` only where several were asked for."""
    told: dict[str, Any] = {
        "command_id": str(answer.command_id),
        "outcome": str(answer.came),
        "sentence": answer.sentence,
    }
    if answer.parts:
        return {**told, "parts": [answer_data(one, directory) for one in answer.parts]}
    return told | dict(_details(answer, directory))


def _details(answer: Answer, directory: Directory) -> Iterator[tuple[str, Any]]:
    if answer.incident is not None:
        yield "incident", answer.incident
    if answer.agent_id is not None:
        yield "agent", directory.agents.get(answer.agent_id)
    if answer.team_id is not None:
        yield "team", directory.teams.get(answer.team_id)
    yield "objections", [objection_data(one) for one in answer.raised]
    if answer.best:
        yield "best", [_candidate(one, directory) for one in answer.best]
    if answer.made is not None:
        yield "assignment", _made(answer.made)
    if answer.rationale_id is not None:
        yield "rationale_id", answer.rationale_id


def objection_data(one: Objection) -> dict[str, str]:
    return {"level": one.level.name.lower(), "code": str(one.code), "sentence": str(one.sentence)}


def _made(made: Made) -> dict[str, Any]:
    by, for_at = made.respond_by_at, made.reserved_for_at
    return {
        "id": made.id,
        "state": made.state,
        "respond_by": None if by is None else spelled(by),
        "reserved_for": None if for_at is None else spelled(for_at),
    }


def _candidate(one: Candidate, directory: Directory) -> dict[str, Any]:
    return {
        "agent": directory.agents.get(one.agent_id),
        "name": directory.name(one.agent_id),
        "level": one.level.name.lower(),
        "rank": one.rank,
        "score": one.score,
    }
