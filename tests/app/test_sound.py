"""The alarms' sound on a real sound server: heard, louder, silenced; and what is said where there is none."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from tests.app.pulse import Heard, Pulse, pulse_server
from tests.live.alarms import AlarmFloor, alarming
from wallboard.app import sound as sound_module
from wallboard.app.sound import LACK, AlarmSound
from wallboard.domain.alarm_answer import AnswerKind
from wallboard.domain.alarm_rules import AlarmRules, Sounding
from wallboard.domain.alarm_sound import Sounded
from wallboard.domain.severity import Severity
from wallboard.live.lacks import Lacks

SILENCE = 0.001
QUICKLY = 20_000


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    with pulse_server() as server:
        monkeypatch.setenv("PULSE_SERVER", server.address)
        yield server


@pytest.fixture
def lacks() -> Lacks:
    return Lacks()


@pytest.fixture
def sound(lacks: Lacks, monkeypatch: pytest.MonkeyPatch) -> Iterator[AlarmSound]:
    monkeypatch.setattr(sound_module, "AGAIN_S", (0.2,))
    made = AlarmSound(lacks)
    yield made
    made.stop()


def _played(volume: int) -> Sounded:
    return Sounded("minor", volume, Severity.CRITICAL, 0.0)


def _until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=QUICKLY)


def _is_heard(heard: Heard, since: int) -> bool:
    return heard.level(since) > SILENCE


def _level_of(qtbot: QtBot, sound: AlarmSound, heard: Heard, volume: int) -> float:
    begun = heard.mark()
    sound.play(_played(volume))
    _until(qtbot, partial(_is_heard, heard, begun))
    _until(qtbot, lambda: heard.mark() > begun + 8000)
    return heard.level(begun)


def test_that_an_alarm_is_heard_and_louder_where_it_should_be(
    qtbot: QtBot, pulse: Pulse, sound: AlarmSound, lacks: Lacks
) -> None:
    sound.start()
    _until(qtbot, lambda: sound.has_output)
    assert not lacks.current
    with pulse.heard() as heard:
        _until(qtbot, lambda: heard.mark() > 0)
        levels = [_level_of(qtbot, sound, heard, volume) for volume in (20, 50, 100)]
    assert levels == sorted(levels)
    assert levels[0] > 0.02
    assert 2 < levels[2] / levels[0] < 12


def test_that_an_alarm_rises_on_the_loudspeaker_until_it_is_acknowledged(
    qtbot: QtBot, pulse: Pulse, sound: AlarmSound
) -> None:
    second = timedelta(seconds=1)
    rules = AlarmRules({Severity.CRITICAL: Sounding("minor", 2 * second, 15, 25, 2 * second, 90)})
    floor = AlarmFloor(rules)
    floor.keeper.sounded.connect(sound.play)
    floor.keeper.hushed.connect(sound.hush)
    sound.start()
    _until(qtbot, lambda: sound.has_output)
    with pulse.heard() as heard:
        _until(qtbot, lambda: heard.mark() > 0)
        levels = []
        for _ in range(3):
            begun = heard.mark()
            floor.read(alarming(1)) if not floor.store.has_board else floor.wait(2)
            _until(qtbot, partial(_is_heard, heard, begun))
            qtbot.wait(800)
            levels.append(heard.level(begun))
        floor.answer(1, AnswerKind.ACKNOWLEDGED)
        silent = heard.mark() + 4000
        floor.wait(60)
        _until(qtbot, lambda: heard.mark() > silent + 8000)
        assert heard.level(silent) < SILENCE
    assert levels[0] * 2 < levels[1] < levels[2]
    floor.stop()


def test_that_a_sound_ends_in_its_middle_when_the_alarm_is_answered(
    qtbot: QtBot, pulse: Pulse, sound: AlarmSound
) -> None:
    sound.start()
    _until(qtbot, lambda: sound.has_output)
    with pulse.heard() as heard:
        _until(qtbot, lambda: heard.mark() > 0)
        for _ in range(5):  # as good as without a pause
            begun = heard.mark()
            sound.play(_played(60))
            _until(qtbot, partial(_is_heard, heard, begun))
        sound.hush()
        silent = heard.mark() + 4000
        _until(qtbot, lambda: heard.mark() > silent + 4000)
        assert heard.level(silent) < SILENCE


def test_that_no_device_is_said_once_and_one_that_comes_back_is_used(
    qtbot: QtBot, pulse: Pulse, sound: AlarmSound, lacks: Lacks
) -> None:
    said: list[str] = []
    lacks.changed.connect(lambda: said.append(lacks.current.get(LACK, "")))
    pulse.stop()
    pulse.start(has_device=False)
    sound.start()
    _until(qtbot, lambda: LACK in lacks.current)
    for _ in range(3):
        sound.play(_played(50))
    assert [words.split(":")[0] for words in said] == ["No sound device"]
    pulse.plug()
    _until(qtbot, lambda: sound.has_output)
    assert said[-1] == ""
    with pulse.heard() as heard:
        _until(qtbot, lambda: heard.mark() > 0)
        assert _level_of(qtbot, sound, heard, 50) > SILENCE


@pytest.mark.parametrize("has_played", [True, False], ids=["after a sound", "before any sound"])
def test_that_a_sound_server_that_dies_takes_nothing_with_it_and_is_found_again(
    qtbot: QtBot, pulse: Pulse, lacks: Lacks, monkeypatch: pytest.MonkeyPatch, has_played: bool
) -> None:
    monkeypatch.setattr(sound_module, "CHECKS_EVERY_S", 1)
    monkeypatch.setattr(sound_module, "ANSWERS_WITHIN_S", 2)
    monkeypatch.setattr(sound_module, "AGAIN_S", (0.2,))
    sound = AlarmSound(lacks)
    sound.start()
    _until(qtbot, lambda: sound.has_output)
    if has_played:
        sound.play(_played(30))
        qtbot.wait(1500)
    pulse.stop()
    _until(qtbot, lambda: LACK in lacks.current)
    pulse.start()
    _until(qtbot, lambda: sound.has_output)
    assert LACK not in lacks.current
    sound.stop()


def test_that_a_machine_without_a_sound_server_says_so(
    qtbot: QtBot, sound: AlarmSound, lacks: Lacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    sound.start()
    _until(qtbot, lambda: LACK in lacks.current)
    assert "alarms are shown" in lacks.current[LACK]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads the processes of Linux")
def test_that_nothing_plays_on_after_the_program(qtbot: QtBot, pulse: Pulse, sound: AlarmSound) -> None:
    sound.start()
    _until(qtbot, lambda: sound.has_output)
    process = sound.findChildren(QProcess)[0]
    number = process.processId()
    sound.stop()
    assert not Path(f"/proc/{number}/exe").exists()
