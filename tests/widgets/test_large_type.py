"""Large type is copied from pictures, and looks as if it were drawn."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.ink.large_type import LargeType, device_ratio
from wallboard.widgets.theme import load_theme
from wallboard.widgets.type import Size, Weight

WHITE = QColor("#ffffff")


@pytest.fixture
def pot(qtbot: QtBot) -> Inkpot:
    return Inkpot(load_theme("dark"), 2.0)


def picture_of(pot: Inkpot, text: str, *, kept: bool, monkeypatch: pytest.MonkeyPatch) -> QImage:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    with monkeypatch.context() as patched:
        if not kept:
            patched.setattr(LargeType, "suits", staticmethod(lambda _painter, _face: False))
        pot.write(painter, pot.face(Size.FIGURE, Weight.FIGURE), WHITE, 40, 200, text)
    painter.end()
    return image


def grey(image: QImage) -> "np.ndarray[tuple[int, ...], np.dtype[np.int32]]":
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).copy()
    return raw.reshape(image.height(), image.width(), 4)[:, :, 0].astype(np.int32)


@pytest.mark.parametrize("text", ["1:48", "+12:44", "Ägypten gj", "-"])
def test_that_a_copied_text_is_the_drawn_one(pot: Inkpot, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = grey(picture_of(pot, text, kept=False, monkeypatch=monkeypatch))
    copied = grey(picture_of(pot, text, kept=True, monkeypatch=monkeypatch))
    assert drawn.any()
    assert np.abs(drawn - copied).max() <= 8
    assert (grey(picture_of(pot, text, kept=True, monkeypatch=monkeypatch)) == copied).all()


def test_that_colours_are_not_mixed_up(pot: Inkpot) -> None:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    face = pot.face(Size.FIGURE)
    pot.write(painter, face, QColor("#ff0000"), 20, 200, "8")
    pot.write(painter, face, QColor("#0000ff"), 420, 200, "8")
    painter.end()
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).copy().reshape(300, 900, 4)
    assert raw[:, :400, 2].any()
    assert not raw[:, :400, 0].any()
    assert raw[:, 400:, 0].any()
    assert not raw[:, 400:, 2].any()


def test_that_small_type_and_turned_pages_are_drawn(pot: Inkpot) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    large = pot.face(Size.FIGURE)
    assert LargeType.suits(painter, large)
    assert not LargeType.suits(painter, pot.face(Size.WALK_UP))
    painter.rotate(30)
    assert not LargeType.suits(painter, large)
    painter.end()


@pytest.mark.parametrize(("scale", "ratio"), [(1.0, 1.0), (1.0, 2.0), (0.5, 1.0), (1.5, 1.0)])
def test_that_texts_that_tick_for_ever_do_not_fill_the_memory(
    pot: Inkpot, scale: float, ratio: float
) -> None:
    """As many are kept as the page has room for, whatever the size of its design and of its pixels."""
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    kept = LargeType(scale)
    for second in range(2_000):
        kept.write(painter, pot.face(Size.FIGURE), WHITE, QPointF(0, 200), f"{second}")
    painter.end()
    sizes = [picture.deviceIndependentSize() for picture, _ in kept.pictures]
    pixels = sum(size.width() * size.height() for size in sizes)
    page = 1920 * 1080 * scale * scale
    assert 0.5 * page < pixels <= page


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_that_a_page_drawn_into_a_finer_picture_knows_its_pixels(qtbot: QtBot, ratio: float) -> None:
    """Also under a widget's own painter, and wherever on the page it is, turned or stretched."""
    found: list[float] = []

    class Page(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            painter = QPainter(self)
            found.append(device_ratio(painter))
            painter.translate(3.5, 4)
            painter.rotate(30)
            painter.scale(3, 3)
            found.append(device_ratio(painter))
            painter.end()

    page = Page()
    qtbot.addWidget(page)
    page.resize(40, 40)
    picture = QPixmap(80, 80)
    picture.setDevicePixelRatio(ratio)
    page.render(picture)
    assert found == [pytest.approx(ratio)] * 2
