"""Clocks for the tests of proofs: any calendar, any pauses, ended or not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from wallboard.domain.clock import SlaClock, due_at
from wallboard.domain.clock_run import Pause
from wallboard.domain.life import Happened
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import (
    ALWAYS,
    Happening,
    Match,
    NamedCalendar,
    Period,
    Policy,
    PolicyRules,
    PolicyVersion,
    usual_target,
)
from wallboard.domain.timeline import Writer

BEGINNING = datetime(2016, 3, 24, 15, 20, tzinfo=UTC)
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
EVERY_DAY = (*WORKDAYS, "sat", "sun")
ANA = Writer(1, "crm")


def calendar(
    days: tuple[str, ...], *periods: Period, tz: str = "Europe/London", **layers: object
) -> NamedCalendar:
    made = NamedCalendar("office", "Office", tz, dict.fromkeys(days, periods))
    return replace(made, **layers)  # type: ignore[arg-type]  # the tests name fields


EASTER = {"2016-03-25": "Good Friday", "2016-03-28": "Easter Monday"}
OFFICE = calendar(WORKDAYS, ("09:00", "12:00"), ("13:00", "17:30"), holidays=EASTER)
NIGHTS = calendar(EVERY_DAY, ("22:00", "06:00"), holidays=EASTER)
CALENDARS = (
    ALWAYS,
    OFFICE,
    NIGHTS,
    calendar(EVERY_DAY, ("00:30", "24:00"), tz="Australia/Lord_Howe"),
    replace(
        OFFICE,
        holidays={**EASTER, "--03-30": "Founders' Day"},
        switched_off=frozenset({"2016-03-28"}),
        breaks={date(2016, 3, 29): (("16:00", "18:30"),), date(2016, 4, 1): (("09:00", "10:00"),)},
        date_hours={date(2016, 3, 25): (("10:00", "11:00"),), date(2016, 4, 4): ()},
    ),
)


def clock_of(
    named: NamedCalendar,
    within: timedelta,
    *pauses: Pause,
    started_at: datetime = BEGINNING,
    stopped_at: datetime | None = None,
    counted_from: datetime | None = None,
) -> SlaClock:
    """A clock to resolve under this calendar alone."""
    target = usual_target(Promise.RESOLVE, within)
    policy = Policy("p", "Plain", Match(), named.code, (target,))
    rules = PolicyRules("House rules", {named.code: named}, (policy,))
    return SlaClock(
        promise=Promise.RESOLVE,
        cycle=1,
        version=PolicyVersion(7, 3, datetime(2016, 1, 1, tzinfo=UTC), rules),
        policy=policy,
        target=target,
        named_calendar=named,
        started=Happened(started_at, Happening.OPENED, ANA),
        stopped=None if stopped_at is None else Happened(stopped_at, Happening.RESOLVED, ANA),
        cancelled=None,
        pauses=pauses,
        grades=(),
        counted_from=counted_from or started_at,
        due_at=due_at(named.calendar, counted_from or started_at, within, pauses),
    )


_MINUTES = st.integers(min_value=0, max_value=60 * 24 * 12)


def _after(minutes: int, more: int = 0) -> datetime:
    return BEGINNING + timedelta(minutes=minutes, milliseconds=more)


@st.composite
def clocks(draw: st.DrawFn) -> tuple[SlaClock, datetime]:
    """A clock and an instant to look at it, late perhaps; pauses may lie in closed hours, touch, and last."""
    now = _after(draw(_MINUTES), draw(st.integers(0, 999)))
    edges = sorted(draw(st.lists(_MINUTES, max_size=6).filter(lambda found: len(found) % 2 == 0)))
    pauses = [
        Pause(draw(st.sampled_from(["customer", "vendor", None])), _after(a), _after(b), ANA)
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if _after(b) <= now
    ]
    stopped_at = None
    if draw(st.booleans()):
        stopped_at = now if draw(st.booleans()) else None
    elif not pauses or pauses[-1].until_at is None or pauses[-1].until_at < now:
        since = max(_after(0), now - timedelta(minutes=draw(st.integers(0, 600))))
        last = pauses[-1].until_at if pauses else None
        pauses.append(Pause("supplier", max(since, last or since), None, ANA))
    counted_from = draw(st.sampled_from([None, _after(draw(st.integers(0, 60 * 24)))]))
    made = clock_of(
        draw(st.sampled_from(CALENDARS)),
        timedelta(minutes=draw(st.integers(1, 60 * 60))),
        *pauses,
        stopped_at=stopped_at,
        counted_from=None if counted_from is None or counted_from > now else counted_from,
    )
    looked_at = now if stopped_at is None else now + timedelta(minutes=draw(st.integers(0, 5000)))
    return made, looked_at
