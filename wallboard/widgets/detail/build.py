"""Everything that an incident's detail says, row by row: from a board, its story and what to expect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.clock import SlaClock
from wallboard.domain.event import Entity
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.forecast import Forecast
from wallboard.domain.links import link_of
from wallboard.domain.story import Story
from wallboard.models.counted import counted
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.detail.facts import Detail, detail_of
from wallboard.widgets.detail.forecast_facts import forecast_facts
from wallboard.widgets.detail.promise_rows import promise_row
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind, Tone
from wallboard.widgets.detail.story_rows import kin_rows
from wallboard.widgets.risk_words import reason

_PROMISES_AT_ONCE = 6
"""Of more cycles than these only the newest of each promise is told one by one."""
_PEOPLE_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: one incident of a board at an instant, and what was read of it besides.

    `lines` are the rows of the story; `trouble` is why it cannot be read now. `came_from` is the reference of
    the incident that was shown before, and `why` answers why who is on it was sent.
    """

    board: Board
    incident_id: int
    now: datetime
    is_now: bool
    story: Story | None = None
    trouble: str = ""
    is_waiting: bool = False
    is_past: bool = False
    forecast: Forecast | None = None
    record: FloorRecord | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Row, ...] = ()
    came_from: str = ""
    why: tuple[Row, ...] = ()

    @property
    def detail(self) -> Detail | None:
        return detail_of(self.board, self.incident_id, self.now, self.story)


def rows_of(seen: Seen) -> tuple[Row, ...]:
    """The rows from the top; those of the timeline may stand in a column of their own."""
    detail = seen.detail
    rows = list(_back(seen))
    if detail is None:
        rows += _unknown(seen)
    else:
        rows += _head(detail)
        rows += _facts(seen, detail)
        rows += seen.why
        rows += _promises(seen, detail)
        rows += _forecast(seen)
        rows += _links(seen, detail)
    rows += _timeline(seen)
    return tuple(rows)


def _back(seen: Seen) -> Iterator[Row]:
    if seen.came_from:
        words = _tr("back to {reference}").format(reference=seen.came_from)
        yield Row(RowKind.BACK, ("back",), text=words, act=Act(ActKind.BACK))


def _unknown(seen: Seen) -> Iterator[Row]:
    key = (Entity.INCIDENT, seen.incident_id)
    words = _tr("This incident is no longer open.")
    if key in seen.board.unreadable:
        words = _tr("The row of this incident cannot be read.")
    elif seen.is_past:
        words = _tr("At this instant the incident was not open.")
    yield Row(RowKind.NOTICE, ("gone",), text=words, tone=Tone.STRONG)
    if key in seen.board.unreadable:
        yield Row(RowKind.SENTENCE, ("why",), text=seen.board.unreadable[key].reason)


def _head(detail: Detail) -> Iterator[Row]:
    yield Row(
        RowKind.HEAD,
        ("head",),
        text=detail.title,
        note=detail.subtitle,
        severity=detail.severity,
    )
    if detail.ended:
        yield Row(RowKind.NOTICE, ("ended",), text=detail.ended, tone=Tone.STRONG)


def _facts(seen: Seen, detail: Detail) -> Iterator[Row]:
    for label, text in detail.facts:
        tone = Tone.OVER if label == detail.loud else Tone.PLAIN
        yield Row(RowKind.FACT, ("fact", label), label=label, text=text, tone=tone)
    label = _tr("People")
    if not detail.people and detail.is_open:
        yield Row(RowKind.FACT, ("people",), label=label, text=_tr("nobody"), tone=Tone.PLATE)
    for place, person in enumerate(detail.people[:_PEOPLE_AT_ONCE]):
        since = _tr("since {time}").format(time=clock_time(person.since_at, seen.now))
        yield Row(
            RowKind.FACT,
            ("person", person.name, place),
            label=label if not place else "",
            text=f"{person.name}, {person.doing} {since}",
        )
    if len(detail.people) > _PEOPLE_AT_ONCE:
        more = _tr("and {count} more").format(count=len(detail.people) - _PEOPLE_AT_ONCE)
        yield Row(RowKind.FACT, ("more people",), text=more, tone=Tone.QUIET)


