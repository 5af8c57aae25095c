"""The strip's figures as the desk writes them; no paint."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from wallboard.domain.figures import Absence, Figure, Level, percent
from wallboard.widgets.desk.words import short_span


@dataclass(frozen=True, slots=True)
class StripFigure:
    """One figure with its label."""

    label: str
    text: str
    level: Level
    note: str = ""
    """What of the figure is not known: said where there is room, and always to whoever reads without eyes."""


def strip_figure(figure: Figure) -> StripFigure:
    """A figure that has no value says so in a word, never as a zero."""
    note = _tr("{count} too new to forecast").format(count=figure.untold) if figure.untold else ""
    return StripFigure(_label(figure.key), _text(figure), figure.level, note)


def _label(key: str) -> str:
    return {
        "open": _tr("Open"),
        "unassigned": _tr("Unassigned"),
        "oldest_unassigned": _tr("Oldest unassigned"),
        "at_risk": _tr("At risk"),
        "breached": _tr("Breached"),
        "service_level": _tr("Service level"),
        "median_deploy": _tr("Median to deploy"),
        "free": _tr("Free"),
    }.get(key, key)


def _text(figure: Figure) -> str:
    if figure.value is None:
        return _absent(figure.absence)
    if isinstance(figure.value, Fraction):
        return f"{percent(figure.value)} %"
    if not isinstance(figure.value, timedelta):
        return str(figure.value) if figure.of is None else f"{figure.value} / {figure.of}"
    if figure.value < timedelta(minutes=100):
        return _tr("{minutes} min").format(minutes=max(0, int(figure.value.total_seconds()) // 60))
    return short_span(figure.value)


def _absent(absence: Absence | None) -> str:
    if absence is Absence.CANNOT:
        return "–"
    return _tr("no data") if absence is Absence.NO_DATA else _tr("none")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Strip", text)
