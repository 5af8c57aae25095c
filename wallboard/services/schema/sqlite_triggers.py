"""SQLite's triggers and views: rules, version and log for every writer, whatever its PRAGMAs say.

A trigger cannot change the row it is called for before it is stored, so the triggers update it
afterwards and raise `trigger_guard.is_busy` meanwhile; by that they know their own update from a writer's.
Foreign keys are looked up here too, because other programs leave them switched off.
"""

from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint, Table

from wallboard.services.schema import heartbeat_sql, hold_sql, offer_words, tables
from wallboard.services.schema.rows_sql import row_columns, row_sql, version_sql, view_sql
from wallboard.services.schema.rule_words import Refusal, in_sqlite
from wallboard.services.schema.rules import rules_of
from wallboard.services.schema.sqlite_conflicts import conflict_triggers, note_of_conflict
from wallboard.services.schema.tables import PERSONAL_TABLES, key_of
from wallboard.services.schema.uniqueness import foreign_keys_of, references_to

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_FLOOR_NOW = "(SELECT now_at FROM floor_now)"
_AFTER_ALL = (
    f"max({_FLOOR_NOW}, coalesce((SELECT max(e.effective_at) FROM event AS e "
    "WHERE e.entity = 'incident' AND e.entity_id = NEW.incident_id), ''))"
)
_IDLE = "WHEN (SELECT is_busy FROM trigger_guard) = 0"


def statements(schema_version: int) -> Iterator[str]:
    """Everything that has to be made after the tables, in order."""
    yield (
        "CREATE VIEW floor_now AS SELECT CASE WHEN speed = 1 AND floor_anchor_at = database_anchor_at "
        f"THEN {_NOW} ELSE strftime('%Y-%m-%dT%H:%M:%fZ', julianday(floor_anchor_at) + "
        "(julianday('now') - julianday(database_anchor_at)) * speed) END AS now_at FROM floor_clock"
    )
    for table in tables.LOGGED_TABLES:
        yield view_sql(table, "sqlite")
        yield _insert_trigger(table, schema_version)
        yield _update_trigger(table, schema_version)
        yield _delete_trigger(table, schema_version)
        yield from conflict_triggers(table)
    for table in tables.APPEND_ONLY_TABLES:
        yield from _append_only(table)
    yield from _one_row_tables()
    yield from heartbeat_sql.sqlite_statements()
    yield from hold_sql.sqlite_statements()


def names(dialect_objects: Iterator[str]) -> list[str]:
    """The names of the triggers among the statements, for those who look whether they are all there."""
    return [text.split()[2] for text in dialect_objects if text.startswith("CREATE TRIGGER")]


def quote(sentence: str) -> str:
    """A sentence as an SQL string."""
    return "'" + sentence.replace("'", "''") + "'"


def _refuse(refusals: list[Refusal]) -> str:
    """One statement that raises the first sentence whose condition holds."""
    if not refusals:
        return ""
    cases = " ".join(
        f"WHEN {_conditions(refusal.when)} THEN RAISE(ABORT, {quote(refusal.sentence)})"
        for refusal in refusals
    )
    return f"SELECT CASE {cases} END; "


def _conditions(when: str) -> str:
    day_after = (
        "strftime('%Y-%m-%dT%H:%M:%S', substr(NEW.starts_at, 1, 19), '+1 day') || substr(NEW.starts_at, 20)"
    )
    later = "max(julianday('now'), julianday(now_at))"
    ahead = f"(SELECT strftime('%Y-%m-%dT%H:%M:%fZ', {later} + 60.0 / 86400) FROM floor_now)"
    when = in_sqlite(when).replace("{day_after:NEW.starts_at}", day_after)
    return _spelled(when).replace("{a_minute_ahead}", ahead)


