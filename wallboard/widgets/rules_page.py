"""The rules page: what is in force, a draft beside it, what the draft would have done, and publishing it."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from wallboard.domain.change import Change
from wallboard.domain.freshness import Sight
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion, simple_rules
from wallboard.live.fault import guarded
from wallboard.live.rules_reader import RulesReader
from wallboard.models.floor import Floor
from wallboard.models.rules_draft import Fault, RulesDraft
from wallboard.models.rules_rows import VersionListModel, VersionRow
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.hand import Hand
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notice, Notices
from wallboard.widgets.rules.calendar_form import CalendarForm
from wallboard.widgets.rules.draft_strip import FaultPane, OvertakenStrip
from wallboard.widgets.rules.goals_form import GoalsForm
from wallboard.widgets.rules.head import RulesHead
from wallboard.widgets.rules.now_strip import NowStrip
from wallboard.widgets.rules.outline import Outline
from wallboard.widgets.rules.policy_form import PolicyForm
from wallboard.widgets.rules.publish_bar import PublishBar
from wallboard.widgets.rules.publishing import Publishing
from wallboard.widgets.rules.simulator_pane import SimulatorPane
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.rules.version_view import VersionView
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.past_words import PastSaid

LIST_PART, LIST_LEAST, LIST_MOST = 0.235, 236, 400
TRIAL_PART, TRIAL_LEAST, TRIAL_MOST = 0.306, 316, 520
FORM_MOST = 820
_NO_RULES = simple_rules({}, name="Rules")


class RulesPage(QWidget):
    """Joins the parts of the page; the draft lives as long as the page, which is as long as the window."""

    now_asked = Signal()
    """The other pages show the past, and a person wants them back at now."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        notices: Notices,
        reader: RulesReader,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._floor = floor
        self._theme = theme
        self._reader = reader
        self._ink = DeskInk(theme)
        self.versions = VersionListModel(floor.store, self)
        self.draft = RulesDraft(self.versions.newest or _nothing(floor.store.board.floor_at), self)
        self._build(hand, notices)
        self._lay_out()
        self._wire()
        self.take_sight(floor.store.sight)
        if floor.store.has_board:  # state and time stand there before the next second begins
            self.head.show_now(floor.ticker.now())
        self.publishing.join(self.head, self.publish_bar, self.overtaken)
        self.open_policy(0)
        reader.ask_examples()

    def _build(self, hand: Hand, notices: Notices) -> None:
        ink, now, draft = self._ink, self._floor.ticker.now, self.draft
        self.setPalette(ink.palette())
        self.setFont(ink.font(DeskSize.SMALL))
        self.setStyleSheet(rules_style(self._theme))
        self.head = RulesHead(draft, ink, self)
        self.overtaken = OvertakenStrip(ink, self)
        self.now_strip = NowStrip(ink, self)
        self.outline = Outline(draft, self.versions, ink, self)
        self.policy = PolicyForm(draft, self._floor.store, ink)
        self.calendar = CalendarForm(draft, ink, lambda: now().astimezone().date())
        self.goals = GoalsForm(draft, ink)
        self.version = VersionView(ink)
        self.stack = QStackedWidget(self)
        for form in (self.policy, self.calendar, self.goals, self.version):
            self.stack.addWidget(_scrolled(form))
        self.faults = FaultPane(draft, ink, self)
        self.simulator = SimulatorPane(draft, self._reader, ink, now, self)
        self.publish_bar = PublishBar(ink, now, self)
        self.notice = RulesNotice(notices, hand, ink, self)
        self.publishing = Publishing(draft, self.versions, self._floor.store, self._reader, now, self)

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.stack, 1)
        centre.addWidget(self.faults)
        body = QHBoxLayout()
        body.setSpacing(1)
        body.addWidget(self.outline)
        body.addLayout(centre, 1)
        body.addWidget(self.simulator)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.now_strip)
        layout.addWidget(self.overtaken)
        layout.addLayout(body, 1)
        layout.addWidget(self.publish_bar)
        layout.addWidget(self.notice)

        for before, after in pairwise(
            (self.simulator.list, self.head.back, self.head.drop, self.head.publish)
        ):  # what discards or publishes comes last, never under the first Enter
            self.setTabOrder(before, after)

    def _wire(self) -> None:
        store, reader, outline = self._floor.store, self._reader, self.outline
        self._floor.ticker.tick.connect(self._tick)
        store.sight_changed.connect(self.take_sight)
        reader.examples_read.connect(outline.offer_examples)
        outline.policy_opened.connect(self.open_policy)
        outline.calendar_opened.connect(self.open_calendar)
        outline.goals_opened.connect(self.open_goals)
        outline.version_opened.connect(self.open_version)
        outline.entered.connect(self._enter_form)
        outline.example_taken.connect(self._take_rules)
        self.version.taken.connect(self._take_rules)
        self.faults.opened.connect(self._open_fault)
        self.overtaken.look.connect(self._look_at_newest)
        self.draft.changed.connect(self._on_draft)
        self.now_strip.now_asked.connect(self.now_asked)
        Act(catalogue.PUBLISH, self.publishing.ask, self)
        Act(catalogue.TRY, self.simulator.begin, self)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        self.outline.setFixedWidth(min(LIST_MOST, max(LIST_LEAST, round(width * LIST_PART))))
        self.simulator.setFixedWidth(min(TRIAL_MOST, max(TRIAL_LEAST, round(width * TRIAL_PART))))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._ink.theme
        painter.fillRect(self.rect(), theme.ground)
        top, bottom = self.outline.y(), self.outline.y() + self.outline.height()
        for x in (self.outline.x() + self.outline.width(), self.simulator.x() - 1):
            painter.fillRect(x, top, 1, bottom - top, theme.line)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.outline.policies.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def open_policy(self, row: int) -> None:
        if row >= 0 and self.draft.rules.policies:
            self.policy.show_row(min(row, len(self.draft.rules.policies) - 1))
            self._open(self.policy)
            self.outline.show_policy(self.policy.row)
        else:
            self.open_goals()

    @Slot(str)
    def open_calendar(self, code: str) -> None:
        if code in self.draft.rules.calendars:
            self.calendar.show_code(code)
            self._open(self.calendar)
            self.outline.show_calendar(code)
        else:
            self.open_goals()

    @Slot()
    def open_goals(self) -> None:
        self.goals.refresh()
        self._open(self.goals)
        self.outline.show_goals()

    @Slot(object)
    def open_version(self, row: VersionRow) -> None:
        self.version.show_version(row)
        self._open(self.version)
        self.outline.show_version(self.versions.rows.index(row))

    def _open(self, form: QWidget) -> None:
        for number in range(self.stack.count()):
            area = self.stack.widget(number)
            if isinstance(area, QScrollArea) and area.widget() is form:
                self.stack.setCurrentIndex(number)

    @Slot()
    def _enter_form(self) -> None:
        fields = (self.policy.name, self.calendar.name, self.goals.name, self.version.take)
        fields[self.stack.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _open_fault(self, fault: Fault) -> None:
        kind, code = fault.place
        codes = [policy.code for policy in self.draft.rules.policies]
        if kind == "policy" and code in codes:
            self.open_policy(codes.index(code))
        elif kind == "calendar":
            self.open_calendar(code)
        else:
            self.open_goals()

    @Slot(object)
    def _take_rules(self, rules: PolicyRules) -> None:
        self.draft.take(rules)
        self.open_policy(0)

    @Slot()
    def _look_at_newest(self) -> None:
        if self.versions.rows:
            self.open_version(self.versions.rows[0])

    @Slot()
    def _on_draft(self) -> None:
        if self.policy.row >= len(self.draft.rules.policies):
            self.open_policy(len(self.draft.rules.policies) - 1)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.head.show_now(now)
        if any(row.is_to_come and row.version.in_force_at <= now for row in self.versions.rows):
            self.publishing.follow(Change())

    @Slot(object)
    def take_sight(self, sight: Sight) -> None:
        self.head.show_sight(sight)

    def show_past(self, said: PastSaid | None) -> None:
        """What the other pages show: while that is the past, nothing is published."""
        self.now_strip.show_past(said)
        self.head.set_elsewhere(is_past=said is not None)
        if said is not None:
            self.publish_bar.close_bar()


class RulesNotice(NoticeLine):
    """The line of notices, with a hint of this page's own at rest; what is said of the past is not of it."""

    def _notice_here(self) -> Notice | None:
        notice = super()._notice_here()
        return None if notice is None or notice.is_of_past else notice

    def _hint(self) -> str:
        words = self.tr(
            "What you change is a draft until it is published · {tries} tries it · {key} publishes it"
        )
        return words.format(tries=catalogue.TRY.shown_key, key=catalogue.PUBLISH.shown_key)


def _nothing(now: datetime) -> PolicyVersion:
    """What a draft begins on where no version can be read."""
    return PolicyVersion(0, 0, now, _NO_RULES)


def _scrolled(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    form.setMaximumWidth(FORM_MOST)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(form)
    form.setAutoFillBackground(False)
    return area
