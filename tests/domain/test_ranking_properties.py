"""Ranking: total, the same for the same inputs, never of the blocked; each part and each weight counts."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.decisions import ANA, BEN, CARDS, CLEO, NOW, agent, ago, ahead, inputs, only, scene
from wallboard.domain.deploy_facts import AgentFacts, Held, Inputs
from wallboard.domain.deploy_rules import STANDARD, Part
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank


@settings(max_examples=100, deadline=None)
@given(inputs(), st.randoms(use_true_random=False))
def test_that_ranking_is_total_and_the_same_whatever_order_agents_are_given_in(
    found: Inputs, random: Random
) -> None:
    ranking = rank(found)
    assert sorted(one.agent_id for one in ranking.candidates) == [one.id for one in found.agents]
    shuffled = list(found.agents)
    random.shuffle(shuffled)
    assert rank(replace(found, agents=tuple(shuffled))) == ranking
    assert rank(replace(found)) == ranking


@settings(max_examples=100, deadline=None)
@given(inputs())
def test_that_only_who_passes_is_ranked_and_the_better_score_goes_first(found: Inputs) -> None:
    ranking = rank(found)
    passing = [one for one in ranking.candidates if one.level is Level.PASS]
    assert [one.rank for one in ranking.candidates if one.rank is not None] == [*range(1, len(passing) + 1)]
    assert [one.level for one in ranking.candidates] == sorted(one.level for one in ranking.candidates)
    assert ranking.recommended_id == (passing[0].agent_id if passing else None)
    for level in (Level.PASS, Level.WARN):
        own = [(-one.score, one.agent_id) for one in ranking.candidates if one.level is level]
        assert own == sorted(own)
    for one in ranking.candidates:
        if one.level is Level.BLOCK:
            assert (one.rank, one.parts, one.values) == (None, (), ())


@settings(max_examples=100, deadline=None)
@given(inputs())
def test_that_a_score_is_the_sum_of_its_parts_and_each_part_is_told(found: Inputs) -> None:
    weighed = [part for part in Part if found.rules.weights[part]]
    for one in rank(found).candidates:
        if one.level is Level.BLOCK:
            continue
        assert [part.part for part in one.parts] == weighed
        assert one.score == pytest.approx(sum(part.points for part in one.parts))
        for part in one.parts:
            assert 0 <= part.value <= 1
            assert part.points == pytest.approx(part.value * found.rules.weights[part.part])
            assert part.sentence
            assert not set(part.sentence) & set("{}")


BETTER: dict[Part, tuple[AgentFacts, AgentFacts]] = {
    Part.SKILL_FIT: (agent(BEN), agent(ANA, team_id=2)),
    Part.FREE_CAPACITY: (agent(BEN, load=1), agent(ANA, load=2)),
    Part.SLA_SLACK: (agent(BEN), agent(ANA, in_hand=1, load=2, busy_until_at=ahead(5))),
    Part.SHIFT_LEFT: (agent(BEN, shift_ends_at=ahead(50)), agent(ANA, shift_ends_at=ahead(40))),
    Part.FAIRNESS: (agent(BEN, idle_since_at=ago(40)), agent(ANA, idle_since_at=ago(30))),
    Part.CONTINUITY: (agent(BEN, was_on_it=True), agent(ANA, knows_customer=True)),
    Part.COVERAGE: (agent(BEN, load=9, in_hand=1), agent(ANA)),
}


@pytest.mark.parametrize("part", Part)
def test_that_each_part_puts_the_better_first_and_a_part_without_weight_does_not_count(part: Part) -> None:
    better, worse = BETTER[part]
    third = agent(CLEO)
    asked = replace(STANDARD, levels=dict.fromkeys(STANDARD.levels, Level.PASS))
    found = scene(better, worse, third, rules=replace(asked, weights=only(part).weights))
    best, other = rank(found).by_agent[better.id], rank(found).by_agent[worse.id]
    assert best.score > other.score
    assert [one.part for one in best.parts] == [part]
    every = dict.fromkeys(Part, 1) | {part: 0}
    without = rank(replace(found, rules=replace(asked, weights=every)))
    assert part not in [one.part for one in without.by_agent[better.id].parts]


def test_that_weights_decide_who_is_first() -> None:
    rested = agent(ANA, load=0)
    known = agent(BEN, load=8, was_on_it=True)
    cover = agent(CLEO)
    found = scene(rested, known, cover)
    by_room = replace(found, rules=only(Part.FREE_CAPACITY))
    by_knowledge = replace(found, rules=only(Part.CONTINUITY))
    assert rank(by_room).recommended_id == ANA
    assert rank(by_knowledge).recommended_id == BEN


def test_that_equals_stand_by_their_ids() -> None:
    found = scene(agent(CLEO), agent(ANA), agent(BEN))
    assert [one.agent_id for one in rank(found).candidates] == [ANA, BEN, CLEO]


def test_that_whoever_let_it_come_back_gains_nothing_from_having_been_on_it() -> None:
    found = scene(agent(ANA, was_on_it=True), agent(BEN), agent(CLEO), returned_from_id=ANA)
    parts = {one.part: one.value for one in rank(found).by_agent[ANA].parts}
    assert parts[Part.CONTINUITY] == 0


def test_that_a_skill_that_has_expired_fits_nothing() -> None:
    loose = replace(STANDARD, levels=dict.fromkeys(STANDARD.levels, Level.PASS))
    found = scene(agent(ANA, held=(Held(CARDS, NOW),)), agent(BEN), rules=loose)
    fit = [rank(found).by_agent[one].values[0] for one in (ANA, BEN)]
    assert fit == [400, 1000]


def test_that_a_reason_is_asked_for_unless_the_choice_is_recommended_now_or_was_as_seen() -> None:
    ranking = rank(scene(agent(ANA), agent(BEN), agent(CLEO, site="north"), site="south"))
    assert ranking.recommended_id == ANA
    assert not ranking.asks_reason(ANA)
    assert ranking.asks_reason(BEN)
    assert not ranking.asks_reason(BEN, seen_id=BEN)
    assert ranking.asks_reason(CLEO, seen_id=CLEO)
    assert ranking.asks_reason(44)


def test_that_a_team_s_best_is_its_first_who_is_not_blocked() -> None:
    ranking = rank(scene(agent(ANA, team_id=2), agent(BEN, held=()), agent(CLEO, site="x"), site="y"))
    best = [ranking.best_of_team(team_id) for team_id in (1, 2, 3)]
    assert [one and one.agent_id for one in best] == [CLEO, ANA, None]
