"""Named views: a filter, how many hours back, and the page, under a name that a person gave them."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.filter_query import QueryError, parse

_KEY: Final = "views/named"
LONGEST_NAME: Final = 40
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class NamedView:
    """`query` is the filter as it is typed, `page` the name of the page it was saved on."""

    name: str
    query: str
    hours: int
    page: str

    @property
    def filter(self) -> Filter:
        """What it shows; everything where another program wrote what makes no sense."""
        try:
            return parse(self.query)
        except QueryError:
            return EVERYTHING


class NamedViews(QObject):
    """The views of this desk or wall, in the order of their names; kept where the window is remembered."""

    changed = Signal()
    picked = Signal(object)
    """The `NamedView` that somebody wants to see."""

    def __init__(self, memory: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._views = _read(memory.value(_KEY) if memory is not None else None)

    @property
    def all(self) -> tuple[NamedView, ...]:
        return self._views

    def save(self, view: NamedView) -> None:
        """Keep a view; one of the same name gives way."""
        name = _cut(view.name)
        if name:
            others = tuple(one for one in self._views if one.name.casefold() != name.casefold())
            self._keep((*others[: MOST - 1], replace(view, name=name)))

    def rename(self, view: NamedView, name: str) -> None:
        """Call a view otherwise; an empty name changes nothing."""
        if view in self._views and _cut(name):
            self._views = tuple(one for one in self._views if one != view)
            self.save(replace(view, name=name))

    def delete(self, view: NamedView) -> None:
        self._keep(tuple(one for one in self._views if one != view))

    def pick(self, view: NamedView) -> None:
        """Show it everywhere."""
        self.picked.emit(view)

    def _keep(self, views: tuple[NamedView, ...]) -> None:
        self._views = tuple(sorted(views, key=lambda one: one.name.casefold()))
        if self._memory is not None:
            self._memory.setValue(_KEY, json.dumps([asdict(one) for one in self._views]))
        self.changed.emit()


def _cut(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _read(kept: object) -> tuple[NamedView, ...]:
    """What is there; entries that another program spoiled are left out."""
    try:
        entries = json.loads(str(kept)) if kept else []
    except ValueError:
        return ()
    views = [_view(entry) for entry in entries] if isinstance(entries, list) else []
    return tuple(view for view in views if view is not None)


def _view(entry: object) -> NamedView | None:
    if not isinstance(entry, dict):
        return None
    name, query, hours, page = (entry.get(key) for key in ("name", "query", "hours", "page"))
    if not isinstance(name, str) or not isinstance(query, str) or not isinstance(page, str):
        return None
    span = hours if isinstance(hours, int) and 1 <= hours <= 72 else 8
    return NamedView(_cut(name), query, span, page) if _cut(name) else None
