"""The parts of a ranking in words, from the numbers that they were reckoned from."""

from typing import Any

from wallboard.domain.deploy_rules import Part
from wallboard.domain.said import Said, said


def told(part: Part, numbers: tuple[Any, ...]) -> Said:
    """One sentence for one part; the numbers are those that its reckoning gave."""
    match part:
        case Part.SKILL_FIT:
            return _skill_fit(*numbers)
        case Part.FREE_CAPACITY:
            load, capacity = numbers
            return said("Would carry {load} of {capacity}", load=load, capacity=capacity)
        case Part.SLA_SLACK:
            return _sla_slack(*numbers)
        case Part.SHIFT_LEFT:
            return _shift_left(*numbers)
        case Part.FAIRNESS:
            return _fairness(*numbers)
        case Part.CONTINUITY:
            return _continuity(*numbers)
        case Part.COVERAGE:
            return _coverage(*numbers)


def _skill_fit(held: int, needed: int, is_own: bool) -> Said:
    if not needed:
        return said("Of the incident's team") if is_own else said("Of another team; no skill is needed")
    if is_own:
        return said(
            "Holds {held} of {needed} skills needed, of the incident's team", held=held, needed=needed
        )
    return said("Holds {held} of {needed} skills needed, of another team", held=held, needed=needed)


def _sla_slack(wait: int, left: int | None, promise: str | None) -> Said:
    start = said("Could start now") if wait <= 0 else said("Could start in {wait} min", wait=wait)
    if left is None:
        return said("{start}; nothing falls due", start=start)
    if left < 0:
        return said(
            "{start}, {late} min after the promise to {promise}", start=start, late=-left, promise=promise
        )
    return said("{start}, {left} min left to {promise}", start=start, left=left, promise=promise)


def _shift_left(left: int | None) -> Said:
    if left is None:
        return said("No end of the shift is known")
    if left < 120:
        return said("{left} min left before a break or the end", left=left)
    return said("{hours} h left before a break or the end", hours=left // 60)


def _fairness(load: int, idle: int | None) -> Said:
    if idle is None:
        return said("Carries {load}", load=load)
    return said("Carries {load}, free for {idle} min", load=load, idle=idle)


def _continuity(known: str) -> Said:
    match known:
        case "incident":
            return said("Was on this incident before")
        case "customer":
            return said("Knows this customer")
        case "returned":
            return said("Did not take it when it was offered")
        case _:
            return said("New to this incident and customer")


def _coverage(left: int | None, others: int) -> Said:
    if left is None:
        return said("Takes nobody from those who could take a severity 1 ({others} can)", others=others)
    return said("Leaves {left} who could take a severity 1", left=left)
