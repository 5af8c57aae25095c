"""What would these rules have done to last week's incidents: asked here, counted elsewhere, told here."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QListView, QProgressBar, QVBoxLayout, QWidget

from wallboard.domain.simulation import Difference, Simulation
from wallboard.live.fault import guarded
from wallboard.live.rules_reader import RulesReader, Trial
from wallboard.models.counted import counted
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.simulation_rows import DifferenceListModel, tally_rows, targets_words, title_of, why
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import Choice, button, heading, note
from wallboard.widgets.rules.rule_lists import ROW, RuleDelegate, RuleLine
from wallboard.widgets.rules.tally_table import TallyTable

DAYS = (7, 30)


class SimulatorPane(QWidget):
    """Tries the draft as it stands; a draft that contradicts itself cannot be tried."""

    said = Signal(str)

    def __init__(
        self,
        draft: RulesDraft,
        reader: RulesReader,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._reader = reader
        self._ink = ink
        self._now = now
        self._trial: Trial | None = None
        self._shown: Trial | None = None
        self.model = DifferenceListModel(parent=self)
        self._build()
        self._lay_out()
        draft.changed.connect(self._follow_draft)
        reader.progressed.connect(self._progress)
        reader.simulated.connect(self._take)
        reader.lost.connect(self._lose)
        self._show_span()
        self._follow_draft()

    @property
    def is_running(self) -> bool:
        return self._trial is not None

    def span(self) -> tuple[datetime, datetime]:
        """The span that is chosen; days begin and end on this machine's clock."""
        now = self._now()
        days = self.choice.currentData()
        if days is not None:
            return now - timedelta(days=int(days)), now
        first, last = sorted((self.first.date(), self.last.date()))
        return _midnight(first), min(now, _midnight(last.addDays(1)))

    def _build(self) -> None:
        ink = self._ink
        self.choice = Choice(ink, self)
        words = self.tr("last {days} days")
        self.choice.offer(
            [*((days, words.format(days=days)) for days in DAYS), (None, self.tr("from … to …"))]
        )
        self.choice.setAccessibleName(self.tr("Incidents opened"))
        self.choice.currentIndexChanged.connect(self._show_span)
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        today = self._now().astimezone().date()
        for field, name, back in (
            (self.first, self.tr("From"), 14),
            (self.last, self.tr("To"), 7),
        ):
            field.setDisplayFormat("yyyy-MM-dd")
            field.setFont(ink.font(DeskSize.SMALL))
            field.setAccessibleName(name)
            field.lineEdit().setTextMargins(6, 0, 0, 0)
            day = today - timedelta(days=back)
            field.setDate(QDate(day.year, day.month, day.day))
        self.run = button(self.tr("Try"), ink, self)
        self.run.setAccessibleName(self.tr("Try these rules on past incidents"))
        self.run.clicked.connect(self.begin)
        self.stop = button(self.tr("Stop"), ink, self)
        self.stop.clicked.connect(self.give_up)
        self.stop.hide()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.bar.hide()
        self.told = note(ink, self)
        self.tallies = TallyTable(ink, self)
        self.differ = heading("", ink, self)
        self.differ.setWordWrap(True)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Incidents whose verdict would differ"))
        self.list.setItemDelegate(RuleDelegate(_line, ink, ROW, self))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 8)
        layout.setSpacing(6)
        title: QLabel = heading(self.tr("What would these rules have done?"), self._ink, self)
        layout.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choice, 1)
        line.addWidget(self.run)
        line.addWidget(self.stop)
        dates = QHBoxLayout()
        dates.setSpacing(8)
        dates.addWidget(self.first)
        dates.addWidget(self.last)
        layout.addLayout(line)
        layout.addLayout(dates)
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addWidget(self.tallies)
        layout.addWidget(self.differ)
        layout.addWidget(self.list, 1)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ink.theme.ground)

    @Slot()
    def begin(self) -> None:
        """Ask what the draft would have done; a question that runs already is given up."""
        if self._draft.faults:
            return
        since, until = self.span()
        self._trial = Trial(self._draft.rules, since, until)
        self.bar.setRange(0, 0)
        self._show_running()
        self.told.setText(self.tr("Trying the draft on the incidents of that time…"))
        self._reader.try_rules(self._trial)

    @Slot()
    def give_up(self) -> None:
        """End what runs; called here and not connected, for the reader's thread hears no signals."""
        self._reader.cancel()

    @Slot()
    def _show_span(self) -> None:
        is_dates = self.choice.currentData() is None
        self.first.setVisible(is_dates)
        self.last.setVisible(is_dates)

    @Slot()
    def _follow_draft(self) -> None:
        """A draft with faults cannot be tried; what was tried is marked when the draft moves on."""
        self.run.setEnabled(not self._draft.faults)
        if self._trial is None and self._shown is None:
            faulty = self.tr("Mend what is wrong in the draft, then it can be tried.")
            hint = self.tr("Try the draft on incidents of the past: nothing is changed by it.")
            self.told.setText(faulty if self._draft.faults else hint)
        is_old = self._shown is not None and self._shown.rules != self._draft.rules
        self.tallies.set_old(is_old)
        if is_old and self._trial is None:
            self.told.setText(self.tr("The draft has changed since it was tried; try it again."))

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        if self._trial is not None:
            self.bar.setRange(0, max(1, total))
            self.bar.setValue(done)
            words = counted(
                "SimulatorPane", "{done} of {total} incident", "{done} of {total} incidents", total
            )
            self.told.setText(words.format(done=f"{done:,}", total=f"{total:,}"))

    @Slot(object, object)
    def _take(self, trial: Trial, found: Simulation) -> None:
        """An answer to an older question is not shown."""
        if trial != self._trial:
            return
        self._trial, self._shown = None, trial
        self._show_running()
        self.tallies.show_rows(tally_rows(found))
        self.model.become(found.differences)
        self.differ.setText(self._differing(found))
        self.told.setText(self._summary(found))
        self._follow_draft()

    @Slot(object, str)
    def _lose(self, trial: Trial | None, sentence: str) -> None:
        if trial is not None and trial == self._trial:
            self._trial = None
            self._show_running()
            self.told.setText(sentence)

    def _show_running(self) -> None:
        is_running = self._trial is not None
        had_focus = self.run.hasFocus() or self.stop.hasFocus()
        self.stop.setVisible(is_running)
        self.run.setVisible(not is_running)
        self.bar.setVisible(is_running)
        if had_focus:
            (self.stop if is_running else self.run).setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self, found: Simulation) -> str:
        words = counted(
            "SimulatorPane",
            "{count} incident opened {since} to {until}.",
            "{count} incidents opened {since} to {until}.",
            found.incidents,
        )
        if not found.is_whole:
            words = self.tr("Stopped after {count} of the incidents opened {since} to {until}.")
        since, until = (f"{at.astimezone():%d %b %H:%M}" for at in (found.since, found.until))
        return words.format(count=f"{found.incidents:,}", since=since, until=until)

    def _differing(self, found: Simulation) -> str:
        if not found.changed:
            return self.tr("No verdict would differ")
        words = counted(
            "SimulatorPane", "{count} incident would differ", "{count} incidents would differ", found.changed
        )
        if found.more:
            words = counted(
                "SimulatorPane",
                "{count} incident would differ; {listed} of {all} verdicts",
                "{count} incidents would differ; {listed} of {all} verdicts",
                found.changed,
            )
        listed = len(found.differences)
        return words.format(count=f"{found.changed:,}", listed=listed, all=f"{listed + found.more:,}")


def _line(row: object) -> RuleLine:
    assert isinstance(row, Difference)
    return RuleLine(title_of(row), why(row), targets_words(row))


def _midnight(day: QDate) -> datetime:
    return datetime.fromtimestamp(day.startOfDay().toSecsSinceEpoch(), UTC)
