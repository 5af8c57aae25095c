"""How a wall is watched over: the table `[health]` of its plan."""

from dataclasses import dataclass

from wallboard.domain.plan_table import PlanTable

_MOST_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class WallHealth:
    """What the watchdog goes by; the defaults are the plan of somebody who said nothing."""

    port: int | None = None
    """Of this machine only, where a monitor may ask; None: nobody can."""
    hang_after_s: float = 3.5
    """So long the window may not answer before it is taken for hung."""
    start_within_s: float = 30.0
    """The same for a board that has not shown a page yet."""
    memory_mb: int = 2048
    """A board that holds more is ended and begun anew."""


def health_from(table: PlanTable) -> WallHealth:
    """Raises PlanFault with the way to the key."""
    table.only("port", "hang_after_s", "start_within_s", "memory_mb")
    plain = WallHealth()
    return WallHealth(
        port=table.whole("port", 1024, 65535, 0) if "port" in table.found else None,
        hang_after_s=table.number("hang_after_s", 2, 600, plain.hang_after_s, "seconds"),
        start_within_s=table.number("start_within_s", 5, 3600, plain.start_within_s, "seconds"),
        memory_mb=table.whole("memory_mb", 256, _MOST_MB, plain.memory_mb, "megabytes"),
    )
