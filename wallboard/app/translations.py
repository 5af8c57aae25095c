"""Loads the translations of the person's language, before the first widget is made."""

import hashlib
import logging
import shutil
import subprocess
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from wallboard.assets import resources

_LRELEASE_WITHIN_S = 30
_log = logging.getLogger(__name__)


def speak(app: QCoreApplication, language: str | None = None) -> tuple[str, ...]:
    """Translates the program from now on; what was loaded is told, and is nothing where English is spoken.

    `language` is such as “de” or “pt_BR”; None asks the system. A language without a file stays English.
    """
    locale = QLocale(language) if language else QLocale.system()
    if language:
        QLocale.setDefault(locale)
    ours = _ours(locale)
    if ours is None:
        return ()  # a page in English with two buttons in another language helps nobody
    loaded = []
    for translator, words in ((ours, "wallboard"), (_qts(locale), "Qt")):
        if translator is not None:
            translator.setParent(app)
            app.installTranslator(translator)
            loaded.append(words)
    return tuple(loaded)


def _ours(locale: QLocale) -> QTranslator | None:
    for name in _names(locale):
        file = resources() / "translations" / f"wallboard_{name}"
        found = file.with_suffix(".qm")
        made = found if found.exists() else _made_of(file.with_suffix(".ts"))
        translator = QTranslator()
        if made is not None and translator.load(str(made)):
            return translator
    return None


def _qts(locale: QLocale) -> QTranslator | None:
    """The few words on Qt's own buttons."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(locale, "qtbase", "_", folder) else None


def _names(locale: QLocale) -> list[str]:
    """From the nearest to the plainest: de_AT, de."""
    name = locale.name()
    return list(dict.fromkeys((name, name.partition("_")[0])))


def _made_of(source: Path) -> Path | None:
    """A translator's file made ready, once for each of its versions; None where that cannot be done."""
    if not source.exists():
        return None
    stamp = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    made = user_cache_path("wallboard", appauthor=False) / f"{source.stem}-{stamp}.qm"
    if made.exists():
        return made
    tool = _lrelease()
    if tool is None:
        return None
    try:
        made.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [str(tool), "-silent", str(source), "-qm", str(made)],
            check=True,
            capture_output=True,
            timeout=_LRELEASE_WITHIN_S,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        _log.warning("%s cannot be made ready: %s", source.name, type(problem).__name__)
        return None
    return made if made.exists() else None


def _lrelease() -> Path | None:
    """Qt's own, which comes with it; or one that the system has."""
    import PySide6

    beside = Path(PySide6.__file__).parent / "lrelease"
    if beside.exists():
        return beside
    found = shutil.which("lrelease")
    return Path(found) if found else None
