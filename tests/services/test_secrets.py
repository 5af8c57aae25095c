"""Passwords: where they are looked for, and that a store which is absent, blocked or broken harms nobody."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from wallboard.services.secrets import (
    Answer,
    Origin,
    PasswordStore,
    StoreState,
    find_password,
    with_password,
)

URL = "postgresql://board@db.example/floor"


class MemoryStore(KeyringBackend):
    """A store that keeps passwords as long as the test runs."""

    priority = -1  # never chosen by keyring itself

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class BlockedStore(MemoryStore):
    """A store that waits for somebody to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(30)
        return None


class BrokenStore(MemoryStore):
    """A store that fails with words that hold what must not be shown."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(f"no {username} with hunter2")


@pytest.fixture
def memory() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def store(memory: MemoryStore) -> PasswordStore:
    return PasswordStore(choose=lambda: memory)


@pytest.fixture
def blocked() -> Iterator[BlockedStore]:
    held = BlockedStore()
    yield held
    held.unlocked.set()


def test_that_a_kept_password_is_found_and_joins_the_url(store: PasswordStore) -> None:
    assert store.keep("postgresql://board@db.example/floor", "hunter2").state is StoreState.DONE
    found = find_password(URL, store=store, environment={})
    assert (found.origin, found.password) == (Origin.STORE, "hunter2")
    assert "board:hunter2@db.example/floor" in with_password(URL, found.password)


def test_that_a_forgotten_password_is_gone(store: PasswordStore, memory: MemoryStore) -> None:
    store.keep(URL, "hunter2")
    assert store.forget(URL).state is StoreState.DONE
    assert not memory.kept
    assert store.forget(URL).state is StoreState.EMPTY


def test_that_each_place_has_a_password_of_its_own(store: PasswordStore) -> None:
    store.keep(URL, "hunter2")
    assert store.read("postgresql://other@db.example/floor").state is StoreState.EMPTY


@pytest.mark.parametrize(
    ("environment", "origin", "password"),
    [
        ({"WALLBOARD_PASSWORD": "of-the-environment"}, Origin.ENVIRONMENT, "of-the-environment"),
        ({"PGPASSWORD": "of-the-driver"}, Origin.DRIVER, None),
        ({"PGPASSFILE": "/some/file"}, Origin.DRIVER, None),
    ],
)
def test_that_the_environment_comes_before_the_store(
    store: PasswordStore, environment: dict[str, str], origin: Origin, password: str | None
) -> None:
    store.keep(URL, "of-the-store")
    found = find_password(URL, store=store, environment=environment)
    assert (found.origin, found.password) == (origin, password)


def test_that_the_credentials_of_a_service_are_read_from_their_folder(
    store: PasswordStore, tmp_path: Path
) -> None:
    (tmp_path / "wallboard-password").write_text("of-the-service\n", encoding="utf-8")
    found = find_password(URL, store=store, environment={"CREDENTIALS_DIRECTORY": str(tmp_path)})
    assert (found.origin, found.password) == (Origin.CREDENTIALS, "of-the-service")


@pytest.mark.parametrize(
    "url", ["floor.sqlite", "postgresql:///floor", "postgresql://board@/floor?host=/run/postgresql"]
)
def test_that_files_and_local_sockets_bother_no_store(url: str, blocked: BlockedStore) -> None:
    found = find_password(url, store=PasswordStore(choose=lambda: blocked), environment={})
    assert found.origin is Origin.NONE_NEEDED


def test_that_a_password_in_the_url_is_left_as_it_is(blocked: BlockedStore) -> None:
    url = "postgresql://board:known@db.example/floor"
    found = find_password(url, store=PasswordStore(choose=lambda: blocked), environment={})
    assert found.origin is Origin.IN_URL
    assert with_password(url, found.password) == url


def test_that_a_blocked_store_is_said_to_be_waiting_and_then_left(blocked: BlockedStore) -> None:
    said: list[str] = []
    store = PasswordStore(wait_s=1.2, on_waiting=lambda: said.append("waiting"), choose=lambda: blocked)
    found = find_password(URL, store=store, environment={})
    assert found.origin is Origin.NOWHERE
    assert said == ["waiting"]
    assert found.answer is not None
    assert found.answer.state is StoreState.BLOCKED
    assert "Unlock it and try again" in found.answer.sentence


def test_that_a_broken_store_is_a_sentence_without_its_words() -> None:
    answer = PasswordStore(choose=BrokenStore).read(URL)
    assert answer.state is StoreState.FAILED
    assert "OSError" in answer.sentence
    assert "hunter2" not in answer.sentence


@pytest.mark.parametrize("nowhere", [fail.Keyring, null.Keyring])
def test_that_a_system_without_a_store_never_pretends_to_keep_anything(
    nowhere: type[KeyringBackend],
) -> None:
    answer = PasswordStore(choose=nowhere).keep(URL, "hunter2")
    assert answer.state is StoreState.ABSENT
    assert "WALLBOARD_PASSWORD" in answer.sentence


def test_that_a_store_of_plain_text_is_never_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("PlaintextKeyring", (MemoryStore,), {"__module__": "keyrings.alt.file"})()
    monkeypatch.setattr("keyring.get_keyring", lambda: plain)
    assert PasswordStore().keep(URL, "hunter2").state is StoreState.ABSENT
    assert not plain.kept


def test_that_no_password_shows_in_what_is_printed(store: PasswordStore) -> None:
    store.keep(URL, "hunter2")
    assert "hunter2" not in repr(find_password(URL, store=store, environment={}))
    assert "hunter2" not in repr(Answer(StoreState.DONE, "", "hunter2"))


_IN_A_SESSION = """
export XDG_DATA_HOME="$1" XDG_RUNTIME_DIR="$2"
printf 'tests\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
export WALLBOARD_DATABASE=postgresql://board@db.example/floor
printf 'hunter2\\n' | "$3" -m wallboard secret set || exit 10
"$3" -c "
from wallboard.services.secrets import find_password
found = find_password('$WALLBOARD_DATABASE', environment={})
assert found.password == 'hunter2', found
" || exit 11
grep -rq hunter2 "$1" "$2" && exit 12
"$3" -m wallboard secret forget || exit 13
"$3" -m wallboard secret forget && exit 14
exit 0
"""
_TOOLS = ("dbus-run-session", "gnome-keyring-daemon", "bash")


@pytest.mark.skipif(
    not all(map(shutil.which, _TOOLS)), reason=f"needs a real Secret Service: {', '.join(_TOOLS)}"
)
def test_that_a_real_secret_service_keeps_gives_and_forgets(tmp_path: Path) -> None:
    folders = [tmp_path / "data", tmp_path / "run"]
    for folder in folders:
        folder.mkdir(mode=0o700)
    command = [
        "dbus-run-session",
        "--",
        "bash",
        "-c",
        _IN_A_SESSION,
        "bash",
        *map(str, folders),
        sys.executable,
    ]
    unset = ("PYTHON_KEYRING_BACKEND", "WALLBOARD_PASSWORD", "PGPASSWORD", "PGPASSFILE", "DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no password of postgresql://board@db.example/floor is kept" in done.stderr
