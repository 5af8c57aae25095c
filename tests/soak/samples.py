"""What a board tells of itself while it is soaked: every health that it wrote, with when it wrote it."""

import csv
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOOKS_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Sample:
    """One health; `at_s` and `turned_s` are of this machine's monotonic clock."""

    at_s: float
    pid: int
    seq: int
    freshness: str
    turned_s: float
    rss_mb: float
    digest: str | None
    pages: str
    late_ms: tuple[tuple[int, int], ...]


class Sampler:
    """Reads every health that is written, on a thread of its own."""

    def __init__(self, health: Callable[[], Mapping[str, Any]]) -> None:
        self._health = health
        self.samples: list[Sample] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sampler")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    @property
    def last(self) -> Sample | None:
        return self.samples[-1] if self.samples else None

    def _run(self) -> None:
        beat = None
        while not self._over.wait(_LOOKS_EVERY_S):
            told, now_s = self._health(), time.monotonic()
            if told.get("beat") != beat and told.get("freshness") is not None:
                beat = told["beat"]
                self.samples.append(_sample(told, now_s))


def _sample(told: Mapping[str, Any], now_s: float) -> Sample:
    return Sample(
        at_s=now_s,
        pid=int(told["pid"]),
        seq=int(told["seq"]),
        freshness=str(told["freshness"]),
        turned_s=now_s - float(told["so_for_s"]),
        rss_mb=float(told["rss_bytes"] or 0) / 1e6,
        digest=told.get("digest"),
        pages=",".join(told["pages"].values()),
        late_ms=tuple((int(ms), int(count)) for ms, count in told["late_ms"]),
    )


def turned_to(samples: list[Sample], freshness: str, since_s: float, until_s: float) -> float | None:
    """When the board first became so within that span; None where no health tells of it.

    A board that turned and turned again between two healths tells only of the last turn.
    """
    for sample in samples:
        if sample.freshness == freshness and since_s <= sample.turned_s <= until_s:
            return sample.turned_s
    return None


def write_samples(samples: list[Sample], file: Path) -> None:
    """For whoever wants to draw them, or to see when it was late; seconds since the first."""
    first_s = samples[0].at_s if samples else 0.0
    with suppress(OSError), file.open("w", encoding="utf-8", newline="") as text:
        table = csv.writer(text)
        table.writerow(("second", "seq", "freshness", "rss_mb", "pages", "late_50_ms", "late_100_ms"))
        for one in samples:
            late = (sum(count for ms, count in one.late_ms if ms >= least) for least in (50, 100))
            second, rss = f"{one.at_s - first_s:.1f}", f"{one.rss_mb:.1f}"
            table.writerow((second, one.seq, one.freshness, rss, one.pages, *late))
