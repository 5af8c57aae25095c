"""The life of an agent's window: the window first, then the board, and at the end every thread in order."""

from datetime import timedelta

from PySide6.QtCore import QObject, QSettings, Slot

from wallboard.app.agent_path import AgentPath, ByHand
from wallboard.app.agent_window import AgentWindow
from wallboard.app.desktop import (
    LEAVE_AFTER_S,
    application,
    closed_by_signals,
    leave_the_hanging_thread,
    told_of_errors,
)
from wallboard.app.heartbeats import DatabaseHeartbeats
from wallboard.app.own_acceptance import DatabaseAcceptance
from wallboard.app.own_login import own_login
from wallboard.app.source import DatabaseSource, DatabaseWriter
from wallboard.app.translations import speak
from wallboard.live.step import Step
from wallboard.models.own_desk import OwnDesk
from wallboard.settings import Settings, load_settings, settings_file
from wallboard.widgets.theme import load_theme


class AgentDesktop(QObject):
    """Hands the window its agent when the first board is there."""

    def __init__(self, window: AgentWindow, path: AgentPath, login: str | None, code: str | None) -> None:
        super().__init__()
        self._window, self._path = window, path
        self._login, self._code = login, code
        path.poller.lost.connect(window.say)
        path.poller.board_ready.connect(self._begin)

    @Slot(object)
    def _begin(self, _step: Step) -> None:
        """The store has this step already: it was connected before."""
        self._path.poller.board_ready.disconnect(self._begin)
        self._path.poller.lost.disconnect(self._window.say)
        desk = OwnDesk(self._path.store, self._login, self._code, self._path)
        self._window.follow(desk, self._path)
        self._path.roll.show("agent")
        self._by_hand = ByHand(desk, self._path)


def run_agent_desktop(database: str, *, code: str | None) -> int:
    """See `wallboard.app.run_agent`."""
    settings = load_settings()
    theme = load_theme(settings.theme)
    app = application()
    speak(app, settings.language)
    memory = QSettings(str(settings_file().with_name("window.ini")), QSettings.Format.IniFormat)
    window = AgentWindow(theme, memory)
    window.show()
    with told_of_errors() as teller:
        writer = DatabaseWriter(database)
        path = agent_path(database, writer, settings)
        path.tell_failures(teller.tell)
        window.closing.connect(teller.close)
        window.closing.connect(app.quit)
        desktop = AgentDesktop(window, path, own_login(database), code)
        path.start()
        with closed_by_signals(window.close):
            left = app.exec()
        window.hide()
        if not path.stop(LEAVE_AFTER_S):
            leave_the_hanging_thread(left)
        writer.close()
        del desktop
    return left


def agent_path(database: str, writer: DatabaseWriter, settings: Settings) -> AgentPath:
    """Everything that the window follows; nothing is opened yet."""
    memory_file = str(settings_file().with_name("agents.ini"))
    return AgentPath(
        DatabaseSource(database),
        write=writer.write,
        settle=writer.settle,
        acceptance=DatabaseAcceptance(database, memory_file),
        heartbeats=DatabaseHeartbeats(database),
        poll_every=timedelta(milliseconds=settings.poll_every_ms),
    )
