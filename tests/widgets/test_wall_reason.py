"""What the wall says while a hand hovers over somebody."""

from PySide6.QtWidgets import QApplication

from tests.floors import sketch_floor
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.deploy import Level
from wallboard.widgets.hand_state import Answer, Target


def test_that_the_reason_below_the_rows_names_whose_it_is(qapp: QApplication) -> None:
    floor = sketch_floor(NOW)
    page = wall_page(floor.board())
    target = Target(agent_id=floor.agents["Yara U"])
    page.show_targets({target: Answer(Level.BLOCK, "Already on it.")}, target)
    assert page.legend.reason == "Yara U: Already on it."
