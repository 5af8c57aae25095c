"""Examines what the system offers: a password store, a session bus, and to be kept awake."""

import os
import sys
from collections.abc import Iterator, Mapping

from wallboard.services.awake import Wake, wake_lock
from wallboard.services.doctor.examined import Examined, warned, well
from wallboard.services.secrets import PASSWORD_VARIABLE, PasswordStore, StoreState

_STORE_WITHIN_S = 5.0


def password_store() -> Iterator[Examined]:
    """Whether the system's own store answers; what it holds is not looked at."""
    answer = PasswordStore(wait_s=_STORE_WITHIN_S).read("examination")
    if answer.state in (StoreState.DONE, StoreState.EMPTY):
        yield well("keyring", "the system's password store answers")
        return
    way_out = f"Needed only where the database asks for a password: see above, or set {PASSWORD_VARIABLE}."
    yield warned("keyring", answer.sentence, way_out)


def session_bus(environment: Mapping[str, str] = os.environ) -> Iterator[Examined]:
    """Whether the desktop can be spoken to; other systems have no such bus."""
    if sys.platform != "linux":
        return
    if environment.get("DBUS_SESSION_BUS_ADDRESS"):
        yield well("session bus", "there")
    else:
        way_out = "Start the wall within the session of the screen, or with dbus-run-session before it."
        yield warned("session bus", "there is none: no password store, no word to the screen saver", way_out)


def awake() -> Iterator[Examined]:
    """Asks to be kept awake for a moment, and lets go at once."""
    lock = wake_lock()
    try:
        lacks = {lack.wake: lack for lack in lock.hold()}
    finally:
        lock.release()
    for wake in Wake:
        if wake not in lacks:
            yield well(str(wake), "held off while a wall is shown")
        else:
            yield warned(str(wake), f"not held off: {lacks[wake].why}", lacks[wake].way_out)