def _spelled(words: str) -> str:
    """The words that refusals and fills share."""
    document = "NEW.document"
    is_object = f"CASE WHEN json_valid({document}) THEN json_type({document}) = 'object' ELSE 0 END"
    ago = "(SELECT strftime('%Y-%m-%dT%H:%M:%fZ', julianday(now_at) - 60.0 / 86400) FROM floor_now)"
    following = {
        f"{{next_number:{table}}}": f"(SELECT coalesce(max(p.number), 0) + 1 FROM {table} AS p "
        "WHERE p.id <> NEW.id)"
        for table in ("policy_version", "deploy_version")
    }
    for written, meant in (
        ("{now}", _FLOOR_NOW),
        ("{a_minute_ago}", ago),
        ("{is_json_object:NEW.document}", f"({is_object})"),
        ("{own_operator}", "(SELECT w.operator_id FROM writer AS w)"),
        ("{after_all_of_incident}", _AFTER_ALL),
        ("{same_moment:answered_at}", _AFTER_ALL),
        *following.items(),
    ):
        words = words.replace(written, meant)
    return words


def _insert_trigger(table: Table, schema_version: int) -> str:
    rules = rules_of(table)
    moment = f"coalesce(NEW.effective_at, {_FLOOR_NOW})"
    return _after(
        table,
        "INSERT",
        refusals=[note_of_conflict(table), *_parents_missing(table, on_update=False), *rules.insert_refusals],
        fills=dict(rules.insert_fills),
        moment=_FLOOR_NOW if table in PERSONAL_TABLES else moment,
        log=_log(table, "insert", "t", schema_version),
    )


def _update_trigger(table: Table, schema_version: int) -> str:
    rules = rules_of(table)
    moment = (
        "CASE WHEN NEW.effective_at IS NOT OLD.effective_at AND NEW.effective_at IS NOT NULL "
        f"THEN NEW.effective_at ELSE {_FLOOR_NOW} END"
    )
    return _after(
        table,
        "UPDATE",
        refusals=[*rules.update_refusals, *_parents_missing(table, on_update=True)],
        fills=dict(rules.update_fills),
        moment=_FLOOR_NOW if table in PERSONAL_TABLES else moment,
        log=_log(table, "update", "t", schema_version),
    )


def _after(
    table: Table, verb: str, *, refusals: list[Refusal], fills: dict[str, str], moment: str, log: str
) -> str:
    key = key_of(table)
    settings = ", ".join(f"{name} = {in_sqlite(_fill(value, moment))}" for name, value in fills.items())
    filling = f"UPDATE {table.name} SET {settings} WHERE {key} = NEW.{key}; " if fills else ""
    return (
        f"CREATE TRIGGER {table.name}_after_{verb.lower()} AFTER {verb} ON {table.name} {_IDLE} BEGIN "
        f"{_refuse(refusals)}"
        f"UPDATE trigger_guard SET is_busy = 1; {filling}"
        f"{log} FROM {table.name} AS t WHERE t.{key} = NEW.{key}; "
        "UPDATE trigger_guard SET is_busy = 0; END"
    )


def _fill(value: str, moment: str) -> str:
    respond_by = offer_words.sqlite_respond_by(moment, _FLOOR_NOW)
    return _spelled(value.replace("{respond_by}", respond_by).replace("{moment}", moment))


def _delete_trigger(table: Table, schema_version: int) -> str:
    children = [
        Refusal(
            str(key.name),
            f"EXISTS (SELECT 1 FROM {key.table.name} AS c "
            f"WHERE c.{key.column_keys[0]} = OLD.{key_of(table)})",
            f"{table.name}: still named by {key.table.name}.{key.column_keys[0]}; "
            "change or delete that row first",
        )
        for key in references_to(table)
    ]
    log = _log(table, "delete", "OLD", schema_version)
    return (
        f"CREATE TRIGGER {table.name}_before_delete BEFORE DELETE ON {table.name} BEGIN "
        f"{_refuse([*rules_of(table).delete_refusals, *children])}"
        f"UPDATE trigger_guard SET is_busy = 1; {log}; UPDATE trigger_guard SET is_busy = 0; END"
    )


