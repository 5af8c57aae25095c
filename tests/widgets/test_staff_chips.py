"""What narrow chips and lane heads on the page of people still say in whole words."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.floors import sketch_board
from tests.widgets.ink_watch import inks_of
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import NOW, SIZES
from wallboard.widgets.staff.staff_layout import Step


def test_that_a_narrow_chip_has_its_second_line_for_the_nature_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = staff_page(sketch_board(NOW))
    qtbot.addWidget(page)
    assert page.people.step is Step.CHIP
    inks = {ink.text: ink.box for ink in inks_of(page, SIZES[1], monkeypatch).inks}
    assert inks["Max D"].right() < inks["48032"].left()
    assert inks["48032"].bottom() == pytest.approx(inks["Max D"].bottom(), abs=2)
    assert inks["Order stuck +2"].top() > inks["48032"].bottom()


def test_that_the_head_of_a_narrow_lane_is_said_in_fewer_words_before_it_is_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = staff_page(sketch_board(NOW))
    qtbot.addWidget(page)
    said: set[str] = set()
    for width in (1500, 1700, 1920, 2200, 2500):
        texts = {ink.text for ink in inks_of(page, QSize(width, 1080), monkeypatch).inks}
        said |= {text for text in texts if "load " in text}
    assert any(text.startswith("load ") for text in said)
    assert any(" here, load " in text for text in said)
    assert not any("…" in text for text in said)
