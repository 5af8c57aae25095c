"""A board for the watchdog's tests: no window, but it beats, tells its page, and ends as it is told.

`python -m tests.engine.plain_board LIFE [RESUME]`; LIFE is one word for each time it is started, by commas,
the last for all that follow. It counts its starts in a file of the folder that it shares with the watchdog.
"""

import faulthandler
import os
import signal
import sys
import time
from pathlib import Path

from wallboard.domain.health import Health, Phase, health_document, pages_of
from wallboard.domain.wall_folder import HEALTH, REFUSAL, STACK, WATCH_VARIABLE
from wallboard.whole_file import read_json, replace_json

FIRST_PAGE, LATER_PAGE = "overview", "staff"
STARTS = "starts.txt"
_BEAT_S = 0.05


def main(life: str, resume: str = "") -> int:
    folder = Path(os.environ[WATCH_VARIABLE])
    stack = (folder / STACK).open("a", encoding="utf-8")
    faulthandler.enable(stack)
    faulthandler.register(signal.SIGUSR1, stack, all_threads=True)
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    page = pages_of(read_json(Path(resume))).get("A", FIRST_PAGE) if resume else FIRST_PAGE
    words = life.split(",")
    what = words[min(_count_start(folder, page), len(words)) - 1]
    if what == "refuse":
        (folder / REFUSAL).write_text("settings.toml, line 3:\n theme is wrong.", encoding="utf-8")
        return 2
    for beat in range(1, 1_000_000):
        shown = page if beat < 10 else LATER_PAGE
        health = Health(beat, Phase.SHOWING, os.getpid(), {"A": shown})
        replace_json(folder / HEALTH, health_document(health))
        time.sleep(_BEAT_S)
        if beat >= 12:
            _end_by(what)
    return 0


def _count_start(folder: Path, page: str) -> int:
    with (folder / STARTS).open("a", encoding="utf-8") as starts:
        starts.write(f"{page}\n")
    return len((folder / STARTS).read_text(encoding="utf-8").splitlines())


def _end_by(what: str) -> None:
    match what:
        case "close":
            sys.exit(0)
        case "fail":
            sys.exit(1)
        case "fault":
            faulthandler._sigsegv()  # type: ignore[attr-defined]  # the standard library's own way to test this
        case "hang":
            _stand_still()
        case "eat":
            _eat()
        case word if word.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, word))


def _stand_still() -> None:
    while True:
        time.sleep(1)


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(b"x" * 8_000_000)
        time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
