"""The numbers of the desk's strip, the heat page and the page of people, held against the JSON."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from tests.journeys.page_numbers import Json, Told, carried, cell_words, differs, figure_words, ints
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Command
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.freshness import Sight
from wallboard.domain.lanes import AgentKind
from wallboard.domain.prospect import Prospect
from wallboard.domain.severity import SEVERITIES
from wallboard.live.shown import Shown, ShownRecords, ShownTime
from wallboard.live.view import AS_IT_WAS
from wallboard.models.choice import FilterChoice
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.access.part import PartKind
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.strip import HEIGHT, DeskStrip
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import load_theme

WIDE = 2600
"""No figure of the desk's strip is folded here."""
_CARRIED = ("present", "load", "capacity", "spare")
_COUNTED = (AgentKind.FREE, AgentKind.BUSY, AgentKind.ON_BREAK)


class Still(Shown):
    """One board, as if it had just been read."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board

    @property
    def board(self) -> Board:
        return self._board

    @property
    def has_board(self) -> bool:
        return True

    @property
    def pending(self) -> Mapping[int, Command]:
        return {}

    @property
    def sight(self) -> Sight:
        return AS_IT_WAS

    @property
    def trouble(self) -> str:
        return ""


class StillTime(ShownTime):
    """The instant of that board."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self._at = at

    def now(self) -> datetime:
        return self._at

    def database_now(self) -> datetime:
        return self._at


class NoRecords(ShownRecords):
    """The weeks are not read."""

    @property
    def record(self) -> FloorRecord | None:
        return None

    @property
    def prospect(self) -> Prospect | None:
        return None


class OtherPages:
    """The pages beside the wall, each shown one board after the other."""

    def __init__(self) -> None:
        theme = load_theme("dark")
        self._ink = DeskInk(theme)
        self.heat, self.staff = HeatPage(theme, zone=UTC), StaffPage(theme, zone=UTC)
        for page in (self.heat, self.staff):
            page.resize(1920, 1080)
            page.show()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.heat, self.staff

    def differences(self, board: Board, told: Told) -> list[str]:
        """Each number on one of them that is not that of the JSON."""
        json = Json(told, board)
        for page in (self.heat, self.staff):
            page.forget()
            page.show_board(board, Change(), board.floor_at)
        wrong = [*self._strip(board, json), *self._heat(json), *self._staff(json)]
        return [f"{told['now']}: {words}" for words in wrong]

    def _strip(self, board: Board, json: Json) -> Iterator[str]:
        still, time, parent = Still(board), StillTime(board.floor_at), QWidget()
        teams = TeamListModel(still, time, parent)
        choice = FilterChoice(still, parent=parent)
        strip = DeskStrip(still, choice, teams, NoRecords(), self._ink, time.now, parent)
        strip.resize(WIDE, HEIGHT)
        strip.take()
        shown = {part.key[1]: part.value for part in strip.parts()}  # type: ignore[index]  # ("figure", key)
        for figure in json.told["figures"]:
            words = shown[figure["key"]].split(", ")[0]
            told = "–" if figure["absence"] == "cannot" else figure_words(figure).replace(" of ", " / ")
            yield from differs(("desk", figure["key"]), words, told)

    def _heat(self, json: Json) -> Iterator[str]:
        columns = [column for column in self.heat.columns if column.teams.isVisibleTo(self.heat)]
        parts = [part for column in columns for tile in (column.teams, column.heat) for part in tile.parts()]
        shown = {part.key: part.value for part in parts}
        keys = [part.key[1] for column in columns for part in column.teams.parts()]  # type: ignore[index]  # ("team", key)
        rows_of_heat = json.rows_of("heat", keys)
        for key, rows in zip(keys, rows_of_heat, strict=True):
            for severity in SEVERITIES:
                cells = [row["cells"][str(int(severity))] for row in rows]
                words = shown["cell", key, severity]
                yield from differs(("heat page", key, severity), words, cell_words(cells, json))
            if key != "folded":
                yield from differs(("heat page", key), ints(str(shown["team", key])), carried(rows))

    def _staff(self, json: Json) -> Iterator[str]:
        heads = {p.key[1]: p.value for p in self.staff.people.parts() if p.kind is PartKind.LANE}  # type: ignore[index]  # ("lane", id)
        for key, (lane, *_) in zip(heads, json.rows_of("lanes", list(heads)), strict=True):
            kinds = [person["kind"] for person in lane["people"]]
            told = [kinds.count(kind.value) for kind in _COUNTED]
            told += [lane[name] for name in _CARRIED] if kinds else []
            yield from differs(("people", key), ints(heads[key]), told)
            covers = heads[key].rpartition("; ")[2].startswith("somebody")
            yield from differs(("people", key, "covered"), covers, lane["covers_critical"])