def _promises(seen: Seen, detail: Detail) -> Iterator[Row]:
    yield Row(RowKind.SECTION, ("promises",), text=_tr("Promises"))
    if not detail.promises:
        words = _tr("No promise is set for this priority.")
        yield Row(RowKind.SENTENCE, ("no promise",), text=words, tone=Tone.QUIET)
    shown = _newest_cycles(detail.promises)
    for clock in shown:
        yield promise_row(clock, seen.now, is_now=seen.is_now)
    if len(shown) < len(detail.promises):
        words = counted(
            "Detail",
            "and %n earlier one, which the proof tells",
            "and %n earlier ones, which the proof tells",
            len(detail.promises) - len(shown),
        )
        yield Row(RowKind.SENTENCE, ("earlier promises",), text=words, tone=Tone.QUIET)


def _newest_cycles(clocks: tuple[SlaClock, ...]) -> tuple[SlaClock, ...]:
    if len(clocks) <= _PROMISES_AT_ONCE:
        return clocks
    newest = {clock.promise: clock.cycle for clock in sorted(clocks, key=lambda one: one.cycle)}
    return tuple(one for one in clocks if one.is_running or one.cycle == newest[one.promise])


def _forecast(seen: Seen) -> Iterator[Row]:
    forecast, record = seen.forecast, seen.record
    incident = seen.board.incidents.get(seen.incident_id)
    if forecast is None or record is None or incident is None:
        return
    risk, tone = (_tr("at risk"), Tone.SOON) if forecast.is_at_risk else ("", Tone.PLAIN)
    yield Row(RowKind.SECTION, ("forecast",), text=_tr("Forecast"), right=risk, tone=tone)
    words = reason(forecast)
    strong = Tone.STRONG if forecast.is_at_risk else Tone.PLAIN
    yield Row(RowKind.SENTENCE, ("verdict",), text=words[:1].upper() + words[1:], tone=strong)
    team = seen.board.team_name(incident.team_id)
    if forecast.due_at is not None and forecast.due_at < seen.now:
        return  # nothing is left to be reckoned out
    for label, text in forecast_facts(forecast, record.handling.overall, team, seen.now):
        yield Row(RowKind.FACT, ("forecast", label), label=label, text=text, tone=Tone.QUIET)


def _links(seen: Seen, detail: Detail) -> Iterator[Row]:
    incident = detail.incident
    address = link_of(seen.links, incident.source, incident.reference)
    kin = () if seen.story is None else seen.story.kin
    if address is None and not kin:
        return
    yield Row(RowKind.SECTION, ("links",), text=_tr("Links"))
    if address is not None:
        yield Row(
            RowKind.LINK,
            ("address",),
            label=_tr("Source"),
            text=address,
            act=Act(ActKind.LEAVE, address),
        )
    yield from kin_rows(kin, seen.now)


def _timeline(seen: Seen) -> Iterator[Row]:
    story = seen.story
    if story is None and not seen.trouble and not seen.is_waiting:
        return
    right = _tr("from the log")
    if story is not None and seen.is_past:
        right = _tr("up to {time}").format(time=clock_time(story.as_of, seen.now, seconds=True))
    yield Row(RowKind.SECTION, ("timeline",), text=_tr("Timeline"), right=right, column=1)
    if seen.trouble:
        words = _tr("The log cannot be read now: {why}").format(why=seen.trouble)
        if story is not None:
            time = clock_time(story.as_of, seen.now, seconds=True)
            words = _tr("As of {time}; the log cannot be read now: {why}").format(time=time, why=seen.trouble)
        yield Row(RowKind.SENTENCE, ("trouble",), text=words, tone=Tone.STRONG, column=1)
    if story is None:
        if not seen.trouble:
            yield Row(
                RowKind.SENTENCE, ("waiting",), text=_tr("The log is being read …"), tone=Tone.QUIET, column=1
            )
        return
    yield from seen.lines


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
