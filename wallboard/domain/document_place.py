"""A document of rules walked value by value, so that every complaint names the place and the way out."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from wallboard.domain.said import said

_Kind = TypeVar("_Kind")


class UnreadableRules(ValueError):
    """A document that says no rules; its words name the place and the way out, `faults` every one of them."""

    def __init__(self, words: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.faults = faults or (words,)


class Place:
    """A value of the document and the way to it from the top."""

    def __init__(self, value: Any, way: str) -> None:
        self.value, self.way = value, way

    def wrong(self, what: str) -> UnreadableRules:
        return UnreadableRules(said("{place}: {trouble}", place=self.way, trouble=what))

    def __getitem__(self, key: str) -> "Place":
        return Place(self.mapping().get(key), f"{self.way}.{key}")

    def mapping(self) -> Mapping[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong(said("must be an object"))
        return self.value

    def members(self) -> dict[str, "Place"]:
        found = {} if self.value is None else self.mapping()
        return {key: Place(value, f"{self.way}.{key}") for key, value in found.items()}

    def items(self) -> list["Place"]:
        found = [] if self.value is None else self.value
        if not isinstance(found, list):
            raise self.wrong(said("must be a list"))
        return [Place(value, f"{self.way}[{place}]") for place, value in enumerate(found)]

    def text(self, longest: int = 80) -> str:
        if not isinstance(self.value, str) or not 0 < len(self.value) <= longest:
            raise self.wrong(said("must be a text of 1 to {longest} characters", longest=longest))
        return self.value

    def whole(self, least: int, most: int) -> int:
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.wrong(said("must be a whole number from {least} to {most}", least=least, most=most))
        return self.value

    def share(self, *, default: float) -> float:
        if self.value is None:
            return default
        if type(self.value) not in (int, float) or not 0 <= self.value <= 1:
            raise self.wrong(said("must be a number from 0 to 1"))
        return float(self.value)

    def flag(self) -> bool:
        if self.value is not None and not isinstance(self.value, bool):
            raise self.wrong(said("must be true or false"))
        return bool(self.value)

    def among(self, kind: Callable[[Any], _Kind]) -> _Kind:
        try:
            return kind(self.value)
        except ValueError:
            raise self.wrong(said("{value} is unknown", value=repr(self.value))) from None

    def set_of(self, take: Callable[["Place"], _Kind]) -> frozenset[_Kind]:
        return frozenset(take(item) for item in self.items())
