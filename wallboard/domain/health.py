"""How a board on a wall is: what it writes down each second, for whoever watches over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Phase(StrEnum):
    """How far a board has come in its life."""

    STARTING = "starting"
    PREPARING = "preparing"
    """It has a board, and makes its first page of it."""
    SHOWING = "showing"
    WITHOUT_SCREEN = "without_a_screen"
    """It has a board, and none of the screens that it is to hang on is there."""
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Stalls:
    """How late the event loop came to its beats since the start, in milliseconds."""

    beats: int = 0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    max_ms: float = 0.0
    over_1s: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """Up to where in the log the board shows the floor, and how far that may be trusted."""

    epoch: str
    seq: int
    freshness: str
    silent_for_s: float
    turned_s: float = 0.0
    """When it became as fresh, or as old, as it is, by a monotonic clock."""


@dataclass(frozen=True, slots=True)
class Health:
    """One look at a running board; only written while its event loop turns, of which `beat` is the count."""

    beat: int
    phase: Phase
    pid: int
    pages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By the name of the screen, the name of the page that it shows."""
    followed: Followed | None = None
    stalls: Stalls = field(default_factory=Stalls)
    rss_bytes: int | None = None
    digest: str | None = None
    """Of the board, by which two walls can be compared; None while it changes."""


def health_document(
    health: Health, late_ms: tuple[tuple[int, int], ...] = (), *, now_s: float = 0.0
) -> dict[str, object]:
    """The health as it is written; `late_ms` is how often the event loop was so late.

    `now_s` is of the clock by which it was told when the freshness turned.
    """
    followed = health.followed
    return {
        "beat": health.beat,
        "state": health.phase.value,
        "pid": health.pid,
        "pages": dict(health.pages),
        "epoch": followed and followed.epoch,
        "seq": followed and followed.seq,
        "freshness": followed and followed.freshness,
        "silent_for_s": followed and followed.silent_for_s,
        "so_for_s": followed and round(now_s - followed.turned_s, 3),
        "digest": health.digest,
        "rss_bytes": health.rss_bytes,
        "stalls": {
            "beats": health.stalls.beats,
            "p50_ms": health.stalls.p50_ms,
            "p99_ms": health.stalls.p99_ms,
            "max_ms": health.stalls.max_ms,
            "over_1s": health.stalls.over_1s,
        },
        "late_ms": [list(pair) for pair in late_ms],
    }


def phase_of(document: object) -> Phase | None:
    """How far the board of a health document has come; None where it is none."""
    state = document.get("state") if isinstance(document, Mapping) else None
    return next((phase for phase in Phase if phase.value == state), None)


def pages_of(document: object) -> dict[str, str]:
    """By screen, the page that a health document tells of; empty where it is none."""
    pages = document.get("pages") if isinstance(document, Mapping) else None
    if not isinstance(pages, Mapping):
        return {}
    return {str(screen): page for screen, page in pages.items() if isinstance(page, str)}
