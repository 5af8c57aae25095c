"""The words in which rules are written, the same for both databases.

Conditions read `NEW.` and `OLD.`; `{moment}` stands for the instant at which the change happened on
the floor, `{now}` for the floor's time, `{a_minute_ago}` for a minute before it, `{a_minute_ahead}` for a
minute after the later of the floor's and the real time (clocks differ a little, and a replayed floor may be
given its history). `{next_number:table}`, `{is_json_object:column}`, `{respond_by}` (by when an offer that
is made now must be answered), `{own_operator}` (who writes), `{after_all_of_incident}` (the floor's time, or
what the log tells latest of NEW's incident), `{same_moment:answered_at}` (that again, to the microsecond)
and `a IS DISTINCT FROM b` are spelled by each database in its own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that makes no sense: `name` for programs, `sentence` for people, naming column and way out."""

    name: str
    when: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the triggers of one table do beyond version and log."""

    insert_refusals: tuple[Refusal, ...] = ()
    update_refusals: tuple[Refusal, ...] = ()
    delete_refusals: tuple[Refusal, ...] = ()
    insert_fills: Mapping[str, str] = field(default_factory=dict)
    update_fills: Mapping[str, str] = field(default_factory=dict)


def differ(left: str, right: str) -> str:
    """`left` and `right` are not the same, NULL being the same as NULL; understood by `in_sqlite`."""
    return f"{left} IS DISTINCT FROM {right}"


def in_sqlite(condition: str) -> str:
    """The condition in the words that SQLite knew long before 3.39."""
    return condition.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")


def immutable(table: str, *columns: str) -> tuple[Refusal, ...]:
    """Columns that keep the value they were inserted with."""
    return tuple(
        Refusal(
            f"{table}_{column}_never_changes",
            differ(f"NEW.{column}", f"OLD.{column}"),
            f"{table}.{column} never changes; leave it out of the UPDATE",
        )
        for column in columns
    )
