"""The heatmaps in words, for whoever reads the wall without eyes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from wallboard.domain.heat import HeatRow
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.models.severity_words import severity_word


def load_table(rows: Sequence[HeatRow], strips: Sequence[Sequence[float | None]]) -> str:
    """One line per row: load over capacity in each half hour, oldest first."""
    none = QCoreApplication.translate("Wall", "no data")
    lines = []
    for row, strip in zip(rows, strips, strict=False):
        said = ", ".join(none if ratio is None else f"{ratio:.0%}" for ratio in strip)
        words = QCoreApplication.translate("Wall", "{team}: {loads}")
        lines.append(words.format(team=row.name, loads=said or none))
    return "\n".join(lines)


def heat_line(row: HeatRow) -> str:
    """What is open by severity, what of it is breached, and how full the team is."""
    cells = [_cell(row, severity) for severity in SEVERITIES if row.cells[severity].count]
    none = QCoreApplication.translate("Wall", "nothing open")
    return QCoreApplication.translate("Wall", "{team}: {cells}; {carried}").format(
        team=row.name, cells=", ".join(cells) or none, carried=carried_words(row)
    )


def carried_words(row: HeatRow) -> str:
    """A team's load against what its people can carry; where nobody of it is known, there is no such."""
    if not row.people_known:
        words = QCoreApplication.translate("Wall", "load {load}, nobody of the team is known")
        return words.format(load=row.load)
    words = QCoreApplication.translate("Wall", "load {load} of {capacity}")
    return words.format(load=row.load, capacity=row.capacity)


def _cell(row: HeatRow, severity: Severity) -> str:
    cell = row.cells[severity]
    words = {"count": cell.count, "severity": severity_word(severity), "breached": cell.breached}
    if cell.breached:
        return QCoreApplication.translate("Wall", "{count} {severity} ({breached} breached)").format(**words)
    return QCoreApplication.translate("Wall", "{count} {severity}").format(**words)
