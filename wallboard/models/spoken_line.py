"""An incident's line in words, for whoever reads the lists without eyes."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from wallboard.models.bond_words import waiting_words
from wallboard.models.promise_words import promise_word
from wallboard.models.severity_words import severity_word

if TYPE_CHECKING:
    from wallboard.models.incident_list import IncidentLine


def spoken_name(line: "IncidentLine") -> str:
    """Which incident it is: reference, nature, how bad."""
    if line.incident is None:
        return _tr("Incident {number}, cannot be read").format(number=line.id)
    return f"{line.incident.reference}, {line.nature}, {severity_word(line.incident.severity)}"


def spoken_value(line: "IncidentLine") -> str:
    """What is promised by when, and whose it is; the time is the clock's, so that it does not run."""
    if line.incident is None:
        return line.unreadable
    if line.promise is not None:
        when = _tr("{promise} due {time}").format(
            promise=promise_word(line.promise.promise), time=_clock(line.promise.due_at)
        )
    elif line.incident.pause_reason:
        when = _tr("paused, {reason}").format(reason=line.incident.pause_reason.replace("_", " "))
    else:
        when = _tr("nothing promised")
    whose = ", ".join(line.agents) or _tr("nobody")
    if line.waiting is not None:
        words = waiting_words(line.waiting, line.waiting.at or line.incident.opened_at, is_now=False)
        whose = f"{words}, {whose}" if line.waiting.is_staffed else words
    return ", ".join(word for word in (when, line.team, whose) if word)


def _clock(at: datetime) -> str:
    """Day and time: these words do not know what day the reader has."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Spoken", text)
