"""Example floors as boards, for whatever shows one: busy, calm and big; the same every time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from random import Random

from tests.floor_data import (
    CALM_COUNTS,
    CARD_HOLDERS,
    CASES,
    COUNTS,
    NATURES,
    PEOPLE,
    SKILLS,
    Case,
    Person,
)
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.event import Row
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock, PriorityRule, Promise, SeverityWeight
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.sla_policy import PolicyVersion, simple_rules
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    PresenceState,
    Shift,
    Skill,
    Team,
)

MINUTES = {
    Promise.ACKNOWLEDGE: (5, 10, 30, 60),
    Promise.DEPLOY: (20, 30, 60, 100),
    Promise.RESOLVE: (77, 120, 240, 480),
}
"""What is promised, by priority 1 to 4."""


def policy_version(minutes: Mapping[Promise, Sequence[int]]) -> PolicyVersion:
    """The first version of the rules: spans in minutes by priority 1 to 4, in force since ever."""
    spans = {
        (priority, promise): timedelta(minutes=within)
        for promise, own in minutes.items()
        for priority, within in enumerate(own, 1)
    }
    return PolicyVersion(1, 1, datetime(1970, 1, 1, tzinfo=UTC), simple_rules(spans))


@dataclass
class FloorBuilder:
    """Collects the rows of a floor; teams, people and natures are asked for by name."""

    now: datetime
    rows: list[Row] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
    natures: dict[str, int] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.rows.append(FloorClock(self.now, self.now, 1.0))
        self.rows += [
            SeverityWeight(s, s, weight) for s, weight in zip(SEVERITIES, (8, 4, 2, 1), strict=True)
        ]
        self.rows.append(policy_version(MINUTES))
        for severity in SEVERITIES:
            for urgency in range(1, 5):
                self.rows.append(
                    PriorityRule(next(self._ids), severity, urgency, max(1, (severity + urgency) // 2))
                )
        self.rows.append(Operator(1, "duty", "duty_manager"))

    def ago(self, minutes: float) -> datetime:
        return self.now - timedelta(seconds=round(minutes * 60))

    def team(self, name: str) -> int:
        if name not in self.teams:
            self.teams[name] = len(self.teams) + 1
            self.rows.append(Team(self.teams[name], name.lower().replace(" ", "-"), name, 1))
        return self.teams[name]

    def nature(self, name: str) -> int:
        if name not in self.natures:
            self.natures[name] = len(self.natures) + 1
            self.rows.append(Nature(self.natures[name], name.lower().replace(" ", "-"), name))
        return self.natures[name]

    def skill(self, code: str, name: str, natures: tuple[str, ...]) -> int:
        skill_id = next(self._ids)
        self.rows.append(Skill(skill_id, code, name))
        self.rows += [NatureSkill(next(self._ids), self.nature(nature), skill_id) for nature in natures]
        return skill_id

    def agent(self, team: str, person: Person, *, shift_left_min: float = 240) -> int:
        """A person with presence and shift; `minutes` is how long they have been free, on a break or off."""
        agent_id = self.agents[person.name] = len(self.agents) + 1
        self.names[agent_id] = person.name
        state = {-1: PresenceState.ON_BREAK, -2: PresenceState.OFF}.get(person.worst, PresenceState.ON_SHIFT)
        since = self.ago(person.minutes if person.worst <= 0 else 200)
        on_break = state is PresenceState.ON_BREAK
        self.rows += [
            Agent(agent_id, f"a{agent_id:03}", self.team(team), person.capacity, 1),
            Presence(
                agent_id, state, "lunch" if on_break else None, since,
                since + timedelta(minutes=20) if on_break else None, 1,
            ),
            Shift(agent_id, agent_id, self.ago(300), self.ago(-shift_left_min)),
        ]  # fmt: skip
        return agent_id

    def incident(self, case: Case) -> Incident:
        """An open incident whose next promise falls due when the case says so."""
        promise = Promise.RESOLVE if case.holder else Promise.DEPLOY
        opened_at = self.ago(MINUTES[promise][case.severity - 1] - case.due_min)
        state = IncidentState.IN_PROGRESS if case.holder else IncidentState.ACKNOWLEDGED
        incident = Incident(
            id=int(case.reference), source="desk", reference=case.reference,
            nature_id=self.nature(case.nature), severity=Severity(case.severity), urgency=case.severity,
            priority=case.severity, priority_set_by="matrix",
            state=IncidentState.PAUSED if case.pause_reason else state, pause_reason=case.pause_reason,
            team_id=self.team(case.team), site="north", channel="desk", opened_at=opened_at,
            acknowledged_at=opened_at + timedelta(seconds=80),
            deployed_at=opened_at + timedelta(seconds=200) if case.holder else None,
            resolved_at=None, closed_at=None, reopenings=0, merged_into_id=None, version=2,
            effective_at=opened_at,
        )  # fmt: skip
        self.rows.append(incident)
        return incident

    def assign(self, incident_id: int, name: str, minutes: float, role: AssignmentRole) -> None:
        at = self.ago(minutes)
        self.rows.append(
            Assignment(
                next(self._ids), incident_id, self.agents[name], None, role, AssignmentState.WORKING,
                at, at, at, None, None, 2,
            )
        )  # fmt: skip

    def board(self) -> Board:
        return Board.of(
            self.rows, read_at=self.now, epoch="00000000-0000-4000-8000-000000000001", seq=1_000,
            kind="training", agent_names=self.names, operator_names={1: "Nora D"},
        )  # fmt: skip


def sketch_floor(now: datetime) -> FloorBuilder:
    """12 teams, 60 open incidents, 70 people: 8 broken promises, 23 at risk, 7 nobody's, 3 paused."""
    floor = FloorBuilder(now)
    _settle(floor)
    cases = list(_with_holders(_all_cases()))
    for case in cases:
        floor.incident(case)
    _put_to_work(floor, cases)
    return floor


