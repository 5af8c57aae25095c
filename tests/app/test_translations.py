"""Every text that a person may read is in the files of the translators, and is shown from them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from installer.translations import SOURCES, TRANSLATIONS, collect, read
from wallboard.app.translations import speak
from wallboard.domain.said import Said, said
from wallboard.models.spoken import spoken

ENGLISH = TRANSLATIONS / "wallboard_en.ts"


@pytest.fixture
def quiet_locale(qapp: QApplication) -> Iterator[QApplication]:
    """Whatever a test loads is taken away again."""
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


def test_that_the_translators_files_hold_every_text_and_no_other() -> None:
    texts = collect()
    assert len(texts) > 900
    for file in TRANSLATIONS.glob("wallboard_*.ts"):
        known = set(read(file))
        assert known == texts, f"{file.name}: run python -m installer.translations"


def test_that_qt_s_own_tool_finds_no_text_that_the_files_lack(tmp_path: Path) -> None:
    """It does not understand all that we do, but what it finds must be there."""
    found = tmp_path / "found.ts"
    tool = Path(PySide6.__file__).parent / "lupdate"
    files = [str(path) for path in SOURCES.rglob("*.py")]
    subprocess.run([str(tool), "-silent", *files, "-ts", str(found)], check=True, capture_output=True)
    sources = {message.findtext("source") for message in Xml.parse(found).getroot().iter("message")}
    assert len(sources) > 500
    assert sources - {text.source for text in read(ENGLISH)} == set()


def test_that_english_says_what_the_program_says() -> None:
    for text, message in read(ENGLISH).items():
        if not text.counts:
            assert message.findtext("translation") == text.source


def test_that_a_language_without_a_file_stays_english_as_a_whole(quiet_locale: QApplication) -> None:
    assert speak(quiet_locale, "fi") == ()


def test_that_what_translators_wrote_is_shown(
    quiet_locale: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "wallboard_de.ts").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr("wallboard.app.translations.resources", lambda: tmp_path)
    monkeypatch.setattr("wallboard.app.translations.user_cache_path", lambda *_, **__: tmp_path / "cache")
    assert "wallboard" in speak(quiet_locale, "de_AT")
    assert QCoreApplication.translate("Wall", "nobody") == "niemand"
    assert spoken(said("Would be {load} of {capacity}", load=3, capacity=2)) == "Wären 3 von 2"


def test_that_a_said_sentence_reads_as_the_text_that_it_is() -> None:
    sentence = said("Lacks {name}", name="switching")
    assert sentence == "Lacks switching"
    assert isinstance(sentence, Said)
    assert spoken("Ana K") == "Ana K"
    assert spoken(said("goals: {trouble}", trouble=said("Nobody"))) == "goals: Nobody"


GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context><name>Wall</name><message><source>nobody</source><translation>niemand</translation></message></context>
<context><name>Said</name><message><source>Would be {load} of {capacity}</source>
<translation>Wären {load} von {capacity}</translation></message></context>
</TS>
"""
