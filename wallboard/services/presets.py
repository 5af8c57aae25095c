"""SLA rules out of files: the examples that wallboard ships, and documents that a person names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wallboard import assets
from wallboard.domain.sla_document import LONGEST, UnreadableRules, read_rules, text_of
from wallboard.domain.sla_policy import PolicyRules
from wallboard.refusal import Refusal

_MOST_BYTES = 4 * LONGEST
_BY_DATE = ("date_hours", "breaks")
"""Their keys are dates, checked as such, of which one may be spelled in two ways."""


class RulesRefused(Refusal):
    """A file that says no rules; `faults` are what is wrong with the document itself."""

    def __init__(self, sentence: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Preset:
    """A shipped example: the name by which it is asked for, and its rules, which are labelled as such."""

    name: str
    rules: PolicyRules


def presets() -> tuple[Preset, ...]:
    """Every shipped example, in the order of names."""
    return tuple(Preset(name, preset(name)) for name in assets.names("policies"))


def preset(name: str) -> PolicyRules:
    """The shipped example of that name.

    Raises:
        AssetMissing: there is none.
    """
    return _read(assets.policy(name))


def rules_from(name_or_path: str) -> PolicyRules:
    """The rules of a document in a file, or of the shipped example of that name.

    Raises:
        RulesRefused: there is neither, or the document is none that could be published.
    """
    path = Path(name_or_path)
    if path.is_file():
        return _read(path)
    if name_or_path in assets.names("policies"):
        return preset(name_or_path)
    known = ", ".join(assets.names("policies"))
    raise RulesRefused(
        f"there is no file “{name_or_path}” and no example of that name; give the path of a document, "
        f"or one of the examples: {known}."
    )


def _read(path: Path) -> PolicyRules:
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
        rules = read_rules(text)
    except OSError as trouble:
        raise RulesRefused(f"{path} cannot be read: {trouble.strerror}.") from None
    except UnicodeDecodeError:
        raise RulesRefused(f"{path} is no UTF-8 text.") from None
    except UnreadableRules as trouble:
        raise RulesRefused(f"{path.name}: {trouble}.", trouble.faults) from None
    faults = tuple(_strangers(json.loads(text), json.loads(text_of(rules)), "document"))
    if faults:
        raise RulesRefused(f"{path.name}: {'; '.join(faults[:3])}.", faults)
    return rules


def _strangers(given: Any, understood: Any, way: str) -> Iterator[str]:
    """Keys that rules are not read from: a slip of the pen would leave out holidays and nobody would know.

    Documents that were published stay readable all the same, whatever a later program writes into them.
    """
    if isinstance(given, dict) and isinstance(understood, dict):
        for key, value in given.items():
            if key not in understood:
                yield f"{way}: {key!r} is unknown; use {', '.join(understood)}"
            elif key not in _BY_DATE:
                yield from _strangers(value, understood[key], f"{way}.{key}")
    elif isinstance(given, list) and isinstance(understood, list):
        for place, (value, read) in enumerate(zip(given, understood, strict=False)):
            yield from _strangers(value, read, f"{way}[{place}]")
