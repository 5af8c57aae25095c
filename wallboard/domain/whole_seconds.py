"""Spans of a clock in whole seconds, rounded so that what is used and what is left make up the whole."""

from datetime import timedelta

_SECOND = timedelta(seconds=1)


def used_s(span: timedelta) -> int:
    """What is used, in seconds that are over."""
    return span // _SECOND


def left_s(span: timedelta) -> int:
    """What is left, in seconds that have begun; what is overdue (less than nothing) in seconds that are over.

    A countdown so shows 0 only from the very due time on, and `used_s + left_s` is the whole of the target.
    """
    return -(-span // _SECOND)
