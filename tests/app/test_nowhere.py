"""A screen that is not there: said where somebody can see it, and no fault of the board's."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wallboard.app.nowhere import KEY, Nowhere, missing_words
from wallboard.app.wall_screens import WallScreens
from wallboard.app.wall_window import WallWindow
from wallboard.app.wall_windows import Asked, WallWindows
from wallboard.domain.wall_plan import PlanPage, WallPlan
from wallboard.live.lacks import Lacks
from wallboard.live.wall_status import WallStatus
from wallboard.widgets.theme import load_theme


class Hung:
    """A wall that is to hang on one screen, without a board yet."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, want: str) -> None:
        self.lacks, theme = Lacks(), load_theme()
        screens = WallScreens(qapp)
        plan = WallPlan((PlanPage("overview", "Overview"),))
        self.windows = WallWindows(
            screens, plan, lambda: WallWindow(theme, self.lacks), WallStatus(), Asked(want)
        )
        self.nowhere = Nowhere(self.windows, screens, self.lacks, theme, patient_ms=1)
        qtbot.addWidget(self.nowhere.band)
        self.windows.arrange()


def test_that_a_screen_nobody_has_is_named_on_one_that_is_there(qapp: QApplication, qtbot: QtBot) -> None:
    hung = Hung(qapp, qtbot, "HDMI-9")
    qtbot.waitUntil(lambda: KEY in hung.lacks.current)
    name = qapp.screens()[0].name()
    assert hung.lacks.current[KEY].startswith("There is no screen “HDMI-9” here; this machine has 1 ")
    assert name in hung.lacks.current[KEY]
    assert hung.nowhere.band.isVisible()
    assert hung.nowhere.band.sentence == hung.lacks.current[KEY]
    assert hung.nowhere.band.height() < qapp.screens()[0].geometry().height() / 3, "it may be a desk"
    assert (hung.windows.is_seen, hung.windows.missing) == (False, ("HDMI-9",))
    hung.windows.close()


def test_that_a_wall_which_hangs_says_nothing_of_screens(qapp: QApplication, qtbot: QtBot) -> None:
    hung = Hung(qapp, qtbot, "1")
    qtbot.wait(20)
    assert KEY not in hung.lacks.current
    assert not hung.nowhere.band.isVisible()
    assert (hung.windows.is_seen, hung.windows.missing) == (True, ())
    hung.windows.close()


def test_that_a_machine_without_any_screen_is_told_so(qapp: QApplication) -> None:
    assert missing_words(("1", "TV"), ()) == "There is no screen “1”, “TV” here; this machine has none"
