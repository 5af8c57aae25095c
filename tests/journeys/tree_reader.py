"""An assistive client: walks a program's accessible tree over the bus and prints it as JSON.

With the name of a node it prints nothing and ends as soon as there is one. Run by the system's own Python,
which has pyatspi; it knows nothing of the product.
"""

import contextlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import pyatspi  # type: ignore[import-not-found,unused-ignore]  # a package of the system, in no virtual environment
from gi.repository import GLib  # type: ignore[import-not-found,unused-ignore]  # so is this


def find(name: str, within_s: float) -> Any:
    """The program of that name, once it has a window that shows something."""
    end_s = time.monotonic() + within_s
    while time.monotonic() < end_s:
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and name in program.name and program.childCount:
                return program
        time.sleep(0.3)
    raise SystemExit(f"no program called {name} on the accessibility bus")


def answer(ask: Callable[[], Any], within_s: float) -> Any:
    """What is asked for, once it is there; a program that is too busy, or lost that node, is asked again."""
    end_s = time.monotonic() + within_s
    while True:
        with contextlib.suppress(GLib.GError):
            if answered := ask():
                return answered
        if time.monotonic() > end_s:
            raise SystemExit(f"no answer on the accessibility bus after {within_s} s")
        time.sleep(0.5)


def is_called(node: Any, name: str) -> bool:
    """Whether a node or one below it has this very name."""
    return node.name == name or any(is_called(child, name) for child in node if child is not None)


def told(node: Any, depth: int = 0) -> dict[str, Any]:
    """One node with what a reader would say of it, and all below it."""
    said: dict[str, Any] = {
        "role": node.getRoleName(),
        "name": node.name,
        "value": node.description,
        "states": sorted(pyatspi.stateToString(state) for state in node.getState().getStates()),
    }
    with contextlib.suppress(NotImplementedError):
        said["number"] = node.queryValue().currentValue
    with contextlib.suppress(NotImplementedError):
        action = node.queryAction()
        said["actions"] = [action.getName(index) for index in range(action.nActions)]
    with contextlib.suppress(NotImplementedError):
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        said["rect"] = [box.x, box.y, box.width, box.height]
    if depth < 40:
        said["children"] = [told(child, depth + 1) for child in node if child is not None]
    return said


if __name__ == "__main__":
    within_s = float(sys.argv[2])
    found = find(sys.argv[1], within_s)
    if len(sys.argv) > 3:
        answer(lambda: is_called(found, sys.argv[3]), within_s)
    else:
        json.dump(answer(lambda: told(found), within_s), sys.stdout)
