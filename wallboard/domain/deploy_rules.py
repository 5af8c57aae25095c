"""The rules by which people are sent, as data: how hard each one is, what is weighed, the short lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.objection import Level
from wallboard.domain.severity import Severity


class Rule(StrEnum):
    """Every rule that may speak against sending somebody, by the code that it is known by."""

    NOT_OPEN = "not_open"
    UNREADABLE = "unreadable"
    NO_AGENT = "no_agent"
    NO_TEAM = "no_team"
    NO_TARGET = "no_target"
    ALREADY_ON_IT = "already_on_it"
    BOARD_STALE = "board_stale"
    OFF_SHIFT = "off_shift"
    ON_BREAK = "on_break"
    LACKS_SKILL = "lacks_skill"
    SKILL_EXPIRED = "skill_expired"
    OVER_CAPACITY = "over_capacity"
    TEAM_CLOSED = "team_closed"
    ALREADY_OFFERED = "already_offered"
    BREAK_SOON = "break_soon"
    SHIFT_ENDS = "shift_ends"
    REST = "rest_since_severity_1"
    LEAVES_NO_COVER = "leaves_no_cover"
    HANDOVERS = "three_handovers"
    LED_ALREADY = "led_already"
    LET_IT_COME_BACK = "let_it_come_back"
    LANGUAGE = "language"
    SITE = "site"
    NOBODY_HERE = "nobody_here"
    NOBODY_UNDER_CAPACITY = "nobody_under_capacity"
    NOBODY_CAN = "nobody_can"


FIXED = frozenset(
    {
        Rule.NOT_OPEN,
        Rule.UNREADABLE,
        Rule.NO_AGENT,
        Rule.NO_TEAM,
        Rule.NO_TARGET,
        Rule.ALREADY_ON_IT,
        Rule.ALREADY_OFFERED,
    }
)
"""Without these nothing makes sense: they block whatever a document says."""

_HARD = (
    Rule.BOARD_STALE,
    Rule.OFF_SHIFT,
    Rule.ON_BREAK,
    Rule.LACKS_SKILL,
    Rule.SKILL_EXPIRED,
    Rule.OVER_CAPACITY,
    Rule.TEAM_CLOSED,
)


class Part(StrEnum):
    """What the ranking weighs, in the order in which it is told."""

    SKILL_FIT = "skill_fit"
    FREE_CAPACITY = "free_capacity"
    SLA_SLACK = "sla_slack"
    SHIFT_LEFT = "shift_left"
    FAIRNESS = "fairness"
    CONTINUITY = "continuity"
    COVERAGE = "coverage"


class Purpose(StrEnum):
    """What a short list of reasons is for."""

    DEPLOY = "deploy"
    RELEASE = "release"
    DECLINE = "decline"
    PAUSE = "pause"
    RESOLVE = "resolve"
    BREAK = "break"
    MOVE = "move"
    CANCEL = "cancel"
    TAKE_BACK = "take_back"
    ESCALATE = "escalate"
    REOPEN = "reopen"


def _usual_levels() -> dict[Rule, Level]:
    hard = {*FIXED, *_HARD}
    return {rule: Level.BLOCK if rule in hard else Level.WARN for rule in Rule}


def _usual_weights() -> dict[Part, int]:
    return dict(zip(Part, (25, 25, 15, 10, 10, 10, 5), strict=True))


def _by_severity(*minutes: int) -> dict[Severity, timedelta]:
    return {severity: timedelta(minutes=span) for severity, span in zip(Severity, minutes, strict=True)}


def _usual_reasons() -> dict[Purpose, tuple[str, ...]]:
    return {
        Purpose.DEPLOY: ("knows_the_matter", "asked_for", "nearest", "training", "others_needed_elsewhere"),
        Purpose.RELEASE: ("needed_elsewhere", "handed_over", "not_needed", "sent_by_mistake"),
        Purpose.DECLINE: ("busy", "not_my_skill", "on_a_call", "going_on_break", "unwell"),
        Purpose.PAUSE: ("customer", "supplier", "third_party", "planned_work", "approval"),
        Purpose.RESOLVE: ("fixed", "workaround", "no_fault_found", "answered", "not_ours", "duplicate"),
        Purpose.BREAK: ("lunch", "rest", "meeting", "training", "personal"),
        Purpose.MOVE: ("more_work_there", "skills_needed", "covers_absence", "training"),
        Purpose.CANCEL: ("opened_by_mistake", "withdrawn", "test", "spam"),
        Purpose.TAKE_BACK: ("mistake", "changed_situation", "agent_asked"),
        Purpose.ESCALATE: ("gets_worse", "customer_asks", "needs_decision", "runs_late"),
        Purpose.REOPEN: ("came_back", "not_fixed", "closed_by_mistake"),
    }


@dataclass(frozen=True, slots=True)
class DeployRules:
    """One version of the rules; `number` is that of its version, 0 for those that hold without any.

    `accept_within` is how long an offer may wait for an answer, `expected_handling` how long an incident
    of each severity is taken to keep somebody busy.
    """

    number: int = 0
    name: str = "Standard"
    levels: Mapping[Rule, Level] = field(default_factory=_usual_levels)
    weights: Mapping[Part, int] = field(default_factory=_usual_weights)
    accept_within: Mapping[Severity, timedelta] = field(default_factory=lambda: _by_severity(1, 2, 5, 15))
    expected_handling: Mapping[Severity, timedelta] = field(
        default_factory=lambda: _by_severity(60, 45, 30, 20)
    )
    rest_after_severity_1: timedelta = timedelta(minutes=15)
    most_handovers: int = 3
    reasons: Mapping[Purpose, tuple[str, ...]] = field(default_factory=_usual_reasons)

    def level(self, rule: Rule) -> Level:
        """How hard a rule is; PASS where it is switched off."""
        return Level.BLOCK if rule in FIXED else self.levels.get(rule, Level.PASS)

    def codes(self, purpose: Purpose) -> tuple[str, ...]:
        """The short list of reasons for a purpose."""
        return self.reasons.get(purpose, ())


STANDARD = DeployRules()
"""What holds where a database has no version of its own."""


@dataclass(frozen=True, slots=True)
class DeployVersion:
    """Rules as they came into force at `in_force_at`, for good; later rules are another version."""

    id: int
    number: int
    in_force_at: datetime
    rules: DeployRules


def rules_in_force(versions: Iterable[DeployVersion], now: datetime) -> DeployRules:
    """The rules of the newest version that is in force; the standard ones where there is none."""
    begun = [version for version in versions if version.in_force_at <= now]
    newest = max(begun, key=lambda version: version.number, default=None)
    return STANDARD if newest is None else newest.rules
