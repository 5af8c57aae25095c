"""Makes the sounds of the alarms: `python -m installer.sounds`; the same samples every time."""

import io
import math
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
_RAMP_S = 0.015
"""Each beat swells and fades so long, so that a loudspeaker does not click."""
_HARMONICS = ((1, 1.0), (2, 0.5), (3, 0.3), (4, 0.15))
"""A tone with overtones is found by ear in a room, and heard by those who hear no high ones."""
_PEAK = 0.9


@dataclass(frozen=True)
class Pattern:
    """One sound: the pitch of its beats, and how long each lasts and how long the silence after it."""

    hertz: float
    beats_s: Sequence[tuple[float, float]]


PATTERNS = {
    "critical": Pattern(880.0, [(0.11, 0.09)] * 2 + [(0.11, 0.32)] + [(0.11, 0.09), (0.11, 0.10)]),
    "major": Pattern(659.3, [(0.20, 0.18)] * 3),
    "medium": Pattern(523.3, [(0.24, 0.30)] * 2),
    "minor": Pattern(440.0, [(0.50, 0.10)]),
}
"""They differ by rhythm: five quick beats in two groups, three even ones, two slow ones, one long one."""


def samples(pattern: Pattern) -> list[int]:
    """The sound as signed 16-bit samples."""
    made: list[int] = []
    for beat_s, silence_s in pattern.beats_s:
        made += _beat(pattern.hertz, beat_s)
        made += [0] * round(silence_s * RATE)
    return made


def _beat(hertz: float, lasts_s: float) -> list[int]:
    count, whole = round(lasts_s * RATE), sum(loud for _, loud in _HARMONICS)
    made = []
    for place in range(count):
        turn = 2 * math.pi * hertz * place / RATE
        tone = sum(loud * math.sin(turn * over) for over, loud in _HARMONICS) / whole
        made.append(round(tone * _swell(place, count) * _PEAK * 32_767))
    return made


def _swell(place: int, count: int) -> float:
    edge = min(place, count - 1 - place) / (_RAMP_S * RATE)
    return 1.0 if edge >= 1 else (1 - math.cos(math.pi * edge)) / 2


def wave_file(made: Sequence[int]) -> bytes:
    """The samples as a WAV file of one channel."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(one.to_bytes(2, "little", signed=True) for one in made))
    return kept.getvalue()


def main() -> int:
    """Writes every sound to resources/sounds."""
    FOLDER.mkdir(exist_ok=True)
    for name, pattern in PATTERNS.items():
        place = FOLDER / f"{name}.wav"
        place.write_bytes(wave_file(samples(pattern)))
        print(f"wrote {place.relative_to(FOLDER.parent.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
