"""What the pane says of one figure, as frozen values; no paint."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.board import Board
from wallboard.domain.explaining import explain
from wallboard.domain.explanation import Explanation, incident_behind
from wallboard.domain.figures import Figure, Level
from wallboard.domain.history import LoadHistory
from wallboard.domain.severity import Severity
from wallboard.domain.thresholds import Profile
from wallboard.models.counted import counted
from wallboard.models.trend import Trend, trend_of
from wallboard.widgets.explain.explain_words import (
    counted_words,
    formula_of,
    level_name,
    limit_words,
    measure_word,
    omission_words,
    span_of,
    sum_of,
    tr,
)
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.strip_words import Said, said_of

_EVERY = (Level.WARNING, Level.ALARM)


@dataclass(frozen=True, slots=True)
class LimitLine:
    """When one level begins and ends; `holds` where the figure is at it now."""

    level: Level
    name: str
    words: str
    holds: bool


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One incident (or agent, which opens nothing) that the figure counts."""

    id: int
    reference: str
    nature: str
    team: str
    measure: str
    severity: Severity | None = None
    is_missed: bool = False
    is_agent: bool = False

    @property
    def words(self) -> str:
        """The row for whoever reads it without eyes."""
        missed = tr("not in time") if self.is_missed else ""
        parts = (self.reference, self.nature, self.team, self.measure, missed)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ExplainView:
    """Everything that is told of a figure at one instant; `facts` are a name and a value each."""

    key: str
    said: Said
    is_of_selection: bool
    formula: str
    sum: str
    facts: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    window: str
    profile: str
    limits: tuple[LimitLine, ...]
    trend: Trend
    trend_times: tuple[str, str]
    rows_head: str
    measure: str
    rows: tuple[BehindRow, ...]


def view_of(
    board: Board,
    now: datetime,
    figure: Figure,
    *,
    history: LoadHistory | None,
    profile: Profile,
    moment: Moment,
    is_whole: bool = True,
) -> ExplainView:
    """One figure of the strip explained; a trend is told of the whole floor only."""
    told = explain(board, now, figure.key)
    trend = trend_of(figure, history if is_whole else None, profile)
    return ExplainView(
        key=figure.key,
        said=said_of(figure, calm=False),
        is_of_selection=not is_whole,
        formula=formula_of(told),
        sum=sum_of(told, len(board.unreadable_incidents())),
        facts=tuple(_facts(told)),
        left_out=tuple((str(one.count), omission_words(one.words)) for one in told.left_out),
        window=_window(told, moment),
        profile=profile.name,
        limits=_limits(figure, profile),
        trend=trend,
        trend_times=_times(trend, moment),
        rows_head=_rows_head(told),
        measure=measure_word(told.key),
        rows=_rows(board, told),
    )


def _facts(told: Explanation) -> list[tuple[str, str]]:
    counted, of = counted_words(told.key)
    facts = []
    if told.numerator is not None:
        facts.append((tr("Numerator"), f"{told.numerator} {counted}".strip()))
    if told.denominator is not None:
        facts.append((tr("Denominator"), f"{told.denominator} {of}".strip()))
    return facts


def _window(told: Explanation, moment: Moment) -> str:
    if told.since is None:
        return tr("as of {time}").format(time=moment.clock(told.until))
    if told.until - told.since <= timedelta(minutes=30) and told.key == "at_risk":
        words = tr("{since} to {until}, ahead")
    else:
        words = tr("since midnight, {since} to {until}")
    return words.format(since=moment.clock(told.since), until=moment.clock(told.until))


def _limits(figure: Figure, profile: Profile) -> tuple[LimitLine, ...]:
    limits = profile.of(figure.key)
    return tuple(
        LimitLine(level, level_name(level), limit_words(figure.key, limits[level]), figure.level is level)
        for level in _EVERY
        if level in limits
    )


def _times(trend: Trend, moment: Moment) -> tuple[str, str]:
    """When the trend begins, and where it ends."""
    if trend.since is None:
        return "", ""
    span = len(trend.values) * trend.bucket
    words = tr("{time}, the last {hours} h")
    begins = words.format(time=moment.clock(trend.since), hours=round(span / timedelta(hours=1)))
    until = trend.since + span
    if until < moment.now:  # nobody has read the hours since
        return begins, tr("as of {time}").format(time=moment.clock(until))
    return begins, moment.name


def _rows_head(told: Explanation) -> str:
    count = str(told.row_count)
    if told.row_count > len(told.rows):
        count = tr("{listed} of {count}").format(listed=len(told.rows), count=told.row_count)
    if told.of_agents:
        words = counted("Explain", "{count} agent", "{count} agents", told.row_count)
    elif told.missed:
        words = counted(
            "Explain",
            "{count} incident, not in time",
            "{count} incidents, {missed} not in time",
            told.row_count,
        )
    else:
        words = counted("Explain", "{count} incident", "{count} incidents", told.row_count)
    return words.format(count=count, missed=told.missed)


def _rows(board: Board, told: Explanation) -> tuple[BehindRow, ...]:
    make = _agent_row if told.of_agents else _incident_row
    return tuple(
        make(board, row_id, "" if span is None else span_of(span), place < told.missed)
        for place, (row_id, span) in enumerate(zip(told.rows, told.measures, strict=True))
    )


def _incident_row(board: Board, row_id: int, measure: str, is_missed: bool) -> BehindRow:
    incident = incident_behind(board, row_id)
    if incident is None:
        return BehindRow(
            row_id, f"#{row_id}", tr("cannot be read"), "", measure, Severity.CRITICAL, is_missed
        )
    return BehindRow(
        row_id,
        incident.reference,
        board.nature_name(incident.nature_id),
        board.team_name(incident.team_id) or tr("no team"),
        measure,
        incident.severity,
        is_missed,
    )


def _agent_row(board: Board, row_id: int, measure: str, is_missed: bool) -> BehindRow:
    agent = board.agents.get(row_id)
    team = board.team_name(agent.team_id) if agent is not None else ""
    return BehindRow(row_id, board.agent_name(row_id), "", team, measure, None, is_missed, is_agent=True)
