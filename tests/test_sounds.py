"""The sounds of the alarms: shipped as they are made, and told apart by their rhythm alone."""

import wave
from itertools import groupby, pairwise

import pytest

from installer.sounds import PATTERNS, RATE, samples
from wallboard import assets
from wallboard.domain.alarm_rules import SOUNDS
from wallboard.domain.alarm_sound import LASTS_S


def _shipped(name: str) -> list[int]:
    with wave.open(str(assets.sound(name))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        read = file.readframes(file.getnframes())
    return [int.from_bytes(read[at : at + 2], "little", signed=True) for at in range(0, len(read), 2)]


def test_that_every_sound_a_plan_can_name_is_shipped_and_no_other() -> None:
    assert set(assets.names("sounds")) == set(SOUNDS) == set(PATTERNS)


@pytest.mark.parametrize("name", SOUNDS)
def test_that_the_files_are_what_the_script_makes(name: str) -> None:
    made, shipped = samples(PATTERNS[name]), _shipped(name)
    assert len(made) == len(shipped)
    # another machine's sine may round the other way
    assert max(abs(one - other) for one, other in zip(made, shipped, strict=True)) <= 1


@pytest.mark.parametrize("name", SOUNDS)
def test_that_no_sound_lasts_into_the_next_or_clicks(name: str) -> None:
    shipped = _shipped(name)
    assert len(shipped) / RATE <= LASTS_S
    assert max(map(abs, shipped)) > 20_000
    assert abs(shipped[0]) < 400
    assert abs(shipped[-1]) < 400
    assert max(abs(a - b) for a, b in pairwise(shipped)) < 16_000


def _rhythm(name: str) -> tuple[int, float]:
    """How many beats it has, and how long the longest is, by its loudness alone."""
    window = RATE // 100
    loud = [max(map(abs, part)) > 1_000 for part in _windows(_shipped(name), window)]
    beats = [len([*group]) for is_loud, group in groupby(loud) if is_loud]
    return len(beats), max(beats) / 100


def _windows(made: list[int], size: int) -> list[list[int]]:
    return [made[at : at + size] for at in range(0, len(made), size)]


def test_that_whoever_hears_no_pitch_still_knows_which_it_is() -> None:
    rhythms = [_rhythm(name) for name in SOUNDS]
    assert [beats for beats, _ in rhythms] == [5, 3, 2, 1]  # the worse, the more and the quicker
    lengths = [longest for _, longest in rhythms]
    assert lengths == sorted(lengths)
