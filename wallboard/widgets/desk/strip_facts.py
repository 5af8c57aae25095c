"""The strip's figures as the desk writes them; no paint."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from wallboard.domain.figures import Absence, Figure, Level, percent
from wallboard.widgets.wall.strip_words import label_of, note_of, value_words


@dataclass(frozen=True, slots=True)
class StripFigure:
    """One figure with its label; one that is none says by `absence` why."""

    label: str
    text: str
    level: Level
    note: str = ""
    """What is expected, or why there is no number: said where there is room, and always without eyes."""
    absence: Absence | None = None


def strip_figure(figure: Figure, forecast_as_of: str = "") -> StripFigure:
    """A figure in one line; where it has no value that is said in a word, never as a zero.

    `forecast_as_of` dates what is expected, where the forecast is not live.
    """
    note = note_of(figure)
    if figure.expected_late and forecast_as_of:
        note = f"{note}, {forecast_as_of}"
    return StripFigure(label_of(figure.key), _text(figure), figure.level, note, figure.absence)


def _text(figure: Figure) -> str:
    if isinstance(figure.value, Fraction):
        return QCoreApplication.translate("Strip", "{share} %").format(share=percent(figure.value))
    if figure.value is not None and figure.of is not None:
        return f"{figure.value} / {figure.of}"
    return " ".join(word for word in value_words(figure) if word)
