"""One dispatcher as a process: looks at a board that is often old, decides, and never gives a command up."""

import argparse
import time
from pathlib import Path
from random import Random

from tests.storm.choosing import Chooser
from tests.storm.journal import Journal
from tests.storm.lossy import lossy
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.domain.due import DueCommand
from wallboard.domain.due_book import DueBook
from wallboard.engine.following import BoardFollower
from wallboard.services.database import Database, DatabaseUnavailable, open_database
from wallboard.services.writing import execute, settle

PAUSE_S = 0.05
"""Between two tries while the database is away."""
NOT_REACHED = "Nothing was changed."
LOOKS_EVERY = 5
"""At most so many commands are decided by one look at the board."""


class Dispatcher:
    """Carries out its share of the commands."""

    def __init__(self, database: Database, journal: Journal, chance: Random) -> None:
        self._database = database
        self._journal = journal
        self._chance = chance
        self._chooser = Chooser(chance)
        self._book = DueBook()
        self._follower = BoardFollower(database)

    def work(self, commands: int) -> None:
        """Gives so many commands, beside what falls due by itself."""
        left = 0
        for _ in range(commands):
            if left == 0:
                board = self._look()
                self._do_due(board)
                left = self._chance.randint(1, LOOKS_EVERY)
            left -= 1
            self._give(self._chooser.choose(board))

    def _look(self) -> Board:
        while True:
            try:
                return self._follower.step()[0]
            except DatabaseUnavailable:
                time.sleep(PAUSE_S)

    def _give(self, command: Command) -> None:
        """Tries until the database was there, and settles what it cannot know; sometimes asks twice."""
        outcome, away = self._reached(command)
        lost = 0
        while outcome.kind is OutcomeKind.UNKNOWN:
            lost += 1
            time.sleep(PAUSE_S * bool(away))
            outcome = settle(self._database, command)
        if lost and self._chance.random() < 0.5:
            again, _ = self._reached(command)
            if again.kind is not outcome.kind and again.kind is not OutcomeKind.UNKNOWN:
                raise AssertionError(f"settled as {outcome}, and then {again}")
        if outcome.kind is OutcomeKind.DONE:
            self._chooser.note(command)
        self._journal.write(command, outcome.kind, outcome.sentence, lost=lost, away=away)

    def _reached(self, command: Command) -> tuple[Outcome, int]:
        away = 0
        while (outcome := execute(self._database, command)).sentence.startswith(NOT_REACHED):
            away += 1
            time.sleep(PAUSE_S)
        return outcome, away

    def _do_due(self, board: Board) -> None:
        """As every board and engine does: whoever sees it first, once; an answer that is lost asks again."""
        for command in self._book.to_do(board, board.floor_at, time.monotonic()):
            self._do_one_due(command)

    def _do_one_due(self, command: DueCommand) -> None:
        outcome, away = self._reached(command)
        lost = 0
        while outcome.kind is OutcomeKind.UNKNOWN:
            lost += 1
            outcome, _ = self._reached(command)
        self._book.note(command, outcome.kind, time.monotonic())
        self._journal.write(command, outcome.kind, outcome.sentence, lost=lost, away=away, due=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.storm.dispatcher", description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--commands", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--loses", type=float, required=True, help="the share of commits whose answer is lost"
    )
    args = parser.parse_args()
    database = _opened(args.database, f"dispatcher-{args.seed}")
    journal = Journal(args.journal)
    try:
        losing = lossy(database, args.loses, args.seed)
        Dispatcher(losing, journal, Random(args.seed)).work(args.commands)
    finally:
        journal.close()
        database.dispose()


def _opened(url: str, program: str) -> Database:
    while True:
        try:
            return open_database(url, program=program)
        except DatabaseUnavailable:
            time.sleep(PAUSE_S)


if __name__ == "__main__":
    main()
