"""Type: figures keep their width, sizes keep their angle, and foreign text cannot break a line."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from wallboard.widgets.shaping import form_of
from wallboard.widgets.type import LONGEST_LINE, SHAPED_KEPT, Face, Size, Type, Weight, inter, one_line


@pytest.mark.parametrize("weight", Weight)
def test_that_all_figures_have_one_width(qapp: QApplication, weight: Weight) -> None:
    face = Type(1.0).face(Size.ROOM, weight)
    assert {round(face.width(digit), 3) for digit in "0123456789"} == {round(face.width("0"), 3)}


def test_that_the_shipped_font_is_used_and_not_the_machine_s(qapp: QApplication) -> None:
    assert inter() == "Inter"
    assert Type(1.0).face(Size.NEAR).font.family() == "Inter"


def test_that_heavier_text_is_really_heavier(qapp: QApplication) -> None:
    type_ = Type(1.0)
    assert type_.face(Size.ROOM, Weight.STRONG).width("nobody") > type_.face(Size.ROOM).width("nobody")


def test_that_every_size_keeps_its_ratio_to_the_room_at_every_scale(qapp: QApplication) -> None:
    one, four_k = Type(1.0), Type(2.0)
    for size in Size:
        assert four_k.px(size) == 2 * one.px(size)
        assert four_k.px(size) / four_k.px(Size.ROOM) == one.px(size) / one.px(Size.ROOM)


def test_that_nothing_on_a_wall_is_smaller_than_what_is_read_walking_up() -> None:
    assert min(Type(1.0, "Inter").px(size) for size in Size) == Type(1.0, "Inter").px(Size.WALK_UP) == 20


def test_that_a_hostile_name_is_cut_before_it_is_measured(qapp: QApplication) -> None:
    assert len(one_line("x" * 1_000_000)) == LONGEST_LINE


def test_that_line_breaks_and_direction_marks_become_spaces() -> None:
    assert one_line("a\nb\x00c\u202ed") == "a b c d"


def test_that_a_long_text_ends_in_an_ellipsis_inside_its_place(qapp: QApplication) -> None:
    face = Type(1.0).face(Size.NEAR)
    cut = face.elided("A very long name of a very long team", 120)
    assert cut.endswith("…")
    assert face.width(cut) <= 120


def painted(face: Face, text: str, at: QPointF, *, by_qt: bool) -> QImage:
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    if by_qt:
        painter.setFont(face.font)
        painter.setPen(QColor("white"))
        painter.drawText(at, text)
    else:
        for _ in range(2):  # made, and taken from what was made
            face.set(painter, QColor("white"), at.x(), at.y(), text)
    painter.end()
    return image


@pytest.mark.parametrize("text", ["12:34 h", "Ärger in Łódź", "שלום 12", "two\nlines\tand a tab", ""])
@pytest.mark.parametrize("size", [Size.NEAR, Size.WALK_UP])
def test_that_text_shaped_once_lies_where_qt_itself_would_set_it(
    qapp: QApplication, size: Size, text: str
) -> None:
    face = Type(1.0).face(size, Weight.STRONG)
    for at in (QPointF(10, 80), QPointF(10.3, 80.7)):
        once = painted(face, text, at, by_qt=True)
        again = painted(face, text, at, by_qt=False)
        bounds = [image.createMaskFromColor(0xFF000000, Qt.MaskMode.MaskInColor) for image in (once, again)]
        assert bounds[0] == bounds[1]


def test_that_no_more_texts_are_kept_shaped_than_allowed(qapp: QApplication) -> None:
    face = Type(1.0).face(Size.WALK_UP)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in range(SHAPED_KEPT * 2 + 1):
        face.set(painter, QColor("white"), 0, 9, str(number))
        assert len(face._shaped) <= SHAPED_KEPT
    painter.end()


FIGURES = (
    "7196 breached", "18:11:09", "Nature 17", "+12:34 h", "−3", "1,234", "1x2", "0x10", "3×4", "12%",
    "1/3", "(42)", "B5712 · Team 36", "and 7193 more", "17→18",
)  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
@pytest.mark.parametrize("size", [Size.ROOM, Size.WALK_UP])
def test_that_figures_in_a_known_form_are_set_as_if_shaped_alone(
    qapp: QApplication, size: Size, text: str
) -> None:
    """The form is known of another text, so that only the figures are of this one."""
    face, alone = Type(1.0).face(size, Weight.STRONG), Type(1.0).face(size, Weight.STRONG)
    alone._shaped[text] = alone._static(text)
    painted(face, form_of(text), QPointF(10.3, 80), by_qt=False)
    known, shaped = (painted(one, text, QPointF(10.3, 80), by_qt=False) for one in (face, alone))
    assert known == shaped
    assert face.width(text) == alone.metrics.horizontalAdvance(text)


def test_that_every_figure_stands_beside_every_sign_as_any_other_does(qapp: QApplication) -> None:
    """What lets a text be measured by its form: should the font ever kern its figures, this fails."""
    metrics = Type(1.0).face(Size.NEAR).metrics
    for sign in (chr(code) for code in range(32, 127)):
        for text in (f"{one}{sign}{other}" for one in "0147" for other in "0135"):
            assert metrics.horizontalAdvance(form_of(text)) == metrics.horizontalAdvance(text), text
