"""A password that the server does not take is looked up once more, and not at every try."""

from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from tests.live.hands import HandClock
from tests.services.test_secrets import BlockedStore
from wallboard.services.password_again import ASK_EVERY_S, PasswordAgain
from wallboard.services.secrets import PasswordStore, StoreState

PLACE = make_url("postgresql+psycopg://wall:old@db.example/floor")


class Refused(psycopg.OperationalError):
    """As a connection that was not made tells of it."""

    def __init__(self, *, wanted_password: bool) -> None:
        super().__init__("no")
        self.told = SimpleNamespace(needs_password=False, used_password=wanted_password)

    @property
    def pgconn(self) -> Any:
        return self.told


class Server:
    """Lets in by one password, and keeps which were tried."""

    def __init__(self, password: str) -> None:
        self.password, self.tried = password, list[str]()
        self.is_there = True

    def connect(self, *, password: str) -> Any:
        self.tried.append(password)
        if not self.is_there:
            raise Refused(wanted_password=False)
        if password != self.password:
            raise Refused(wanted_password=True)
        return "connection"


class Kept:
    """What the password store says, and how often it was asked."""

    def __init__(self, password: str | None) -> None:
        self.password, self.asked = password, list[str]()

    def find(self, place: str) -> str | None:
        self.asked.append(place)
        return self.password


def test_that_a_renewed_password_is_found_and_used_from_then_on() -> None:
    server, kept = Server("new"), Kept("new")
    again = PasswordAgain(PLACE, find=kept.find)
    assert again.connect(server.connect, password="old") is not None
    assert again.connect(server.connect, password="old") is not None
    assert server.tried == ["old", "new", "new"]
    assert kept.asked == ["postgresql+psycopg://wall@db.example/floor"], "it goes without the old password"


def test_that_the_store_is_asked_seldom_and_only_about_passwords() -> None:
    server, kept, clock = Server("new"), Kept(None), HandClock()
    again = PasswordAgain(PLACE, find=kept.find, awake=clock)
    server.is_there = False
    with pytest.raises(Refused):
        again.connect(server.connect, password="old")
    assert kept.asked == [], "a network that is away has nothing to do with it"
    server.is_there = True
    for _ in range(5):
        with pytest.raises(Refused):
            again.connect(server.connect, password="old")
    assert len(kept.asked) == 1
    kept.password = "new"
    clock.forward(ASK_EVERY_S)
    assert again.connect(server.connect, password="old") is not None


def test_that_a_store_which_waits_for_somebody_is_not_asked_again_meanwhile() -> None:
    blocked = BlockedStore()
    store = PasswordStore(wait_s=0.05, choose=lambda: blocked)
    try:
        for _ in range(3):
            assert store.read("floor").state is StoreState.BLOCKED
    finally:
        blocked.unlocked.set()
    while (answer := store.read("floor")).state is StoreState.BLOCKED:
        pass
    assert answer.state is StoreState.EMPTY
