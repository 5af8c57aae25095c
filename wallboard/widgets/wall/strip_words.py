"""How the figures of the strip are said: a label, a text, a unit and a level."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from wallboard.domain.figures import Absence, Figure, Level, percent


@dataclass(frozen=True, slots=True)
class Said:
    """One figure in words; a figure that is none is a word and no number."""

    label: str
    text: str
    unit: str
    level: Level
    is_number: bool = True
    loud: bool = True
    note: str = ""
    """What of the figure is not known: said where there is room, and always to whoever reads without eyes."""


def said_of(figure: Figure, *, calm: bool) -> Said:
    """A figure as the strip writes it; a calm floor's figures are quiet."""
    text, unit = _value(figure)
    note = ""
    if figure.untold:
        note = QCoreApplication.translate("Wall", "{count} too new to forecast").format(count=figure.untold)
    return Said(_label(figure.key), text, unit, figure.level, figure.value is not None, not calm, note)


def _value(figure: Figure) -> tuple[str, str]:
    value = figure.value
    if value is None:
        return _absent(figure.absence), ""
    if isinstance(value, Fraction):
        return str(percent(value)), "%"
    if isinstance(value, timedelta):
        return _span(value)
    if figure.of is None:
        return str(value), ""
    return str(value), QCoreApplication.translate("Wall", "of {whole}").format(whole=figure.of)


def _absent(absence: Absence | None) -> str:
    words = {
        Absence.NO_DATA: QCoreApplication.translate("Wall", "no data"),
        Absence.CANNOT: "–",
    }
    return words.get(absence or Absence.NONE, QCoreApplication.translate("Wall", "none"))


def _span(value: timedelta) -> tuple[str, str]:
    minutes = max(0, int(value.total_seconds() // 60))
    if minutes < 100:
        return str(minutes), QCoreApplication.translate("Wall", "min")
    if minutes < 48 * 60:
        return f"{minutes // 60}:{minutes % 60:02d}", QCoreApplication.translate("Wall", "h")
    return str(minutes // (24 * 60)), QCoreApplication.translate("Wall", "d")


def _label(key: str) -> str:
    labels = {
        "open": QCoreApplication.translate("Wall", "Open"),
        "unassigned": QCoreApplication.translate("Wall", "Unassigned"),
        "oldest_unassigned": QCoreApplication.translate("Wall", "Oldest unassigned"),
        "at_risk": QCoreApplication.translate("Wall", "At risk"),
        "breached": QCoreApplication.translate("Wall", "Breached"),
        "service_level": QCoreApplication.translate("Wall", "Service level today"),
        "median_deploy": QCoreApplication.translate("Wall", "Median to deploy"),
        "free": QCoreApplication.translate("Wall", "Free agents"),
    }
    return labels.get(key, key)
