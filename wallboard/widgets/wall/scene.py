"""Everything the wall shows of one board at one instant, derived once and handed to the tiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.figures import Figure, figures
from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.headline import Headline, headline
from wallboard.domain.heat import HeatRow, in_order, is_in_order, narrowed
from wallboard.domain.heat_fold import Fold, folded
from wallboard.domain.history import LoadHistory
from wallboard.domain.outlook import Outlook, outlook
from wallboard.domain.promises import PromiseLine, PromisePage, page_of
from wallboard.domain.prospect import Prospect
from wallboard.domain.selection import Selection
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.tally import Tally, tallied
from wallboard.domain.thresholds import SILENT, Levels, Profile, judged
from wallboard.widgets.heat.place import NOTHING_CHOSEN, ChosenCells
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits, digits_of
from wallboard.widgets.wall.lane_rows import lane_rows
from wallboard.widgets.wall.loudness import levels_before
from wallboard.widgets.wall.people import LaneRow
from wallboard.widgets.wall.words import Gist, Heading, filtered_heading, gist_of, heading_of

LOOK_AGAIN: Final = timedelta(seconds=5)
"""Counts of what falls due within half an hour move with the clock, but not every second."""
ORDER_HOLDS: Final = timedelta(seconds=10)
"""Rows change places only after the new order has held for this long."""

_COOL: Final = 2
"""The highest pressure step below capacity."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the next scene is made from: `listed` are a board and its page before it is put in words.

    `headed` is what the headline tells, and its words before anybody filters.
    """

    outlook: Outlook | None = None
    tally: Tally | None = None
    fold: Fold | None = None
    listed: tuple[Board, PromisePage] | None = None
    headed: tuple[Gist, Heading] | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """In which manner a page shows its board; with `hold`, as during a drag, rows keep their places.

    With `only_asked` teams of which the selection lets nothing through are not there at all. `history` says
    how loud the figures had become before the first scene, `groundwork` what is reckoned of the whole board
    already.
    """

    hold: bool = False
    prospect: Prospect | None = None
    selection: Selection | None = None
    profile: Profile = SILENT
    only_asked: bool = False
    history: LoadHistory | None = None
    groundwork: Groundwork | None = None

    @property
    def selects(self) -> bool:
        """Whether a filter leaves something out."""
        return self.selection is not None and not self.selection.is_everything


AS_IT_IS: Final = Manner()
"""The whole board, nothing held, nothing judged, nothing ahead."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`turns_at` is the next instant at which the same board looks different beyond its running times.

    `all_rows` are the rows before folding, in the order shown; `restless_since` is since when another
    order has asked to be shown. Of a selection cells, figures and promises are shown; people and loads are
    the whole floor's.
    """

    as_of: datetime
    turns_at: datetime
    heading: Heading
    figures: tuple[Figure, ...]
    rows: tuple[HeatRow, ...]
    totals: Mapping[Severity, int]
    lanes: tuple[LaneRow, ...]
    promises: PromisePage
    running: int
    """How many promises there are to keep, broken ones included."""
    all_rows: tuple[HeatRow, ...]
    restless_since: datetime | None
    basis: Basis
    filter: Filter = EVERYTHING
    """Of which filter it shows what passes."""
    levels: Levels | None = None
    """How loud the figures are, and what is to be carried on to the next scene."""
    chosen: ChosenCells = NOTHING_CHOSEN
    digits: Digits = TWO_DIGITS
    """For how many figures its counts need room."""

    @property
    def is_whole(self) -> bool:
        """Whether no filter leaves anything out."""
        return self.filter == EVERYTHING

    @property
    def form(self) -> tuple[int, bool, Digits]:
        """What of it decides where rows and columns stand."""
        return len(self.rows), bool(self.rows and self.rows[-1].is_folded), self.digits


def scene_of(
    board: Board, now: datetime, before: Scene | None, limit: int, manner: Manner = AS_IT_IS
) -> Scene:
    """What the wall shows of a board, with room for so many rows of teams."""
    ground, selection, ahead = _ground(board, now, manner), manner.selection, manner.prospect
    was, whole = before.basis if before else Basis(), None if manner.selects else ground
    view = ground.outlook if ground else outlook(board, now, was.outlook)
    rows, restless_since = _ordered(view, now, before, hold=manner.hold)
    if selection is not None and manner.selects:
        rows, board, ahead = _selected(rows, now, before, selection), selection.board, None
    told = tuple(_lit(rows)) if manner.only_asked else rows
    fold, tally = folded(told, limit, was.fold), whole.tally if whole else tallied(board, now, was.tally)
    promises = whole.promises if whole else page_of(board, now, tally, was.listed)
    totals = _totals(board, tally)
    shown, asked = _shown(told, fold, before), selection.filter if selection else EVERYTHING
    loud = levels_before(before, asked, now, manner.profile, manner.history)
    counted = whole.figures_with(ahead) if whole else figures(board, now, told, ahead, tally)
    strip, levels = judged(counted, now, manner.profile, loud)
    headed = _headed(board, whole.headline if whole else headline(board, now, _lit(rows), tally), was)
    return Scene(
        as_of=board.floor_at,
        turns_at=_turns_at(promises, now),
        heading=_heading(headed[1], selection),
        figures=strip,
        rows=shown,
        totals=totals,
        lanes=lane_rows(shown, view.lanes, before),
        promises=_told(promises, manner.prospect),
        running=tally.counts.running,
        all_rows=rows,
        restless_since=restless_since,
        basis=Basis(view, tally, fold, (board, promises), headed),
        filter=asked,
        chosen=ChosenCells.by(asked, selection.teams) if selection else NOTHING_CHOSEN,
        levels=levels,
        digits=digits_of(shown, totals, before.digits if before else None),
    )


def _ground(board: Board, now: datetime, manner: Manner) -> Groundwork | None:
    """What was reckoned of the very board, as of now."""
    ground = manner.groundwork
    return ground.as_of(now) if ground is not None and ground.serves(board, now) else None


def _shown(rows: tuple[HeatRow, ...], fold: Fold | None, before: Scene | None) -> tuple[HeatRow, ...]:
    """The rows in words, the folded one the very same as before where it is."""
    hot = rows if fold is None else rows[: len(rows) - len(fold.cool)]
    named = tuple([row if row.team_id is not None else _named(row) for row in hot])
    if fold is None:
        return named
    if before is None or (was := before.basis.fold) is None:
        return (*named, _named(fold.row))
    if fold is was:
        return (*named, before.rows[-1])
    return (*named, _named(fold.row, before.rows[-1] if fold.row.folded is was.row.folded else None))


def _turns_at(promises: PromisePage, now: datetime) -> datetime:
    """When the next promise breaks, or what moves slowly is to be looked at again."""
    return min([now + LOOK_AGAIN, *(line.due_at for line in promises.next[:1])])


def _totals(board: Board, tally: Tally) -> Mapping[Severity, int]:
    """What the columns count; an incident that cannot be read is among the worst."""
    totals = dict(zip(SEVERITIES, tally.counts.by_severity, strict=True))
    totals[Severity.CRITICAL] += len(board.unreadable_incidents())
    return totals


def _lit(rows: Sequence[HeatRow]) -> Sequence[HeatRow]:
    """The rows of which a filter lets something through."""
    return [row for row in rows if not row.is_dimmed]


def _headed(board: Board, facts: Headline, was: Basis) -> tuple[Gist, Heading]:
    """What the headline tells and how; the very same words as long as it tells the same."""
    gist = gist_of(board, facts)
    return was.headed if was.headed is not None and was.headed[0] == gist else (gist, heading_of(gist))


def _heading(heading: Heading, selection: Selection | None) -> Heading:
    """What the page says at its head, and that a filter leaves something out."""
    if selection is None or selection.is_everything:
        return heading
    return filtered_heading(heading, selection.shown, selection.total)


def _selected(
    rows: tuple[HeatRow, ...], now: datetime, before: Scene | None, selection: Selection
) -> tuple[HeatRow, ...]:
    """The rows with what passes in their cells; steps are kept only from a scene of the same filter."""
    is_same = before is not None and before.filter == selection.filter
    known = {row.team_id: row for row in before.all_rows} if before is not None and is_same else {}
    return tuple(
        narrowed(
            row,
            selection.board,
            now,
            is_dimmed=not selection.keeps(row.team_id),
            before=known.get(row.team_id),
        )
        for row in rows
    )


def _ordered(
    view: Outlook, now: datetime, before: Scene | None, *, hold: bool
) -> tuple[tuple[HeatRow, ...], datetime | None]:
    """The rows in the order to show, and since when that is not the order they ask for."""
    if before is None or not before.all_rows:
        return in_order(view.rows), None
    shown, by_team = [row.team_id for row in before.all_rows], {row.team_id: row for row in view.rows}
    if len(shown) != len(by_team) or by_team.keys() != set(shown):
        return in_order(view.rows, shown), None
    rows = tuple([by_team[team_id] for team_id in shown])
    if is_in_order(rows, () if before.restless_since else before.all_rows):
        return rows, None
    since = before.restless_since or now
    return (rows, since) if hold or now - since < ORDER_HOLDS else (in_order(rows, shown), None)


def _no_team() -> str:
    return QCoreApplication.translate("Wall", "No team")


def _told(page: PromisePage, prospect: Prospect | None) -> PromisePage:
    """Promises of incidents that no team has say so, and those that will be late why."""
    forecasts = prospect.forecasts if prospect else {}
    if not forecasts and all(line.team for line in (*page.breached, *page.next)):
        return page

    def told(line: PromiseLine) -> PromiseLine:
        forecast = forecasts.get(line.incident_id)
        if line.team and forecast is None:
            return line
        return replace(line, team=line.team or _no_team(), forecast=forecast)

    breached, following = (tuple(told(line) for line in lines) for lines in (page.breached, page.next))
    return replace(page, breached=breached, next=following)


def _named(row: HeatRow, before: HeatRow | None = None) -> HeatRow:
    """A row in words: how many are folded, or that nobody's team has it; `before` folded the same teams."""
    if row.is_folded and before is not None and (row.step <= _COOL) is (before.step <= _COOL):
        return replace(row, name=before.name, folded=before.folded)
    nameless = _no_team()
    if row.is_folded:
        # Teams over capacity may be among them where the screen has no room: those are not cool.
        cool = QCoreApplication.translate("Wall", "{count} cool")
        words = cool if row.step <= _COOL else QCoreApplication.translate("Wall", "{count} more")
        name = words.format(count=len(row.folded))
        return replace(row, name=name, folded=tuple(folded or nameless for folded in row.folded))
    return row if row.team_id is not None else replace(row, name=nameless)
