"""What a refusal of the database says to people: the column at fault and the way out, never a value."""

import re

from psycopg.errors import Diagnostic

from wallboard.services.schema import tables
from wallboard.services.schema.rules import rules_of
from wallboard.services.schema.uniqueness import foreign_keys_of, unique_keys_of

_SAID_BETTER = {
    "assignment_agent_id_is_active_once": "this agent is already on this incident; release it first",
    "assignment_team_id_is_active_once": "this team is already on this incident; release it first",
    "sla_mark_fires_once": "this mark of this clock has fired already",
}


def sentence_of(state: str, constraint: str | None, diagnostic: Diagnostic) -> str:
    """The sentence for a refusal of PostgreSQL."""
    where = ".".join(part for part in (diagnostic.table_name, diagnostic.column_name) if part)
    if constraint is not None:
        # A trigger that is no rule of a table says what it means in its message, which carries no value.
        own = _sentences_of_rules().get(constraint)
        named = _by_name(constraint, state) if constraint in _constraint_names() else None
        return own or named or diagnostic.message_primary or constraint
    if state == "23502":
        return f"{where} must be given"
    if state[:2] == "22":
        return f"a value has the wrong form for its column{f' {where}' if where else ''}; see the README"
    return "the database refused this" + (f" ({where})" if where else "")


def sentence_of_sqlite(message: str) -> tuple[str, str | None]:
    """The sentence and the constraint's name for a refusal of SQLite, whose messages carry no values."""
    kind, _, rest = message.partition(" constraint failed: ")
    if kind == "CHECK":
        return _by_name(rest, "23514") or message, rest
    if kind == "NOT NULL":
        return f"{rest} must be given", None
    if kind == "UNIQUE":
        name = _unique_name(rest)
        return (_by_name(name, "23505") if name else None) or message, name
    named = {sentence: name for name, sentence in _sentences_of_rules().items()}
    return message, named.get(message)


def _sentences_of_rules() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables.LOGGED_TABLES:
        rules = rules_of(table)
        for refusal in (*rules.insert_refusals, *rules.update_refusals, *rules.delete_refusals):
            found[refusal.name] = refusal.sentence
        for key in foreign_keys_of(table):
            column, parent = key.column_keys[0], key.referred_table.name
            found[str(key.name)] = (
                f"{table.name}.{column}: there is no {parent} with this id; insert it first"
            )
    return found


def _constraint_names() -> set[str]:
    found = {key.name for table in tables.metadata.sorted_tables for key in unique_keys_of(table)}
    for table in tables.metadata.sorted_tables:
        found |= {str(constraint.name) for constraint in table.constraints}
    return found


def _by_name(constraint: str, state: str) -> str | None:
    """A constraint's name says what is wanted: `incident_severity_is_1_to_4` reads so."""
    if constraint in _SAID_BETTER:
        return _SAID_BETTER[constraint]
    table = next(
        (t for t in sorted(tables.metadata.tables, key=len, reverse=True) if constraint.startswith(f"{t}_")),
        None,
    )
    if table is None:
        return None
    if state == "23505":
        key = next((k for k in unique_keys_of(tables.metadata.tables[table]) if k.name == constraint), None)
        columns = ", ".join(key.columns) if key else ""
        return f"{table} ({columns}): another row already has these values; choose others or update that row"
    wanted = constraint.removeprefix(f"{table}_")
    column = next(
        (c.name for c in tables.metadata.tables[table].columns if wanted.startswith(f"{c.name}_")), None
    )
    if column is None:
        return f"{table} {wanted.replace('_', ' ')}"
    return f"{table}.{column} {re.sub('_', ' ', wanted.removeprefix(f'{column}_'))}, and this value is not so"


def _unique_name(columns: str) -> str | None:
    """The constraint whose columns SQLite lists as `table.a, table.b`, or names as `index 'x'`."""
    parts = [part.strip().split(".") for part in columns.split(",")]
    if any(len(part) != 2 for part in parts):
        return None
    table = tables.metadata.tables.get(parts[0][0])
    wanted = tuple(part[1] for part in parts)
    if table is None:
        return None
    return next((key.name for key in unique_keys_of(table) if key.columns == wanted), None)
