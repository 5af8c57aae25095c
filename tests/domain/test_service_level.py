"""The figures of the floor: five service levels, medians and 90th percentiles, and the breach rate."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.service_level import Answers, Contact, LevelDefinition, Missing, count_answers
from wallboard.domain.sla_policy import Goals
from wallboard.domain.spread import MEDIAN, NINETIETH, BreachRate, Spread, percentile

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
EXAMPLE = Answers(
    offered=1_060, answered=1_000, answered_in_t=860, abandoned=60, abandoned_before_t=20, short_abandons=10
)
NONE = Answers(
    offered=0, answered=0, answered_in_t=0, abandoned=0, abandoned_before_t=0, short_abandons=0, waiting=4
)
ALL_LEFT = Answers(
    offered=3, answered=0, answered_in_t=0, abandoned=3, abandoned_before_t=3, short_abandons=3
)


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("formula", "percent"),
    [
        ("(in T + abandoned before T) / offered", "83.0"),
        ("in T / answered", "86.0"),
        ("in T / offered", "81.1"),
        ("in T / (offered - abandoned before T)", "82.7"),
        ("(in T + short abandons) / offered", "82.1"),
    ],
)
def test_that_each_definition_has_its_figure_for_a_thousand_and_sixty_offered(
    formula: str, percent: str
) -> None:
    definition = next(one for one in LevelDefinition if one.formula == formula)
    share = definition.of(EXAMPLE).share
    assert share is not None
    assert f"{float(share) * 100:.1f}" == percent


def test_that_the_definitions_are_five_each_with_a_name_of_its_own() -> None:
    labels = {definition.label for definition in LevelDefinition}
    assert len(labels) == len(LevelDefinition) == 5
    assert all(label.startswith("In time, ") for label in labels)


def test_that_the_goals_of_a_policy_name_their_definition_by_its_code() -> None:
    assert LevelDefinition(Goals().definition) is LevelDefinition.OF_OFFERED


def test_that_shares_are_exact() -> None:
    assert LevelDefinition.OF_OFFERED.of(EXAMPLE).share == Fraction(43, 53)


@pytest.mark.parametrize("definition", LevelDefinition)
def test_that_a_figure_of_nothing_is_not_computable_and_says_why(definition: LevelDefinition) -> None:
    figure = definition.of(NONE)
    assert figure.share is None
    assert figure.missing is Missing.NOTHING_OFFERED


def test_that_where_everybody_left_early_two_definitions_say_so_and_three_have_a_figure() -> None:
    assert LevelDefinition.OF_ANSWERED.of(ALL_LEFT).missing is Missing.NOTHING_ANSWERED
    assert LevelDefinition.EARLY_LEAVERS_LEFT_OUT.of(ALL_LEFT).missing is Missing.ALL_LEFT_BEFORE_T
    assert LevelDefinition.EARLY_LEAVERS_SERVED.of(ALL_LEFT).share == 1
    assert LevelDefinition.OF_OFFERED.of(ALL_LEFT).share == 0
    assert LevelDefinition.SHORT_ABANDONS_SERVED.of(ALL_LEFT).share == 1
    assert LevelDefinition.OF_OFFERED.of(ALL_LEFT).missing is None


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"offered": -1}, "offered is -1: a count cannot be below 0"),
        ({"waiting": -1}, "waiting is -1"),
        ({"answered_in_t": 1_001}, r"answered_in_t \(1001\) exceeds answered \(1000\)"),
        ({"abandoned_before_t": 61}, "abandoned_before_t"),
        ({"short_abandons": 61}, "short_abandons"),
        ({"waiting_past_t": 1}, "waiting_past_t"),
        ({"offered": 1_059}, "1000 answered and 60 abandoned exceed 1059 offered"),
    ],
)
def test_that_counts_that_contradict_each_other_are_refused_in_words(
    changed: dict[str, int], words: str
) -> None:
    counts = {name: getattr(EXAMPLE, name) for name in Answers.__dataclass_fields__} | changed
    with pytest.raises(ValueError, match=words):
        Answers(**counts)


def contact(opened: float, answered: float | None = None, gone: float | None = None) -> Contact:
    """Opened so many seconds before now, answered or gone so many seconds later."""
    opened_at = NOW - s(opened)
    return Contact(
        opened_at,
        None if answered is None else opened_at + s(answered),
        None if gone is None else opened_at + s(gone),
    )


def counted(*contacts: Contact) -> Answers:
    return count_answers(contacts, within=s(20), short_under=s(5), now=NOW)


def test_that_an_answer_is_in_time_at_t_exactly_and_late_from_the_first_instant_after() -> None:
    answers = counted(contact(600, 0), contact(600, 20), contact(600, 20.000001), contact(600, 500))
    assert (answers.offered, answers.answered, answers.answered_in_t) == (4, 4, 2)


def test_that_leaving_is_before_t_or_short_only_when_strictly_sooner() -> None:
    answers = counted(
        contact(600, gone=4.999999),
        contact(600, gone=5),
        contact(600, gone=19.999999),
        contact(600, gone=20),
        contact(600, gone=300),
    )
    assert (answers.offered, answers.abandoned) == (5, 5)
    assert (answers.abandoned_before_t, answers.short_abandons) == (3, 1)


def test_that_whoever_waits_still_is_shown_apart_and_not_among_the_offered() -> None:
    answers = counted(contact(10), contact(20), contact(21), contact(600, 8))
    assert (answers.offered, answers.waiting, answers.waiting_past_t) == (1, 3, 1)


def test_that_what_lies_after_now_has_not_happened() -> None:
    answers = counted(contact(10, answered=11), contact(10, gone=11), contact(-1, answered=2))
    assert (answers.offered, answers.waiting) == (0, 2)


def test_that_the_earlier_of_answer_and_end_counts_and_the_answer_when_both_are_at_once() -> None:
    answers = counted(
        contact(600, answered=10, gone=300), contact(600, answered=300, gone=10), contact(600, 9, 9)
    )
    assert (answers.answered, answers.abandoned) == (2, 1)


def test_that_an_answer_dated_before_the_call_was_in_time() -> None:
    assert counted(contact(600, answered=-30)).answered_in_t == 1


def test_that_a_span_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="spans from 0 on"):
        count_answers([], within=s(-1), short_under=s(0), now=NOW)
    with pytest.raises(ValueError, match="spans from 0 on"):
        count_answers([], within=s(1), short_under=s(-1), now=NOW)


waits = st.none() | st.integers(-5, 60)


@given(st.lists(st.builds(contact, st.integers(-10, 60), waits, waits)))
def test_that_everybody_who_came_is_counted_once(contacts: list[Contact]) -> None:
    answers = counted(*contacts)
    came = sum(one.opened_at <= NOW for one in contacts)
    assert answers.answered + answers.abandoned == answers.offered
    assert answers.offered + answers.waiting == came


def test_that_the_median_is_the_middle_and_of_an_even_number_halfway_between_the_two() -> None:
    assert percentile([s(9), s(1), s(4)], MEDIAN) == s(4)
    assert percentile([s(9), s(1), s(4), s(6)], MEDIAN) == s(5)


def test_that_the_ninetieth_percentile_lies_linearly_between_the_closest_ranks() -> None:
    assert percentile([s(n) for n in range(1, 12)], NINETIETH) == s(10)
    assert percentile([s(0), s(10)], NINETIETH) == s(9)
    assert percentile([s(n) for n in range(10)], NINETIETH) == s(8.1)


def test_that_a_spread_says_of_how_many_it_is() -> None:
    assert Spread.of([s(3)]) == Spread(1, s(3), s(3))
    assert Spread.of(iter([])) == Spread(0, None, None)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), min_size=1), st.fractions(0, 1))
def test_that_a_percentile_lies_within_its_spans_and_grows_with_its_share(
    spans: list[timedelta], share: Fraction
) -> None:
    found, lowest, highest = (
        percentile(spans, share),
        percentile(spans, Fraction(0)),
        percentile(spans, Fraction(1)),
    )
    assert found is not None
    assert lowest == min(spans) <= found <= max(spans) == highest


def test_that_a_percentile_beyond_all_is_refused() -> None:
    with pytest.raises(ValueError, match="share from 0 to 1, not 90"):
        percentile([s(1)], Fraction(90))


def test_that_the_breach_rate_counts_what_is_decided_and_leaves_paused_and_open_beside_it() -> None:
    breaches = BreachRate(met=90, missed=6, running_though_missed=4, paused=7, open=30)
    assert breaches.rate == Fraction(1, 10)
    assert (breaches.broken, breaches.paused, breaches.open) == (10, 7, 30)


def test_that_without_a_verdict_there_is_no_breach_rate() -> None:
    assert BreachRate(met=0, missed=0, running_though_missed=0, paused=7, open=30).rate is None


def test_that_a_breach_rate_of_counts_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="paused is -1"):
        BreachRate(met=0, missed=0, running_though_missed=0, paused=-1, open=0)
