"""The figures of the strip by their keys, from left to right; where room is short, the last ones fold."""

KEYS = (
    "open",
    "unassigned",
    "oldest_unassigned",
    "at_risk",
    "breached",
    "service_level",
    "median_deploy",
    "free",
)
