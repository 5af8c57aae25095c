"""Which of the service level's definitions a person wants to see; remembered where the window is."""

from PySide6.QtCore import QObject, QSettings, Signal

from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.sla_policy import Goals

_KEY = "figures/definition"


class LevelChoice(QObject):
    """The definition of the floor's goals, until somebody chooses another one."""

    changed = Signal()

    def __init__(self, memory: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._chosen = _known(memory.value(_KEY) if memory is not None else None)

    def of(self, goals: Goals) -> LevelDefinition:
        """The chosen one, else what the goals name."""
        return self._chosen or _known(goals.definition) or LevelDefinition.OF_OFFERED

    def choose(self, definition: LevelDefinition) -> None:
        self._chosen = definition
        if self._memory is not None:
            self._memory.setValue(_KEY, definition.value)
        self.changed.emit()


def _known(code: object) -> LevelDefinition | None:
    """None of what an older or newer program may have left there."""
    return next((one for one in LevelDefinition if one.value == code), None)
