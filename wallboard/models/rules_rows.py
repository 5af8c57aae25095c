"""The lists of the rules page: versions, and the policies, calendars, holidays and faults of the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal, Slot

from wallboard.domain.sla_policy import NamedCalendar, Policy, PolicyVersion, forestalled_by
from wallboard.live.fault import guarded_or
from wallboard.live.rules_reader import Publication
from wallboard.live.shown import Shown
from wallboard.models.row_list import Index, RowListModel
from wallboard.models.rules_draft import Fault, RulesDraft
from wallboard.models.spoken import spoken


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version with what is known about its publication; `is_in_force` for incidents that begin now.

    `is_never` where a newer version is in force no later than it.
    """

    version: PolicyVersion
    publication: Publication | None
    is_in_force: bool
    is_to_come: bool
    is_never: bool


class VersionListModel(RowListModel[VersionRow]):
    """Every policy version of the board, the newest first."""

    def __init__(self, store: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self._store = store
        self._publications: Mapping[int, Publication] = {}
        self.follow(store.board.floor_at)

    @property
    def newest(self) -> PolicyVersion | None:
        return self.rows[0].version if self.rows else None

    @property
    def in_force(self) -> VersionRow | None:
        return next((row for row in self.rows if row.is_in_force), None)

    @Slot(object)
    def take_publications(self, publications: Mapping[int, Publication]) -> None:
        self._publications = publications
        self.become([replace(row, publication=publications.get(row.version.id)) for row in self.rows])

    def follow(self, now: datetime) -> None:
        """Show the versions as they are now: new ones, and which of them is in force."""
        versions = sorted(self._store.board.policy_versions.values(), key=lambda one: -one.number)
        in_force = next((one.id for one in versions if one.in_force_at <= now), None)
        self.become([self._row(one, now, is_in_force=one.id == in_force) for one in versions])

    def _row(self, one: PolicyVersion, now: datetime, *, is_in_force: bool) -> VersionRow:
        is_never = forestalled_by(one, self._store.board.policy_versions.values()) is not None
        is_to_come = one.in_force_at > now and not is_never
        return VersionRow(one, self._publications.get(one.id), is_in_force, is_to_come, is_never)

    def words(self, row: VersionRow) -> str:
        return _tr("version {number}, {name}").format(number=row.version.number, name=row.version.rules.name)


class PolicyListModel(RowListModel[Policy]):
    """The policies of the draft in their order: the first that takes an incident rules."""

    def __init__(self, draft: RulesDraft, parent: QObject | None = None) -> None:
        super().__init__(draft.rules.policies, parent)
        self._draft = draft
        draft.changed.connect(self._follow)

    def words(self, row: Policy) -> str:
        return row.name

    @Slot()
    def _follow(self) -> None:
        self.become(self._draft.rules.policies)


class CalendarListModel(RowListModel[NamedCalendar]):
    """The calendars of the draft."""

    def __init__(self, draft: RulesDraft, parent: QObject | None = None) -> None:
        super().__init__(tuple(draft.rules.calendars.values()), parent)
        self._draft = draft
        draft.changed.connect(self._follow)

    def words(self, row: NamedCalendar) -> str:
        return row.name

    @Slot()
    def _follow(self) -> None:
        self.become(tuple(self._draft.rules.calendars.values()))


class FaultListModel(RowListModel[Fault]):
    """What keeps the draft from being published, each in a sentence."""

    def words(self, row: Fault) -> str:
        return spoken(row.sentence)


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One holiday of a calendar: its date as rules keep it, and whether it closes."""

    day: str
    name: str
    is_kept: bool


class HolidayListModel(RowListModel[HolidayRow]):
    """The holidays of a calendar, those of every year first; a check box switches each off."""

    switched = Signal(str, bool)
    """The date as rules keep it, and whether it shall close."""

    def show_calendar(self, calendar: NamedCalendar) -> None:
        self.become(
            [
                HolidayRow(day, name, day not in calendar.switched_off)
                for day, name in sorted(calendar.holidays.items())
            ]
        )

    def words(self, row: HolidayRow) -> str:
        return f"{day_words(row.day)}   {row.name}"

    def row_near(self, day: date) -> int:
        """The first holiday on or after a date, or the last there is."""
        for number, row in enumerate(self.rows):
            if not row.day.startswith("--") and row.day >= day.isoformat():
                return number
        return len(self.rows) - 1

    @guarded_or(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @guarded_or(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and row is not None:
            return Qt.CheckState.Checked if row.is_kept else Qt.CheckState.Unchecked
        return super().data(index, role)

    @guarded_or(False)
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        self.switched.emit(row.day, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def day_words(day: str) -> str:
    """ "Fri 25 Dec 2026", or "25 Dec, every year"."""
    months = QLocale()
    if day.startswith("--"):
        month = months.monthName(int(day[2:4]), QLocale.FormatType.ShortFormat)
        return _tr("{day} {month}, every year").format(day=int(day[5:]), month=month)
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    weekday = months.dayName(read.isoweekday(), QLocale.FormatType.ShortFormat)
    month = months.monthName(read.month, QLocale.FormatType.ShortFormat)
    return f"{weekday} {read.day} {month} {read.year}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RulesRows", text)
