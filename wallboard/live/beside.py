"""What a live path reads beside the board."""

from dataclasses import dataclass, field
from typing import Final

from wallboard.live.hands import HandsSource
from wallboard.live.heartbeat import Heartbeats
from wallboard.live.past import NoPastSource, PastSource
from wallboard.live.records import RecordSource
from wallboard.live.rules_reader import NoRulesSource, RulesSource
from wallboard.live.stories import StorySource


@dataclass(frozen=True, slots=True)
class Beside:
    """Each is read on a thread of its own; without `records` nothing is forecast."""

    records: RecordSource | None = None
    rules: RulesSource = field(default_factory=NoRulesSource)
    stories: StorySource | None = None
    heartbeats: Heartbeats | None = None
    past: PastSource = field(default_factory=NoPastSource)
    hands: HandsSource | None = None


ONLY_THE_BOARD: Final = Beside()
"""Nothing is read beside it."""
