"""What journeys with a real mouse share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.drop_floor import seed_drop_floor
from tests.journeys.drop_hand import DropHand, hand_at


@pytest.fixture
def desk(training_url: str, tmp_path: Path) -> Iterator[DropHand]:
    seed_drop_floor(training_url)
    with hand_at(training_url, tmp_path) as hand:
        yield hand
