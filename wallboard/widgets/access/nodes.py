"""The accessible nodes of tiles: a tile is a node of its own, and each of its parts a child of that."""

from collections.abc import Hashable
from functools import cache, partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from wallboard.live.fault import guarded_or
from wallboard.widgets.access.chosen import chosen_key
from wallboard.widgets.access.part import Parted
from wallboard.widgets.access.part_node import PartNode


class TileNode(QAccessibleWidget):
    """A tile with its parts as children; it looks once per turn of the event loop."""

    def __init__(self, tile: QWidget) -> None:
        super().__init__(tile, QAccessible.Role.Grouping, tile.accessibleName())
        self._tile = tile
        self._nodes: dict[Hashable, PartNode] = {}
        self._gone: list[PartNode] = []
        self._is_fresh = False

    def nodes(self) -> tuple[PartNode, ...]:
        """One for each part, in the order that the tile names them; a part that stays keeps its node."""
        if not self._is_fresh:
            self._look()
        return tuple(self._nodes.values())

    def node_of(self, key: Hashable) -> PartNode | None:
        self.nodes()
        return self._nodes.get(key)

    @guarded_or(0)
    def childCount(self) -> int:
        return len(self.nodes()) + self._real_count()

    @guarded_or(None)
    def child(self, index: int) -> QAccessibleInterface:
        nodes = self.nodes()
        if 0 <= index < len(nodes):
            return nodes[index]
        if index < 0 or self._is_scroll_area:
            return None  # type: ignore[return-value]  # Qt takes null for “there is none”
        return super().child(index - len(nodes))

    @guarded_or(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        nodes = self.nodes()
        if child in nodes:
            return nodes.index(child)
        real = -1 if self._is_scroll_area else super().indexOfChild(child)
        return real if real < 0 else real + len(nodes)

    @guarded_or(None)
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        at = QPoint(x, y)
        for node in self.nodes():
            if node.rect().contains(at):
                return node
        if self._is_scroll_area:
            return None  # type: ignore[return-value]  # Qt takes null for “there is none”
        return super().childAt(x, y)

    @guarded_or(None)
    def focusChild(self) -> QAccessibleInterface:
        chosen = chosen_key(self._tile) if self._tile.hasFocus() else None
        node = None if chosen is None else self.node_of(chosen)
        return node if node is not None else super().focusChild()

    def announce(self) -> None:
        """Tell those who listen what is said otherwise, is new or is gone since the last look."""
        before = {key: node.part for key, node in self._nodes.items()}
        self._is_fresh = False
        for node in self.nodes():
            said = before.get(node.part.key)
            if said is None:
                _tell(node, QAccessible.Event.ObjectCreated)
                continue
            if said.name != node.part.name:
                _tell(node, QAccessible.Event.NameChanged)
            if said.value != node.part.value:
                _tell(node, QAccessible.Event.DescriptionChanged)
            if said.number != node.part.number and node.part.number is not None:
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(node, node.part.number))
        for node in self._gone:
            _tell(node, QAccessible.Event.ObjectDestroyed)

    def forget(self) -> None:
        """The tile is gone, or its parts are: nothing is kept for whoever would still ask."""
        self._gone += self._nodes.values()
        self._nodes = {}
        self._bury()

    @property
    def _is_scroll_area(self) -> bool:
        """Its viewport and bars say nothing that its parts do not say."""
        return isinstance(self._tile, QAbstractScrollArea)

    def _real_count(self) -> int:
        return 0 if self._is_scroll_area else super().childCount()

    def _look(self) -> None:
        if not Shiboken.isValid(self._tile) or not isinstance(self._tile, Parted):
            return
        before, self._nodes = self._nodes, {}
        for part in self._tile.parts():
            node = before.pop(part.key, None)
            if node is None:
                node = PartNode(self._tile, part)
                QAccessible.registerAccessibleInterface(node)
            node.part = part
            self._nodes[part.key] = node
        self._gone += before.values()
        self._is_fresh = True
        QTimer.singleShot(0, self._tile, self._turn)

    def _turn(self) -> None:
        """What was asked in one turn of the event loop saw one state; nobody holds a lost node any more."""
        self._is_fresh = False
        self._bury()

    def _bury(self) -> None:
        gone, self._gone = self._gone, []
        for node in gone:
            if Shiboken.isValid(node):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))


def _tell(node: PartNode, event: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(node, event))


class Nodes:
    """Makes the node of each tile that Qt asks for, and keeps it as long as its tile lives."""

    def __init__(self) -> None:
        self._kept: dict[int, TileNode] = {}

    def made(self, _class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
        """What Qt's factory answers: None for whatever paints no parts."""
        if not isinstance(thing, QWidget) or not isinstance(thing, Parted):
            return None
        node = TileNode(thing)
        number = Shiboken.getCppPointer(node)[0]
        self._kept[number] = node
        thing.destroyed.connect(partial(self._forget, number))
        return node

    def _forget(self, number: int) -> None:
        node = self._kept.pop(number, None)
        if node is not None:
            node.forget()


@cache
def serve_nodes() -> Nodes:
    """Tell Qt once in this process how painted tiles are read."""
    nodes = Nodes()
    QAccessible.installFactory(nodes.made)
    return nodes
