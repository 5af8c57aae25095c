"""What the rules page asks is answered off its thread, in order, and troubles are told in words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from tests.widgets.rules_desk import OURS, simulation
from wallboard.domain.simulation import Simulation
from wallboard.domain.sla_policy import PolicyRules
from wallboard.live.failure import Failure
from wallboard.live.garbage import GarbageKeeper
from wallboard.live.rules_reader import NoRulesSource, Publication, RulesReader, Trial
from wallboard.live.source import SourceUnavailable
from wallboard.live.thread import OwnThread

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TRIAL = Trial(OURS, NOW - timedelta(days=7), NOW)


class Source:
    """Fails as it is told to; a trial of no span waits until it is cancelled."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.threads: list[str] = []
        self.is_closed = False

    def publications(self) -> Mapping[int, Publication]:
        self._try()
        return {1: Publication(NOW, "Maria K")}

    def simulate(
        self, trial: Trial, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool], /
    ) -> Simulation:
        self._try()
        pause = Event()
        while trial.since == trial.until and not is_cancelled():
            pause.wait(0.005)
        progress(3, 3)
        return simulation(trial, is_whole=not is_cancelled())

    def examples(self) -> tuple[PolicyRules, ...]:
        return (OURS,)

    def close(self) -> None:
        self.is_closed = True

    def _try(self) -> None:
        self.threads.append(current_thread().name)
        if self.trouble is not None:
            raise self.trouble


class Answers(QObject):
    """Hears what the reader tells, on the thread of the test."""

    def __init__(self, reader: RulesReader) -> None:
        super().__init__()
        self.published: list[object] = []
        self.examples: list[object] = []
        self.progress: list[tuple[int, int]] = []
        self.simulated: list[tuple[Trial, Simulation]] = []
        self.lost: list[tuple[Trial | None, str]] = []
        self.failed: list[Failure] = []
        reader.published.connect(self._publish)
        reader.examples_read.connect(self._example)
        reader.progressed.connect(self._progress)
        reader.simulated.connect(self._simulate)
        reader.lost.connect(self._lose)
        reader.failed.connect(self._fail)

    @Slot(object)
    def _publish(self, told: object) -> None:
        self.published.append(told)

    @Slot(object)
    def _example(self, told: object) -> None:
        self.examples.append(told)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))

    @Slot(object, object)
    def _simulate(self, trial: Trial, found: Simulation) -> None:
        self.simulated.append((trial, found))

    @Slot(object, str)
    def _lose(self, trial: Trial | None, sentence: str) -> None:
        self.lost.append((trial, sentence))

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.failed.append(failure)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def reader(source: Source, qtbot: QtBot) -> Iterator[RulesReader]:
    made = RulesReader(source)
    thread = OwnThread(made, name="rules")
    garbage = GarbageKeeper()
    garbage.start()
    thread.start()
    yield made
    thread.stop()
    assert thread.ended_within(10)
    garbage.stop()
    assert source.is_closed


@pytest.fixture
def answers(reader: RulesReader) -> Answers:
    return Answers(reader)


def test_that_questions_are_answered_on_a_thread_of_their_own(
    reader: RulesReader, answers: Answers, source: Source, qtbot: QtBot
) -> None:
    reader.ask_publications()
    reader.ask_examples()
    qtbot.waitUntil(lambda: bool(answers.examples))
    assert answers.published == [{1: Publication(NOW, "Maria K")}]
    assert answers.examples == [(OURS,)]
    assert source.threads == ["rules"]


def test_that_a_trial_is_answered_with_what_was_asked(
    reader: RulesReader, answers: Answers, qtbot: QtBot
) -> None:
    reader.try_rules(TRIAL)
    qtbot.waitUntil(lambda: bool(answers.simulated))
    assert answers.simulated == [(TRIAL, simulation(TRIAL))]
    assert answers.progress == [(3, 3)]


def test_that_another_trial_gives_up_the_one_that_runs(
    reader: RulesReader, answers: Answers, qtbot: QtBot
) -> None:
    endless = Trial(OURS, NOW, NOW)
    reader.try_rules(endless)
    reader.try_rules(TRIAL)
    qtbot.waitUntil(lambda: len(answers.simulated) == 2)
    assert [(trial, found.is_whole) for trial, found in answers.simulated] == [
        (endless, False),
        (TRIAL, True),
    ]


def test_that_stopping_gives_up_the_trial_that_runs(
    reader: RulesReader, source: Source, qtbot: QtBot
) -> None:
    """The fixture says that the thread ends and lets go of its source."""
    reader.try_rules(Trial(OURS, NOW, NOW))
    qtbot.waitUntil(lambda: bool(source.threads))


def test_that_a_source_that_is_away_is_told_and_the_reader_goes_on(
    reader: RulesReader, answers: Answers, source: Source, qtbot: QtBot
) -> None:
    source.trouble = SourceUnavailable("the server does not answer")
    reader.try_rules(TRIAL)
    qtbot.waitUntil(lambda: bool(answers.lost))
    assert answers.lost == [(TRIAL, "the server does not answer")]
    source.trouble = None
    reader.ask_publications()
    qtbot.waitUntil(lambda: bool(answers.published))


def test_that_an_error_of_our_own_is_told_as_one(
    reader: RulesReader, answers: Answers, source: Source, qtbot: QtBot
) -> None:
    source.trouble = ZeroDivisionError()
    reader.try_rules(TRIAL)
    qtbot.waitUntil(lambda: bool(answers.lost))
    (failure,) = answers.failed
    assert "error in this program" in failure.sentence
    source.trouble = None
    reader.ask_publications()
    qtbot.waitUntil(lambda: bool(answers.published))


def test_that_without_a_database_nothing_can_be_tried() -> None:
    nothing = NoRulesSource()
    assert (nothing.publications(), nothing.examples()) == ({}, ())
    with pytest.raises(SourceUnavailable, match="no database"):
        nothing.simulate(TRIAL, lambda _done, _total: None, lambda: False)
