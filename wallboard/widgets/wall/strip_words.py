"""How the figures of the strip are said: a label, a text, a unit, a level, and why there is no number."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from wallboard.domain.figures import Absence, Figure, Level, Reason, percent


@dataclass(frozen=True, slots=True)
class Said:
    """One figure in words; one that is none says by `absence` why, and is a word and no number."""

    key: str
    label: str
    text: str
    unit: str
    level: Level
    absence: Absence | None = None
    loud: bool = True
    note: str = ""
    """What a forecast adds, or why there is no number: read from near."""

    @property
    def is_number(self) -> bool:
        return self.absence is None

    @property
    def aloud(self) -> str:
        """The value for whoever reads it without eyes."""
        words = " ".join(word for word in (self.text, self.unit) if word)
        if self.absence is Absence.CANNOT:
            words = tr("cannot be computed")
        parts = (words, self.note, level_word(self.level))
        return ", ".join(part for part in parts if part)


def said_of(figure: Figure, *, calm: bool) -> Said:
    """A figure as the strip writes it; a calm floor's figures are quiet."""
    text, unit = value_words(figure)
    return Said(
        figure.key,
        label_of(figure.key),
        text,
        unit,
        figure.level,
        figure.absence,
        not calm,
        note_of(figure),
    )


def value_words(figure: Figure) -> tuple[str, str]:
    """The value and its unit; one that is none is a word, or a dash where it cannot be computed."""
    value = figure.value
    if value is None:
        return _absent(figure.absence), ""
    if isinstance(value, Fraction):
        return str(percent(value)), "%"
    if isinstance(value, timedelta):
        return span_words(value)
    if figure.of is None:
        return str(value), ""
    return str(value), tr("of {whole}").format(whole=figure.of)


def note_of(figure: Figure) -> str:
    """Why there is no number, or what is expected and what no forecast can tell."""
    if figure.reason is not None:
        return reason_words(figure.reason)
    notes = []
    if figure.expected_late:
        notes.append(tr("{count} will be late").format(count=figure.expected_late))
    if figure.untold:
        notes.append(tr("{count} too new to forecast").format(count=figure.untold))
    return ", ".join(notes)


def label_of(key: str) -> str:
    """What a figure is called on the strip."""
    match key:
        case "open":
            return tr("Open")
        case "unassigned":
            return tr("Unassigned")
        case "oldest_unassigned":
            return tr("Oldest unassigned")
        case "at_risk":
            return tr("At risk 30 min")
        case "breached":
            return tr("Breached")
        case "service_level":
            return tr("Service level")
        case "median_deploy":
            return tr("Median deploy")
        case "free":
            return tr("Free agents")
    return key


def widest_text(key: str) -> tuple[str, str]:
    """The widest value and unit that a figure's place is made for, so that no usual value moves another."""
    widest = {
        "open": ("888", ""),
        "unassigned": ("88", ""),
        "oldest_unassigned": ("88", tr("min")),
        "at_risk": ("88", ""),
        "breached": ("88", ""),
        "service_level": ("100", "%"),
        "median_deploy": ("88", tr("min")),
        "free": ("88", tr("of {whole}").format(whole=88)),
    }
    return widest.get(key, ("888", ""))


def level_word(level: Level) -> str:
    """What a level asks for; nothing where it asks for nothing."""
    match level:
        case Level.WARNING:
            return tr("warning")
        case Level.ALARM:
            return tr("alarm")
    return ""


def reason_words(reason: Reason) -> str:
    """Why there is no number, in a few words."""
    words = {
        Reason.NOTHING_OFFERED: tr("nothing has an outcome yet"),
        Reason.NOTHING_ANSWERED: tr("nothing was answered"),
        Reason.ALL_LEFT_BEFORE_T: tr("all left before T"),
        Reason.NOTHING_OPENED: tr("none opened today"),
        Reason.NOBODY_DEPLOYED: tr("nobody deployed today"),
        Reason.DAY_UNKNOWN: tr("since midnight unknown"),
        Reason.NO_RULES: tr("nothing is promised"),
        Reason.UNREADABLE: tr("cannot be read"),
        Reason.UNKNOWN_DEFINITION: tr("unknown definition"),
        Reason.NO_AGENTS: tr("no agents are known"),
    }
    return words[reason]


def span_words(value: timedelta) -> tuple[str, str]:
    """A span as one number and its unit."""
    seconds = max(0, int(value.total_seconds()))
    minutes = seconds // 60
    if minutes < 100:
        return str(minutes), tr("min")
    if minutes < 48 * 60:
        return f"{minutes // 60}:{minutes % 60:02d}", tr("h")
    return str(minutes // (24 * 60)), tr("d")


def _absent(absence: Absence | None) -> str:
    words = {Absence.NO_DATA: tr("no data"), Absence.CANNOT: "–"}
    return words.get(absence or Absence.NONE, tr("none"))


def tr(text: str) -> str:
    return QCoreApplication.translate("Wall", text)
