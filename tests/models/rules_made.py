"""Rules of every shape for the tests of the rules page: soundness is none of their business."""

from datetime import date, timedelta

from hypothesis import strategies as st

from wallboard.domain.policy import Promise
from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.sla_policy import (
    ALWAYS,
    WEEKDAYS,
    CountsFrom,
    Goals,
    Happening,
    Match,
    NamedCalendar,
    Policy,
    PolicyRules,
    Reopening,
    Target,
)

CODES = st.from_regex(r"[a-z][a-z0-9_.-]{0,12}", fullmatch=True)
NAMES = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=30).map(
    lambda text: text.strip() or "x"
)
MINUTES = st.integers(0, 1439)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def spelled(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


PERIODS = st.lists(
    st.tuples(MINUTES.map(spelled), MINUTES.map(lambda end: spelled(end + 1))), max_size=3, unique=True
).map(tuple)
HAPPENINGS = st.frozensets(st.sampled_from(Happening), max_size=4)


@st.composite
def calendars(draw: st.DrawFn, code: str) -> NamedCalendar:
    days = st.one_of(DATES.map(date.isoformat), DATES.map(lambda day: f"--{day:%m-%d}"))
    holidays = draw(st.dictionaries(days, NAMES, max_size=5))
    off = draw(st.frozensets(st.sampled_from(sorted(holidays)), max_size=3)) if holidays else frozenset()
    return NamedCalendar(
        code=code,
        name=draw(NAMES),
        tz=draw(st.sampled_from(("Europe/London", "UTC", "Asia/Tehran", "Australia/Lord_Howe"))),
        weekly={day: draw(PERIODS) for day in WEEKDAYS},
        date_hours=draw(st.dictionaries(DATES, PERIODS, max_size=3)),
        breaks=draw(st.dictionaries(DATES, PERIODS, max_size=3)),
        region=draw(st.sampled_from((None, "GB-ENG", "DE"))),
        holidays=holidays,
        switched_off=off,
    )


def targets(promise: Promise, codes: list[str]) -> st.SearchStrategy[Target]:
    reasons = st.frozensets(st.sampled_from(("waiting_for_user", "part", "supplier")), max_size=3)
    return st.builds(
        Target,
        promise=st.just(promise),
        within=st.integers(1, 366 * 86_400).map(lambda seconds: timedelta(seconds=seconds)),
        calendar=st.sampled_from([None, *codes]),
        starts_on=HAPPENINGS,
        pause_reasons=st.none() | reasons,
        resumes_on=HAPPENINGS,
        stops_on=HAPPENINGS,
        cancels_on=HAPPENINGS,
        reopening=st.sampled_from(Reopening),
        marks=st.frozensets(st.integers(1, 1000), max_size=5).map(lambda marks: tuple(sorted(marks))),
    )


@st.composite
def rules(draw: st.DrawFn) -> PolicyRules:
    """Any rules that a document can hold, sound or not."""
    codes = draw(st.lists(CODES, min_size=1, max_size=3, unique=True))
    made = {code: draw(calendars(code)) for code in codes}
    policies = []
    for code in draw(st.lists(CODES, min_size=1, max_size=3, unique=True)):
        promised = draw(st.lists(st.sampled_from(Promise), unique=True))
        policies.append(
            Policy(
                code=code,
                name=draw(NAMES),
                match=draw(matches()),
                calendar=draw(st.sampled_from([*codes, ALWAYS.code])),
                targets=tuple(draw(targets(one, codes)) for one in Promise if one in promised),
            )
        )
    return PolicyRules(
        name=draw(NAMES),
        calendars=made,
        policies=tuple(policies),
        is_example=draw(st.booleans()),
        counts_from=draw(st.sampled_from(CountsFrom)),
        goals=draw(goals()),
    )


def matches() -> st.SearchStrategy[Match]:
    scale = st.frozensets(st.integers(1, 4))
    codes = st.frozensets(CODES, max_size=3)
    return st.builds(
        Match, severities=scale, priorities=scale, teams=codes, natures=codes, customer_classes=codes
    )


def goals() -> st.SearchStrategy[Goals]:
    share = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
    return st.builds(
        Goals,
        within_s=st.integers(1, 7 * 86_400),
        service_level=share,
        definition=st.sampled_from(LevelDefinition).map(str),
        answered_by=st.sampled_from((Happening.ACKNOWLEDGED, Happening.DEPLOYED)),
        short_abandon_s=st.integers(0, 86_400),
        max_occupancy=share,
        shrinkage=share,
        patience_s=st.none() | st.integers(1, 7 * 86_400),
    )
