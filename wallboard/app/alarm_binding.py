"""Joins the alarms to the window of a desk: the bar above its pages, and the sound."""

import logging

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from wallboard.app.live_path import LivePath
from wallboard.app.sound import LACK, AlarmSound
from wallboard.app.window import MainWindow
from wallboard.domain.alarm_rules import AlarmRules
from wallboard.live.fault import guarded_or
from wallboard.live.lacks import Lacks
from wallboard.refusal import Refusal
from wallboard.services.wall_file import load_plan, place_of_fault
from wallboard.widgets.alarm.desk_bar import DeskAlarmBar
from wallboard.widgets.theme import Theme

_LINE_PX = 1080
_log = logging.getLogger(__name__)


def alarm_rules() -> AlarmRules:
    """Those of the wall's plan; of one that is wrong the wall tells, and a desk goes by what is shipped."""
    try:
        return load_plan().alarm
    except Refusal as refused:
        _log.warning("the alarms go by the rules that are shipped: %s", place_of_fault(refused.sentence))
        return AlarmRules()


class AlarmsAtDesk(QObject):
    """The bar appears with the first alarm; sounds are made where the person wants any."""

    def __init__(
        self, window: MainWindow, live: LivePath, theme: Theme, rules: AlarmRules, *, sounds: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self.lacks = Lacks(self)
        live.alarms.take_rules(rules)
        self.bar = DeskAlarmBar(live.alarms, live.store, live.ticker, theme, window)
        self.bar.setVisible(self.bar.said is not None)
        window.add_bar(self.bar)
        self.sound = AlarmSound(self.lacks, self) if sounds else None
        self.lacks.changed.connect(self._say_silence)
        if self.sound is not None:
            live.alarms.sounded.connect(self.sound.play)
            live.alarms.hushed.connect(self.sound.hush)
        window.installEventFilter(self)
        self._rescale()

    def stop(self) -> None:
        """No sound any more."""
        if self.sound is not None:
            self.sound.stop()

    @Slot()
    def _say_silence(self) -> None:
        self.bar.say_silence(self.lacks.current.get(LACK, ""))

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._rescale)
        return False

    def _rescale(self) -> None:
        """On a large screen from afar it is as large as the pages are."""
        self.bar.rescale(max(1.0, self._window.height() / _LINE_PX))