def _parents_missing(table: Table, *, on_update: bool) -> list[Refusal]:
    return [_parent_missing(table, key, on_update=on_update) for key in foreign_keys_of(table)]


def _parent_missing(table: Table, key: ForeignKeyConstraint, *, on_update: bool) -> Refusal:
    column, parent = key.column_keys[0], key.referred_table
    moved = f"NEW.{column} IS NOT OLD.{column} AND " if on_update else ""
    return Refusal(
        str(key.name),
        f"{moved}NEW.{column} IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM {parent.name} AS p WHERE p.id = NEW.{column})",
        f"{table.name}.{column}: there is no {parent.name} with this id; insert it first",
    )


def _log(table: Table, verb: str, alias: str, schema_version: int) -> str:
    effective = f"{alias}.effective_at"
    if table in PERSONAL_TABLES or verb == "delete":
        effective = _FLOOR_NOW
    changed = _changed(table) if verb == "update" else "''"
    return (
        "INSERT INTO event (seq, recorded_at, effective_at, operator_id, program, verb, entity, entity_id, "
        "version, row, changed, command_id, schema_version) SELECT "
        "coalesce((SELECT max(seq) FROM event), 0) + 1, "
        f"max({_NOW}, coalesce((SELECT recorded_at FROM event ORDER BY seq DESC LIMIT 1), '')), {effective}, "
        "(SELECT operator_id FROM writer), (SELECT program FROM writer), "
        f"'{verb}', '{table.name}', {alias}.{key_of(table)}, {version_sql(table, alias)}, "
        f"{row_sql(table, 'sqlite', alias)}, {changed}, (SELECT command_id FROM writer), {schema_version}"
    )


def _changed(table: Table) -> str:
    columns = [c.name for c in row_columns(table) if c.name not in (key_of(table), "version", "effective_at")]
    if not columns:
        return "''"
    parts = " || ".join(f"CASE WHEN t.{c} IS NOT OLD.{c} THEN '{c},' ELSE '' END" for c in columns)
    return f"rtrim({parts}, ',')"


def _append_only(table: Table) -> Iterator[str]:
    sentence = quote(f"{table.name} is append-only; rows of it are never changed or deleted")
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, {sentence}); END"
        )
    if table is tables.event:
        made = quote("event: rows are made by the triggers of the other tables; change those tables instead")
        yield (
            f"CREATE TRIGGER event_no_insert BEFORE INSERT ON event {_IDLE} "
            f"BEGIN SELECT RAISE(ABORT, {made}); END"
        )
        return
    yield from conflict_triggers(table)
    refusals = [note_of_conflict(table)]
    if table is tables.seal:
        refusals.append(
            Refusal(
                "seal_follows_the_last",
                "NEW.first_seq <> 1 + coalesce("
                "(SELECT max(s.last_seq) FROM seal AS s WHERE s.last_seq <> NEW.last_seq), 0) "
                "OR NEW.last_seq > (SELECT max(seq) FROM event)",
                "seal: a seal starts right after the last one and ends within the log",
            )
        )
    yield (
        f"CREATE TRIGGER {table.name}_after_insert AFTER INSERT ON {table.name} BEGIN {_refuse(refusals)} END"
    )


def _one_row_tables() -> Iterator[str]:
    for table in (tables.floor, tables.writer, tables.trigger_guard, tables.mark_watch):
        sentence = quote(f"{table.name} has one row, made once and for all; update it if you must")
        for verb in ("INSERT", "DELETE"):
            yield (
                f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
                f"WHEN '{verb}' = 'DELETE' OR EXISTS (SELECT 1 FROM {table.name}) "
                f"BEGIN SELECT RAISE(ABORT, {sentence}); END"
            )
    fixed = quote(
        "floor.kind never changes: a database is live or training for good; make another with db init"
    )
    yield (
        "CREATE TRIGGER floor_kind_never_changes BEFORE UPDATE ON floor "
        f"WHEN NEW.kind IS NOT OLD.kind OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, {fixed}); END"
    )
