"""The accessible node of one painted part, with its number and what a click on it does."""

from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken, VoidPtr

from wallboard.live.fault import guarded, guarded_or
from wallboard.widgets.access.chosen import chosen_key
from wallboard.widgets.access.part import Part, PartKind

_ROLES: Final = {
    PartKind.TEXT: QAccessible.Role.StaticText,
    PartKind.FIGURE: QAccessible.Role.StaticText,
    PartKind.CELL: QAccessible.Role.Cell,
    PartKind.LANE: QAccessible.Role.Grouping,
    PartKind.PERSON: QAccessible.Role.ListItem,
    PartKind.INCIDENT: QAccessible.Role.ListItem,
    PartKind.COUNT: QAccessible.Role.StaticText,
}


class PartNode(QAccessibleInterface):
    """One part; it keeps what the part said last, and asks its tile for nothing."""

    def __init__(self, tile: QWidget, part: Part) -> None:
        super().__init__()
        self.part = part
        self._tile = tile
        self._value = _Number(self)
        self._action = _Act(self)

    def isValid(self) -> bool:
        return Shiboken.isValid(self._tile)

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # a part is no QObject, and Qt takes null for that

    @guarded_or(None)
    def window(self) -> QWindow:
        return self._tile.window().windowHandle() if self.isValid() else None  # type: ignore[return-value]  # null as long as no window is there

    @guarded_or(None)
    def parent(self) -> QAccessibleInterface:
        if not self.isValid():
            return None  # type: ignore[return-value]  # null where the tile is gone
        return QAccessible.queryAccessibleInterface(self._tile)

    def child(self, index: int) -> QAccessibleInterface:  # noqa: ARG002  # a part has no parts
        return None  # type: ignore[return-value]  # Qt takes null for “there is none”

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: ARG002  # a part has no parts
        return None  # type: ignore[return-value]  # Qt takes null for “there is none”

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    @guarded_or("")
    def text(self, kind: QAccessible.Text) -> str:
        """The value is the description too: Linux knows no value that is no number."""
        if kind is QAccessible.Text.Name:
            return self.part.name
        if kind in (QAccessible.Text.Value, QAccessible.Text.Description):
            return self.part.value
        return self.part.does if kind is QAccessible.Text.Help else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A painted part is not written by anybody who reads it."""

    @guarded_or(QRect())
    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        return self.part.rect.translated(self._tile.mapToGlobal(QPoint()))

    @guarded_or(QAccessible.Role.StaticText)
    def role(self) -> QAccessible.Role:
        if self.part.act is not None and self.part.kind is PartKind.FIGURE:
            return QAccessible.Role.Button
        return _ROLES[self.part.kind]

    @guarded_or(QAccessible.State())
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.focusable = True
        if self.isValid():
            state.invisible = not self._tile.isVisible()
            state.focused = self._tile.hasFocus() and chosen_key(self._tile) == self.part.key
        return state

    @guarded_or(VoidPtr(0))
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Only a `VoidPtr` is taken as an address, also for “there is none”: PySide dies of anything else."""
        if kind is QAccessible.InterfaceType.ValueInterface and self.part.number is not None:
            return VoidPtr(Shiboken.getCppPointer(self._value)[0])
        if kind is QAccessible.InterfaceType.ActionInterface and self.part.act is not None:
            return VoidPtr(Shiboken.getCppPointer(self._action)[0])
        return VoidPtr(0)


class _Number(QAccessibleValueInterface):
    """A part's number, for programs that count."""

    def __init__(self, node: PartNode) -> None:
        super().__init__()
        self._node = node

    def currentValue(self) -> float:
        return self._node.part.number or 0.0

    def minimumValue(self) -> float:
        return 0.0

    @guarded_or(1.0)
    def maximumValue(self) -> float:
        return max(1.0, self._node.part.number or 0.0)

    def minimumStepSize(self) -> float:
        return 0.0

    def setCurrentValue(self, value: object) -> None:
        """What the floor says is not set by anybody who reads it."""


class _Act(QAccessibleActionInterface):
    """What a click on the part does."""

    def __init__(self, node: PartNode) -> None:
        super().__init__()
        self._node = node

    @guarded_or(())
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def localizedActionName(self, name: str) -> str:
        return self._node.part.does or name

    def localizedActionDescription(self, name: str) -> str:  # noqa: ARG002  # there is but one
        return self._node.part.does

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: ARG002  # there is but one
        return ["Return"]

    @guarded
    def doAction(self, name: str) -> None:  # noqa: ARG002  # there is but one
        if self._node.part.act is not None:
            QTimer.singleShot(0, self._node.part.act)  # it may remove this very node
