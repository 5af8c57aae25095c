"""Explains the figures of the day: who was answered in time, and how long it took to put somebody on."""

from datetime import datetime, timedelta
from fractions import Fraction

from wallboard.domain.board import Board
from wallboard.domain.day import Day
from wallboard.domain.explanation import Explanation, LevelSum, Omission, Row, Rows, explained, span_words
from wallboard.domain.figures import Figure, definition_of, median_deploy, percent, service_level
from wallboard.domain.service_level import Answers, LevelDefinition
from wallboard.domain.standing import keys_before


def explain_service_level(board: Board, now: datetime, limit: int | None) -> Explanation:
    """The share of today's incidents answered in time, by the goals' definition."""
    figure = service_level(board, now)
    today = None if board.today is None else board.today.as_of(now)
    definition = None if today is None else definition_of(today.span.goals)
    if today is None or definition is None:
        return _unknown(figure, now, "in T / offered")
    answers = today.answers(now)
    numerator, denominator = definition.parts(answers)
    missed, made = _verdicts(today, definition, now)
    within = timedelta(seconds=today.span.goals.within_s)
    return explained(
        figure,
        formula=f"{definition.formula}, where T is {span_words(within)}, of incidents opened today",
        sum_=_level_sum(figure, definition, answers),
        numerator=numerator,
        denominator=denominator,
        rows=Rows.of([*missed, *made], denominator, limit),
        missed=len(missed),
        left_out=[
            *_not_divided_by(definition, answers),
            (Omission.AHEAD, _to_come(today, now)),
            *_of_other_days(board, today),
        ],
        since=today.span.since_at,
        until=now,
        level=LevelSum(definition, answers, within),
    )


def explain_median_deploy(board: Board, now: datetime, limit: int | None) -> Explanation:
    """The middle of the waits until an agent was first put on today's incidents."""
    figure = median_deploy(board, now)
    formula = "the middle of the waits from opening to the first agent who was put on, of incidents of today"
    if board.today is None:
        return _unknown(figure, now, formula)
    today = board.today.as_of(now)
    waits = today.waits_to_deploy(now)
    deployed = {one for _, one in waits}
    others = [case for one, case in today.cases.items() if one not in deployed]
    opened = [case.incident for case in others if case.incident.opened_at <= now]
    alone = sum(one.is_open for one in opened)
    return explained(
        figure,
        formula=formula,
        sum_=f"the middle of {len(waits):,}" + _middle(figure),
        denominator=len(waits),
        rows=Rows.of(((one, span) for span, one in reversed(waits)), len(waits), limit),
        left_out=[
            (Omission.NOBODY_YET, alone),
            (Omission.NEVER_DEPLOYED, len(opened) - alone),
            (Omission.AHEAD, _to_come(today, now)),
            *_of_other_days(board, today),
        ],
        since=today.span.since_at,
        until=now,
    )


def _middle(figure: Figure) -> str:
    return f": {span_words(figure.value)}" if isinstance(figure.value, timedelta) else ""


def _unknown(figure: Figure, now: datetime, formula: str) -> Explanation:
    words = str(figure.reason or "not known")
    return explained(figure, formula=formula, sum_=words, rows=Rows((), 0), left_out=[], until=now)


def _level_sum(figure: Figure, definition: LevelDefinition, answers: Answers) -> str:
    told = definition.with_numbers(answers)
    if isinstance(figure.value, Fraction):
        return f"{told} = {percent(figure.value)} %"
    return told if figure.reason is None else f"{told}: {figure.reason}"


def _verdicts(day: Day, definition: LevelDefinition, now: datetime) -> tuple[list[Row], list[Row]]:
    """Those that the definition divides by, without and with those that it counts, longest first."""
    within = timedelta(seconds=day.span.goals.within_s)
    verdicts = [(wait, one, wait <= within) for wait, one in day.tally.answered]
    rest = [*(one for _, one in day.tally.left), *day.tally.ahead]
    verdicts += [told for one in rest if (told := _judged(day, definition, one, now)) is not None]
    verdicts.sort(reverse=True)
    missed: list[Row] = [(one, wait) for wait, one, is_made in verdicts if not is_made]
    made: list[Row] = [(one, wait) for wait, one, is_made in verdicts if is_made]
    return missed, made


def _judged(
    day: Day, definition: LevelDefinition, incident_id: int, now: datetime
) -> tuple[timedelta, int, bool] | None:
    """How long one waited, and whether it is counted; None where it is not divided by."""
    case, goals = day.cases[incident_id], day.span.goals
    contact = case.contact(goals.answered_by)
    counted, divided = definition.parts(day.answers_of([contact], now))
    ends = [at for at in (contact.answered_at, contact.abandoned_at) if at is not None]
    return (min(ends) - contact.opened_at, incident_id, bool(counted)) if divided and ends else None


def _not_divided_by(definition: LevelDefinition, answers: Answers) -> list[tuple[Omission, int]]:
    is_of_answered = definition is LevelDefinition.OF_ANSWERED
    has_no_early = definition is LevelDefinition.EARLY_LEAVERS_LEFT_OUT
    return [
        (Omission.WAITING_PAST_T, answers.waiting_past_t),
        (Omission.WAITING_IN_T, answers.waiting - answers.waiting_past_t),
        (Omission.LEFT_EARLY, answers.abandoned_before_t if has_no_early else 0),
        (Omission.LEFT, answers.abandoned if is_of_answered else 0),
    ]


def _of_other_days(board: Board, day: Day) -> list[tuple[Omission, int]]:
    cells = (cell for standing in board.standings.values() for cell in standing.cells)
    earlier = sum(keys_before(cell.opened, day.span.since_at) for cell in cells)
    return [(Omission.EARLIER, earlier), (Omission.UNREADABLE, len(board.unreadable_incidents()))]


def _to_come(day: Day, now: datetime) -> int:
    return sum(day.cases[one].incident.opened_at > now for one in day.tally.ahead)
