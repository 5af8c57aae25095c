"""Sentences of the domain in the language of the screen."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.said import Said


def spoken(text: str) -> str:
    """The same in the reader's language; what is nobody's sentence, such as a name, stays as it is."""
    if not isinstance(text, Said):
        return text
    template = QCoreApplication.translate("Said", text.template)
    if not text.values:
        return template
    values = {key: spoken(value) if isinstance(value, str) else value for key, value in text.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):
        return str(text)  # a translation with a broken place must not break a page
