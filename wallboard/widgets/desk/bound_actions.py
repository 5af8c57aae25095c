"""Which of the list's actions the desk does itself, and how."""

from typing import TYPE_CHECKING

from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.notices import Notices

if TYPE_CHECKING:
    from wallboard.widgets.desk_page import DeskPage


def bind_desk(desk: "DeskPage", notices: Notices) -> None:
    """Those whose keys the page or its list reads by itself are here for whoever looks for them."""
    Act(catalogue.SEARCH, desk.enter_search, desk)
    Act(catalogue.UNDO, notices.undo, desk, notices.why_no_undo)
    Act(catalogue.CARRY, desk.carry_chosen, desk, has_keys=False)
    Act(catalogue.PROVE, desk.prove_shown, desk, has_keys=False)
    Act(catalogue.FIGURES, desk.open_figures, desk, has_keys=False)
