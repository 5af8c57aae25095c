"""What a person can do: a record with its words and its keys, and where these are listened to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from wallboard.domain.said import Said
from wallboard.models.spoken import spoken


class Place(Enum):
    """Where the keys are: on a page at rest, or in something that takes them for as long as it is there."""

    WALL = "wall"
    DESK = "desk"
    RULES = "rules"
    HEAT = "heat"
    STAFF = "staff"
    CARRYING = "carrying"
    TIME_BAR = "time bar"
    CARD = "card"
    PROOF = "proof"
    CHOOSING = "choosing"
    ASKED = "asked"
    PICKING = "picking"
    OWN = "own"
    """The small window of an agent."""


PAGES = frozenset({Place.WALL, Place.DESK, Place.RULES, Place.HEAT, Place.STAFF})
BOARDS = PAGES - {Place.RULES}
"""Pages that show the floor as it is or was."""
WITH_INCIDENTS = frozenset({Place.WALL, Place.DESK, Place.STAFF})
"""Pages on which an incident can be chosen, and a hand can carry."""
EVERYWHERE = frozenset(Place)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `key` is its name for programs, `keys` are the shortcuts, the first of them shown."""

    key: str
    words: Said
    keys: tuple[str, ...]
    places: frozenset[Place]

    @property
    def name(self) -> str:
        """Its words in the reader's language."""
        return spoken(self.words)

    @property
    def shown_key(self) -> str:
        """Its first shortcut, as the reader's keyboard calls it."""
        return key_words(self.keys[0]) if self.keys else ""

    @property
    def labelled(self) -> str:
        """Its words with its key behind them, as a button says them."""
        return self.labelled_as(self.name)

    def labelled_as(self, words: str) -> str:
        """Shorter words with the same key behind them."""
        return f"{words}  {self.shown_key}".rstrip()

    def label_before(self, words: str) -> str:
        """Words with its key before them, as a list by number says them."""
        return f"{self.shown_key}  {words}"

    def matches(self, event: QKeyEvent) -> bool:
        """Whether just this key was pressed; whether on the keypad does not matter."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))) in _sequences(self.keys)

    def sequences(self) -> tuple[QKeySequence, ...]:
        return _sequences(self.keys)


def key_words(key: str) -> str:
    """A shortcut as it is written on the page."""
    words = {
        "Return": QCoreApplication.translate("Action", "Enter"),
        "Esc": QCoreApplication.translate("Action", "Esc"),
        "Space": QCoreApplication.translate("Action", "Space"),
    }
    *held, last = key.rsplit("+", 1) if len(key) > 1 else (key,)
    last = words.get(last, last)
    if not held:
        return last
    return f"{QKeySequence(f'{held[0]}+A').toString(QKeySequence.SequenceFormat.NativeText)[:-1]}{last}"


@cache
def _sequences(keys: tuple[str, ...]) -> tuple[QKeySequence, ...]:
    return tuple(QKeySequence(one) for one in keys)


def clashes(actions: Iterable[Action]) -> list[tuple[Action, Action, str]]:
    """Pairs of actions that one key would mean in one place."""
    found, every = [], list(actions)
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            shared = set(one.keys) & set(other.keys)
            if shared and one.places & other.places:
                found.append((one, other, min(shared)))
    return found
