"""What happens when a paint or a layout of ours goes wrong: it is told once, and the rest is unharmed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class FaultGuard:
    """Lets no fault out to Qt, because it may end the process instead of reaching anybody.

    It does when one passes through a graphics view; and on Python before 3.12 PySide falls over a fault that
    C raised, as a lack of memory is, when it leaves a method that Qt called in the middle of a call of ours.

    The first fault goes where uncaught ones go; the same widget's next ones would only repeat it.
    """

    def __init__(self) -> None:
        self._is_told = False

    @contextmanager
    def __call__(self) -> Iterator[None]:
        try:
            yield
        except Exception as fault:  # noqa: BLE001  # the boundary to Qt's C++: nothing above could catch it
            if not self._is_told:
                self._is_told = True
                sys.excepthook(type(fault), fault, fault.__traceback__)
