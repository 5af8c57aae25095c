"""The small window of an agent: a sentence until the board is there and somebody is meant, then the page."""

from PySide6.QtCore import QByteArray, QSettings, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from wallboard.app.agent_path import AgentPath
from wallboard.app.agent_places import tell_places
from wallboard.app.waiting_page import WaitingPage
from wallboard.live.fault import guarded
from wallboard.models.own_desk import OwnDesk
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.agent.agent_page import AgentPage
from wallboard.widgets.company.words import freshness_word
from wallboard.widgets.theme import Theme

_FIRST_SIZE, _SMALLEST = (420, 640), (340, 420)
_GEOMETRY = "agent_geometry"


class AgentWindow(QMainWindow):
    """Asks for attention as the system does it when something is offered; its title says how much."""

    closing = Signal()

    def __init__(self, theme: Theme, memory: QSettings) -> None:
        super().__init__()
        self._theme, self._memory = theme, memory
        self._waiting = WaitingPage(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._path: AgentPath | None = None
        self.desk: OwnDesk | None = None
        self.page: AgentPage | None = None
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        geometry = memory.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        Act(catalogue.QUIT, self.close, self, in_window=True)
        self._entitle()

    @property
    def waiting_sentence(self) -> str:
        """What it shows, or showed last, while there was no page."""
        return self._waiting.sentence

    @Slot(str)
    def say(self, sentence: str) -> None:
        """What the window shows as long as there is no page."""
        self._waiting.say(sentence[:1].upper() + sentence[1:])

    def follow(self, desk: OwnDesk, path: AgentPath) -> None:
        """Show this agent from now on, as soon as the board knows them."""
        self.desk, self._path = desk, path
        path.poller.lost.connect(self.say)
        path.store.sight_changed.connect(self._entitle)
        desk.changed.connect(self._show)
        desk.arrived.connect(self._alert)
        self._show()

    @Slot()
    def _show(self) -> None:
        desk, path = self.desk, self._path
        if desk is None or path is None:
            return
        if desk.state is None:
            self.say(desk.why_nobody)
            self._stack.setCurrentWidget(self._waiting)
        else:
            if self.page is None:
                self.page = AgentPage(desk, path.store, path.ticker, self._theme)
                self._stack.addWidget(self.page)
                tell_places(self.page)
            if self._stack.currentWidget() is not self.page:
                self._stack.setCurrentWidget(self.page)
                self.page.list.enter()
        self._entitle()

    @Slot(object)
    def _alert(self, _item: object) -> None:
        QApplication.alert(self)

    @Slot()
    def _entitle(self) -> None:
        """“2 offered · Ana K · live · Wallboard”: a task bar shows the beginning."""
        words = ["Wallboard"]
        if self.desk is not None and self._path is not None and self.desk.state is not None:
            offered = len(self.desk.work.offered)
            told = self.tr("{count} offered").format(count=offered) if offered else ""
            sight = freshness_word(self._path.store.sight.freshness)
            words = [told, self.desk.state.name, sight, *words]
        self.setWindowTitle(" · ".join(word for word in words if word))

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue(_GEOMETRY, self.saveGeometry())
        self._memory.sync()
        super().closeEvent(event)
        self.closing.emit()
