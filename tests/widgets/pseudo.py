"""A language that does not exist: every text comes out accented, a third longer and between marks."""

import calendar
import re
import string
from collections.abc import Iterable

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from wallboard.domain.board import Board

OPENS, CLOSES = "⟦", "⟧"
_LONGER = 0.35
_ACCENTED = str.maketrans(
    string.ascii_letters,
    "áƀçđéƒĝĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ",
)
_PLACE = re.compile(r"(\{[^{}]*\}|%n|%\d)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_DAYS = tuple(day[:3] for day in calendar.day_name)
_MONTHS = tuple(month[:3] for month in calendar.month_name if month)
"""A machine's own locale writes these."""


def accented(text: str) -> str:
    """The text as this language has it; places for values stay as they are."""
    parts = _PLACE.split(text)
    changed = "".join(part if _PLACE.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    return f"{OPENS}{changed}{'·' * round(len(text) * _LONGER)}{CLOSES}"


class PseudoTranslator(QTranslator):
    """Translates whatever it is asked, as long as it is installed."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return accented(text)


class Data:
    """What a floor brings to its pages: names, codes and references, which nobody translates."""

    def __init__(self, board: Board, more: Iterable[str] = ()) -> None:
        texts = [*more, *_MONTHS, *_DAYS]
        texts += [text for team in board.teams.values() for text in (team.name, team.code)]
        texts += [text for nature in board.natures.values() for text in (nature.name, nature.code)]
        texts += [text for skill in board.skills.values() for text in (skill.name, skill.code)]
        texts += [
            text for agent in board.agents.values() for text in (agent.code, board.agent_name(agent.id))
        ]
        breaks = [presence.reason or "" for presence in board.presences.values()]
        texts += [*breaks, *(reason.replace("_", " ") for reason in breaks)]
        for incident in board.incidents.values():
            texts += [incident.reference, incident.source, incident.site or "", incident.channel or ""]
            texts += [(incident.pause_reason or "").replace("_", " "), incident.pause_reason or ""]
        for version in board.policy_versions.values():
            rules = version.rules
            texts += [rules.name, *(word for one in rules.policies for word in (one.code, one.name))]
            texts += [word for one in rules.calendars.values() for word in (one.code, one.name, one.tz)]
        self._words = {word for text in texts for word in _WORD.findall(text)}
        self._initials = {"".join(word[:1] for word in board.agent_name(one).split()) for one in board.agents}

    def foreign_to(self, text: str) -> list[str]:
        """The words of a text that are neither of the made-up language nor of the floor."""
        return [word for word in _WORD.findall(text) if len(word) > 1 and not self._knows(word, text)]

    def _knows(self, word: str, text: str) -> bool:
        if word in self._words or word in self._initials:
            return True
        cut = "…" in text
        return cut and any(known.startswith(word) or known.endswith(word) for known in self._words)


def labelled(page: QWidget) -> Iterable[tuple[QWidget, str]]:
    """Every text that Qt's own widgets of a page show, with whoever shows it."""
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(row)) for row in range(widget.count()))
        for said in (widget.accessibleName(), widget.toolTip()):
            yield widget, said


def cut_off(page: QWidget) -> list[str]:
    """Labels and buttons whose text has more width than they have."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        needs = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if widget.text() and not wraps and needs > widget.contentsRect().width() + 1:
            found.append(f"{type(widget).__name__} “{widget.text()}” {needs} > {widget.width()}")
    return found
