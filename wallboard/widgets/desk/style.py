"""The few of Qt's own widgets that the desk uses, in the theme's colours."""

from wallboard.widgets.theme import Theme


def style_of(theme: Theme) -> str:
    """A style sheet for fields, buttons and scroll bars; everything else is painted."""
    return f"""
QLineEdit {{
    background: {theme.panel.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; border-radius: 3px; padding: 3px 9px;
    selection-background-color: {theme.accent_ground.name()}; selection-color: {theme.text1.name()};
}}
QLineEdit:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 8px; }}
QPushButton {{
    background: {theme.raised.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; border-radius: 3px; padding: 3px 11px;
}}
QPushButton:checked {{ background: {theme.accent_ground.name()}; border-color: {theme.accent.name()}; }}
QPushButton:hover {{ background: {theme.accent_ground.name()}; }}
QPushButton:focus {{ border: 2px solid {theme.accent.name()}; padding: 2px 10px; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {theme.edge.name()}; border-radius: 3px; min-height: 28px; margin: 1px;
}}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; height: 0;
}}
QListView {{ background: transparent; border: none; outline: none; }}
"""
