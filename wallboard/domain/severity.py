"""The harm an incident does (severity), and the load it puts on whoever carries it."""

from enum import IntEnum


class Severity(IntEnum):
    """Harm if nothing is done: 1 is life or business critical, 4 is minor. Not urgency, not priority."""

    CRITICAL = 1
    MAJOR = 2
    MEDIUM = 3
    MINOR = 4


SEVERITIES: tuple[Severity, ...] = tuple(Severity)
