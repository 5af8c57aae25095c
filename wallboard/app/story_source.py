"""Hands the detail of an incident a database to read its story from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words

if TYPE_CHECKING:
    from wallboard.domain.decision import Decision
    from wallboard.domain.story import Story
    from wallboard.live.stories import Asked, AskedWhy


class DatabaseStories:
    """Reads one database; everything happens on the thread of the stories."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url)

    def story(self, asked: Asked) -> Story:
        from wallboard.services.stories import story_of

        with in_live_words():
            return story_of(self._own.opened(), asked.incident_id, asked.until, has_words=asked.has_words)

    def decisions(self, asked: AskedWhy) -> tuple[Decision, ...]:
        from wallboard.services.rationales import rationales_of

        with in_live_words():
            return rationales_of(self._own.opened(), asked.incident_id)

    def close(self) -> None:
        self._own.close()
