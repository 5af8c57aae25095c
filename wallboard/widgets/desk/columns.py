"""How wide the desk's three columns are."""

_LIST = 0.239, 280, 440
_DETAIL = 0.275, 330, 560
"""Part of the width, least and most."""


def columns_of(width: int) -> tuple[int, int]:
    """Where the list ends and where the detail begins."""
    return _part(width, *_LIST), width - _part(width, *_DETAIL)


def _part(whole: int, part: float, least: int, most: int) -> int:
    return min(most, max(least, round(whole * part)))
