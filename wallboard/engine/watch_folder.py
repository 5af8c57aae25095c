"""The folder that a watchdog shares with its board: this user's alone, and one for each wall of a machine."""

import os
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from platformdirs import user_runtime_path, user_state_path

from wallboard.domain.health import pages_of
from wallboard.domain.wall_folder import HEALTH, REFUSAL, RESUME, STACK, TRY_NOW
from wallboard.refusal import Refusal
from wallboard.whole_file import read_json, replace_json

_MOST_WALLS: Final = 16
_LONGEST_STACK: Final = 64_000
_LONGEST_REFUSAL: Final = 400
_PRIVATE: Final = 0o700


class WatchFolder:
    """Taken for as long as it is open, so that two watchdogs never write into one."""

    def __init__(self, root: Path | None = None) -> None:
        """Raises Refusal where no folder can be made."""
        self._lock: IO[bytes] | None = None
        self.path = self._take(watch_root() if root is None else root)

    @property
    def health(self) -> Path:
        return self.path / HEALTH

    def stamp(self) -> tuple[int, int] | None:
        """Another one whenever the board has written, or only touched its health for want of room."""
        try:
            found = self.health.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def begin(self) -> None:
        """Nothing of what a wall before this one left counts."""
        for name in (HEALTH, STACK, REFUSAL, TRY_NOW, RESUME):
            (self.path / name).unlink(missing_ok=True)

    def put_away(self) -> None:
        """A board has ended: keep its pages for the next, and let nobody read that it is well."""
        pages = pages_of(read_json(self.health))
        if pages:
            with suppress(OSError):  # a full disk costs the page, and must not cost the wall
                replace_json(self.path / RESUME, {"pages": pages})
        for name in (HEALTH, STACK, REFUSAL, TRY_NOW):
            (self.path / name).unlink(missing_ok=True)

    def resume(self) -> Path | None:
        """The file with the pages that a new board is to take up."""
        file = self.path / RESUME
        return file if file.exists() else None

    def stack(self) -> str:
        """What the board left of where it was; of more than can be read its beginning."""
        return self._text(STACK, _LONGEST_STACK)

    def refusal(self) -> str:
        """Why the board refused to start; empty where it ended otherwise."""
        return " ".join(self._text(REFUSAL, _LONGEST_REFUSAL).split())

    def stack_size(self) -> int:
        try:
            return (self.path / STACK).stat().st_size
        except OSError:
            return 0

    def take_wish(self) -> bool:
        """Whether somebody pressed a key since the last time."""
        wish = self.path / TRY_NOW
        is_there = wish.exists()
        if is_there:
            wish.unlink(missing_ok=True)
        return is_there

    def _text(self, name: str, longest: int) -> str:
        try:
            with (self.path / name).open(encoding="utf-8", errors="replace") as text:
                return text.read(longest)
        except OSError:
            return ""

    def _take(self, root: Path) -> Path:
        for number in range(1, _MOST_WALLS + 1):
            folder = root / f"wall-{number}"
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
                lock = (folder / "lock").open("ab")
            except OSError as problem:
                raise Refusal(f"{folder} cannot be used ({problem.strerror}); the wall needs it.") from None
            if _is_locked(lock):
                self._lock = lock
                return folder
            lock.close()
        raise Refusal(f"{_MOST_WALLS} walls run on this machine already.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            self._lock.close()


def watch_root() -> Path:
    """In memory where the system has a place for that: it is written each second, for years."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a session without a runtime folder is told by what we return
        runtime = user_runtime_path("wallboard", appauthor=False)
    if not runtime.parent.is_dir() or runtime.is_relative_to(tempfile.gettempdir()):
        return user_state_path("wallboard", appauthor=False)  # what anybody may write to is no place for this
    return runtime


def _is_locked(file: IO[bytes]) -> bool:
    """Ours from now on, until the file is closed or this program ends, however it ends."""
    if os.name == "nt":
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
