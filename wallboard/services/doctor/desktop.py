"""Examines screens, font and sound by what a process of its own finds that may die of them."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from wallboard.services.doctor.examined import Examined, failed, warned, well

LOOKS = (sys.executable, "-m", "wallboard.app.examine")
_WITHIN_S = 30.0
_FONT = "Inter"


def desktop(command: Sequence[str] = LOOKS, *, has_display: bool) -> Iterator[Examined]:
    """Without a display nothing is asked: Qt would end the process."""
    if not has_display:
        way_out = "Run this in the session of the screen that the wall hangs on."
        yield failed("screens", "there is no display here", way_out)
        return
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_WITHIN_S, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        yield failed(
            "screens", f"the display does not answer within {_WITHIN_S:.0f} s", "Start the session anew."
        )
        return
    found = _document(done.stdout)
    if done.returncode or found is None:
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        way_out = "Install what Qt misses (README, “It does not start”)."
        yield failed("screens", f"no window can be opened: {last}", way_out)
        return
    yield from _screens(found)
    yield _font(found)
    yield _sound(found)


def _document(text: str) -> dict[str, object] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _screens(found: dict[str, object]) -> Iterator[Examined]:
    screens = _words(found.get("screens"))
    if not screens:
        yield failed("screens", "none is connected", "Connect one; the wall waits for it.")
    for number, words in enumerate(screens, 1):
        yield well("screens", f"{number}: {words}")


def _font(found: dict[str, object]) -> Examined:
    family = str(found.get("font"))
    if family.startswith(_FONT):
        return well("font", family)
    return warned("font", f"{family} stands in for {_FONT}", "Install the package fontpkg-inter again.")


def _sound(found: dict[str, object]) -> Examined:
    outputs = found.get("outputs")
    if outputs is None:
        return warned(
            "sound", "Qt finds no library to play sounds with", "Install libpulse0 (Debian, Ubuntu)."
        )
    names = _words(outputs)
    if not names:
        way_out = (
            "Connect one, or start the sound server: alarms are silent, and stand on the wall all the same."
        )
        return warned("sound", "there is no device to play alarms on", way_out)
    return well("sound", ", ".join(names))
