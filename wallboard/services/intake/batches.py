"""Writes happenings batch by batch, each in one transaction that others need not wait for long."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.intake.hand import driver_errors_in_our_words, hand_on
from wallboard.services.intake.happenings import Happening
from wallboard.services.intake.plan import Plan
from wallboard.services.intake.planning import Planner
from wallboard.services.intake.store import Store
from wallboard.services.intake.trouble import RowTrouble, UnreadRow
from wallboard.services.sealing import seal_quietly

MOST_CHANGES = 500
"""More changes in one transaction make others wait at its commit."""
_PATIENCE_S = (0.1, 0.3, 1.0, 2.0, 4.0)


@dataclass(slots=True)
class Written:
    """What came of a batch: how many happenings were dealt with, how many of them were new, and the rest."""

    taken: int = 0
    new: int = 0
    changes: int = 0
    unread: list[UnreadRow] = field(default_factory=list)

    def add(self, other: "Written") -> None:
        self.taken += other.taken
        self.new += other.new
        self.changes += other.changes
        self.unread += other.unread


class Batches:
    """Writes happenings of one log; what is in the database already is passed over."""

    def __init__(
        self,
        database: Database,
        source: str,
        planner: Planner,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._database = database
        self._source = source
        self._planner = planner
        self._store = Store()
        self._sleep = sleep

    def known(self, digests: Sequence[str]) -> frozenset[str]:
        """Those digests that are in the database already, looked up without keeping anybody waiting."""
        found: set[str] = set()
        for start in range(0, len(digests), 5_000):
            with driver_errors_in_our_words(), self._database.reading() as connection:
                found |= self._store.known(hand_on(connection), digests[start : start + 5_000])
        return frozenset(found)

    def seal(self) -> None:
        """Seals what was written; done now and then, as sealing each batch would double the transactions."""
        seal_quietly(self._database)

    def write(self, happenings: Sequence[Happening], most_changes: int = MOST_CHANGES) -> Written:
        """Writes the first of some happenings, as many as one transaction may hold.

        A happening that the database refuses is found out and reported; the others are written.

        Raises:
            DatabaseUnavailable: the database does not answer even after some patience.
        """
        try:
            return self._patiently(happenings, most_changes)
        except DatabaseRefused:
            self._store.forget()
        try:
            return self._patiently(happenings, most_changes)
        except DatabaseRefused as refusal:
            if len(happenings) == 1:
                return Written(taken=1, unread=[UnreadRow(happenings[0].line, refusal.sentence)])
        return self.write(happenings[: len(happenings) // 2], most_changes)

    def _patiently(self, happenings: Sequence[Happening], most_changes: int) -> Written:
        for pause_s in _PATIENCE_S:
            try:
                return self._once(happenings, most_changes)
            except DatabaseUnavailable:
                self._sleep(pause_s)
        return self._once(happenings, most_changes)

    def _once(self, happenings: Sequence[Happening], most_changes: int) -> Written:
        plans: list[Plan] = []
        with driver_errors_in_our_words(), self._database.writing(seals=False) as connection:
            written = self._transaction(connection, happenings, most_changes, plans.append)
        for plan in plans:
            self._store.remember(plan.present)
        return written

    def _transaction(
        self,
        connection: Connection,
        happenings: Sequence[Happening],
        most_changes: int,
        planned: Callable[[Plan], None],
    ) -> Written:
        hand, planner, batch = hand_on(connection), self._planner, happenings[:most_changes]
        known = self._store.known(hand, [each.digest for each in batch])
        fresh = [each for each in batch if each.digest not in known]
        codes = planner.newcomers.codes(fresh)
        plan = Plan(self._store.present(hand, self._source, (each.reference for each in fresh), codes))
        written, digests = Written(), []
        for happening in batch:
            if happening.digest not in known:
                if plan.size + planner.most_changes(plan, happening) > most_changes and plan.size:
                    break
                try:
                    planner.add(plan, happening)
                    digests.append(happening.digest)
                except RowTrouble as trouble:
                    written.unread.append(UnreadRow(happening.line, trouble.reason))
            written.taken += 1
        self._store.write(hand, plan, digests)
        written.new, written.changes = len(digests), plan.size
        planned(plan)
        return written
