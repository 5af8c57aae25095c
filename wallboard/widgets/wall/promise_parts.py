"""The promises' column in words: each line and each count a part of its own."""

from PySide6.QtCore import QCoreApplication, QRect

from wallboard.domain.promises import MetLine, PausedLine, PromiseLine, PromisePage
from wallboard.models.bond_words import waiting_words
from wallboard.models.promise_words import promise_word
from wallboard.models.severity_words import severity_word
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.promise_lines import Part as Kind
from wallboard.widgets.wall.promise_lines import Place
from wallboard.widgets.wall.promise_text import met_words, paused_words, resume_words, since_words
from wallboard.widgets.wall.side_ink import met_count_words
from wallboard.widgets.wall.words import nobody_word


def promise_part(place: Place, page: PromisePage, moment: Moment, rect: QRect) -> Part:
    """One place of the column; its time is the clock's, so that it is said again only when it moves."""
    line = place.line
    if line is not None:
        value = _line_value(line, moment, breached=place.part is Kind.BREACHED)
        # One incident may stand both among the broken and among those that wait.
        key = ({Kind.MET: "met", Kind.PAUSED: "paused"}.get(place.part, "incident"), line.incident_id)
        name = f"{line.reference}, {line.nature}, {severity_word(line.severity)}"
        return Part(key, name, value, rect, PartKind.INCIDENT)
    if place.part is Kind.NOW and not place.count:
        said = QCoreApplication.translate("Wall", "breached above, the next below")
        return Part("now", moment.name, said, rect)
    value = _resting(page) if place.part is Kind.RESTING else str(place.count)
    return Part(place.part.value, _count_name(place.part), value, rect, PartKind.COUNT, float(place.count))


def breached_part(page: PromisePage, head: QRect) -> Part:
    """How many are broken, where only the column's head says so."""
    count = page.breached_count
    name = QCoreApplication.translate("Wall", "breached")
    return Part("breached", name, str(count), head, PartKind.COUNT, float(count))


def _line_value(line: PromiseLine | PausedLine | MetLine, moment: Moment, *, breached: bool) -> str:
    return ", ".join(word for word in _said(line, moment, breached=breached) if word)


def _said(line: PromiseLine | PausedLine | MetLine, moment: Moment, *, breached: bool) -> tuple[str, ...]:
    who = ", ".join(line.people) or nobody_word()
    if isinstance(line, PromiseLine) and line.waiting is not None:
        who = waiting_words(line.waiting, moment.now, is_now=False)
    if isinstance(line, MetLine):
        return met_words(line), moment.clock(line.met_at), line.team, who
    if isinstance(line, PausedLine):
        return paused_words(""), since_words(line, moment), " ".join(resume_words(line)), line.team, who
    if breached:
        words = QCoreApplication.translate("Wall", "{promise} breached since {time}")
    else:
        words = QCoreApplication.translate("Wall", "{promise} due {time}")
    words = words.format(promise=promise_word(line.promise), time=moment.clock(line.due_at))
    return words, paused_words(line.pause_reason), line.team, who


def _count_name(kind: Kind) -> str:
    return {
        Kind.NOW: QCoreApplication.translate("Wall", "more breached"),
        Kind.MORE_BREACHED: QCoreApplication.translate("Wall", "more breached"),
        Kind.MORE_SOON: QCoreApplication.translate("Wall", "more within 30 min"),
        Kind.MORE_LATER: QCoreApplication.translate("Wall", "more, later"),
        Kind.UNREADABLE: QCoreApplication.translate("Wall", "cannot be read"),
        Kind.RESTING: QCoreApplication.translate("Wall", "paused and met"),
    }.get(kind, kind.value)


def _resting(page: PromisePage) -> str:
    paused = [f"{count} {paused_words(reason)}" for reason, count in page.paused]
    return ", ".join([*paused, met_count_words(page)])
