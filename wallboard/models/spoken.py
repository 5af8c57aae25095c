"""Sentences of the domain in the language of the screen."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.said import Said, SaidEnum


def spoken(text: str) -> str:
    """The same in the reader's language; what is nobody's sentence, such as a name, stays as it is."""
    if isinstance(text, SaidEnum):
        return QCoreApplication.translate("Said", text.value)
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


def trouble_in(sentence: str) -> str:
    """What is wrong, without the place before it, in the reader's language."""
    if isinstance(sentence, Said) and "trouble" in sentence.values:
        return spoken(str_of(sentence.values["trouble"]))
    return spoken(sentence).partition(": ")[2]


def str_of(value: object) -> str:
    """A text as it is, that knows how it was made or not; anything else as its words."""
    return value if isinstance(value, str) else str(value)
