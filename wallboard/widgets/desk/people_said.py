"""The desk's teams and people in words, for assistive programs."""

from PySide6.QtCore import QCoreApplication, QRect

from wallboard.domain.lanes import AgentKind, AgentStatus
from wallboard.models.team_list import TeamLine
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.times import Moment
from wallboard.widgets.type import one_line
from wallboard.widgets.wall.people_parts import person_words


def team_part(line: TeamLine, rect: QRect) -> Part:
    """A team's line: who is here, and how full they are."""
    people, heat = line.lane.people, line.heat
    busy = sum(person.kind is AgentKind.BUSY for person in people)
    resting = sum(person.kind is AgentKind.ON_BREAK for person in people)
    if not line.lane.is_known:
        words = QCoreApplication.translate("Desk", "nobody of the team is known, load {load}")
    else:
        words = QCoreApplication.translate(
            "Desk", "{free} free, {busy} busy, {resting} on a break, load {load} of {capacity}"
        )
    said = words.format(
        free=line.lane.free, busy=busy, resting=resting, load=heat.load, capacity=heat.capacity
    )
    return Part(("team", line.lane.team_id), heat.name, said, rect, PartKind.LANE, float(line.lane.free))


def agent_part(person: AgentStatus, moment: Moment, rect: QRect) -> Part:
    """One person, with what they are doing and since when."""
    said = person_words(person, moment)
    return Part(("agent", person.agent_id), one_line(person.name), said, rect, PartKind.PERSON)
