"""Looks a password up once more when the server does not take it: nobody sits at a wall to type another.

It may have been renewed meanwhile, or its store was locked while the session began.
"""

import time
from collections.abc import Callable
from typing import Any, Final

import psycopg
from sqlalchemy import URL

from wallboard.services.database_errors import is_about_the_password

ASK_EVERY_S: Final = 30.0
_STORE_WITHIN_S: Final = 3.0

Connect = Callable[..., psycopg.Connection[Any]]
FindPassword = Callable[[str], str | None]


class PasswordAgain:
    """For the connections of one place; what was found once is used from then on."""

    def __init__(
        self,
        place: URL,
        *,
        find: FindPassword | None = None,
        every_s: float = ASK_EVERY_S,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place = place._replace(password=None).render_as_string()
        self._find, self._every_s, self._awake = find or _found_anew(), every_s, awake
        self._asked_s: float | None = None
        self._known: str | None = None

    def connect(self, connect: Connect, *words: Any, **named: Any) -> psycopg.Connection[Any]:
        """As `connect` does it; with another password where there is one and the server wants one.

        Raises:
            psycopg.Error: it did not connect.
        """
        if self._known is not None:
            named["password"] = self._known
        try:
            return connect(*words, **named)
        except psycopg.OperationalError as refused:
            found = self._looked_up() if is_about_the_password(refused) else None
            if found is None or found == named.get("password"):
                raise
            self._known = found
        return connect(*words, **{**named, "password": found})

    def _looked_up(self) -> str | None:
        now_s = self._awake()
        if self._asked_s is not None and now_s - self._asked_s < self._every_s:
            return None
        self._asked_s = now_s
        return self._find(self._place)


def _found_anew() -> FindPassword:
    from wallboard.services.secrets import PasswordStore, find_password

    store = PasswordStore(wait_s=_STORE_WITHIN_S)
    return lambda place: find_password(place, store=store).password
