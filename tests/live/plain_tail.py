"""A tail of the log as a test says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tests.live.boards import EPOCH, OPENED_AT
from wallboard.domain.event import Event
from wallboard.domain.ties import NO_TIES, Ties
from wallboard.domain.timeline import Timeline


@dataclass(frozen=True)
class PlainTail:
    events: Sequence[Event] = ()
    seq: int = 0
    epoch: str = EPOCH
    is_broken: bool = False
    read_at: datetime = OPENED_AT
    agent_names: Mapping[int, str] = field(default_factory=dict)
    operator_names: Mapping[int, str] = field(default_factory=dict)
    timelines: Mapping[int, Timeline] = field(default_factory=dict)
    ties: Ties = NO_TIES
