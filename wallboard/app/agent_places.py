"""Tells a test that drives an agent's real window where its cards and buttons are; off unless asked for."""

import os
import sys

from PySide6.QtCore import QPoint

from wallboard.widgets.agent.agent_page import AgentPage
from wallboard.widgets.hand_places import SWITCH, Places, PlacesTeller


def tell_places(page: AgentPage) -> None:
    """Say it whenever it changes, where the environment asks for it."""
    if os.environ.get(SWITCH):
        PlacesTeller(page, lambda: _places(page), _say)


def _places(page: AgentPage) -> Places:
    """Global positions of what can be pressed: “accept 48213”, and of each state, such as “off”."""
    places: dict[str, QPoint] = {}
    for card in page.list.cards.values():
        for response, button in card.buttons.items():
            if button.isEnabled():
                middle = button.mapToGlobal(button.rect().center())
                places[f"{response} {card.item.incident.reference}"] = middle
    for name, button in (("on", page.bar.on), ("break", page.bar.on_break), ("off", page.bar.off)):
        places[name] = button.mapToGlobal(button.rect().center())
    if page.told.text:
        places[f"told {page.told.text}"] = page.told.mapToGlobal(QPoint())
    return places


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
