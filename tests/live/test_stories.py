"""A story is read off the painting thread, again when its incident moves, and one answer at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from threading import current_thread

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from wallboard.domain.change import Change
from wallboard.domain.decision import Decision
from wallboard.domain.people import People
from wallboard.domain.story import Story, StoryNames
from wallboard.live.failure import Failure
from wallboard.live.shown import Shown, ShownTime
from wallboard.live.source import SourceUnavailable
from wallboard.live.stories import READ_AGAIN_S, RETRY_S, Asked, AskedWhy, StoryKeeper, StoryReader
from wallboard.live.thread import OwnThread

NOW = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)


def story(number: int = 1, *, until: datetime | None = None, seq: int = 5, earlier: int = 0) -> Story:
    return Story(number, until, NOW, seq, (), earlier, StoryNames(People({}, {})))


class Board:
    """As much of a board as a keeper looks at."""

    seq = 5


class Face(Shown):
    """A floor that turns to the past when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.at: datetime | None = None
        self.shown = Board()

    @property
    def past_at(self) -> datetime | None:
        return self.at

    @property
    def board(self) -> Board:  # type: ignore[override]  # as much of one as is needed
        return self.shown


class Scene:
    """A keeper whose questions are kept, and whose clock stands until it is set."""

    def __init__(self) -> None:
        self.face, self.time = Face(), ShownTime()
        self.asked: list[Asked] = []
        self.seconds = 0.0
        self.heard = 0
        self.keeper = StoryKeeper(self.face, self.time, self.asked.append, steady=lambda: self.seconds)
        self.keeper.changed.connect(self._hear)

    def _hear(self) -> None:
        self.heard += 1

    @property
    def told(self) -> list[int]:
        """Whose story the keeper has, if any."""
        return [] if self.keeper.story is None else [self.keeper.story.incident_id]

    def answer(self, told: Story | None = None) -> None:
        asked = self.asked[-1]
        self.keeper.take(asked, told or story(asked.incident_id, until=asked.until))


@pytest.fixture
def scene(qapp: QObject) -> Scene:  # signals need an application
    return Scene()


