"""Inputs of decisions: one plain scene to vary by hand, and random ones for what must always hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_facts import AgentFacts, Held, IncidentFacts, Inputs, Need, TeamFacts
from wallboard.domain.deploy_rules import STANDARD, DeployRules, Part, Purpose, Rule
from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.objection import Level
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
ANA, BEN, CLEO = 1, 2, 3
CARDS, LINES = 7, 8


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def ahead(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def agent(agent_id: int = ANA, **facts: Any) -> AgentFacts:
    """Somebody of team 1 against whom nothing speaks."""
    usual: dict[str, Any] = {
        "team_id": 1,
        "capacity": 16,
        "presence": PresenceState.ON_SHIFT,
        "shift_ends_at": ahead(300),
        "idle_since_at": ago(20),
        "held": (Held(CARDS),),
    }
    return AgentFacts(agent_id, **(usual | facts))


def scene(*agents: AgentFacts, rules: DeployRules = STANDARD, **facts: Any) -> Inputs:
    """A severity 3 of team 1 that needs cards; Ana and Ben could take it, where nobody is named."""
    usual: dict[str, Any] = {
        "team_id": 1,
        "needs": (Need(CARDS, "card acquiring"),),
        "promise": Promise.DEPLOY,
        "promised_at": ago(10),
        "due_at": ahead(20),
    }
    return Inputs(
        now=NOW,
        rules=rules,
        incident=IncidentFacts(99, IncidentState.ACKNOWLEDGED, Severity.MEDIUM, 2, 8, **(usual | facts)),
        agents=agents or (agent(ANA), agent(BEN)),
        teams=(TeamFacts(1), TeamFacts(2)),
    )


def with_level(rule: Rule, level: Level, rules: DeployRules = STANDARD) -> DeployRules:
    return replace(rules, levels={**rules.levels, rule: level})


def only(part: Part) -> DeployRules:
    """Rules by which one part alone weighs anything."""
    return replace(STANDARD, weights={one: 100 * (one is part) for one in Part})


def _at(random: Random) -> datetime | None:
    minutes = random.randint(-240, 240)
    return None if random.random() < 0.3 else NOW + timedelta(minutes=minutes, milliseconds=minutes)


def _spans(random: Random) -> dict[Severity, timedelta]:
    return {severity: timedelta(seconds=random.randint(60, 7200)) for severity in Severity}


def random_rules(random: Random) -> DeployRules:
    """Any rules that a document could hold."""
    levels = {rule: random.choice(tuple(Level)) for rule in Rule}
    return DeployRules(
        number=random.randrange(9),
        name=random.choice(("Any", "Ümlaut", "x" * 80)),
        levels={rule: DeployRules(levels=levels).level(rule) for rule in Rule},
        weights={part: random.randint(0, 40) for part in Part} | {random.choice(tuple(Part)): 7},
        accept_within=_spans(random),
        expected_handling=_spans(random),
        rest_after_severity_1=timedelta(seconds=random.randrange(3600)),
        most_handovers=random.randint(1, 5),
        reasons={**STANDARD.reasons, Purpose.PAUSE: ("customer", "supplier")[: random.randrange(3)]},
    )


def _random_agent(random: Random, agent_id: int) -> AgentFacts:
    return AgentFacts(
        agent_id, random.randint(1, 2), random.randrange(21), random.randrange(13), random.randrange(3),
        presence=random.choice((None, *PresenceState)), is_here=random.random() < 0.8,
        is_on_it=random.random() < 0.2, until_at=_at(random), shift_ends_at=_at(random),
        next_shift_at=_at(random), idle_since_at=_at(random), busy_until_at=_at(random),
        rested_from_at=_at(random), was_on_it=random.random() < 0.3, knows_customer=random.random() < 0.3,
        held=tuple(Held(skill, _at(random)) for skill in (CARDS, LINES) if random.random() < 0.8),
        languages=tuple(random.sample(("de", "en", "fr"), random.randrange(3))),
        site=random.choice((None, "north", "south")),
    )  # fmt: skip


def random_inputs(seed: int) -> Inputs:
    """Up to six agents of two teams, and any rules."""
    random = Random(seed)
    needs = (Need(CARDS, "cards"), Need(LINES, "lines"))[: random.randrange(3)]
    incident = IncidentFacts(
        99, random.choice(sorted(OPEN_STATES)), random.choice(tuple(Severity)), random.randint(1, 8), 8,
        team_id=random.choice((None, 1, 2)), needs=needs, language=random.choice((None, "de", "fr")),
        site=random.choice((None, "north", "south")), handovers=random.randrange(5),
        returned_from_id=random.choice((None, 1, 2)),
        led_by_id=random.choice((None, 1, 2)), promise=random.choice((None, *Promise)),
        promised_at=_at(random), due_at=_at(random),
    )  # fmt: skip
    return Inputs(
        now=NOW,
        rules=random_rules(random),
        incident=incident,
        agents=tuple(_random_agent(random, agent_id) for agent_id in range(1, random.randint(1, 7))),
        teams=tuple(TeamFacts(one, random.random() < 0.3, random.random() < 0.3) for one in (1, 2)),
        role=random.choice(tuple(AssignmentRole)),
    )


seeds = st.integers(0, 2**32)


def inputs() -> st.SearchStrategy[Inputs]:
    """Random inputs, each from one seed: so many choices one by one would take most of the time."""
    return seeds.map(random_inputs)
