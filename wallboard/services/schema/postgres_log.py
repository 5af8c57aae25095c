"""How PostgreSQL keeps the log: changes laid aside take their place in it when their transaction commits."""

from collections.abc import Iterator

from wallboard.services.schema import tables

MOST_CHANGES = 2000
CHANNEL = "wallboard"

_COLUMNS = "effective_at, program, verb, entity, entity_id, version, row, changed, command_id"

_FLUSH = """
SELECT * INTO head FROM event_head WHERE id = 1 FOR UPDATE;
IF NOT FOUND THEN
  RAISE EXCEPTION USING MESSAGE = 'event_head has lost its row; run wallboard db check';
END IF;
SELECT o.id INTO who FROM operator AS o WHERE o.login = session_user;
clock := greatest(clock_timestamp(), head.recorded_at);
INSERT INTO event (seq, recorded_at, operator_id, schema_version, {columns})
  SELECT head.seq + row_number() OVER (ORDER BY p.id), clock, who, {schema_version}, {columns}
  FROM event_pending AS p WHERE p.transaction_id = NEW.transaction_id;
GET DIAGNOSTICS added = ROW_COUNT;
DELETE FROM event_transaction WHERE transaction_id = NEW.transaction_id;
IF added = 0 THEN RETURN NULL; END IF;
DELETE FROM event_pending WHERE transaction_id = NEW.transaction_id;
total := added;
IF head.transaction_id = NEW.transaction_id THEN total := total + head.transaction_changes; END IF;
IF total > {most} THEN
  RAISE EXCEPTION USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = 'event_transaction_is_small',
    MESSAGE = 'this transaction changes more than {most} rows, and others would wait for it; '
              'commit at most 500 changes at a time';
END IF;
UPDATE event_head SET seq = head.seq + added, recorded_at = clock,
  transaction_id = NEW.transaction_id, transaction_changes = total WHERE id = 1;
PERFORM pg_notify('{channel}', (head.seq + added)::text);
RETURN NULL;
"""

_REFUSE_ALL = """
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_append_only',
  MESSAGE = TG_TABLE_NAME || ' is append-only; rows of it are never changed or deleted';
"""

_REFUSE_TRUNCATE = """
RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_never_truncated',
  MESSAGE = TG_TABLE_NAME || ' is never truncated, because the log would not see it; delete its rows';
"""

_REFUSE_MADE_UP = """
IF pg_trigger_depth() < 2 THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_made_by_triggers',
    MESSAGE = 'event: rows are made by the triggers of the other tables; change those tables instead';
END IF;
RETURN NULL;
"""

_SEAL_FOLLOWS = """
IF NEW.first_seq <> coalesce((SELECT max(last_seq) FROM seal), 0) + 1
   OR NEW.last_seq > (SELECT seq FROM event_head) THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_follows_the_last',
    MESSAGE = 'seal: a seal starts right after the last one and ends within the log';
END IF;
RETURN NEW;
"""

_FLOOR_STAYS = """
IF TG_OP = 'DELETE' THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'floor_is_never_deleted',
    MESSAGE = 'floor has one row, made once and for all';
END IF;
IF NEW.kind <> OLD.kind OR NEW.id <> OLD.id THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'floor_kind_never_changes',
    MESSAGE = 'floor.kind never changes: a database is live or training for good; make another with db init';
END IF;
RETURN NEW;
"""


def log_functions(schema_version: int, settings: str) -> Iterator[str]:
    """The functions and triggers of the log; `settings` are the clauses that every function carries."""
    flush = _FLUSH.format(columns=_COLUMNS, schema_version=schema_version, most=MOST_CHANGES, channel=CHANNEL)
    declared = "head event_head; who bigint; clock timestamptz(3); added bigint; total bigint;"
    yield from _made("event_flush", settings, flush, declared)
    yield (
        "CREATE CONSTRAINT TRIGGER event_flush AFTER INSERT ON event_transaction "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION event_flush()"
    )
    yield from _made("append_only", settings, _REFUSE_ALL)
    yield from _made("never_truncated", settings, _REFUSE_TRUNCATE)
    for table in tables.APPEND_ONLY_TABLES:
        yield _trigger(table.name, "append_only", "BEFORE UPDATE OR DELETE", "ROW", "append_only")
    for table in (*tables.LOGGED_TABLES, *tables.APPEND_ONLY_TABLES, tables.floor):
        yield _trigger(table.name, "never_truncated", "BEFORE TRUNCATE", "STATEMENT", "never_truncated")
    yield from _made("event_made_by_triggers", settings, _REFUSE_MADE_UP)
    yield _trigger("event", "made_by_triggers", "BEFORE INSERT", "STATEMENT", "event_made_by_triggers")
    yield from _made("seal_follows", settings, _SEAL_FOLLOWS)
    yield _trigger("seal", "follows", "BEFORE INSERT", "ROW", "seal_follows")
    yield from _made("floor_stays", settings, _FLOOR_STAYS)
    yield _trigger("floor", "stays", "BEFORE UPDATE OR DELETE", "ROW", "floor_stays")


def _made(name: str, settings: str, body: str, declared: str = "") -> Iterator[str]:
    declare = f"DECLARE {declared}\n" if declared else ""
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {settings} AS $body$\n"
        f"{declare}BEGIN{body}END $body$"
    )


def _trigger(table: str, name: str, timing: str, each: str, function: str) -> str:
    return f"CREATE TRIGGER {table}_{name} {timing} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
