"""The day that is kept up change by change is what counting every incident anew gives, whatever happens."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_day import GONE, MINUTE, NOON, ZONES, board, day_of, following, put_on, rules
from tests.live.boards import incident
from wallboard.domain.board import Board
from wallboard.domain.day import Day, DayCase, day_span
from wallboard.domain.event import Row
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.service_level import Answers, Contact, count_answers
from wallboard.domain.sla_policy import Goals, Happening, PolicyVersion
from wallboard.domain.spread import MEDIAN, percentile

minutes = st.integers(-1_500, 90)
instants = minutes.map(lambda some: NOON + some * MINUTE)
maybe = st.none() | instants
incidents = st.builds(
    incident,
    st.integers(1, 5),
    state=st.sampled_from(IncidentState),
    opened_at=instants,
    acknowledged_at=maybe,
    deployed_at=maybe,
    resolved_at=maybe,
    closed_at=maybe,
    effective_at=instants,
)
assignments = st.builds(put_on, st.integers(1, 5), instants, st.integers(1, 9))
goals = st.builds(
    Goals,
    within_s=st.sampled_from((60, 900, 7_200)),
    answered_by=st.sampled_from((Happening.DEPLOYED, Happening.ACKNOWLEDGED)),
    short_abandon_s=st.sampled_from((60, 600)),
)
versions = st.builds(rules, st.sampled_from(ZONES), goals, st.sampled_from((NOON - timedelta(days=9), NOON)))
steps = st.lists(
    st.tuples(
        st.lists(st.one_of(incidents, incidents, assignments, versions), max_size=5), st.integers(0, 500)
    ),
    max_size=6,
)


def counted(cases: Sequence[DayCase], by: Goals, now: datetime) -> Answers:
    """The slow way: every contact, one after another."""
    return count_answers(
        _contacts(cases, by),
        within=timedelta(seconds=by.within_s),
        short_under=timedelta(seconds=by.short_abandon_s),
        now=now,
    )


def _contacts(cases: Sequence[DayCase], by: Goals) -> Iterator[Contact]:
    for case in cases:
        one = case.incident
        told = [one.deployed_at, case.put_on_at, one.resolved_at]
        told += [one.acknowledged_at] if by.answered_by is Happening.ACKNOWLEDGED else []
        answered_at = min((at for at in told if at is not None), default=None)
        gone_at = (one.closed_at or one.effective_at) if one.state in GONE else None
        yield Contact(one.opened_at, answered_at, gone_at)


@settings(deadline=None, max_examples=150)
@given(version=versions, walk=steps, later=st.integers(0, 2_000))
def test_that_following_and_counting_anew_agree_over_midnights_zones_and_corrections(
    version: PolicyVersion, walk: list[tuple[list[Row], int]], later: int
) -> None:
    shown, at = board(version=version, at=NOON - timedelta(hours=20)), NOON - timedelta(hours=20)
    latest: dict[int, Incident] = {}
    for rows, passed in walk:
        at += passed * MINUTE
        for row in rows:
            if isinstance(row, Incident):
                latest[row.id] = row
        before, (shown, change) = shown, following(shown, *rows, at=at)
        if shown.today is None:
            return
        span = day_span(shown.policy_versions.values(), at)
        assert day_of(shown).span == span
        assert set(day_of(shown).cases) <= set(latest)
        own = list(day_of(shown).cases.values())
        assert {case.incident.id for case in own} == {
            one.id for one in latest.values() if one.opened_at >= span.since_at
        }
        assert all(case.incident == latest[case.incident.id] for case in own)
        assert day_of(shown) == Day.of(own, span, at)
        for now in (at, at + later * MINUTE):
            assert day_of(shown).answers(now) == counted(own, span.goals, now)
            assert day_of(shown).median_to_deploy(now) == slow_median(own, now)
        assert change.day is (tally_of(before) != tally_of(shown))


def tally_of(shown: Board) -> object:
    return None if shown.today is None else (shown.today.span, shown.today.tally)


def slow_median(cases: Sequence[DayCase], now: datetime) -> timedelta | None:
    waits = []
    for case in cases:
        told = [at for at in (case.incident.deployed_at, case.put_on_at) if at is not None]
        if told and min(told) <= now and case.incident.opened_at <= now:
            waits.append(max(min(told) - case.incident.opened_at, timedelta()))
    return percentile(waits, MEDIAN)
