"""Ink: severities differ by shape alone, hatches stay in their box, sizes are made once."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.widgets.ink import geometry, marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme


@pytest.fixture
def pot(qapp: QApplication) -> Inkpot:
    return Inkpot(load_theme("dark"), 1.0)


def canvas(pot: Inkpot, width: int = 80, height: int = 80) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(pot.theme.ground)
    return image


def inked(image: QImage, pot: Inkpot) -> set[tuple[int, int]]:
    ground = pot.theme.ground.rgb()
    return {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground
    }


def test_that_severities_are_told_apart_without_any_colour(pot: Inkpot) -> None:
    shapes = []
    for severity in SEVERITIES:
        image = canvas(pot)
        painter = QPainter(image)
        marks.severity_shape(painter, pot, severity, QPointF(40, 40), 20)
        painter.end()
        shapes.append(inked(image, pot))
    for number, one in enumerate(shapes):
        for other in shapes[number + 1 :]:
            assert len(one ^ other) > 0.35 * len(one | other)


def test_that_every_shape_looks_about_equally_large() -> None:
    boxes = [geometry.severity_path(severity, 20).boundingRect() for severity in SEVERITIES]
    sizes = [max(box.width(), box.height()) for box in boxes]
    assert max(sizes) / min(sizes) < 1.5


def test_that_a_hatch_leaves_no_ink_outside_its_box(pot: Inkpot) -> None:
    image = canvas(pot)
    painter = QPainter(image)
    pot.hatched(painter, QRectF(20, 10, 14, 60), "breach", pot.theme.text1)
    painter.end()
    ink = inked(image, pot)
    assert ink
    assert all(20 <= x < 34 and 10 <= y < 70 for x, y in ink)


def test_that_breach_rises_and_stale_falls() -> None:
    def slopes(angle: float) -> set[bool]:
        path = geometry.hatch_path(40, 40, angle, 8)
        ends = [path.elementAt(index) for index in range(path.elementCount())]
        lines = zip(ends[::2], ends[1::2], strict=True)
        return {(end.x - start.x) * (end.y - start.y) < 0 for start, end in lines}

    assert slopes(45) == {True}
    assert slopes(135) == {False}


def test_that_a_hatch_covers_its_whole_box() -> None:
    for angle in (45, 135):
        path = geometry.hatch_path(60, 40, angle, 10)
        box = path.boundingRect()
        assert box.left() <= 0
        assert box.right() >= 60


def test_that_pens_and_paths_are_made_once(pot: Inkpot) -> None:
    assert pot.shape(Severity.CRITICAL, 20) is pot.shape(Severity.CRITICAL, 20)
    assert pot.pen(pot.theme.s1, 2) is pot.pen(pot.theme.s1, 2)


def test_that_a_bar_is_never_longer_than_its_track(pot: Inkpot) -> None:
    image = canvas(pot)
    painter = QPainter(image)
    marks.bar(painter, QRectF(10, 10, 40, 5), 7.0, fill=pot.theme.text1, empty=pot.theme.line)
    painter.end()
    assert all(10 <= x < 50 for x, _ in inked(image, pot))


def test_that_no_data_is_not_drawn_like_zero(pot: Inkpot) -> None:
    zero, unknown = canvas(pot), canvas(pot)
    painter = QPainter(zero)
    marks.dot(painter, pot, QPointF(40, 40))
    painter.end()
    painter = QPainter(unknown)
    marks.no_data(painter, pot, QRectF(10, 10, 60, 60))
    painter.end()
    assert not inked(zero, pot) & inked(unknown, pot)
