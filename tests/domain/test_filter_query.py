"""A typed query means what it says, is written back as it was meant, and complains in words."""

import pytest
from hypothesis import given

from tests.domain.filters import filters, odd_words
from wallboard.domain.filter import Filter
from wallboard.domain.filter_query import QueryError, QueryTrouble, parse, query_of
from wallboard.domain.severity import Severity


def complaint(query: str) -> tuple[QueryTrouble, str, str]:
    with pytest.raises(QueryError) as caught:
        parse(query)
    found = caught.value.complaint
    return found.trouble, found.word, found.sentence


def test_that_every_part_of_a_query_is_understood() -> None:
    assert parse('team:Network,east sev:1,2 nature:"card payments" site:north mine depot') == Filter(
        teams=frozenset({"network", "east"}),
        severities=frozenset({Severity.CRITICAL, Severity.MAJOR}),
        natures=frozenset({"card payments"}),
        sites=frozenset({"north"}),
        words=("depot",),
        mine=True,
    )


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("severity:critical", "sev:1"),
        ("sev:1 sev:2", "sev:1,2"),
        ("SEV:Minor", "sev:4"),
        ("  depot   depot ", "depot"),
        ("sev:1,", "sev:1"),
        ("a,b", '"a,b"'),
    ],
)
def test_that_other_ways_to_say_the_same_mean_the_same(query: str, same: str) -> None:
    assert parse(query) == parse(same)


def test_that_quotes_make_text_of_what_would_be_a_part() -> None:
    assert parse('"mine" "sev:1" "say ""hello"""').words == ("mine", "sev:1", 'say "hello"')
    assert not parse('"mine"').mine


@given(filters(odd_words))
def test_that_a_filter_written_and_read_again_is_the_same(asked: Filter) -> None:
    assert parse(query_of(asked)) == asked


def test_that_an_unknown_key_is_named_with_the_nearest_one_and_the_way_out() -> None:
    trouble, word, sentence = complaint("depot natur:phone")
    assert (trouble, word) == (QueryTrouble.UNKNOWN_KEY, "natur")
    assert "“nature:”" in sentence
    assert "as text" in sentence


@pytest.mark.parametrize("query", ["team:", "team: depot", 'site:""'])
def test_that_a_key_without_a_value_is_named(query: str) -> None:
    trouble, word, _ = complaint(query)
    assert trouble is QueryTrouble.NO_VALUE
    assert query.startswith(word)


@pytest.mark.parametrize("value", ["5", "0", "12", "urgent", "²"])
def test_that_a_severity_that_is_none_is_named(value: str) -> None:
    trouble, word, sentence = complaint(f"sev:1,{value}")
    assert (trouble, word) == (QueryTrouble.NOT_A_SEVERITY, value)
    assert "1 to 4" in sentence


@pytest.mark.parametrize("query", ['depot "card pay', 'team:"card', 'de"pot'])
def test_that_a_quote_that_does_not_close_is_named(query: str) -> None:
    assert complaint(query)[0] is QueryTrouble.QUOTE
