"""Why this agent: what is kept of a decision gives the same ranking again, and can say why and why not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.domain.decisions import ANA, BEN, CLEO, agent, inputs, scene
from tests.domain.test_ranking import BOARD, CARD_FAILS, NOW
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_inputs_text import UnreadableInputs, hash_of, inputs_from, text_of
from wallboard.domain.ranking import rank
from wallboard.domain.rationale import Rationale, ranking_text, rationale_of, replayed, why, why_not


def kept(found: Inputs, agent_id: int | None = None) -> Rationale:
    return rationale_of(found, rank(found), agent_id=agent_id, seen_id=ANA)


@settings(max_examples=100, deadline=None)
@given(inputs())
def test_that_inputs_come_back_from_their_text_and_the_ranking_with_them(found: Inputs) -> None:
    text = text_of(found)
    assert inputs_from(text) == found
    assert text_of(inputs_from(text)) == text
    rationale = kept(found)
    assert replayed(rationale)
    assert rationale.is_unspoilt
    assert rationale.rules_number == found.rules.number
    assert rationale.recommended_id == rank(found).recommended_id


def test_that_the_inputs_of_a_whole_board_come_back_as_well() -> None:
    found = inputs_of(BOARD, CARD_FAILS, NOW)
    assert found is not None
    assert inputs_from(text_of(found)) == found
    assert replayed(kept(found))


def test_that_no_name_of_a_person_is_kept() -> None:
    found = inputs_of(BOARD, CARD_FAILS, NOW)
    assert found is not None
    text = text_of(found) + ranking_text(rank(found))
    assert not [name for name in BOARD.agent_names.values() if name in text]


def test_that_inputs_or_a_ranking_that_were_touched_are_found_out() -> None:
    rationale = kept(scene())
    touched = rationale.inputs_text.replace('"capacity":16', '"capacity":17', 1)
    assert not replace(rationale, inputs_text=touched).is_unspoilt
    assert not replayed(replace(rationale, inputs_text=touched, inputs_hash=hash_of(touched)))
    assert not replayed(
        replace(rationale, candidates_text=rationale.candidates_text.replace("1000", "999", 1))
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format":2}', "null", '{"format":1,"now":"yesterday"}'])
def test_that_what_holds_no_inputs_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableInputs):
        inputs_from(text)


def test_that_it_can_be_asked_why_ana_and_why_not_ben_nor_cleo() -> None:
    rationale = kept(scene(agent(ANA), agent(BEN, load=4), agent(CLEO, load=15, held=())), agent_id=ANA)
    for_ana = why(rationale, ANA)
    assert for_ana[0].startswith("Was recommended, with ")
    assert len(for_ana) == 8
    assert any("Holds 1 of 1 skills needed" in words for words in for_ana)
    place, widest, *_ = why_not(rationale, BEN)
    assert place.startswith("Was number 2, with ")
    assert widest == "Would carry 6 of 16; who was sent: Would carry 2 of 16 (6.2 points more)"
    assert [str(words) for words in why_not(rationale, CLEO)] == ["Lacks card acquiring", "Would be 17 of 16"]
    assert why_not(rationale, ANA) == ()
    assert [str(words) for words in why_not(rationale, 44)] == ["Was not on the board"]
    assert why(rationale, 44) == ()


def test_that_somebody_warned_and_chosen_is_told_with_what_was_raised() -> None:
    rationale = kept(scene(agent(ANA), agent(BEN, site="north"), site="south"), agent_id=BEN)
    assert why(rationale, BEN)[0].startswith("Could go for a reason, with ")
    assert "At north, not at south" in [str(words) for words in why_not(rationale, BEN)]
