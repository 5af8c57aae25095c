"""The page of people in words: each team a part, each of its people, and the line that counts the rest."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, QRectF

from wallboard.domain.lanes import AgentKind
from wallboard.domain.roster import Person, Roster, TeamPeople
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.staff.lane_ink import cover_words, fold_words, head_words, unfolded_words
from wallboard.widgets.staff.person_words import BETWEEN, everything
from wallboard.widgets.staff.staff_layout import StaffLayout
from wallboard.widgets.times import Moment
from wallboard.widgets.type import one_line

OnPage = Callable[[QRectF], QRect]


def staff_parts(
    roster: Roster,
    layout: StaffLayout,
    moment: Moment,
    on_page: OnPage,
    ask: Callable[[Person], None],
    unfold: Callable[[], None],
) -> tuple[Part, ...]:
    """Teams in their order, the people of each after it."""
    parts = []
    opens = QCoreApplication.translate("Staff", "Open what they hold")
    for block in layout.blocks:
        team = roster.teams[block.index]
        parts.append(_lane_part(team, on_page(block.head)))
        for person, cell in zip(team.people, block.cells, strict=False):
            act, does = (partial(ask, person), opens) if person.held else (None, "")
            name, value = one_line(person.status.name), _told(person, moment)
            key, rect = ("agent", person.agent_id), on_page(cell)
            parts.append(Part(key, name, value, rect, PartKind.PERSON, act=act, does=does))
    if layout.fold is not None:
        rest = roster.teams[layout.folded_from :]
        words, does = (fold_words(rest), QCoreApplication.translate("Staff", "Unfold")) if rest else ("", "")
        if not rest:
            words, does = unfolded_words(), QCoreApplication.translate("Staff", "Fold")
        rect = on_page(layout.fold)
        parts.append(Part("fold", words, "", rect, PartKind.COUNT, len(rest), act=unfold, does=does))
    return tuple(parts)


def _lane_part(team: TeamPeople, rect: QRect) -> Part:
    words = QCoreApplication.translate(
        "Staff", "{free} free, {busy} busy, {resting} on a break; {head}; {cover}"
    )
    value = words.format(
        free=team.count(AgentKind.FREE),
        busy=team.count(AgentKind.BUSY),
        resting=team.count(AgentKind.ON_BREAK),
        head=head_words(team),
        cover=cover_words(team),
    )
    name = QCoreApplication.translate("Staff", "{team}, people").format(team=one_line(team.name))
    return Part(("lane", team.team_id), name, value, rect, PartKind.LANE, float(team.count(AgentKind.FREE)))


def _told(person: Person, moment: Moment) -> str:
    """All that is known, but for the name, which comes first already."""
    told = everything(person, moment).partition(BETWEEN)[2]
    if not moment.is_too_long(person.status):
        return told
    return told + BETWEEN + QCoreApplication.translate("Wall", "too long in this state")