def sketch_board(now: datetime) -> Board:
    """The busy floor as a board; the team order by heat begins Network, Field East, Billing."""
    return sketch_floor(now).board()


def calm_floor(now: datetime) -> FloorBuilder:
    """The same 12 teams on a quiet day: 17 medium and minor incidents, everyone of them somebody's."""
    floor = FloorBuilder(now)
    for team, people in PEOPLE.items():
        for person in people:
            floor.agent(team, person._replace(worst=min(person.worst, 0), capacity=10))
    references, dues = count(48301), cycle((38.2, 48.0, 72.1, 91.5, 114.0, 125.2))
    for team, counts in CALM_COUNTS.items():
        free = (person for person in PEOPLE[team] if person.worst >= 0)
        for severity, many in enumerate(counts, 3):
            for _ in range(many):
                person, reference = next(free), str(next(references))
                due = next(dues) + (86 if severity == 4 else 0)
                nature = NATURES[int(reference) % len(NATURES)]
                incident = floor.incident(Case(team, severity, nature, reference, due, person.name))
                floor.assign(incident.id, person.name, person.minutes, AssignmentRole.LEAD)
    return floor


def calm_board(now: datetime) -> Board:
    """The calm floor as a board: nobody waits, nothing is broken or due within 30 minutes."""
    return calm_floor(now).board()


def big_board(
    now: datetime, *, teams: int = 80, agents: int = 250, incidents: int = 2_000, seed: int = 1
) -> Board:
    """A floor of any size; about a tenth of its incidents nobody's, some paused, some broken."""
    random, floor = Random(seed), FloorBuilder(now)
    names = [f"Team {number:02}" for number in range(1, teams + 1)]
    for name in names:
        floor.team(name)
    for number in range(1, agents + 1):
        worst = random.choices((0, -1, -2), (85, 10, 5))[0]
        person = Person(f"P{number:03} {'ABCDEFG'[number % 7]}", worst, random.randrange(60), 10)
        floor.agent(names[number % teams], person)
    everybody = list(floor.agents)
    for number in range(1, incidents + 1):
        severity = random.choices((1, 2, 3, 4), (2, 12, 46, 40))[0]
        holder = random.choice(everybody) if random.random() < 0.9 else ""
        promise = Promise.RESOLVE if holder else Promise.DEPLOY
        due = MINUTES[promise][severity - 1] * random.uniform(-0.15, 0.98)
        pause = "waiting_for_user" if random.random() < 0.05 else None
        case = Case(random.choice(names), severity, random.choice(NATURES), str(number), due, holder, pause)
        incident = floor.incident(case)
        if holder:
            floor.assign(incident.id, holder, random.randrange(90), AssignmentRole.LEAD)
    return floor.board()


