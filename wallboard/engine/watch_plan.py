"""What a watchdog needs of the wall's plan: three tables, whatever is wrong with the rest of it."""

import logging
from pathlib import Path

from wallboard.domain.burn_in import Shift, shift_from
from wallboard.domain.plan_table import PlanFault, PlanTable
from wallboard.domain.wall_call import WallCall, call_from
from wallboard.domain.wall_health import WallHealth, health_from
from wallboard.services.toml_text import NotToml, text_of, toml_of
from wallboard.settings import settings_file

_log = logging.getLogger(__name__)


class WatchPlan:
    """Read anew when it is needed; a table with a fault is left as it was, for the board tells of it."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = settings_file().with_name("wall.toml") if file is None else file
        self.health, self.call, self.shift = WallHealth(), WallCall(), Shift()
        self.read()

    def read(self) -> None:
        try:
            table = PlanTable(toml_of(text_of(self._file.read_bytes())))
        except (OSError, NotToml):
            return
        try:
            self.health = health_from(table.table("health"))
        except PlanFault:  # what is wrong may quote what somebody wrote: the wall says it, and no log
            _log.warning("%s: [health] is wrong and stays as it was", self._file.name)
        try:
            self.call = call_from(table.table("call"))
        except PlanFault:
            _log.warning("%s: [call] is wrong and stays as it was", self._file.name)
        try:
            self.shift = shift_from(table.table("shift"))
        except PlanFault:
            _log.warning("%s: [shift] is wrong and stays as it was", self._file.name)
