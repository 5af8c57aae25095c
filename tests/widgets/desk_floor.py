"""A small floor for the tests of the hand and the desk, and the desk's parts on it without a thread."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tests.floors import policy_version
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.event import Row
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise, SeverityWeight
from wallboard.domain.severity import Severity
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    Nature,
    NatureSkill,
    Presence,
    PresenceState,
    Skill,
    Team,
)
from wallboard.live.clock import steady_s
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.hand import Hand
from wallboard.widgets.notices import Notices

NOW = datetime(2026, 3, 4, 14, 32, 7, tzinfo=UTC)
TEAMS = ("Network", "Field East", "Billing", "Payments", "Identity", "Field West", "Hosting", "Retail")
NAMES = (
    "Ana K", "Ben T", "Cora R", "Dev P", "Eli S", "Flo O",
    "Jade B", "Kim W", "Lou D", "Mac C", "Nia A", "Oli N",
    "Quin F", "Rosa E", "Sam J", "Tess G", "Uri Q", "Vera Z",
    "Yara U", "Zoe X", "Amir L", "Bea N", "Carl O", "Dina S",
    "Emil K", "Fay T", "Gus R", "Hana P", "Ivo M", "Jada V",
    "Kofi B", "Lena W", "Max D", "Nina C", "Ola A", "Pia H",
    "Remy F", "Sara E", "Tom J", "Uma G", "Vik Q", "Wes Z",
    "Yuki Y", "Zara I", "Abe U", "Bo X", "Cleo L", "Dan N",
)  # fmt: skip
NATURES = (
    "Card payments fail", "Depot line dead", "Invoice run late", "Badge reader", "Slow portal",
    "Old handset", "Address change", "Core switch", "Trunk errors", "No dial tone", "Meter offline",
    "Login loop",
)  # fmt: skip
CARD, SWITCH = 1, 2
EMIL, REMY, SARA, TOM, PIA = (
    NAMES.index(name) + 1 for name in ("Emil K", "Remy F", "Sara E", "Tom J", "Pia H")
)
HOSTING = TEAMS.index("Hosting") + 1
WORST = 1
"""The incident that the tests carry: critical, nobody's, needs card acquiring."""


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def incident(number: int, severity: int, nature: int, team: int, age: float, **changes: object) -> Incident:
    made = Incident(
        id=number, source="crm", reference=str(48212 + number), nature_id=nature, severity=Severity(severity),
        urgency=severity, priority=severity, priority_set_by="matrix", state=IncidentState.NEW,
        pause_reason=None,
        team_id=team, site="North", channel="ticket_desk", opened_at=ago(age), acknowledged_at=ago(age - 1),
        deployed_at=None, resolved_at=None, closed_at=None, reopenings=0, merged_into_id=None, version=3,
        effective_at=ago(age),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name fields


def assignment(number: int, incident_id: int, agent_id: int, minutes: float) -> Assignment:
    return Assignment(
        id=number, incident_id=incident_id, agent_id=agent_id, team_id=None, role=AssignmentRole.LEAD,
        state=AssignmentState.WORKING, assigned_at=ago(minutes), accepted_at=ago(minutes),
        working_at=ago(minutes),
        released_at=None, release_reason=None, version=1,
    )  # fmt: skip


def rows() -> list[Row]:
    """Teams of six; one in three holds card acquiring; some work, some are on a break, the rest are free."""
    made: list[Row] = [Team(i, f"t{i}", name, 1) for i, name in enumerate(TEAMS, 1)]
    made += [Nature(i, f"n{i}", name) for i, name in enumerate(NATURES, 1)]
    made += [Skill(CARD, "card", "card acquiring"), Skill(SWITCH, "switch", "switching")]
    made += [NatureSkill(1, 1, CARD), NatureSkill(2, 8, SWITCH)]
    made += [SeverityWeight(i, Severity(i), weight) for i, weight in enumerate((8, 4, 2, 1), 1)]
    spans = {
        Promise.ACKNOWLEDGE: (5, 10, 20, 30),
        Promise.DEPLOY: (20, 30, 60, 90),
        Promise.RESOLVE: (77, 120, 240, 480),
    }
    made.append(policy_version(spans))
    for number in range(1, len(NAMES) + 1):
        made.append(Agent(number, f"a{number}", (number - 1) // 6 + 1, 10, 1))
        made.append(_presence(number))
        if number % 3 == 1 or number in (SARA, TOM):
            made.append(AgentSkill(number, number, CARD, None))
    made += _incidents()
    made += [assignment(i, 6 + i, 7 * i % 48 + 1, 3.0 * i) for i in range(1, 31)]
    return made


def _presence(number: int) -> Presence:
    if number == PIA or number % 11 == 9:
        return Presence(number, PresenceState.ON_BREAK, "lunch", ago(14), ago(-16), 1)
    return Presence(number, PresenceState.ON_SHIFT, None, ago(5 + number * 3 % 58), None, 1)


def _incidents() -> list[Incident]:
    made = [
        incident(1, 1, 1, 4, 18.2), incident(2, 2, 2, 2, 36.1), incident(3, 2, 3, 3, 23.5),
        incident(4, 3, 4, 5, 42.4), incident(5, 3, 5, 7, 38.0), incident(6, 4, 6, 8, 48.9),
    ]  # fmt: skip
    for number in range(7, 37):
        severity = (1, 2, 3, 2, 3, 4, 3)[number % 7]
        age = 9.0 + number * 37 % 110
        made.append(
            incident(number, severity, number % 12 + 1, number % 8 + 1, age, deployed_at=ago(age - 4),
                     state=IncidentState.IN_PROGRESS)
        )  # fmt: skip
    made.append(incident(37, 3, 9, 3, 70, state=IncidentState.PAUSED, pause_reason="waiting_for_supplier"))
    return made


def board(extra: tuple[Row, ...] = (), *, without: tuple[int, ...] = ()) -> Board:
    """The floor with some rows put in place of (or beside) its own, or some incidents taken out."""
    kept = [row for row in rows() if not (isinstance(row, Incident) and row.id in without)]
    names = dict(enumerate(NAMES, 1))
    return Board.of(
        [*kept, *extra], read_at=NOW, epoch="e", seq=1, kind="training", agent_names=names, operator_names={}
    )


@dataclass
class Bench:
    """The live parts on one thread; `sent` is what went to the database."""

    store: Store
    ticker: Ticker
    hand: Hand
    notices: Notices
    floor: Floor
    sent: list[Command] = field(default_factory=list)

    def show(self, new: Board, change: Change | None = None) -> None:
        """The next board arrives, as from a poll."""
        step = Step(new, change or change_between(self.store.board, new), steady_s(), steady_s())
        self.ticker.follow(step)
        self.store.take(step)


def bench(first: Board | None = None) -> Bench:
    shown = first or board()
    sent: list[Command] = []
    store, ticker = Store(sent.append), Ticker()
    step = Step(shown, change_between(None, shown), steady_s(), steady_s())
    ticker.follow(step)
    store.take(step)
    hand = Hand(store, lambda: NOW)
    floor = Floor(
        store,
        ticker,
        TeamListModel(store, ticker),
        HistoryKeeper(store, ticker),
        RecordKeeper(store, ticker, None),
        FilterChoice(store),
    )
    return Bench(store, ticker, hand, Notices(store, hand), floor, sent)


def records_of(bench: Bench) -> RecordKeeper:
    """The keeper of what the last weeks say, to hand it a record."""
    records = bench.floor.records
    assert isinstance(records, RecordKeeper)
    return records