def _settle(floor: FloorBuilder) -> None:
    """The busy floor's people and what they can do."""
    for team, people in PEOPLE.items():
        for person in people:
            floor.agent(team, person, shift_left_min=28 if person.name == "Lena W" else 240)
    for code, (name, natures) in SKILLS.items():
        skill_id = floor.skill(code, name, natures)
        teams = {"switch": ("Network",), "line": ("Field East", "Field West")}.get(code, ())
        holders = [person.name for team in teams for person in PEOPLE[team]] or CARD_HOLDERS
        for holder in holders:
            expires_at = floor.ago(19 * 24 * 60) if holder == "Yara U" else None
            skill = AgentSkill(len(floor.rows), floor.agents[holder], skill_id, expires_at)
            floor.rows.append(skill)


def _all_cases() -> Iterator[Case]:
    """The named incidents, then as many more as the counts say, 16 of them at risk."""
    yield from CASES
    references, at_risk, later, number = count(48001), count(0), count(0), count(0)
    for team, counts in COUNTS.items():
        for severity, many in enumerate(counts, 1):
            named = sum(case.team == team and case.severity == severity for case in CASES)
            for _ in range(many - named):
                reference = next(references)
                nature = NATURES[reference % len(NATURES)]
                due, pause = 36.0 + 37 * reference % (23, 60, 170, 400)[severity - 1], None
                if severity > 1 and (next(number) * 16) % 41 < 16:
                    due = 14.2 + 0.97 * next(at_risk)
                elif severity > 1 and next(later) in (4, 12, 20):
                    pause = "waiting_for_supplier"
                yield Case(team, severity, nature, str(reference), due, "?", pause)


def _with_holders(cases: Iterator[Case]) -> Iterator[Case]:
    """Hands each unnamed incident to a person of its team who holds nothing worse, in turn."""
    turns: dict[tuple[str, int], Iterator[str]] = {}
    for case in cases:
        key = (case.team, case.severity)
        if case.holder != "?":
            yield case
            continue
        if key not in turns:
            turns[key] = cycle(_takers(*key))
        yield case._replace(holder=next(turns[key]))


def _takers(team: str, severity: int) -> list[str]:
    busy = [person for person in PEOPLE[team] if 0 < person.worst <= severity]
    busy.sort(key=lambda person: -person.worst)
    taken = [case.holder for case in CASES]
    return [person.name for person in busy if person.name not in taken] or [busy[0].name]


def _put_to_work(floor: FloorBuilder, cases: list[Case]) -> None:
    """Leads first; whoever is busy by the plan but leads nothing of that severity supports one that is."""
    everybody = {person.name: person for people in PEOPLE.values() for person in people}
    led: dict[str, int] = {}
    for case in cases:
        if case.holder:
            worst = led.get(case.holder, 9)
            led[case.holder] = min(worst, case.severity)
            minutes = everybody[case.holder].minutes if worst == 9 else everybody[case.holder].minutes / 2
            floor.assign(int(case.reference), case.holder, minutes, AssignmentRole.LEAD)
    for team, people in PEOPLE.items():
        for person in people:
            if person.worst > 0 and led.get(person.name, 9) > person.worst:
                alike = [
                    c for c in cases if c.severity == person.worst and c.holder and c.holder != person.name
                ]
                near = [case for case in alike if case.team == team] or alike
                floor.assign(int(near[0].reference), person.name, person.minutes, AssignmentRole.SUPPORT)
