"""Everything the wall shows at one instant, frozen, and how it follows the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from immutables import Map

from wallboard.domain.burden import Burdens
from wallboard.domain.change import Change
from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.day import Day
from wallboard.domain.day_fold import DayFold, day_gathered
from wallboard.domain.deploy_rules import DeployRules, rules_in_force
from wallboard.domain.difference import difference, everything
from wallboard.domain.event import Entity, Event, Row, Unreadable
from wallboard.domain.floor_rows import FloorRows
from wallboard.domain.fold import Fold
from wallboard.domain.gather import Derived, Kept, Promises, Standings, derived_anew, gathered
from wallboard.domain.policy import WEIGHT_WITHOUT_RULE, FloorClock
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.ties import NO_TIES, Ties
from wallboard.domain.ties_fold import TiesFold
from wallboard.domain.timeline import NOTHING, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(FloorRows):
    """The floor as of log position `seq` of the database's `epoch`, read at `read_at` of its clock.

    Maps are persistent: a new board shares with the old one all that did not change.
    `kind` is "live" or "training". Standings under None are of incidents without a team.
    `promises` are the next ones to fall due and `kept` the last ones kept, derived from the timelines;
    `burdens` what each agent has in hand.
    `today` is what became of the incidents opened since midnight; None where that is not known.
    """

    read_at: datetime
    epoch: str
    seq: int
    kind: str
    clock: FloorClock
    agent_names: Map[int, str] = Map()
    operator_names: Map[int, str] = Map()
    standings: Standings = Map()
    promises: Promises = Map()
    kept: Kept = Map()
    burdens: Burdens = Map()
    today: Day | None = None
    ties: Ties = field(default=NO_TIES, compare=False)

    @classmethod
    def of(
        cls,
        rows: Iterable[Row | Unreadable],
        *,
        read_at: datetime,
        epoch: str,
        seq: int,
        kind: str,
        agent_names: Mapping[int, str],
        operator_names: Mapping[int, str],
        let_go: Mapping[int, datetime] | None = None,
        timelines: Mapping[int, Timeline] | None = None,
        put_on: Mapping[int, datetime] | None = None,
        ties: Ties = NO_TIES,
    ) -> "Board":
        """A board from the rows of all board tables, in any order; of ended incidents those of the day.

        `let_go` says when each agent was last released, since released assignments need not be given;
        `timelines` what the log tells of each open incident; `put_on` when an agent was first put on
        each of the others; `ties` who was on what before.
        """
        every = tuple(rows)
        floor, found = gathered(every, let_go or {}, timelines)
        clock = found or FloorClock(read_at, read_at, 1.0)
        derived = derived_anew(floor)
        return cls(
            **_maps_of(floor),
            read_at=read_at,
            epoch=epoch,
            seq=seq,
            kind=kind,
            clock=clock,
            agent_names=Map(agent_names),
            operator_names=Map(operator_names),
            **derived._asdict(),
            today=day_gathered(every, floor, timelines or {}, put_on or {}, clock.floor_at(read_at)),
            ties=ties,
        )

    def after(
        self,
        events: Iterable[Event],
        *,
        read_at: datetime,
        agent_names: Mapping[int, str] | None = None,
        operator_names: Mapping[int, str] | None = None,
        timelines: Mapping[int, Timeline] | None = None,
        ties: Ties = NO_TIES,
    ) -> tuple["Board", Change]:
        """The board after these events (in the order of the log), and what a view must touch.

        `agent_names` and `operator_names` are those read anew; an empty one was erased. `timelines` are
        whole ones of incidents that were reopened or corrected, `ties` those of incidents that came back and
        of customers who are new on the board. Costs what changed, not what is open.
        Where the day now begins earlier than it did, by other rules or another clock, `today` is not known.
        """
        fold = Fold(self, self.clock, DayFold(self.today), TiesFold(self.ties, self.incidents))
        seq, taken = self.seq, tuple(events)
        for event in taken:
            fold.take(event)
            seq = event.seq
        command_ids = frozenset(event.command_id for event in taken if event.command_id is not None)
        fold.tell_anew(timelines or {})
        derived = fold.derived(Derived(self.standings, self.promises, self.kept, self.burdens))
        rows = fold.rows()
        board = Board(
            **_maps_of(rows),
            read_at=read_at,
            epoch=self.epoch,
            seq=seq,
            kind=self.kind,
            clock=fold.clock,
            agent_names=_renamed(self.agent_names, agent_names),
            operator_names=_renamed(self.operator_names, operator_names),
            **derived._asdict(),
            ties=fold.ties.ties.updated(ties),
            today=fold.day.day(self, rows, was_at=self.floor_at, at=fold.clock.floor_at(read_at)),
        )
        return board, difference(self, board, fold.touched, command_ids)

    @property
    def floor_at(self) -> datetime:
        """The floor's time when the board was read."""
        return self.clock.floor_at(self.read_at)

    def floor_now(self, database_now: datetime) -> datetime:
        """The floor's time at an instant of the database's clock."""
        return self.clock.floor_at(database_now)

    def team_name(self, team_id: int | None) -> str:
        """The team's name; empty for no team, its number for one that cannot be read."""
        if team_id is None:
            return ""
        team = self.teams.get(team_id)
        return team.name if team else f"#{team_id}"

    def agent_name(self, agent_id: int) -> str:
        """The agent's name, or their code where no name is known."""
        agent = self.agents.get(agent_id)
        return self.agent_names.get(agent_id) or (agent.code if agent else f"#{agent_id}")

    def nature_name(self, nature_id: int) -> str:
        """What kind of thing happened, as the wall says it."""
        nature = self.natures.get(nature_id)
        return nature.name if nature else f"#{nature_id}"

    def weights_by_severity(self) -> dict[Severity, int]:
        """The load that an incident of each severity puts on whoever carries it."""
        return dict.fromkeys(SEVERITIES, WEIGHT_WITHOUT_RULE) | {
            rule.severity: rule.weight for rule in self.weights.values()
        }

    def weight(self, severity: Severity) -> int:
        """The load that an incident of this severity puts on whoever carries it."""
        return self.weights_by_severity()[severity]

    def unreadable_incidents(self) -> tuple[int, ...]:
        """The incidents whose rows cannot be read; wherever incidents are counted, they are the worst."""
        return tuple(sorted(i for entity, i in self.unreadable if entity is Entity.INCIDENT))

    @property
    def clockwork(self) -> Clockwork:
        """What the clocks of this board run by."""
        return Clockwork(self.policy_versions.values(), self.teams, self.natures)

    def deploy_rules(self, now: datetime) -> DeployRules:
        """The rules by which people are sent now."""
        return rules_in_force(self.deploy_versions.values(), now)

    def clocks(self, incident_id: int) -> tuple[SlaClock, ...]:
        """Every clock of an incident that is open; empty for one that is not, or that promises nothing."""
        return self.clockwork.clocks(self.timelines.get(incident_id, NOTHING))

    def has_agent(self, incident_id: int) -> bool:
        """Whether any agent is on the incident now; a team alone is nobody, and so is one kept for later."""
        people = self.assignments_of_incident.get(incident_id, ())
        return any(assignment.is_sent for assignment in people)


def _renamed(names: Map[int, str], read: Mapping[int, str] | None) -> Map[int, str]:
    for row_id, name in (read or {}).items():
        if name:
            names = names.set(row_id, name)
        elif row_id in names:
            names = names.delete(row_id)
    return names


def _maps_of(rows: FloorRows) -> dict[str, Any]:
    return {field.name: getattr(rows, field.name) for field in fields(FloorRows)}


def change_between(old: Board | None, new: Board) -> Change:
    """What a view of `old` must touch to show `new`, when `new` was read whole and not followed."""
    before = old or Board(read_at=new.read_at, epoch="", seq=0, kind=new.kind, clock=new.clock)
    return difference(before, new, everything(before, new))
