"""Counted sentences take the form for their number, in English and in languages with more forms than two."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from installer.translations import TRANSLATIONS, collect, read
from wallboard.models.counted import counted

_COUNT = r"\{(?:count|times|total|all|hidden|weeks|days|hours|minutes)\}"
_GLUED = re.compile(rf"{_COUNT} (?:more |other |open |earlier )?[a-z]{{2,}}s\b|(?:^|and )1 [a-z]")
_NEVER_ONE = {
    "Snooze for {minutes} minutes": "the shortest is five",
    "It stopped {times} times since {since} and does not stay up, so it shows no figures.": "five at least",
    "last {days} days": "a week or more",
    "{weeks} weeks of {days} days × {each}": "a policy's own working time",
    "{days} days × {each}": "a policy's own working time",
}
"""Sentences whose number cannot be one, and why."""


def teams(number: int) -> str:
    return counted("Test", "%n team waits", "%n teams wait", number)


def test_that_english_has_its_two_forms_without_any_file(qapp: QApplication) -> None:
    assert [teams(number) for number in (0, 1, 2, 1200)] == [
        "0 teams wait",
        "1 team waits",
        "2 teams wait",
        "1200 teams wait",
    ]


@pytest.fixture
def polish(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    source, made = tmp_path / "test_pl.ts", tmp_path / "test_pl.qm"
    source.write_text(POLISH, encoding="utf-8")
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(made)], check=True)
    translator = QTranslator()
    assert translator.load(str(made))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("polish")
def test_that_a_language_with_three_forms_has_them() -> None:
    assert [teams(number) for number in (1, 3, 5)] == [
        "1 zespół czeka",
        "3 zespoły czekają",
        "5 zespołów czeka",
    ]


def test_that_no_sentence_glues_a_number_to_a_noun() -> None:
    said = {text.source for text in collect() if not text.counts and text.context != "Said"}
    glued = {source for source in said if _GLUED.search(source)}
    assert glued - _NEVER_ONE.keys() == set(), "use counted(), which has a form for each number"


def test_that_english_translators_see_both_forms() -> None:
    counting = {text: text.one for text in collect() if text.counts and text.one}
    assert len(counting) > 30
    messages = read(TRANSLATIONS / "wallboard_en.ts")
    for text, one in counting.items():
        forms = [form.text for form in messages[text].iter("numerusform")]
        assert forms == [one, text.source]


POLISH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl">
<context><name>Test</name><message numerus="yes"><source>%n teams wait</source><translation>
<numerusform>%n zespół czeka</numerusform><numerusform>%n zespoły czekają</numerusform>
<numerusform>%n zespołów czeka</numerusform></translation></message></context>
</TS>
"""
