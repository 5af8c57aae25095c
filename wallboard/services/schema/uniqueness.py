"""What the tables promise about each other: unique keys and foreign keys, read off the metadata."""

from dataclasses import dataclass

from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """Columns that no two rows share, among the rows for which `where` holds."""

    name: str
    columns: tuple[str, ...]
    where: str | None = None


def unique_keys_of(table: Table) -> list[UniqueKey]:
    """The key itself first, then the others."""
    keys = [UniqueKey(f"{table.name}_pkey", tuple(table.primary_key.columns.keys()))]
    named = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    keys += [
        UniqueKey(str(c.name), tuple(c.columns.keys())) for c in sorted(named, key=lambda c: str(c.name))
    ]
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.unique:
            where = index.dialect_options["sqlite"]["where"]
            keys.append(UniqueKey(str(index.name), tuple(index.columns.keys()), str(where)))
    return keys


def foreign_keys_of(table: Table) -> list[ForeignKeyConstraint]:
    """The table's foreign keys, each of one column."""
    return sorted(table.foreign_key_constraints, key=lambda key: str(key.name))


def references_to(table: Table) -> list[ForeignKeyConstraint]:
    """The foreign keys of other tables that name this one."""
    return [
        key
        for other in table.metadata.sorted_tables
        for key in foreign_keys_of(other)
        if key.referred_table is table
    ]
