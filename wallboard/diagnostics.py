"""Notes faults where a person can find them: a rotating log without personal data, and crash traces."""

import faulthandler
import json
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from platformdirs import user_log_path

from wallboard import __version__
from wallboard.refusal import Refusal, sentence_of

LOG_BYTES = 1_000_000
LOG_FILES = 5
DEADLY_QT = ("6.12.0",)
_log = logging.getLogger("wallboard")

# The messages of these name parts of the program; those of all others may quote what a caller said or typed.
_MESSAGE_IS_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)

HandOn = Callable[[BaseException], None]


class JsonLines(logging.Formatter):
    """One JSON object per record; an error keeps its words only where they cannot be personal."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "thread": record.threadName,
            "says": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = described(record.exc_info[1])
        if frames := getattr(record, "frames", None):
            line["frames"] = list(frames)
        return json.dumps(line, ensure_ascii=False)


def described(problem: BaseException) -> dict[str, object]:
    """An error as it may be written down: type, frames and causes, without the values it was about."""
    words = sentence_of(problem) or (str(problem) if isinstance(problem, _MESSAGE_IS_CODE) else None)
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(problem.__traceback__)]
    told: dict[str, object] = {"type": f"{type(problem).__module__}.{type(problem).__qualname__}"}
    if words:
        told["words"] = words
    told["frames"] = frames
    cause = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if cause is not None:
        told["because"] = described(cause)
    return told


class Diagnostics:
    """The log and the hooks of one running program, until it is stopped."""

    def __init__(self, folder: Path, name: str = "wallboard") -> None:
        """Two programs that turned over one file would lose its lines: each has its own, by its name."""
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"{name}.log"
        self._handler = RotatingFileHandler(
            self.file, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(JsonLines())
        crashes = "crash.log" if name == "wallboard" else f"{name}-crash.log"
        self._crash: IO[str] = (folder / crashes).open("a", encoding="utf-8")
        self._main_hook = sys.excepthook
        self._thread_hook = threading.excepthook
        self._hand_on: HandOn | None = None

    def start(self) -> None:
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        faulthandler.enable(self._crash)
        sys.excepthook = self._on_main
        threading.excepthook = self._on_thread

    def stop(self) -> None:
        sys.excepthook = self._main_hook
        threading.excepthook = self._thread_hook
        faulthandler.disable()
        _log.removeHandler(self._handler)
        self._handler.close()
        self._crash.close()

    def hand_on_to(self, receiver: HandOn | None) -> None:
        """Names who else is told of a fault, on the thread that failed: it may only emit a signal."""
        self._hand_on = receiver

    def _on_main(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._main_hook(kind, problem, trace)
            return
        self._note(problem)
        self._main_hook(kind, problem, trace)

    def _on_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._note(told.exc_value)
        self._thread_hook(told)

    def _note(self, problem: BaseException) -> None:
        _log.critical("an error that nobody expected", exc_info=problem)
        if self._hand_on is not None:
            self._hand_on(problem)


def start_diagnostics(folder: Path | None = None, name: str = "wallboard") -> Diagnostics:
    """Starts the log in the system's own place for logs, or in the folder given."""
    diagnostics = Diagnostics(user_log_path("wallboard", appauthor=False) if folder is None else folder, name)
    diagnostics.start()
    _log.info("wallboard %s on Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    return diagnostics


def refuse_deadly_qt() -> None:
    """Refuses to start where PySide6 would end the process after some thousand signals."""
    try:
        found = version("PySide6-Essentials")
    except PackageNotFoundError:
        raise Refusal(
            "PySide6, the windows' library, is not installed. “python3 installer/wallboard.py” installs it."
        ) from None
    if found in DEADLY_QT and sys.version_info < (3, 12):
        raise Refusal(
            f"PySide6 {found} ends the process on Python 3.11 after some thousand signals. "
            "Install PySide6-Essentials 6.11.3, or use Python 3.12 or newer."
        )
