"""How long each thing takes for one incident: drawn from the seed and its reference, it never changes."""

from dataclasses import dataclass
from datetime import timedelta
from math import log
from random import Random

from wallboard.services.demo.catalogue import NATURES

PAUSE_REASONS = ("waiting_for_supplier", "waiting_for_caller", "waiting_for_parts")

PATIENCE_MIN: dict[int, tuple[float, float]] = {1: (1.0, 3.0), 2: (1.5, 6.0), 3: (2.0, 9.0), 4: (3.0, 14.0)}
"""Minutes that the floor leaves an incident of a severity to the people at the wall before it acts itself."""


@dataclass(frozen=True, slots=True)
class Script:
    """What will become of one incident if nobody interferes."""

    acknowledge_after: timedelta
    patience: timedelta
    work: timedelta
    pause_after: timedelta | None
    pause: timedelta
    pause_reason: str
    close_after: timedelta
    reopens: bool
    cancel_after: timedelta | None
    worsens_after: timedelta | None
    support_after: timedelta | None


@dataclass(frozen=True, slots=True)
class Pace:
    """How one agent takes up one incident."""

    accept_after: timedelta
    start_after: timedelta


def script_of(seed: int, *, reference: str, reopenings: int, nature: str, severity: int) -> Script:
    random = Random(f"{seed}/script/{reference}/{reopenings}")
    work_min = random.lognormvariate(log(NATURES[nature].minutes), 0.45)
    pauses = random.random() < 0.16
    pause_share = random.uniform(0.2, 0.7)
    low, high = PATIENCE_MIN[severity]
    return Script(
        acknowledge_after=timedelta(
            seconds=_bounded(random.lognormvariate(log(25 + 15 * severity), 0.6), 900)
        ),
        patience=timedelta(minutes=random.uniform(low, high)),
        work=timedelta(minutes=_bounded(work_min, 150)),
        pause_after=timedelta(minutes=work_min * pause_share) if pauses else None,
        pause=timedelta(minutes=random.uniform(8, 35)),
        pause_reason=random.choices(PAUSE_REASONS, (5, 3, 2))[0],
        close_after=timedelta(minutes=random.uniform(4, 18)),
        reopens=reopenings == 0 and random.random() < 0.03,
        cancel_after=_sometimes(random, 0.02, 2, 9),
        worsens_after=_sometimes(random, 0.03, 6, 20),
        support_after=_sometimes(random, 0.5, 1, 6) if severity == 1 else None,
    )


def pace_of(seed: int, *, reference: str, agent: str, travels: bool) -> Pace:
    random = Random(f"{seed}/pace/{reference}/{agent}")
    accept_s = random.uniform(6, 45)
    start_s = random.uniform(180, 720) if travels else random.uniform(10, 80)
    return Pace(timedelta(seconds=round(accept_s, 3)), timedelta(seconds=round(start_s, 3)))


def _bounded(value: float, top: float) -> float:
    return round(min(value, top), 3)


def _sometimes(random: Random, chance: float, low_min: float, high_min: float) -> timedelta | None:
    happens, minutes = random.random() < chance, random.uniform(low_min, high_min)
    return timedelta(minutes=minutes) if happens else None
