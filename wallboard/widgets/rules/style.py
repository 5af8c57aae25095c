"""Qt's own widgets as the rules page uses them, in the theme's colours."""

from wallboard.widgets.desk.style import style_of
from wallboard.widgets.theme import Theme


def rules_style(theme: Theme) -> str:
    """The desk's style sheet, and what only forms have: lists to choose from, longer texts, dates."""
    return style_of(theme) + _fields(theme) + _lists(theme)


def _fields(theme: Theme) -> str:
    return f"""
QLineEdit:disabled, QPlainTextEdit:disabled {{
    color: {theme.text3.name()}; border-color: {theme.line.name()};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 2px solid {theme.s2.name()}; padding: 2px 8px;
}}
QPlainTextEdit {{
    background: {theme.panel.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; border-radius: 3px; padding: 3px 6px;
    selection-background-color: {theme.accent_ground.name()}; selection-color: {theme.text1.name()};
}}
QPlainTextEdit:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 5px; }}
QPushButton:disabled {{
    color: {theme.text3.name()}; background: transparent; border-color: {theme.line.name()};
}}
QPushButton[act="true"] {{
    background: {theme.text1.name()}; color: {theme.ink.name()}; border-color: {theme.text1.name()};
}}
QPushButton[act="true"]:disabled {{
    color: {theme.text3.name()}; background: transparent; border-color: {theme.line.name()};
}}
QPushButton[quiet="true"] {{
    background: transparent; border: 1px solid transparent; color: {theme.text2.name()}; padding: 3px 7px;
}}
QPushButton[quiet="true"]:hover {{ color: {theme.text1.name()}; background: {theme.raised.name()}; }}
QPushButton[quiet="true"]:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 6px; }}
QPushButton[set="true"] {{ background: {theme.panel.name()}; text-align: left; padding: 3px 9px; }}
QPushButton[set="true"]:focus {{ padding: 2px 8px; }}
QComboBox {{
    background: {theme.panel.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; border-radius: 3px; padding: 3px 9px;
}}
QComboBox:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 8px; }}
QComboBox:disabled {{ color: {theme.text3.name()}; border-color: {theme.line.name()}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
"""


def _lists(theme: Theme) -> str:
    return f"""
QAbstractItemView {{
    background: {theme.raised.name()}; color: {theme.text1.name()}; border: 1px solid {theme.edge.name()};
    selection-background-color: {theme.accent_ground.name()}; selection-color: {theme.text1.name()};
    outline: none;
}}
QListView {{ background: transparent; border: 1px solid transparent; }}
QListView:focus {{ border: 1px solid {theme.accent.name()}; }}
QListView[popup="true"] {{ background: {theme.raised.name()}; }}
QFrame[popup="true"] {{ background: {theme.raised.name()}; border: 1px solid {theme.edge.name()}; }}
QDateTimeEdit {{
    background: {theme.panel.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; border-radius: 3px; padding: 3px 6px;
}}
QDateTimeEdit QLineEdit {{ border: none; padding: 0 4px; background: transparent; }}
QDateTimeEdit:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 5px; }}
QDateTimeEdit::up-button, QDateTimeEdit::down-button {{ width: 0; border: none; }}
QProgressBar {{ background: {theme.line.name()}; border: none; max-height: 3px; min-height: 3px; }}
QProgressBar::chunk {{ background: {theme.text2.name()}; }}
QScrollArea {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[quiet="true"] {{ color: {theme.text3.name()}; }}
QLabel[strong="true"] {{ color: {theme.text1.name()}; }}
"""
