"""A draft of the rules: beside what is in force, with what is wrong in it, and never lost by accident."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import read_rules
from wallboard.domain.sla_policy import ALWAYS, PolicyRules, PolicyVersion, simple_rules
from wallboard.models.rules_draft import RulesDraft

SPANS = {(1, Promise.RESOLVE): timedelta(hours=4), (2, Promise.RESOLVE): timedelta(hours=8)}
SOUND = replace(simple_rules(SPANS), is_example=False)
FIRST = PolicyVersion(7, 3, datetime(2026, 3, 1, tzinfo=UTC), SOUND)


@pytest.fixture
def draft(qapp: QApplication) -> RulesDraft:
    return RulesDraft(FIRST)


def named(rules: PolicyRules, name: str) -> PolicyRules:
    return replace(rules, name=name)


def test_that_a_draft_begins_as_the_newest_version_and_changes_nothing_of_it(draft: RulesDraft) -> None:
    assert (draft.rules, draft.based_on, draft.is_changed, draft.faults) == (SOUND, 3, False, ())
    draft.become(named(SOUND, "Ours"))
    assert draft.is_changed
    assert FIRST.rules.name == SOUND.name
    assert read_rules(draft.document) == draft.rules


def test_that_a_text_that_cannot_be_read_is_a_fault_and_stays_where_it_was_written(draft: RulesDraft) -> None:
    place = ("policy", "p1", "resolve, within")
    draft.note(place, "4 hurs", "Write a span.")
    assert draft.wrong_text(place) == "4 hurs"
    (fault,) = draft.faults
    assert (fault.place, fault.sentence) == (("policy", "p1"), "policy p1, resolve, within: Write a span.")
    assert draft.is_changed
    draft.note(place, "4 h", "")
    assert draft.wrong_text(place) is None
    assert not draft.faults


def test_that_faults_know_their_place(draft: RulesDraft) -> None:
    broken = replace(SOUND.policies[0], calendar="gone")
    never = replace(ALWAYS, code="never", weekly={})
    draft.become(
        replace(
            SOUND,
            policies=(broken, *SOUND.policies[1:]),
            calendars={**SOUND.calendars, "never": never},
            goals=replace(SOUND.goals, service_level=0.0),
        )
    )
    assert [fault.place for fault in draft.faults] == [
        ("calendar", "never"),
        ("policy", "p1"),
        ("goals", ""),
    ]


def test_that_what_no_document_can_hold_is_a_fault_with_its_place(draft: RulesDraft) -> None:
    unnamed = replace(SOUND.policies[1], name="")
    draft.become(replace(SOUND, policies=(SOUND.policies[0], unnamed)))
    (fault,) = draft.faults
    assert fault.place == ("policy", "p2")
    assert fault.sentence == "policies[1].name: must be a text of 1 to 80 characters"


def test_that_a_draft_that_was_let_go_can_be_brought_back(draft: RulesDraft) -> None:
    mine = named(SOUND, "Mine")
    draft.become(mine)
    draft.begin(FIRST)
    assert (draft.rules, draft.can_bring_back) == (SOUND, True)
    draft.bring_back()
    assert (draft.rules, draft.can_bring_back) == (mine, False)


def test_that_taking_an_example_keeps_the_draft_that_was_there(draft: RulesDraft) -> None:
    draft.become(named(SOUND, "Mine"))
    draft.take(named(SOUND, "Example"))
    draft.begin(FIRST)
    draft.bring_back()
    assert draft.rules.name == "Example"


def test_that_a_published_draft_leaves_nothing_to_bring_back(draft: RulesDraft) -> None:
    draft.become(named(SOUND, "Mine"))
    draft.begin(replace(FIRST, number=4, rules=draft.rules), is_published=True)
    assert (draft.is_changed, draft.can_bring_back, draft.based_on) == (False, False, 4)


def test_that_an_example_that_somebody_changes_is_an_example_no_longer(qapp: QApplication) -> None:
    example = replace(SOUND, is_example=True)
    draft = RulesDraft(replace(FIRST, rules=example))
    draft.become(named(example, "Ours"))
    assert not draft.rules.is_example
    draft.become(replace(draft.rules, is_example=True))
    assert draft.rules.is_example, "they may say that it is one"


def test_that_a_calendar_with_another_code_is_followed_by_those_who_name_it(draft: RulesDraft) -> None:
    draft.put_calendar(ALWAYS.code, replace(ALWAYS, code="round"))
    assert list(draft.rules.calendars) == ["round"]
    assert {policy.calendar for policy in draft.rules.policies} == {"round"}
    assert not draft.faults


def test_that_wrong_texts_follow_a_policy_to_its_new_code(draft: RulesDraft) -> None:
    draft.note(("policy", "p1", "name"), "", "Give it a name.")
    draft.put_policy(0, replace(SOUND.policies[0], code="first"))
    assert draft.wrong_text(("policy", "first", "name")) == ""
    draft.forget("policy", "first")
    assert draft.wrong_text(("policy", "first", "name")) is None
