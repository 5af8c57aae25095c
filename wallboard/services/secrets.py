"""Passwords of databases: from the environment, else from the system's own store; never written to disk."""

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL

from wallboard.services.connections import place_of, words_for

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "wallboard"
PASSWORD_VARIABLE = "WALLBOARD_PASSWORD"
CREDENTIAL = "wallboard-password"
_QUIET_S = 1.0
_PLAIN_TEXT_STORES = "keyrings.alt"

Choose = Callable[[], "KeyringBackend"]


class StoreState(Enum):
    """How a question to the password store ended."""

    DONE = "done"
    EMPTY = "empty"
    ABSENT = "absent"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the password store said, or why it said nothing."""

    state: StoreState
    sentence: str
    password: str | None = field(default=None, repr=False)


class Origin(Enum):
    """Where the password of a database comes from."""

    NONE_NEEDED = "none needed"
    IN_URL = "the URL"
    DRIVER = "PGPASSWORD or PGPASSFILE, which the driver reads itself"
    ENVIRONMENT = "the environment"
    CREDENTIALS = "the service's credentials"
    STORE = "the system's password store"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a password was found; where it was found nowhere, why the store had none."""

    origin: Origin
    password: str | None = field(default=None, repr=False)
    answer: Answer | None = None


class PasswordStore:
    """The system's own store, asked on a thread of its own because it may wait for a person for ever."""

    def __init__(
        self,
        *,
        wait_s: float = 8.0,
        on_waiting: Callable[[], None] | None = None,
        choose: Choose | None = None,
    ) -> None:
        self._wait_s = wait_s
        self._on_waiting = on_waiting
        self._asking: threading.Thread | None = None
        self._choose = _system_store if choose is None else choose

    def read(self, place: str) -> Answer:
        """The password kept for a place."""
        return self._ask(lambda store: _read(store, place))

    def keep(self, place: str, password: str) -> Answer:
        """Keeps a password and makes sure that it is really kept."""
        return self._ask(lambda store: _keep(store, place, password))

    def forget(self, place: str) -> Answer:
        """Takes the password of a place out of the store."""
        return self._ask(lambda store: _forget(store, place))

    def _ask(self, question: Callable[["KeyringBackend"], Answer]) -> Answer:
        if self._asking is not None and self._asking.is_alive():
            return _BLOCKED  # whom it waits for is asked once, and not each time
        answers: list[Answer] = []
        self._asking = thread = threading.Thread(
            target=lambda: answers.append(_answered(self._choose, question)),
            name="password store",
            daemon=True,
        )
        thread.start()
        thread.join(min(self._wait_s, _QUIET_S))
        if thread.is_alive() and self._on_waiting is not None:
            self._on_waiting()
        thread.join(max(0.0, self._wait_s - _QUIET_S))
        return answers[0] if answers else _BLOCKED


def find_password(
    text: str, *, store: PasswordStore | None = None, environment: Mapping[str, str] = os.environ
) -> Found:
    """The password of a database: environment, service credentials and PGPASSFILE first, then the store."""
    place = place_of(text)
    if place.password:
        return Found(Origin.IN_URL)
    if not _asks_for_passwords(place):
        return Found(Origin.NONE_NEEDED)
    if environment.get(PASSWORD_VARIABLE):
        return Found(Origin.ENVIRONMENT, environment[PASSWORD_VARIABLE])
    if credential := _credential(environment):
        return Found(Origin.CREDENTIALS, credential)
    if environment.get("PGPASSWORD") or environment.get("PGPASSFILE"):
        return Found(Origin.DRIVER)
    answer = (PasswordStore() if store is None else store).read(words_for(place))
    if answer.password is None:
        return Found(Origin.NOWHERE, answer=answer)
    return Found(Origin.STORE, answer.password, answer)


def with_password(text: str, password: str | None) -> str:
    """The URL with its password, for the driver only: it must not be shown, logged or handed to a process."""
    if not password:
        return text
    return place_of(text).set(password=password).render_as_string(hide_password=False)


def _asks_for_passwords(place: URL) -> bool:
    """A file and a local socket go by the system's user, so that nobody is bothered for nothing."""
    if place.get_backend_name() != "postgresql":
        return False
    named = place.query.get("host") or place.host or ""
    hosts = [named] if isinstance(named, str) else list(named)
    return any(host and not host.startswith("/") for host in hosts)


def _credential(environment: Mapping[str, str]) -> str | None:
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if not folder:
        return None
    try:
        return (Path(folder) / CREDENTIAL).read_text(encoding="utf-8").rstrip("\r\n") or None
    except OSError:
        return None


def _system_store() -> "KeyringBackend":
    """The system's store; of several chained ones the first that does not write plain text."""
    import keyring

    chosen = keyring.get_keyring()
    for store in getattr(chosen, "backends", [chosen]):
        if not type(store).__module__.startswith(_PLAIN_TEXT_STORES):
            kept: KeyringBackend = store
            return kept
    raise keyring.errors.NoKeyringError


def _answered(choose: Choose, question: Callable[["KeyringBackend"], Answer]) -> Answer:
    from keyring.errors import NoKeyringError

    try:
        return question(choose())
    except NoKeyringError:
        return _ABSENT
    except Exception as problem:  # noqa: BLE001 - stores raise whatever their system raises
        return Answer(
            StoreState.FAILED,
            f"the system's password store failed ({type(problem).__name__}). Unlock it and try again, "
            f"or set {PASSWORD_VARIABLE}.",
        )


def _read(store: "KeyringBackend", place: str) -> Answer:
    password = store.get_password(SERVICE, place)
    return (
        Answer(StoreState.DONE, f"the password of {place} was found.", password)
        if password
        else _empty(place)
    )


def _keep(store: "KeyringBackend", place: str, password: str) -> Answer:
    store.set_password(SERVICE, place, password)
    if store.get_password(SERVICE, place) != password:
        return _ABSENT
    return Answer(StoreState.DONE, f"the password of {place} is kept in the system's password store.")


def _forget(store: "KeyringBackend", place: str) -> Answer:
    if store.get_password(SERVICE, place) is None:
        return _empty(place)
    store.delete_password(SERVICE, place)
    return Answer(StoreState.DONE, f"the password of {place} is no longer kept.")


def _empty(place: str) -> Answer:
    return Answer(StoreState.EMPTY, f"no password of {place} is kept; “wallboard secret set” keeps one.")


_ABSENT = Answer(
    StoreState.ABSENT,
    "this system has no password store that keeps anything (on Linux: gnome-keyring or KWallet). "
    f"Set {PASSWORD_VARIABLE}, or name a file in PGPASSFILE.",
)
_BLOCKED = Answer(
    StoreState.BLOCKED,
    "the system's password store does not answer; it may be waiting for somebody to unlock it. "
    f"Unlock it and try again, or set {PASSWORD_VARIABLE}.",
)
