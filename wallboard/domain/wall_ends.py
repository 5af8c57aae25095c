"""Ends of a board that nobody asked for: what is kept of each, without anybody's data in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from wallboard.domain.health import pages_of
from wallboard.domain.wall_folder import EXIT_EXHAUSTED


class EndKind(StrEnum):
    """How a board ended."""

    SIGNAL = "signal"
    EXIT = "exit"
    HANG = "hang"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class WallEnd:
    """One end; `number` is the signal's, or the exit code."""

    at: datetime
    kind: EndKind
    number: int = 0
    signal_name: str = ""
    lived_s: float = 0.0
    rss_bytes: int | None = None
    pages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    stack: str = ""


def kind_of(code: int) -> tuple[EndKind, int]:
    """By the code that a process left; a negative one is a signal's number."""
    if code == EXIT_EXHAUSTED:
        return EndKind.MEMORY, code
    return (EndKind.SIGNAL, -code) if code < 0 else (EndKind.EXIT, code)


def end_document(end: WallEnd) -> dict[str, object]:
    return {
        "at": end.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "kind": end.kind.value,
        "number": end.number,
        "signal": end.signal_name,
        "lived_s": round(end.lived_s, 1),
        "rss_bytes": end.rss_bytes,
        "pages": dict(end.pages),
        "versions": dict(end.versions),
        "stack": end.stack,
    }


def end_from(document: object) -> WallEnd | None:
    """None where it is no end that this version can read."""
    if not isinstance(document, Mapping):
        return None
    try:
        rss, versions = document.get("rss_bytes"), document.get("versions")
        return WallEnd(
            at=_instant(str(document["at"])),
            kind=EndKind(document["kind"]),
            number=int(document.get("number", 0)),
            signal_name=str(document.get("signal", "")),
            lived_s=float(document.get("lived_s", 0.0)),
            rss_bytes=rss if isinstance(rss, int) else None,
            pages=pages_of(document),
            versions={str(k): str(v) for k, v in versions.items()} if isinstance(versions, Mapping) else {},
            stack=str(document.get("stack", "")),
        )
    except (KeyError, ValueError, TypeError):
        return None


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at
