"""The promises' column in words: each line and each count a part of its own."""

from PySide6.QtCore import QCoreApplication, QRect

from wallboard.domain.promises import PromiseLine, PromisePage
from wallboard.models.promise_words import promise_word
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.promise_lines import Part as Kind
from wallboard.widgets.wall.promise_lines import Place
from wallboard.widgets.wall.words import nobody_word, severity_word


def promise_part(place: Place, page: PromisePage, moment: Moment, rect: QRect) -> Part:
    """One place of the column; its time is the clock's, so that it is said again only when it moves."""
    if place.line is not None:
        return _line_part(place.line, moment, rect, breached=place.part is Kind.BREACHED)
    if place.part is Kind.NOW:
        now = QCoreApplication.translate("Wall", "now")
        said = QCoreApplication.translate("Wall", "breached above, the next below")
        return Part("now", now, said, rect)
    value = _reasons(page) if place.part is Kind.PAUSED else str(place.count)
    return Part(place.part.value, _count_name(place.part), value, rect, PartKind.COUNT, float(place.count))


def _line_part(line: PromiseLine, moment: Moment, rect: QRect, *, breached: bool) -> Part:
    name = f"{line.reference}, {line.nature}, {severity_word(line.severity)}"
    if breached:
        words = QCoreApplication.translate("Wall", "{promise} breached since {time}, {team}, {people}")
    else:
        words = QCoreApplication.translate("Wall", "{promise} due {time}, {team}, {people}")
    value = words.format(
        promise=promise_word(line.promise),
        time=moment.clock(line.due_at),
        team=line.team,
        people=", ".join(line.people) or nobody_word(),
    )
    return Part(("incident", line.incident_id), name, value, rect, PartKind.INCIDENT)


def _count_name(kind: Kind) -> str:
    return {
        Kind.MORE_BREACHED: QCoreApplication.translate("Wall", "more breached"),
        Kind.MORE_SOON: QCoreApplication.translate("Wall", "more within 30 min"),
        Kind.MORE_LATER: QCoreApplication.translate("Wall", "more, later"),
        Kind.UNREADABLE: QCoreApplication.translate("Wall", "cannot be read"),
        Kind.PAUSED: QCoreApplication.translate("Wall", "paused"),
    }.get(kind, kind.value)


def _reasons(page: PromisePage) -> str:
    return ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in page.paused)
