"""Inputs of decisions: one plain scene to vary by hand, and random ones for what must always hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
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


instants = st.integers(-240, 240).map(lambda minutes: NOW + timedelta(minutes=minutes, milliseconds=minutes))
maybe = st.none() | instants
codes = st.sampled_from(("de", "en", "fr"))
sites = st.none() | st.sampled_from(("north", "south"))
spans = st.integers(10, 7200).map(lambda seconds: timedelta(seconds=seconds))


def _by_severity(span: st.SearchStrategy[timedelta]) -> st.SearchStrategy[dict[Severity, timedelta]]:
    return st.fixed_dictionaries(dict.fromkeys(Severity, span))


def rules() -> st.SearchStrategy[DeployRules]:
    weights = st.fixed_dictionaries(dict.fromkeys(Part, st.integers(0, 40)))
    return st.builds(
        DeployRules,
        number=st.integers(0, 9),
        name=st.text(min_size=1, max_size=8),
        levels=st.fixed_dictionaries(dict.fromkeys(Rule, st.sampled_from(Level))).map(_with_fixed),
        weights=weights.filter(lambda found: any(found.values())),
        accept_within=_by_severity(spans),
        expected_handling=_by_severity(spans.map(lambda span: span + timedelta(minutes=1))),
        rest_after_severity_1=spans,
        most_handovers=st.integers(1, 5),
        reasons=st.just(dict(STANDARD.reasons) | {Purpose.PAUSE: ("customer",)}),
    )


def _with_fixed(levels: dict[Rule, Level]) -> dict[Rule, Level]:
    """As a document would hold them: rules that cannot be switched off block."""
    return {rule: DeployRules(levels=levels).level(rule) for rule in Rule}


def agents(agent_id: int) -> st.SearchStrategy[AgentFacts]:
    return st.builds(
        AgentFacts, st.just(agent_id), st.integers(1, 2), st.integers(0, 20), load=st.integers(0, 12),
        in_hand=st.integers(0, 2), presence=st.none() | st.sampled_from(PresenceState),
        is_here=st.booleans(), is_on_it=st.sampled_from((False, False, False, True)), until_at=maybe,
        shift_ends_at=maybe, next_shift_at=maybe, idle_since_at=maybe, busy_until_at=maybe,
        rested_from_at=maybe, held=st.lists(st.builds(Held, st.sampled_from((CARDS, LINES)), maybe),
        max_size=2).map(tuple), was_on_it=st.booleans(), knows_customer=st.booleans(),
        languages=st.lists(codes, max_size=2, unique=True).map(tuple), site=sites,
    )  # fmt: skip


def incidents() -> st.SearchStrategy[IncidentFacts]:
    needs = st.lists(st.sampled_from((Need(CARDS, "cards"), Need(LINES, "lines"))), max_size=2, unique=True)
    return st.builds(
        IncidentFacts, st.just(99), st.sampled_from(sorted(OPEN_STATES)), st.sampled_from(Severity),
        st.integers(1, 8), st.just(8), team_id=st.none() | st.integers(1, 2), needs=needs.map(tuple),
        language=st.none() | codes, site=sites, handovers=st.integers(0, 4),
        returned_from_id=st.none() | st.integers(1, 4), promise=st.sampled_from(Promise),
        promised_at=maybe, due_at=maybe,
    )  # fmt: skip


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    """Up to six agents of two teams, and any rules."""
    count = draw(st.integers(0, 6))
    return Inputs(
        now=NOW,
        rules=draw(rules()),
        incident=draw(incidents()),
        agents=tuple(draw(agents(agent_id)) for agent_id in range(1, count + 1)),
        teams=tuple(TeamFacts(team_id, draw(st.booleans()), draw(st.booleans())) for team_id in (1, 2)),
        role=draw(st.sampled_from(AssignmentRole)),
    )