def test_that_a_change_of_the_incident_asks_again_and_one_of_others_does_not(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    scene.face.changed.emit(Change(incidents_changed=frozenset({2})))
    assert len(scene.asked) == 1
    for change in (
        Change(incidents_changed=frozenset({1})),
        Change(incidents_removed=frozenset({1})),
        Change(incidents_added=frozenset({1})),
    ):
        scene.face.changed.emit(change)
        scene.answer()
    assert [asked.incident_id for asked in scene.asked] == [1, 1, 1, 1]


def test_that_what_changes_while_a_question_is_on_its_way_is_asked_for_once_afterwards(scene: Scene) -> None:
    scene.keeper.follow(1)
    for _ in range(5):
        scene.face.changed.emit(Change(incidents_changed=frozenset({1})))
    assert len(scene.asked) == 1
    scene.answer()
    assert len(scene.asked) == 2
    scene.answer()
    assert len(scene.asked) == 2


def test_that_an_answer_about_another_incident_is_never_shown(scene: Scene) -> None:
    scene.keeper.follow(1)
    first = scene.asked[0]
    scene.keeper.follow(2)
    scene.keeper.take(first, story(1))
    assert not scene.told
    assert scene.asked[-1].incident_id == 2
    scene.answer()
    assert scene.told == [2]


def test_that_the_same_story_again_is_no_change(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    heard = scene.heard
    scene.keeper.ask()
    scene.answer(replace(story(), seq=9))
    assert scene.heard == heard
    scene.keeper.ask()
    scene.answer(replace(story(), earlier=3))
    assert scene.heard == heard + 1


def test_that_what_moves_no_board_is_read_after_a_while(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    scene.face.shown.seq = 6
    scene.seconds = READ_AGAIN_S - 1
    scene.time.tick.emit(NOW)
    assert len(scene.asked) == 1
    scene.seconds = READ_AGAIN_S
    scene.time.tick.emit(NOW)
    assert len(scene.asked) == 2


def test_that_an_outage_is_said_beside_what_was_read_and_ends_by_itself(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    scene.keeper.ask()
    scene.keeper.lose(scene.asked[-1], "The database does not answer.")
    assert (scene.keeper.trouble, scene.keeper.story) == ("The database does not answer.", story())
    scene.seconds = RETRY_S
    scene.time.tick.emit(NOW)
    scene.answer()
    assert not scene.keeper.trouble


def test_that_what_nobody_looks_at_is_not_read_until_somebody_does(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    scene.keeper.rest()
    for _ in range(3):
        scene.face.changed.emit(Change(incidents_changed=frozenset({1})))
    assert len(scene.asked) == 1
    scene.keeper.wake()
    assert len(scene.asked) == 2
    scene.answer()
    scene.keeper.rest()
    scene.keeper.wake()
    assert len(scene.asked) == 2, "nothing changed meanwhile"


def test_that_in_the_past_the_story_ends_at_that_instant_and_comes_back(scene: Scene) -> None:
    scene.keeper.follow(1)
    scene.answer()
    scene.face.at = NOW
    scene.face.turned.emit(NOW)
    assert scene.asked[-1].until == NOW
    scene.answer()
    assert scene.keeper.story is not None
    assert scene.keeper.story.until == NOW
    scene.face.at = None
    scene.face.turned.emit(None)
    assert scene.asked[-1].until is None


class Source:
    """Tells on which thread it was asked, and fails as it is told to."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.threads: list[str] = []
        self.is_closed = False

    def decisions(self, asked: AskedWhy) -> tuple[Decision, ...]:
        return ()

    def story(self, asked: Asked) -> Story:
        self.threads.append(current_thread().name)
        if self.trouble is not None:
            raise self.trouble
        return story(asked.incident_id)

    def close(self) -> None:
        self.is_closed = True


class Answers(QObject):
    """Hears what the reader tells, on the thread of the test."""

    def __init__(self, reader: StoryReader) -> None:
        super().__init__()
        self.told: list[Story] = []
        self.lost: list[str] = []
        self.failed: list[Failure] = []
        reader.told.connect(self._take)
        reader.lost.connect(self._lose)
        reader.failed.connect(self._fail)

    @Slot(object, object)
    def _take(self, _asked: Asked, story: Story) -> None:
        self.told.append(story)

    @Slot(object, str)
    def _lose(self, _asked: Asked, sentence: str) -> None:
        self.lost.append(sentence)

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.failed.append(failure)


@pytest.fixture
def reading(qapp: QObject) -> Iterator[tuple[Source, StoryReader]]:  # signals need an application
    source = Source()
    reader = StoryReader(source)
    thread = OwnThread(reader, name="stories")
    thread.start()
    yield source, reader
    thread.stop()
    assert thread.ended_within(5)
    assert source.is_closed


def test_that_a_story_is_read_on_a_thread_of_its_own(
    reading: tuple[Source, StoryReader], qtbot: QtBot
) -> None:
    source, reader = reading
    answers = Answers(reader)
    reader.ask(Asked(7))
    qtbot.waitUntil(lambda: len(answers.told) == 1)
    assert answers.told[0].incident_id == 7
    assert source.threads == ["stories"]


def test_that_both_kinds_of_trouble_are_told_and_end_nothing(
    reading: tuple[Source, StoryReader], qtbot: QtBot
) -> None:
    source, reader = reading
    answers = Answers(reader)
    source.trouble = SourceUnavailable("The database does not answer.")
    reader.ask(Asked(7))
    qtbot.waitUntil(lambda: answers.lost == ["The database does not answer."])
    source.trouble = ZeroDivisionError("no such luck")
    reader.ask(Asked(7))
    qtbot.waitUntil(lambda: len(answers.lost) == 2)
    assert len(answers.failed) == 1
    source.trouble = None
    reader.ask(Asked(7))
    qtbot.waitUntil(lambda: len(answers.told) == 1)
