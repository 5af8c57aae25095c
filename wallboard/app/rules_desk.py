"""Hands the rules page a database to ask: who published what, and what rules would have done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words
from wallboard.live.rules_reader import Publication, Trial

if TYPE_CHECKING:
    from wallboard.domain.simulation import Simulation
    from wallboard.domain.sla_policy import PolicyRules


class DatabaseRules:
    """Reads one database; everything happens on the thread of the rules reader."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url)

    def publications(self) -> Mapping[int, Publication]:
        from wallboard.services.publications import publications

        with in_live_words():
            found = publications(self._own.opened())
        return {key: Publication(one.at, one.by, one.reason) for key, one in found.items()}

    def simulate(
        self, trial: Trial, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool], /
    ) -> Simulation:
        from wallboard.services.simulating import simulate

        with in_live_words():
            return simulate(
                self._own.opened(),
                trial.rules,
                trial.since,
                trial.until,
                progress=progress,
                cancelled=is_cancelled,
            )

    def examples(self) -> tuple[PolicyRules, ...]:
        from wallboard.services.presets import presets

        return tuple(preset.rules for preset in presets())

    def close(self) -> None:
        self._own.close()
