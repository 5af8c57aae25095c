"""Sentences that a screen may say in another language: a text that knows how it was made."""

from enum import StrEnum
from typing import Self


class Said(str):
    """An English sentence, as it reads anywhere, with the template and the values it was made of.

    Whoever shows it to a person may translate the template and put the values in again; everybody else
    takes it as the text that it is. Values may be sentences themselves.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Self:
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made

    def __getnewargs__(self) -> tuple[str, dict[str, object]]:  # type: ignore[override]  # str has but one
        """So that it is the same after it was pickled or copied."""
        return (self.template, self.values)


def said(template: str, /, **values: object) -> Said:
    """A sentence to be shown; the template stands here as one literal, from where it is collected."""
    return Said(template, values)


class SaidEnum(StrEnum):
    """Words of which one is chosen: every member is a sentence, or a part of one, to be shown."""
