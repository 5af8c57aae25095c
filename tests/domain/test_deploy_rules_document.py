"""The document of the deploy rules: there and back, and every mistake named with its key and the way out."""

import json
from random import Random

import pytest
from hypothesis import given, settings

from tests.domain.decisions import random_rules, seeds
from wallboard.domain.deploy_rules import STANDARD, Part, Purpose, Rule
from wallboard.domain.deploy_rules_document import UnreadableRules, document_of, read_deploy_rules, text_of
from wallboard.domain.objection import Level
from wallboard.domain.severity import Severity


@settings(max_examples=50, deadline=None)
@given(seeds)
def test_that_any_rules_come_back_from_their_document(seed: int) -> None:
    rules = random_rules(Random(seed))
    assert read_deploy_rules(text_of(rules), rules.number) == rules


def test_that_what_a_document_leaves_out_is_as_usual() -> None:
    rules = read_deploy_rules('{"format": 1, "name": "Nights", "rules": {"site": "off"}}', number=3)
    assert (rules.number, rules.name) == (3, "Nights")
    assert rules.level(Rule.SITE) is Level.PASS
    assert rules.level(Rule.LANGUAGE) is STANDARD.level(Rule.LANGUAGE)
    assert rules.weights == STANDARD.weights


def test_that_the_spans_are_where_other_programs_look_for_them() -> None:
    document = document_of(STANDARD)
    assert document["accept_within_s"] == {"1": 60, "2": 120, "3": 300, "4": 900}
    assert STANDARD.accept_within[Severity.CRITICAL].total_seconds() == 60


def test_that_every_rule_part_and_purpose_stands_in_the_document() -> None:
    document = document_of(STANDARD)
    assert list(document["rules"]) == [str(rule) for rule in Rule]
    assert list(document["weights"]) == [str(part) for part in Part]
    assert list(document["reasons"]) == [str(purpose) for purpose in Purpose]
    assert all(document["reasons"].values())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "document.format: must be a whole number from 1 to 1"),
        ({"wieghts": {}}, "document: 'wieghts' is unknown; did you mean weights?"),
        (
            {"rules": {"lacks_skil": "off"}},
            "document.rules: 'lacks_skil' is unknown; did you mean lacks_skill?",
        ),
        ({"rules": {"site": "soft"}}, "document.rules.site: must be one of off, warn, block"),
        ({"rules": {"site": 1}}, "document.rules.site: must be one of off, warn, block"),
        (
            {"rules": {"not_open": "warn"}},
            "document.rules.not_open: must be block: without this rule nothing makes sense",
        ),
        ({"weights": {"coverage": -1}}, "document.weights.coverage: must be a whole number from 0 to 1000"),
        (
            {"weights": dict.fromkeys(map(str, Part), 0)},
            "document.weights: at least one part must weigh more than 0",
        ),
        ({"accept_within_s": {"5": 60}}, "document.accept_within_s: '5' is unknown; use one of 1, 2, 3, 4"),
        (
            {"accept_within_s": {"1": 0}},
            "document.accept_within_s.1: must be a whole number from 10 to 604800",
        ),
        ({"most_handovers": 0}, "document.most_handovers: must be a whole number from 1 to 1000"),
        (
            {"reasons": {"deploy": ["Own words"]}},
            "document.reasons.deploy[0]: must be a code of small letters, digits and _ like knows_the_matter",
        ),
        (
            {"reasons": {"deploy": ["a", "a"]}},
            "document.reasons.deploy: 'a' stands there twice; leave one out",
        ),
        ({"reasons": {"deploy": "a"}}, "document.reasons.deploy: must be a list"),
        ({"name": ""}, "document.name: must be a text of 1 to 80 characters"),
    ],
)
def test_that_a_mistake_is_named_with_its_key_and_the_way_out(change: dict[str, object], words: str) -> None:
    with pytest.raises(UnreadableRules) as refused:
        read_deploy_rules(json.dumps({**document_of(STANDARD), **change}))
    assert str(refused.value) == words


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "[" * 100_000])
def test_that_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(UnreadableRules):
        read_deploy_rules(text)
