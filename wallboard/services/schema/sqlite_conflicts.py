"""Triggers that refuse `INSERT OR REPLACE` in SQLite, which deletes rows behind the back of every trigger.

An upsert (`ON CONFLICT DO UPDATE`) also meets a row in its way, and is welcome. So the meeting is noted
before the insert, and refused only if the insert then went through: the row in its way is gone.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from wallboard.services.schema.rule_words import Refusal
from wallboard.services.schema.tables import key_of
from wallboard.services.schema.uniqueness import UniqueKey, unique_keys_of


def note_of_conflict(table: Table) -> Refusal:
    """Refuses the insert that got past a row in its way."""
    return Refusal(
        f"{table.name}_is_never_replaced",
        "(SELECT has_conflict FROM trigger_guard)",
        f"{table.name}: INSERT OR REPLACE would delete a row unseen; use INSERT … ON CONFLICT DO UPDATE",
    )


def conflict_triggers(table: Table) -> Iterator[str]:
    """Notes a row in the way of every insert; refuses an update into a row's place."""
    met = " OR ".join(_met(table, key) for key in unique_keys_of(table))
    yield (
        f"CREATE TRIGGER {table.name}_before_insert BEFORE INSERT ON {table.name} BEGIN "
        f"UPDATE trigger_guard SET has_conflict = {met}; END"
    )
    another = f" AND o.{key_of(table)} <> OLD.{key_of(table)}"
    for key in unique_keys_of(table)[1:]:
        columns = ", ".join(key.columns)
        sentence = f"{table.name} ({columns}): another row already has these values; choose others"
        yield (
            f"CREATE TRIGGER {key.name}_on_update BEFORE UPDATE OF {columns} ON {table.name} "
            f"WHEN {_met(table, key, another)} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )


def _same(key: UniqueKey) -> str:
    return " AND ".join(f"o.{column} = NEW.{column}" for column in key.columns)


def _met(table: Table, key: UniqueKey, besides: str = "") -> str:
    among = f" AND {key.where}" if key.where else ""
    new_is_among = f" AND {_of_new(key.where)}" if key.where else ""
    return f"EXISTS (SELECT 1 FROM {table.name} AS o WHERE {_same(key)}{among}{new_is_among}{besides})"


def _of_new(where: str) -> str:
    """The predicate of a partial index about the new row; its terms all begin with a column."""
    return " AND ".join(f"NEW.{term}" for term in where.split(" AND "))
