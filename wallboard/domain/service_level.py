"""How many were answered in time, by each of the five definitions in use, and how that is counted."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How many were offered, and what became of them; T is the span within which an answer is in time.

    Whoever is still waiting has no outcome yet: they are shown apart and are not among the offered until
    they are answered or gone, and `waiting_past_t` of them can no longer be answered in time.
    """

    offered: int
    answered: int
    answered_in_t: int
    abandoned: int
    abandoned_before_t: int
    short_abandons: int
    waiting: int = 0
    waiting_past_t: int = 0

    def __post_init__(self) -> None:
        counts = (self.offered, self.answered, self.answered_in_t, self.abandoned, self.abandoned_before_t)
        if (
            min(*counts, self.short_abandons, self.waiting, self.waiting_past_t) >= 0
            and self.answered_in_t <= self.answered
            and max(self.abandoned_before_t, self.short_abandons) <= self.abandoned
            and self.waiting_past_t <= self.waiting
            and self.answered + self.abandoned <= self.offered
        ):
            return  # every change asks, and nearly none has to be told what is wrong
        for field in fields(self):
            if getattr(self, field.name) < 0:
                raise ValueError(f"{field.name} is {getattr(self, field.name)}: a count cannot be below 0")
        for part, whole in _PARTS:
            if getattr(self, part) > getattr(self, whole):
                raise ValueError(f"{part} ({getattr(self, part)}) exceeds {whole} ({getattr(self, whole)})")
        if self.answered + self.abandoned > self.offered:
            raise ValueError(
                f"{self.answered} answered and {self.abandoned} abandoned exceed {self.offered} offered"
            )


_PARTS = (
    ("answered_in_t", "answered"),
    ("abandoned_before_t", "abandoned"),
    ("short_abandons", "abandoned"),
    ("waiting_past_t", "waiting"),
)


class Missing(StrEnum):
    """Why a service level cannot be computed: what it divides by is none."""

    NOTHING_OFFERED = "nothing was offered"
    NOTHING_ANSWERED = "nothing was answered"
    ALL_LEFT_BEFORE_T = "everybody offered left before T"


class LevelDefinition(StrEnum):
    """What a floor calls its service level; a policy names one by its code, a figure shows its formula."""

    EARLY_LEAVERS_SERVED = "in_t_and_early_of_offered"
    OF_ANSWERED = "in_t_of_answered"
    OF_OFFERED = "in_t_of_offered"
    EARLY_LEAVERS_LEFT_OUT = "in_t_of_offered_without_early"
    SHORT_ABANDONS_SERVED = "in_t_and_short_of_offered"

    @property
    def formula(self) -> str:
        return _FORMULAS[self]

    @property
    def label(self) -> str:
        return _LABELS[self]

    def with_numbers(self, answers: Answers) -> str:
        """The formula with these counts in the place of its words: "(860 + 20) / 1,060"."""
        counts = {
            "in T": answers.answered_in_t,
            "abandoned before T": answers.abandoned_before_t,
            "short abandons": answers.short_abandons,
            "answered": answers.answered,
            "offered": answers.offered,
        }
        text = self.formula
        for words, count in counts.items():
            text = text.replace(words, f"{count:,}")
        return text

    def of(self, answers: Answers) -> "ServiceLevel":
        """The figure for these answers; exact, since 0.8 of 1,060 must not depend on rounding."""
        numerator, denominator = self.parts(answers)
        if denominator:
            return ServiceLevel(self, Fraction(numerator, denominator), None)
        if not answers.offered:
            return ServiceLevel(self, None, Missing.NOTHING_OFFERED)
        is_of_answered = self is LevelDefinition.OF_ANSWERED
        return ServiceLevel(
            self, None, Missing.NOTHING_ANSWERED if is_of_answered else Missing.ALL_LEFT_BEFORE_T
        )

    def parts(self, answers: Answers) -> tuple[int, int]:
        """What is divided, and by what."""
        match self:
            case LevelDefinition.EARLY_LEAVERS_SERVED:
                return answers.answered_in_t + answers.abandoned_before_t, answers.offered
            case LevelDefinition.OF_ANSWERED:
                return answers.answered_in_t, answers.answered
            case LevelDefinition.OF_OFFERED:
                return answers.answered_in_t, answers.offered
            case LevelDefinition.EARLY_LEAVERS_LEFT_OUT:
                return answers.answered_in_t, answers.offered - answers.abandoned_before_t
            case LevelDefinition.SHORT_ABANDONS_SERVED:
                return answers.answered_in_t + answers.short_abandons, answers.offered


_FORMULAS = {
    LevelDefinition.EARLY_LEAVERS_SERVED: "(in T + abandoned before T) / offered",
    LevelDefinition.OF_ANSWERED: "in T / answered",
    LevelDefinition.OF_OFFERED: "in T / offered",
    LevelDefinition.EARLY_LEAVERS_LEFT_OUT: "in T / (offered - abandoned before T)",
    LevelDefinition.SHORT_ABANDONS_SERVED: "(in T + short abandons) / offered",
}
_LABELS = {
    LevelDefinition.EARLY_LEAVERS_SERVED: "In time, early leavers counted as served",
    LevelDefinition.OF_ANSWERED: "In time, of those answered",
    LevelDefinition.OF_OFFERED: "In time, of all offered",
    LevelDefinition.EARLY_LEAVERS_LEFT_OUT: "In time, early leavers left out",
    LevelDefinition.SHORT_ABANDONS_SERVED: "In time, short abandons counted as served",
}


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """One definition's figure: a share from 0 to 1, or why there is none."""

    definition: LevelDefinition
    share: Fraction | None
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who asked for help: when, when they were answered (or helped), when they gave up."""

    opened_at: datetime
    answered_at: datetime | None
    abandoned_at: datetime | None


def count_answers(
    contacts: Iterable[Contact], *, within: timedelta, short_under: timedelta, now: datetime
) -> Answers:
    """What became of these contacts as of `now`; what is dated later has not happened yet.

    Answered is in time at `within` exactly; abandoned is before T, or short, only when strictly sooner.
    Of an answer and an end of the same contact the earlier one counts, the answer when both are at once.

    Raises:
        ValueError: a span below 0.
    """
    if within < timedelta() or short_under < timedelta():
        raise ValueError(f"T and short abandons are spans from 0 on, not {within} and {short_under}")
    answered = list[timedelta]()
    left = list[timedelta]()
    waiting = list[timedelta]()
    for one in contacts:
        if one.opened_at > now:
            continue
        answered_at, gone_at = _until(one.answered_at, now), _until(one.abandoned_at, now)
        if answered_at is not None and (gone_at is None or answered_at <= gone_at):
            answered.append(answered_at - one.opened_at)
        elif gone_at is not None:
            left.append(gone_at - one.opened_at)
        else:
            waiting.append(now - one.opened_at)
    return Answers(
        offered=len(answered) + len(left),
        answered=len(answered),
        answered_in_t=sum(wait <= within for wait in answered),
        abandoned=len(left),
        abandoned_before_t=sum(wait < within for wait in left),
        short_abandons=sum(wait < short_under for wait in left),
        waiting=len(waiting),
        waiting_past_t=sum(wait > within for wait in waiting),
    )


def _until(at: datetime | None, now: datetime) -> datetime | None:
    return at if at is not None and at <= now else None
