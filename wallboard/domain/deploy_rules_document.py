"""The document that a version of the deploy rules is kept as: rules to JSON text and back, key by key."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from difflib import get_close_matches
from typing import Any, TypeVar

from wallboard.domain.deploy_rules import FIXED, STANDARD, DeployRules, Part, Purpose, Rule
from wallboard.domain.document_place import Place, UnreadableRules
from wallboard.domain.objection import Level
from wallboard.domain.said import Said, said
from wallboard.domain.severity import Severity

__all__ = ["UnreadableRules", "document_of", "read_deploy_rules", "rules_of_document", "text_of"]

FORMAT = 1
MOST_WEIGHT = 1000
MOST_CODES = 30
_LONGEST_S = 7 * 86_400
_LEVELS = {"off": Level.PASS, "warn": Level.WARN, "block": Level.BLOCK}
_WORDS = {level: word for word, level in _LEVELS.items()}
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_KEYS = (
    "format", "name", "rules", "weights", "accept_within_s", "expected_handling_s", "rest_after_severity_1_s",
    "most_handovers", "reasons",
)  # fmt: skip

_Key = TypeVar("_Key", bound=str)


def read_deploy_rules(text: str, number: int = 0) -> DeployRules:
    """The rules that a document holds; what it leaves out is as in the standard rules.

    Raises:
        UnreadableRules: it is no JSON object of ours; the words name the key and the way out.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise UnreadableRules(said("the document is no JSON: {trouble}", trouble=str(trouble))) from None
    return rules_of_document(found, number)


def rules_of_document(document: object, number: int = 0) -> DeployRules:
    """The rules that a parsed document holds.

    Raises:
        UnreadableRules: as for its text.
    """
    place = Place(document, "document")
    for key in place.mapping():
        _known(place, key, _KEYS)
    place["format"].whole(FORMAT, FORMAT)
    rest, handovers = place["rest_after_severity_1_s"], place["most_handovers"]
    rules = DeployRules(
        number=number,
        name=place["name"].text(),
        levels=_levels(place["rules"]),
        weights=_weights(place["weights"]),
        accept_within=_spans(place["accept_within_s"], STANDARD.accept_within, least=10),
        expected_handling=_spans(place["expected_handling_s"], STANDARD.expected_handling, least=60),
        reasons=_reasons(place["reasons"]),
    )
    if rest.value is not None:
        rules = replace(rules, rest_after_severity_1=timedelta(seconds=rest.whole(0, _LONGEST_S)))
    if handovers.value is not None:
        rules = replace(rules, most_handovers=handovers.whole(1, 1000))
    return rules


def text_of(rules: DeployRules) -> str:
    """The same document for the same rules."""
    return json.dumps(document_of(rules), ensure_ascii=False, indent=1)


def document_of(rules: DeployRules) -> dict[str, Any]:
    """The document of rules, with every key in its order; the number is the version's and not in it."""
    return {
        "format": FORMAT,
        "name": rules.name,
        "rules": {str(rule): _WORDS[rules.level(rule)] for rule in Rule},
        "weights": {str(part): rules.weights.get(part, 0) for part in Part},
        "accept_within_s": _spans_told(rules.accept_within),
        "expected_handling_s": _spans_told(rules.expected_handling),
        "rest_after_severity_1_s": _seconds(rules.rest_after_severity_1),
        "most_handovers": rules.most_handovers,
        "reasons": {str(purpose): list(rules.codes(purpose)) for purpose in Purpose},
    }


def _known(place: Place, key: str, keys: Iterable[str]) -> str:
    """The key, where it is one of those that are known; else what it was probably meant to be."""
    known = list(keys)
    if key in known:
        return key
    near = get_close_matches(key, known, 1)
    hint: Said = (
        said("did you mean {key}?", key=near[0]) if near else said("use one of {keys}", keys=", ".join(known))
    )
    raise place.wrong(said("{key} is unknown; {hint}", key=repr(key), hint=hint))


def _members(place: Place, kind: Iterable[_Key]) -> dict[_Key, Place]:
    """The places under their keys, each of which must be one of a kind."""
    by_word = {str(one): one for one in kind}
    return {by_word[_known(place, key, by_word)]: one for key, one in place.members().items()}


def _levels(place: Place) -> Mapping[Rule, Level]:
    found = dict(STANDARD.levels)
    for rule, one in _members(place, Rule).items():
        level = _LEVELS.get(one.value) if isinstance(one.value, str) else None
        if level is None:
            raise one.wrong(said("must be one of {levels}", levels=", ".join(_LEVELS)))
        if rule in FIXED and level is not Level.BLOCK:
            raise one.wrong(said("must be block: without this rule nothing makes sense"))
        found[rule] = level
    return found


def _weights(place: Place) -> Mapping[Part, int]:
    found = dict(STANDARD.weights)
    found |= {part: one.whole(0, MOST_WEIGHT) for part, one in _members(place, Part).items()}
    if not any(found.values()):
        raise place.wrong(said("at least one part must weigh more than 0"))
    return found


def _spans(place: Place, usual: Mapping[Severity, timedelta], least: int) -> Mapping[Severity, timedelta]:
    found = dict(usual)
    words = [str(int(severity)) for severity in Severity]
    for word, one in _members(place, words).items():
        found[Severity(int(word))] = timedelta(seconds=one.whole(least, _LONGEST_S))
    return found


def _reasons(place: Place) -> Mapping[Purpose, tuple[str, ...]]:
    found = dict(STANDARD.reasons)
    for purpose, one in _members(place, Purpose).items():
        codes = tuple(_code(item) for item in one.items())
        if len(codes) > MOST_CODES:
            raise one.wrong(said("must be at most {most} reasons", most=MOST_CODES))
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise one.wrong(said("{code} stands there twice; leave one out", code=repr(twice)))
        found[purpose] = codes
    return found


def _code(place: Place) -> str:
    if not isinstance(place.value, str) or not _CODE.fullmatch(place.value):
        raise place.wrong(said("must be a code of small letters, digits and _ like knows_the_matter"))
    return place.value


def _spans_told(spans: Mapping[Severity, timedelta]) -> dict[str, int]:
    return {str(int(severity)): _seconds(spans[severity]) for severity in Severity}


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
