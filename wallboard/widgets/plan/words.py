"""What a page of the plan says at its head: whom it is about, and how much of the floor it leaves out."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from wallboard.domain.selection import Selection
from wallboard.domain.wall_plan import PlanPage
from wallboard.widgets.filter.words import chips_of
from wallboard.widgets.wall.scene import Scene
from wallboard.widgets.wall.words import STOP, Heading


def heading_of_plan(plan: PlanPage, scene: Scene, selection: Selection | None) -> Heading:
    """The heading of what passes, after the words of the filter; of the whole floor it stays as it is."""
    if selection is None or selection.is_everything:
        return scene.heading
    chips = ", ".join(chip.words for chip in chips_of(selection.filter, selection.whole)) or plan.title
    words = QCoreApplication.translate("Plan", "{filter}, {shown} of {total}")
    first = words.format(filter=chips, shown=selection.shown, total=selection.total)
    rest = scene.heading.sentence.partition(STOP)[2]
    return replace(scene.heading, sentence=STOP.join(part for part in (first, rest) if part), brief=chips)
