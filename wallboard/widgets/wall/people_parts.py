"""The people's lanes in words: each lane a part, and each of its people who is shown one by one."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRect

from wallboard.domain.lanes import AgentKind, AgentStatus
from wallboard.models.bond_words import accepts_words, bond_words
from wallboard.models.severity_words import severity_word
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.times import Moment
from wallboard.widgets.type import one_line
from wallboard.widgets.wall.chips import LaneLayout


class LaneTold(Protocol):
    """What of a lane is told."""

    @property
    def people(self) -> Sequence[AgentStatus]: ...
    @property
    def free(self) -> int: ...
    @property
    def busy(self) -> int: ...
    @property
    def resting(self) -> int: ...
    @property
    def is_folded(self) -> bool: ...
    @property
    def team(self) -> str: ...


def lane_parts(lane: LaneTold, layout: LaneLayout, band: QRect, moment: Moment | None) -> Iterator[Part]:
    """The lane itself, then its people from the left."""
    if lane.is_folded:  # who is not free there is not shown, which is not nobody
        words = QCoreApplication.translate("Wall", "{free} free")
    else:
        words = QCoreApplication.translate("Wall", "{free} free, {busy} busy, {resting} on a break")
    said = words.format(free=lane.free, busy=lane.busy, resting=lane.resting)
    name = QCoreApplication.translate("Wall", "{team}, people").format(team=lane.team)
    yield Part(("lane", lane.team), name, said, band, PartKind.LANE, float(lane.free))
    for chip in layout.chips:
        person = lane.people[chip.index]
        yield Part(
            ("agent", person.agent_id),
            one_line(person.name),
            person_words(person, moment),
            chip.rect.toAlignedRect(),
            PartKind.PERSON,
        )


def person_words(person: AgentStatus, moment: Moment | None) -> str:
    """What somebody is doing and since when; the time is the clock's, so that it does not run."""
    said = [_kind_word(person.kind)]
    if person.worst is not None:
        said.append(severity_word(person.worst))
    if person.kind is AgentKind.BUSY:
        words = QCoreApplication.translate("Wall", "load {load} of {capacity}")
        said.append(words.format(load=person.load, capacity=person.capacity))
    if person.since_at is not None and moment is not None:
        words = QCoreApplication.translate("Wall", "since {time}")
        said.append(words.format(time=moment.clock(person.since_at)))
    if moment is not None:
        said += [*bond_words(person.bond, moment.now, is_now=False), accepts_words(person.bond)]
    if moment is not None and moment.is_too_long(person):
        said.append(QCoreApplication.translate("Wall", "too long in this state"))
    return ", ".join(said)


def _kind_word(kind: AgentKind) -> str:
    return {
        AgentKind.FREE: QCoreApplication.translate("Wall", "free"),
        AgentKind.BUSY: QCoreApplication.translate("Wall", "busy"),
        AgentKind.ON_BREAK: QCoreApplication.translate("Wall", "on a break"),
        AgentKind.OFF: QCoreApplication.translate("Wall", "not here"),
    }[kind]
