"""Where the parts of the desk stand: two lines above, one below, and three columns between them."""

from typing import TYPE_CHECKING

from wallboard.widgets.desk.columns import columns_of

if TYPE_CHECKING:
    from wallboard.widgets.desk_page import DeskPage

SIDE = 8


def arrange(desk: "DeskPage") -> None:
    """Everything above the line at the foot, which grows while it asks."""
    width, height = desk.width(), desk.height()
    desk.notice.resize(width, desk.notice.height())
    top = desk.head.height() + desk.strip.height()
    bottom = height - desk.notice.height()
    desk.head.setGeometry(0, 0, width, desk.head.height())
    desk.strip.setGeometry(0, desk.head.height(), width, desk.strip.height())
    desk.notice.setGeometry(0, bottom, width, desk.notice.height())
    left, right = columns_of(width)
    desk.incidents.setGeometry(SIDE, top, left - SIDE, bottom - top)
    head = desk.people_head.height() + desk.need.height()
    desk.people_head.setGeometry(left + 1, top, right - left - 1, desk.people_head.height())
    below, back = top + desk.people_head.height(), desk.returned.wide
    desk.need.setGeometry(left + 1, below, right - left - 1 - back, desk.need.height())
    desk.returned.setGeometry(right - back, below, back, desk.need.height())
    desk.people.setGeometry(left + 1, top + head, right - left - 1, bottom - top - head)
    desk.column.setGeometry(right + 1, top, width - right - 1, bottom - top)
    desk.veil.setGeometry(0, top, width, bottom - top)
    desk.proof.arrange()
    desk.figures.arrange()
