"""The cells of both heatmaps in words, each a part of its own for keys and assistive programs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRect, QRectF, SignalInstance

from wallboard.domain.heat import HeatCell, HeatRow
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.models.severity_words import severity_word
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.heat.place import HeatPlace
from wallboard.widgets.times import Moment


def head_part(severity: Severity, count: int, rect: QRect) -> Part:
    """How many of one severity are open on the whole floor."""
    name = QCoreApplication.translate("Wall", "All teams, {severity}").format(
        severity=severity_word(severity)
    )
    return Part(
        ("all", severity),
        name,
        open_words(count),
        rect,
        PartKind.COUNT,
        float(count),
    )


class Choosing(Protocol):
    """A tile of which places can be chosen, alone or with those that are chosen already."""

    @property
    def picked(self) -> SignalInstance: ...
    @property
    def added(self) -> SignalInstance: ...


def choosable(part: Part, place: HeatPlace, tile: Choosing) -> Part:
    """A cell, a team or a column that keys choose as clicks do."""
    words = QCoreApplication.translate("Wall", "Filter the page by it, or clear the filter")
    pick, add = partial(tile.picked.emit, place), partial(tile.added.emit, place)
    return replace(part, act=pick, add=add, does=words)


def cell_part(
    row: HeatRow,
    severity: Severity,
    rect: QRectF,
    moment: Moment | None,
) -> Part:
    """One team's open incidents of one severity."""
    cell = row.cells[severity]
    name = f"{row.name}, {severity_word(severity)}"
    return Part(
        ("cell", row_key(row), severity),
        name,
        _cell_words(cell, moment),
        rect.toAlignedRect(),
        PartKind.CELL,
        float(cell.count),
    )


def load_parts(
    row: HeatRow,
    ratios: Sequence[float | None],
    starts: Sequence[datetime],
    rect: QRectF,
    moment: Moment,
) -> list[Part]:
    """One team's load over capacity, bucket by bucket."""
    across = rect.width() / max(1, len(starts))
    parts = []
    for index, (start, ratio) in enumerate(zip(starts, ratios, strict=False)):
        box = QRectF(rect.left() + index * across, rect.top(), across, rect.height()).toAlignedRect()
        name = QCoreApplication.translate("Wall", "{team}, load from {time}").format(
            team=row.name, time=moment.clock(start)
        )
        key = ("load", row_key(row), start)
        words = _ratio_words(ratio)
        parts.append(Part(key, name, words, box, PartKind.CELL, ratio))
    return parts


def row_key(row: HeatRow) -> int | str:
    """What a row is, wherever it stands: its team, those without one, or all that are folded."""
    if row.is_folded:
        return "folded"
    return "none" if row.team_id is None else row.team_id


def open_words(count: int) -> str:
    if not count:
        return QCoreApplication.translate("Wall", "nothing open")
    return QCoreApplication.translate("Wall", "{count} open").format(count=count)


def row_totals(row: HeatRow) -> str:
    """What a whole row has open, by severity."""
    said = [f"{row.cells[one].count} {severity_word(one)}" for one in SEVERITIES if row.cells[one].count]
    return ", ".join(said) or open_words(0)


def _cell_words(cell: HeatCell, moment: Moment | None) -> str:
    said = [open_words(cell.count)]
    if cell.breached:
        words = QCoreApplication.translate("Wall", "{count} breached")
        said.append(words.format(count=cell.breached))
    if cell.oldest_at is not None and moment is not None:
        words = QCoreApplication.translate("Wall", "oldest since {time}")
        said.append(words.format(time=moment.clock(cell.oldest_at)))
    return ", ".join(said)


def _ratio_words(ratio: float | None) -> str:
    return QCoreApplication.translate("Wall", "no data") if ratio is None else f"{ratio:.0%}"
