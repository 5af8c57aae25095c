"""The line of the filter: the field to type it, its parts as chips, how much it hides, the named views."""

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.filter import names_on
from wallboard.domain.filter_query import query_of
from wallboard.live.fault import guarded, guarded_hint
from wallboard.live.shown import Shown
from wallboard.models.choice import FilterChoice
from wallboard.models.views import LONGEST_NAME, NamedView, NamedViews
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.filter.bar_layout import Wanted, fits, lay_out
from wallboard.widgets.filter.chip_row import ChipRow
from wallboard.widgets.filter.name_field import NameField
from wallboard.widgets.filter.search_field import SearchField
from wallboard.widgets.filter.views_menu import ViewsButton
from wallboard.widgets.filter.words import brief_words, chips_of, shown_words, strange_words
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.type import Face, Weight


class FilterBar(QWidget):
    """It stands on the ground of the hand's colour and says, on a wall in the room's size, what is hidden."""

    left = Signal()
    """The person is done with it."""

    def __init__(  # what it stands between
        self,
        choice: FilterChoice,
        views: NamedViews,
        shown: Shown,
        ink: DeskInk,
        parent: QWidget,
        *,
        has_field: bool = True,
    ) -> None:
        super().__init__(parent)
        self._choice, self._views, self._shown, self._ink = choice, views, shown, ink
        self._has_field = has_field
        self._height = 0
        self._trouble = ""
        self._places = lay_out(0, 1.0, Wanted())
        self.field = SearchField(choice, shown, ink, self)
        self.name = NameField(self)
        self.chips = ChipRow(ink, self)
        self.views = ViewsButton(views, self._shows, ink, self)
        self.everything = QPushButton(self.tr("Show all"), self)
        self.here = ("wall", 8)
        self._wire()
        self.dress(ink)

    def _wire(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        self.name.hide()
        self.field.setVisible(self._has_field)
        self.views.setVisible(self._has_field)  # where the field is elsewhere, so are the views
        self.name.setMaxLength(LONGEST_NAME)
        self.field.said.connect(self._complain)
        self.field.left.connect(self.left)
        self.name.named.connect(self._name)
        self.chips.asked.connect(self._choice.keep)
        self.chips.more_asked.connect(self._type_all)
        self.views.name_asked.connect(self.ask_name)
        self.everything.setAccessibleName(self.tr("Show all incidents: clear the filter"))
        self.everything.clicked.connect(self._choice.clear)
        self._choice.asked_changed.connect(self.take)
        self._choice.changed.connect(self.take)
        self._shown.changed.connect(self._count)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        self.setStyleSheet(rules_style(ink.theme))
        self.field.dress(ink)
        self.name.setFont(ink.font(DeskSize.BODY))
        self.chips.dress(ink)
        self.views.dress(ink)
        self.everything.setFont(ink.font(DeskSize.BODY))
        self.take()

    @property
    def sentence(self) -> str:
        """How much is shown; or what is wrong with what was typed, which says why nothing moves."""
        if self._trouble:
            return self._trouble
        strange = names_on(self._choice.asked, self._shown.board).strange
        said = shown_words(self._choice.selection, is_settled=self._choice.is_settled)
        return f"{said}. {strange_words(strange)}" if strange else said

    @Slot()
    def take(self) -> None:
        """Show the filter as it is now."""
        self.chips.show_chips(chips_of(self._choice.kept, self._shown.board))
        self.everything.setVisible(not self._choice.asked.is_empty)
        self._arrange()
        self._count()

    @Slot(object)
    def ask_name(self, view: NamedView | None) -> None:
        """A name for what is shown, or another one for a view, is typed where the filter else is."""
        self.field.hide()
        self.name.show()
        self._arrange()
        self.name.ask(view)

    @guarded_hint
    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        width = parent.width() if parent is not None else 1280
        return QSize(width, lay_out(width, self._ink.pot.scale, self._wanted(), height=self._height).height)

    def fits_in(self, place: QRect) -> bool:
        """Whether it can stand in a place of the page in one line."""
        return fits(place.width(), self._ink.pot.scale, self._wanted())

    def take_shape(self, *, height: int, has_field: bool) -> None:
        """As high as the place that it stands in, 0 for as high as it likes; with the field or without."""
        if (height, has_field) != (self._height, self._has_field):
            self._height, self._has_field = height, has_field
            self.field.setVisible(has_field and self.name.isHidden())
            self._arrange()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, ink = self._ink.theme, self._ink
        is_everything = self._choice.asked.is_empty
        painter.fillRect(self.rect(), theme.panel if is_everything else theme.accent_ground)
        line = max(1, round(ink.pot.u(1)))
        painter.fillRect(0, self.height() - line, self.width(), line, theme.line)
        colour = theme.text2 if is_everything and not self._trouble else theme.text1
        box = self._places.sentence
        words = self._face.elided(self._said(box.width()), box.width())
        ink.write(painter, self._face, colour, box.left(), self._face.base_in(box), words)

    def _said(self, room: float) -> str:
        """The sentence, or a shorter one where it has no room."""
        brief = brief_words(self._choice.selection)
        is_short = self._face.width(self.sentence) > room and not self._trouble
        return brief if is_short else self.sentence

    @property
    def _face(self) -> Face:
        return self._ink.face(DeskSize.CLOCK, Weight.STRONG)

    def _wanted(self) -> Wanted:
        """What each part needs, for the line to be laid out."""
        face = self._ink.face(DeskSize.BODY)
        buttons = [
            0.0 if button.isHidden() else face.width(button.text()) + self._ink.pot.u(44)
            for button in (self.views, self.everything)
        ]
        return Wanted(
            sentence=self._face.width(self.sentence),
            brief=self._face.width(brief_words(self._choice.selection)),
            chips=float(self.chips.width_wanted()),
            first=float(self.chips.least_wanted()),
            buttons=(buttons[0], buttons[1]),
            has_field=self._has_field or not self.name.isHidden(),
        )

    def _arrange(self) -> None:
        self._places = lay_out(self.width(), self._ink.pot.scale, self._wanted(), height=self._height)
        for widget, place in (
            (self.views, self._places.buttons[0]),
            (self.everything, self._places.buttons[1]),
            (self.field, self._places.field),
            (self.name, self._places.field),
            (self.chips, self._places.chips),
        ):
            widget.setGeometry(place.toRect())
        self.update()

    def _shows(self, view: NamedView) -> bool:
        return view.filter == self._choice.asked

    @Slot(object, str)
    def _name(self, view: NamedView | None, name: str) -> None:
        page, hours = self.here
        if view is not None:
            self._views.rename(view, name)
        else:
            self._views.save(NamedView(name, query_of(self._choice.asked), hours, page))
        self.name.hide()
        self.field.setVisible(self._has_field)
        self._arrange()
        self.left.emit()

    @Slot()
    def _type_all(self) -> None:
        """Too many parts for chips: the whole filter as text, to be mended by hand."""
        text = query_of(self._choice.kept)
        self._choice.clear()
        self.field.setText(text)
        self.field.setFocus()

    @Slot(str)
    def _complain(self, words: str) -> None:
        self._trouble = words
        self._arrange()

    @Slot()
    def _count(self) -> None:
        """While nobody sees it nothing is said; that comes when it is shown."""
        if self.isVisible():
            self.setAccessibleDescription(self.sentence)
            self.update()
