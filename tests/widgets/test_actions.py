"""Every key of the desktop stands in one list, means one thing in one place, and comes from there."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

import wallboard
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.action import Action, clashes
from wallboard.widgets.actions.catalogue import EVERY

SOURCES = Path(wallboard.__file__).parent
LIST = SOURCES / "widgets" / "actions"
WALKING = {
    "Key_Left", "Key_Right", "Key_Up", "Key_Down", "Key_Home", "Key_End", "Key_PageUp", "Key_PageDown",
    "Key_Tab", "Key_Backtab", "Key_Return", "Key_Enter", "Key_Space", "Key_Backspace", "Key_Delete",
    "Key_Escape",
}  # fmt: skip
"""Keys that walk, choose, edit and close in every program."""
MAKERS = {"QShortcut", "QKeySequence", "QKeyCombination", "setShortcut", "setShortcuts", "StandardKey"}
"""By which a shortcut is made."""


def test_that_no_key_means_two_things_in_one_place() -> None:
    assert [f"{one.key} and {other.key}: {key}" for one, other, key in clashes(EVERY)] == []


def test_that_a_clash_would_be_found() -> None:
    other = replace(catalogue.ESCALATE, key="incident.other", keys=("Ctrl+X", "A"))
    assert clashes((*EVERY, other)) == [(catalogue.ACKNOWLEDGE, other, "A")]


def test_that_every_record_has_its_own_name_and_words() -> None:
    assert [key for key, count in Counter(one.key for one in EVERY).items() if count > 1] == []
    assert [words for words, count in Counter(str(one.words) for one in EVERY).items() if count > 1] == []


def test_that_every_record_of_the_list_is_among_all() -> None:
    named = {one for one in vars(catalogue).values() if isinstance(one, Action)}
    assert named <= set(EVERY)


@pytest.mark.parametrize("action", EVERY, ids=lambda one: one.key)
def test_that_every_key_can_be_pressed(action: Action) -> None:
    for key in action.keys:
        sequence = QKeySequence(key)
        assert sequence.count() == 1
        combination = sequence[0]  # type: ignore[index]  # PySide's stubs do not know that it is a sequence
        press = QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())
        assert action.matches(press)
        held = combination.keyboardModifiers() ^ Qt.KeyboardModifier.AltModifier
        assert not action.matches(QKeyEvent(QEvent.Type.KeyPress, combination.key(), held))


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        if LIST not in path.parents:
            yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_that_every_shortcut_of_the_program_comes_from_the_list() -> None:
    strays = []
    for name, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("Key_") and node.attr not in WALKING:
                strays.append(f"{name}:{node.lineno} {node.attr}")
            elif isinstance(node, ast.Name) and node.id in {"QShortcut", "QKeySequence", "QKeyCombination"}:
                strays.append(f"{name}:{node.lineno} {node.id}")
            elif isinstance(node, ast.Attribute) and node.attr in {
                "setShortcut",
                "setShortcuts",
                "StandardKey",
            }:
                strays.append(f"{name}:{node.lineno} {node.attr}")
    assert strays == []


def test_that_no_text_names_a_key_by_itself() -> None:
    """A key that is changed in the list must change on every button."""
    named = []
    for name, tree in _trees():
        if not name.startswith(("widgets/", "app/", "models/")):
            continue
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            text = node.value
            names_a_key = "Ctrl+" in text or (
                text[-3:-1] == "  " and (text[-1:].isupper() or text[-1:] == "/")
            )
            if names_a_key and id(node) not in docstrings:
                named.append(f"{name}:{node.lineno} {text!r}")
    assert named == []


def test_that_a_button_says_its_words_and_its_key() -> None:
    assert catalogue.PAUSE.labelled == "Pause…  P"
    assert catalogue.PUBLISH.shown_key == "Ctrl+Enter"
    assert catalogue.RESUME.labelled_as("Go on") == "Go on  Shift+P"


@pytest.mark.parametrize("action", [*catalogue.OF_INCIDENT, *catalogue.OF_PEOPLE, *catalogue.OF_PAGES])
def test_that_the_readme_names_every_key(action: Action) -> None:
    readme = (SOURCES.parent / "README.md").read_text(encoding="utf-8")
    assert f"`{action.keys[0]}`" in readme
