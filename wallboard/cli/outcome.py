"""What became of a command, as the command line tells it: in words, as JSON, and by its exit code."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from wallboard.domain.commands import Command, Outcome
    from wallboard.services.database import Database

EXIT_DONE = 0
EXIT_REFUSED = 3
EXIT_UNKNOWN = 4
EXIT_CODES = (
    f"exit codes: {EXIT_DONE} done, {EXIT_REFUSED} refused and nothing changed, {EXIT_UNKNOWN} not known, "
    "ask again with the same --command-id; 2 wrong words or no database"
)


def carried_out(database: "Database", command: "Command") -> "Outcome":
    """Carries it out; where the answer was lost, it is asked once what became of it."""
    from wallboard.services.programs import carrying

    return carrying.carried_out(database, command)


def was_done(database: "Database", command_id: "UUID") -> bool:
    """Whether a command of this id was carried out before: then it is not asked for anew."""
    from wallboard.services.programs.carrying import done_before

    return done_before(database, command_id) is not None


def exit_code(outcome: "Outcome") -> int:
    return {"done": EXIT_DONE, "refused": EXIT_REFUSED}.get(str(outcome.kind), EXIT_UNKNOWN)


def outcome_told(outcome: "Outcome") -> dict[str, Any]:
    """For programs: the command's id, what became of it, and the sentence of a refusal."""
    return {
        "command_id": str(outcome.command.command_id),
        "outcome": str(outcome.kind),
        "sentence": outcome.sentence,
    }
