"""A filter as a person types it: `team:network sev:1,2 nature:"card payments" site:north mine depot`."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wallboard.domain.filter import Filter
from wallboard.domain.severity import SEVERITIES, Severity

KEYS: Final = ("team", "sev", "nature", "site")
"""What can stand before a colon."""
MINE: Final = "mine"
SEVERITY_WORDS: Final = {"critical": 1, "major": 2, "medium": 3, "minor": 4}

_ALIASES: Final = {"severity": "sev"}
_VALUE = r'(?:"(?:[^"]|"")*"|[^\s,"]+)'
_KEYED = re.compile(rf"(?P<key>[^\W\d_]+):(?P<values>(?:{_VALUE}(?:,{_VALUE})*)?),?(?=\s|$)")
_TEXT = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=\s|$)|(?P<plain>[^\s"]+)(?=\s|$)')
_EACH = re.compile(_VALUE)
_PLAIN = re.compile(r'[^\s,:"]+')


class QueryTrouble(StrEnum):
    """What is wrong with a typed word."""

    UNKNOWN_KEY = "unknown key"
    NO_VALUE = "no value"
    NOT_A_SEVERITY = "not a severity"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Complaint:
    """The typed word that makes no sense, and what may have been meant, if anything comes near."""

    trouble: QueryTrouble
    word: str
    meant: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and the way out, for the command line."""
        return _SENTENCES[self.trouble](self)


_SENTENCES: Final[dict[QueryTrouble, Callable[[Complaint], str]]] = {
    QueryTrouble.UNKNOWN_KEY: lambda it: (
        f"“{it.word}:” is no part of a filter."
        + (f" Did you mean “{it.meant}:”?" if it.meant else "")
        + f' Known are {", ".join(f"{key}:" for key in KEYS)}; put it in "…" to look for it as text.'
    ),
    QueryTrouble.NO_VALUE: lambda it: f"“{it.word}:” names nothing. Write what to show after the colon.",
    QueryTrouble.NOT_A_SEVERITY: lambda it: (
        f"“{it.word}” is no severity. Write 1 to 4, or {', '.join(SEVERITY_WORDS)}."
    ),
    QueryTrouble.QUOTE: lambda it: f'A quote opens at {it.word} and does not close. Close it with ".',
}


class QueryError(ValueError):
    """A typed query that makes no sense; `complaint` names the word."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.sentence)
        self.complaint = complaint


def parse(query: str) -> Filter:
    """The filter that a person typed.

    Raises:
        QueryError: a word of it makes no sense.
    """
    asked = Filter()
    for key, values in _tokens(query):
        asked = asked.joined(_part(key, values))
    return asked


def query_of(asked: Filter) -> str:
    """The filter as somebody would type it; parsing it gives the same filter."""
    severities = [str(int(severity)) for severity in sorted(asked.severities)]
    parts = [
        *_keyed("team", sorted(asked.teams)),
        *_keyed("sev", severities),
        *_keyed("nature", sorted(asked.natures)),
        *_keyed("site", sorted(asked.sites)),
        *([MINE] if asked.mine else []),
        *(written(word, is_text=True) for word in asked.words),
    ]
    return " ".join(parts)


def _keyed(key: str, values: Iterable[str]) -> list[str]:
    said = ",".join(written(value) for value in values)
    return [f"{key}:{said}"] if said else []


def written(value: str, *, is_text: bool = False) -> str:
    """A value as it is typed: in quotes where it would be taken for something else."""
    plain = _PLAIN.fullmatch(value) and not (is_text and value == MINE)
    return value if plain else '"{}"'.format(value.replace('"', '""'))


def _tokens(query: str) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Each part with its key; None is a word of text, as quoted text is, and “mine” is a key of its own."""
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        keyed = _KEYED.match(query, at)
        if keyed is not None:
            yield keyed["key"].casefold(), tuple(_bare(one) for one in _EACH.findall(keyed["values"]))
            at = keyed.end()
            continue
        text = _TEXT.match(query, at)
        if text is None:
            raise QueryError(Complaint(QueryTrouble.QUOTE, query[at:].split(maxsplit=1)[0]))
        if text["plain"] is not None:
            word = text["plain"].casefold()
            yield (MINE, ()) if word == MINE else (None, (word,))
        else:
            yield None, (_bare(text[0]),)
        at = text.end()


def _bare(value: str) -> str:
    return (value[1:-1].replace('""', '"') if value.startswith('"') else value).casefold()


def _part(key: str | None, values: tuple[str, ...]) -> Filter:
    if key == MINE:
        return Filter(mine=True)
    if key is None:
        return Filter(words=tuple(value for value in values if value))
    name = _ALIASES.get(key, key)
    if name not in KEYS:
        near = difflib.get_close_matches(key, (*KEYS, *_ALIASES), n=1)
        raise QueryError(Complaint(QueryTrouble.UNKNOWN_KEY, key, near[0] if near else ""))
    named = frozenset(value for value in values if value)
    if not named:
        raise QueryError(Complaint(QueryTrouble.NO_VALUE, key))
    if name == "team":
        return Filter(teams=named)
    if name == "nature":
        return Filter(natures=named)
    if name == "site":
        return Filter(sites=named)
    return Filter(severities=frozenset(map(_severity, named)))


def _severity(value: str) -> Severity:
    number = SEVERITY_WORDS.get(value, int(value) if value.isdecimal() and len(value) == 1 else 0)
    if number not in tuple(SEVERITIES):
        raise QueryError(Complaint(QueryTrouble.NOT_A_SEVERITY, value))
    return Severity(number)
