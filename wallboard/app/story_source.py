"""Hands the detail of an incident a database to read its story from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wallboard.app.source import PROGRAM, in_live_words

if TYPE_CHECKING:
    from wallboard.domain.story import Story
    from wallboard.live.stories import Asked
    from wallboard.services.database import Database


class DatabaseStories:
    """Reads one database; everything happens on the thread of the stories."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._database: Database | None = None

    def story(self, asked: Asked) -> Story:
        from wallboard.services.database import Access, open_database
        from wallboard.services.stories import story_of

        with in_live_words():
            if self._database is None:
                self._database = open_database(self._url, program=PROGRAM, needs=Access.READ)
            return story_of(self._database, asked.incident_id, asked.until, has_words=asked.has_words)

    def close(self) -> None:
        if self._database is not None:
            self._database.dispose()
