"""The rules of deploying: each speaks when it must, as hard as the document says, in a sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from tests.domain.decisions import (
    ANA,
    BEN,
    CARDS,
    NOW,
    agent,
    ago,
    ahead,
    inputs,
    scene,
    with_level,
)
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_checks import agent_objections, board_objections, team_objections
from wallboard.domain.deploy_facts import Held, Inputs, TeamFacts
from wallboard.domain.deploy_rules import FIXED, STANDARD, DeployVersion, Rule, rules_in_force
from wallboard.domain.freshness import Freshness
from wallboard.domain.objection import Level, verdict
from wallboard.domain.ranking import rank
from wallboard.domain.said import Said
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState

OTHER = agent(BEN)
"""Somebody who stays, and covers the team."""


def codes(found: Inputs, agent_id: int = ANA) -> list[str]:
    return [one.code for one in agent_objections(found, agent_id)]


CASES: dict[Rule, Inputs] = {
    Rule.ALREADY_ON_IT: scene(agent(is_on_it=True), OTHER),
    Rule.OFF_SHIFT: scene(agent(is_here=False, presence=PresenceState.OFF), OTHER),
    Rule.ON_BREAK: scene(agent(presence=PresenceState.ON_BREAK), OTHER),
    Rule.LACKS_SKILL: scene(agent(held=()), OTHER),
    Rule.SKILL_EXPIRED: scene(agent(held=(Held(CARDS, NOW),)), OTHER),
    Rule.OVER_CAPACITY: scene(agent(load=15), OTHER),
    Rule.TEAM_CLOSED: replace(scene(agent(), OTHER), teams=(TeamFacts(1, is_closed=True),)),
    Rule.BREAK_SOON: scene(agent(until_at=ahead(12)), OTHER),
    Rule.SHIFT_ENDS: scene(agent(shift_ends_at=ahead(12)), OTHER),
    Rule.REST: scene(agent(rested_from_at=ago(14)), OTHER),
    Rule.LEAVES_NO_COVER: scene(agent(), agent(BEN, load=9)),
    Rule.HANDOVERS: scene(agent(), OTHER, handovers=3),
    Rule.LED_ALREADY: scene(agent(), OTHER, led_by_id=BEN),
    Rule.LET_IT_COME_BACK: scene(agent(), OTHER, returned_from_id=ANA),
    Rule.LANGUAGE: scene(agent(languages=("de", "en")), OTHER, language="fr"),
    Rule.SITE: scene(agent(site="north"), OTHER, site="south"),
}


def test_that_nothing_speaks_against_somebody_who_can_go() -> None:
    assert codes(scene()) == []


@pytest.mark.parametrize("rule", CASES)
def test_that_each_rule_speaks_of_what_it_is_for_and_of_nothing_else(rule: Rule) -> None:
    assert codes(CASES[rule]) == [rule]


@pytest.mark.parametrize("rule", CASES)
@pytest.mark.parametrize("level", Level)
def test_that_the_document_decides_what_a_rule_does(rule: Rule, level: Level) -> None:
    ranking = rank(replace(CASES[rule], rules=with_level(rule, level)))
    ana = ranking.by_agent[ANA]
    if rule in FIXED:
        assert ana.level is Level.BLOCK
        return
    assert (ana.level, bool(ana.raised)) == (level, level is not Level.PASS)
    assert (ana.rank is None) == (level is not Level.PASS)
    assert ranking.asks_reason(ANA, seen_id=ANA) == (level is not Level.PASS)


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        (scene(agent(until_at=ahead(30)), OTHER), Rule.BREAK_SOON),
        (scene(agent(until_at=ago(5)), OTHER), Rule.BREAK_SOON),
        (scene(agent(shift_ends_at=ahead(30)), OTHER), Rule.SHIFT_ENDS),
        (scene(agent(rested_from_at=ago(15)), OTHER), Rule.REST),
        (scene(agent(), agent(BEN, load=8)), Rule.LEAVES_NO_COVER),
        (scene(agent(load=9), agent(BEN, load=9)), Rule.LEAVES_NO_COVER),
        (scene(agent(), handovers=2), Rule.HANDOVERS),
        (scene(agent(languages=()), OTHER, language="fr"), Rule.LANGUAGE),
        (scene(agent(languages=("de", "fr")), OTHER, language="fr"), Rule.LANGUAGE),
        (scene(agent(site=None), OTHER, site="south"), Rule.SITE),
        (scene(agent(load=14), OTHER), Rule.OVER_CAPACITY),
        (scene(agent(held=(Held(CARDS, ahead(1)),)), OTHER), Rule.SKILL_EXPIRED),
    ],
)
def test_that_a_rule_is_silent_where_it_just_does_not_apply(found: Inputs, rule: Rule) -> None:
    assert rule not in codes(found)


def test_that_a_shift_that_goes_on_soon_is_a_break_and_no_end() -> None:
    lunch = agent(shift_ends_at=ahead(12), next_shift_at=ahead(57))
    assert codes(scene(lunch, OTHER)) == [Rule.BREAK_SOON]
    tomorrow = agent(shift_ends_at=ahead(12), next_shift_at=ahead(900))
    assert codes(scene(tomorrow, OTHER)) == [Rule.SHIFT_ENDS]


def test_that_the_expected_end_counts_from_when_the_agent_could_begin() -> None:
    soon = agent(shift_ends_at=ahead(40), busy_until_at=ahead(15), in_hand=1, load=2)
    assert codes(scene(soon, OTHER)) == [Rule.SHIFT_ENDS]
    assert codes(scene(replace(soon, busy_until_at=ahead(10)), OTHER)) == []


def test_that_the_last_who_covers_may_go_to_a_severity_1() -> None:
    alone = scene(agent(), agent(BEN, load=9))
    worst = replace(alone.incident, severity=Severity.CRITICAL, weight=8)
    assert codes(replace(alone, incident=worst)) == []


def test_that_support_is_no_handover() -> None:
    often = scene(handovers=5)
    assert codes(often) == [Rule.HANDOVERS]
    assert codes(replace(often, role=AssignmentRole.SUPPORT)) == []


def test_that_support_may_come_to_what_somebody_leads_and_a_second_lead_takes_a_reason() -> None:
    led = scene(agent(), OTHER, led_by_id=BEN)
    assert [one.code for one in team_objections(led, 1)] == [Rule.LED_ALREADY]
    helping = replace(led, role=AssignmentRole.SUPPORT)
    assert (codes(helping), team_objections(helping, 1)) == ([], ())
    assert codes(scene(agent(), OTHER, led_by_id=ANA)) == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (scene(), {}),
        (scene(agent(team_id=2)), {"nobody_here": Level.WARN}),
        (scene(agent(load=15)), {"nobody_under_capacity": Level.WARN}),
        (scene(agent(held=())), {"lacks_skill": Level.BLOCK, "nobody_can": Level.WARN}),
        (scene(agent(held=(Held(CARDS, NOW),))), {"skill_expired": Level.BLOCK, "nobody_can": Level.WARN}),
        (scene(agent(presence=PresenceState.ON_BREAK)), {"nobody_can": Level.WARN}),
        (scene(agent(held=()), agent(BEN, is_here=False)), {"nobody_can": Level.WARN}),
        (replace(scene(), teams=(TeamFacts(1, is_closed=True),)), {"team_closed": Level.BLOCK}),
        (replace(scene(), teams=(TeamFacts(1, is_offered=True),)), {"already_offered": Level.BLOCK}),
        (replace(scene(), teams=()), {"no_team": Level.BLOCK}),
    ],
)
def test_that_a_team_is_asked_as_well(found: Inputs, expected: dict[str, Level]) -> None:
    assert {one.code: one.level for one in team_objections(found, 1)} == expected


@pytest.mark.parametrize("level", [Level.PASS, Level.WARN])
def test_that_the_document_says_how_hard_it_is_that_a_whole_team_lacks_a_skill(level: Level) -> None:
    lacking = replace(scene(agent(held=())), rules=with_level(Rule.LACKS_SKILL, level))
    told = {one.code: one.level for one in team_objections(lacking, 1)}
    assert told == ({} if level is Level.PASS else {"lacks_skill": level})


def test_that_a_stale_board_blocks_unless_the_document_says_otherwise() -> None:
    assert board_objections(STANDARD, Freshness.LATE) == ()
    assert verdict(board_objections(STANDARD, Freshness.STALE)) is Level.BLOCK
    warned = with_level(Rule.BOARD_STALE, Level.WARN)
    assert verdict(board_objections(warned, Freshness.BLIND)) is Level.WARN
    assert board_objections(with_level(Rule.BOARD_STALE, Level.PASS), Freshness.BLIND) == ()


@settings(max_examples=100, deadline=None)
@given(inputs())
def test_that_every_objection_has_a_sentence_that_a_person_would_say(found: Inputs) -> None:
    raised = [one for agent_ in found.agents for one in agent_objections(found, agent_.id)]
    raised += [one for team in found.teams for one in team_objections(found, team.id)]
    for one in raised:
        assert one.level is not Level.PASS
        assert one.code in set(Rule)
        assert isinstance(one.sentence, Said)
        assert 5 < len(one.sentence) < 80
        assert one.sentence[0].isupper() or one.code == Rule.SKILL_EXPIRED
        assert not set(one.sentence) & set("{}")


def test_that_the_newest_version_in_force_rules_and_the_standard_without_one() -> None:
    old, new = replace(STANDARD, number=1), replace(STANDARD, number=2)
    versions = [
        DeployVersion(1, 1, NOW - timedelta(days=9), old),
        DeployVersion(2, 2, NOW + timedelta(minutes=1), new),
    ]
    assert rules_in_force([], NOW) is STANDARD
    assert rules_in_force(versions, NOW - timedelta(days=10)) is STANDARD
    assert rules_in_force(versions, NOW) is old
    assert rules_in_force(versions, NOW + timedelta(minutes=1)) is new
