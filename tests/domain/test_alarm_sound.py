"""What is to be heard of alarms: never nothing while one may sound, never two at once, never too loud."""

import itertools
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.alarm_rules import LOUDNESS, AlarmRules, Quiet, Sounding
from wallboard.domain.alarm_sound import FRESH_S, LASTS_S, SILENCE, Hush, Ringing, Sounded, hush_of, turn
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.severity import SEVERITIES, Severity

RULES = AlarmRules()
CRITICAL, MAJOR = RULES.by_severity[Severity.CRITICAL], RULES.by_severity[Severity.MAJOR]


def _critical(since_s: float = 0.0) -> Ringing:
    return Ringing(1, Severity.CRITICAL, since_s)


def _major(since_s: float = 0.0) -> Ringing:
    return Ringing(2, Severity.MAJOR, since_s)


def _heard(
    ringing: list[Ringing], *, until_s: int, rules: AlarmRules = RULES, is_quiet: bool = False
) -> list[Sounded]:
    """What is heard when it is asked every second, of what rings since then."""
    last, heard = None, []
    for second in range(until_s):
        there = [one for one in ringing if one.since_s <= second]
        play = turn(there, second, rules, is_quiet=is_quiet, last=last).play
        if play is not None:
            last = play
            heard.append(play)
    return heard


def test_that_an_alarm_sounds_at_once_and_then_as_often_as_the_rules_say() -> None:
    heard = _heard([_critical()], until_s=35)
    assert [one.at_s for one in heard] == [0, 10, 20, 30]
    assert {one.sound for one in heard} == {"critical"}


def test_that_it_becomes_louder_by_steps_until_it_is_as_loud_as_it_may_be() -> None:
    volumes = [one.volume for one in _heard([_critical()], until_s=300)]
    assert volumes[:3] == [CRITICAL.volume] * 3
    assert volumes[3] == CRITICAL.volume + CRITICAL.louder_by
    assert volumes == sorted(volumes)
    assert volumes[-1] == CRITICAL.most


def test_that_only_the_worst_is_heard_and_does_not_wait_for_the_others_turn() -> None:
    heard = _heard([_major(), _critical(1.0)], until_s=20)
    assert [one.sound for one in heard] == ["major", "critical", "critical"]
    assert heard[1].at_s == LASTS_S


def test_that_a_new_alarm_of_the_same_kind_is_heard_soon() -> None:
    heard = _heard([_major(), Ringing(3, Severity.MAJOR, 2.0)], until_s=25)
    assert [one.at_s for one in heard] == [0, FRESH_S]


def test_that_in_quiet_hours_only_what_may_is_heard_and_no_louder_than_it_may() -> None:
    quiet = AlarmRules(quiet=Quiet((HoursOfDay(0, 360),), most=45))
    assert _heard([_major()], until_s=100, rules=quiet, is_quiet=True) == []
    assert max(one.volume for one in _heard([_critical()], until_s=300, rules=quiet, is_quiet=True)) == 45


def test_that_nothing_is_played_where_nothing_rings() -> None:
    assert turn([], 5.0, RULES, is_quiet=False, last=None) == SILENCE


def test_that_a_clock_that_begins_anew_silences_nothing() -> None:
    last = Sounded("critical", 40, Severity.CRITICAL, 1_000_000.0)
    assert turn([_critical()], 3.0, RULES, is_quiet=False, last=last).play is not None


def test_that_quiet_hours_go_over_midnight() -> None:
    quiet = Quiet((HoursOfDay(22 * 60, 6 * 60),))
    assert [quiet.hold(time(hour)) for hour in (21, 22, 23, 0, 5, 6)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


def test_that_quiet_hours_last_until_the_last_of_several_in_a_row_is_over() -> None:
    quiet = Quiet((HoursOfDay(0, 6 * 60), HoursOfDay(22 * 60, 24 * 60)))
    lasts = {hour: quiet.left(time(hour)) for hour in (21, 22, 23, 5, 6)}
    assert lasts == {hour: timedelta(hours=left) for hour, left in {21: 0, 22: 8, 23: 7, 5: 1, 6: 0}.items()}
    day = Quiet((HoursOfDay(0, 12 * 60), HoursOfDay(12 * 60, 24 * 60)))
    assert day.left(time(6)) <= timedelta(days=1)


def test_that_what_has_no_sound_is_not_kept_down_by_quiet_hours() -> None:
    now, at = datetime(2026, 3, 5, 23, tzinfo=UTC), time(23)
    quiet = Quiet((HoursOfDay(22 * 60, 6 * 60),))
    rules = AlarmRules({Severity.MAJOR: RULES.by_severity[Severity.MAJOR]}, quiet=quiet)
    assert hush_of([Severity.CRITICAL], rules, now, at) is None
    assert hush_of([Severity.CRITICAL, Severity.MAJOR], rules, now, at) == Hush(
        now + timedelta(hours=7), is_silent=True
    )


@st.composite
def _soundings(draw: st.DrawFn) -> Sounding:
    most = draw(st.integers(*LOUDNESS))
    return Sounding(
        "minor",
        timedelta(seconds=draw(st.integers(5, 600))),
        draw(st.integers(LOUDNESS[0], most)),
        draw(st.integers(0, 50)),
        timedelta(seconds=draw(st.integers(5, 600))),
        most,
    )


_RULES = st.dictionaries(st.sampled_from(SEVERITIES), _soundings(), min_size=1).map(AlarmRules)
_RINGING = st.lists(
    st.builds(Ringing, st.integers(1, 9), st.sampled_from(SEVERITIES), st.integers(0, 900).map(float)),
    max_size=5,
)


@given(rules=_RULES, ringing=_RINGING)
def test_that_sound_is_bounded_and_never_missing_while_an_alarm_with_a_sound_rings(
    rules: AlarmRules, ringing: list[Ringing]
) -> None:
    heard = _heard(ringing, until_s=1600, rules=rules)
    sounding = [one for one in ringing if one.severity in rules.by_severity]
    assert bool(heard) is bool(sounding)
    for one in heard:
        rule = rules.by_severity[one.severity]
        there = [other for other in sounding if other.since_s <= one.at_s]
        assert LOUDNESS[0] <= one.volume <= rule.most
        assert one.severity == min(other.severity for other in there)
    gaps = [(a, b.at_s - a.at_s) for a, b in itertools.pairwise(heard)]
    assert all(gap >= LASTS_S for _, gap in gaps)
    longest = max((rules.by_severity[one.severity].repeat_every for one in sounding), default=timedelta())
    assert all(gap <= longest.total_seconds() + FRESH_S for _, gap in gaps)
    if sounding:
        assert heard[0].at_s == min(one.since_s for one in sounding)


@given(_soundings(), st.integers(0, 10_000), st.integers(0, 10_000))
def test_that_no_later_volume_is_lower_than_an_earlier_one(
    sounding: Sounding, one_s: int, other_s: int
) -> None:
    early, late = sorted((one_s, other_s))
    volumes = [sounding.volume_after(timedelta(seconds=at)) for at in (early, late)]
    assert sounding.volume <= volumes[0] <= volumes[1] <= sounding.most


@pytest.mark.parametrize("severity", [Severity.CRITICAL, Severity.MAJOR])
def test_that_the_shipped_sounds_are_loud_enough_and_bounded(severity: Severity) -> None:
    shipped = RULES.by_severity[severity]
    assert LOUDNESS[0] <= shipped.volume < shipped.most <= LOUDNESS[1]
    assert shipped.volume_after(timedelta(hours=1)) == shipped.most
