"""How both databases keep heartbeats honest: their own clock, whose row it is, and how far behind it is.

Every program beats with the same statement, `INSERT … ON CONFLICT (instance_id) DO UPDATE`; in PostgreSQL the
function `wallboard_beat` makes it, so that a wall's login needs no right to write into any table. A login
changes its own rows only: the trigger compares `session_user`, and no program can keep another one alive.
"""

from collections.abc import Iterator

BEAT = "wallboard_beat"
_SAID = (
    ("instance_id", "text"),
    ("kind", "text"),
    ("program", "text"),
    ("host", "text"),
    ("every_s", "integer"),
    ("program_version", "text"),
    ("schema_version", "integer"),
    ("epoch", "text"),
    ("seq", "bigint"),
    ("seal_seq", "bigint"),
    ("seal_hash", "text"),
    ("page", "text"),
)
_LEAST = 5
"""So many must be said; the rest is for programs that follow the log."""

GONE_AFTER_DAYS = 1
SILENT_AFTER_DAYS = 7
"""When a row is swept: after a goodbye, and without one."""

_NOT_YOURS = "heartbeat: this row is another login’s; take an instance_id of your own"

_POSTGRESQL_BEFORE = f"""
IF TG_OP = 'UPDATE' AND OLD.login <> session_user THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'heartbeat_is_its_logins_own',
    MESSAGE = '{_NOT_YOURS}';
END IF;
NEW.login := session_user;
NEW.operator_id := (SELECT o.id FROM operator AS o WHERE o.login = session_user);
NEW.beat_at := clock_timestamp();
NEW.head_seq := (SELECT h.seq FROM event_head AS h WHERE h.id = 1);
NEW.started_at := NEW.beat_at;
IF TG_OP = 'UPDATE' AND OLD.said_goodbye_at IS NULL THEN NEW.started_at := OLD.started_at; END IF;
IF NEW.said_goodbye_at IS NOT NULL THEN NEW.said_goodbye_at := NEW.beat_at; END IF;
NEW.behind_since_at := NULL;
IF NEW.seq < NEW.head_seq THEN
  NEW.behind_since_at := NEW.beat_at;
  IF TG_OP = 'UPDATE' AND NEW.seq < OLD.head_seq THEN
    NEW.behind_since_at := coalesce(OLD.behind_since_at, NEW.beat_at);
  END IF;
END IF;
RETURN NEW;
"""
_POSTGRESQL_SWEEP = f"""
DELETE FROM heartbeat WHERE said_goodbye_at < clock_timestamp() - interval '{GONE_AFTER_DAYS} days'
  OR beat_at < clock_timestamp() - interval '{SILENT_AFTER_DAYS} days';
RETURN NULL;
"""


def postgresql_statements(settings: str) -> Iterator[str]:
    """Functions and triggers; `settings` are the clauses that every function carries."""
    for name, body in (("heartbeat_before", _POSTGRESQL_BEFORE), ("heartbeat_sweep", _POSTGRESQL_SWEEP)):
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {settings} AS $body$\n"
            f"BEGIN{body}END $body$"
        )
    yield (
        "CREATE TRIGGER heartbeat_before BEFORE INSERT OR UPDATE ON heartbeat "
        "FOR EACH ROW EXECUTE FUNCTION heartbeat_before()"
    )
    yield (
        "CREATE TRIGGER heartbeat_sweep AFTER INSERT ON heartbeat "
        "FOR EACH STATEMENT EXECUTE FUNCTION heartbeat_sweep()"
    )


def beat_function(settings: str) -> str:
    """The one way to write that a wall's login has: its arguments by name, and whether it says goodbye."""
    arguments = ", ".join(
        f"{name} {kind}{'' if place < _LEAST else ' DEFAULT NULL'}"
        for place, (name, kind) in enumerate(_SAID)
    )
    names = ", ".join(name for name, _ in _SAID)
    values = ", ".join(f"${place}" for place in range(1, len(_SAID) + 1))
    anew = ", ".join(f"{name} = excluded.{name}" for name, _ in (*_SAID[1:], ("said_goodbye_at", "")))
    return (
        f"CREATE FUNCTION {BEAT}({arguments}, says_goodbye boolean DEFAULT false) RETURNS void LANGUAGE sql "
        f"VOLATILE {settings} AS $body$\nINSERT INTO heartbeat ({names}, said_goodbye_at) "
        f"VALUES ({values}, CASE WHEN ${len(_SAID) + 1} THEN clock_timestamp() END) "
        f"ON CONFLICT (instance_id) DO UPDATE SET {anew}\n$body$"
    )


_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_HEAD = "(SELECT coalesce(max(e.seq), 0) FROM event AS e)"
_FILLED = (
    "login = (SELECT o.login FROM operator AS o JOIN writer AS w ON w.operator_id = o.id), "
    "operator_id = (SELECT w.operator_id FROM writer AS w), "
    f"beat_at = {_NOW}, head_seq = {_HEAD}, "
    f"said_goodbye_at = CASE WHEN NEW.said_goodbye_at IS NOT NULL THEN {_NOW} END"
)


def sqlite_statements() -> Iterator[str]:
    """Triggers; a file has no logins, so every row is everybody's."""
    behind = f"CASE WHEN NEW.seq < {_HEAD} THEN {_NOW} END"
    yield _after("INSERT", f"started_at = {_NOW}, behind_since_at = {behind}", _SQLITE_SWEEP)
    started = f"CASE WHEN OLD.said_goodbye_at IS NULL THEN OLD.started_at ELSE {_NOW} END"
    behind = (
        f"CASE WHEN NEW.seq < {_HEAD} THEN CASE WHEN NEW.seq < OLD.head_seq "
        f"THEN coalesce(OLD.behind_since_at, {_NOW}) ELSE {_NOW} END END"
    )
    yield _after("UPDATE", f"started_at = {started}, behind_since_at = {behind}", "")


_SQLITE_SWEEP = (
    "DELETE FROM heartbeat WHERE "
    f"said_goodbye_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{GONE_AFTER_DAYS} days') "
    f"OR beat_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{SILENT_AFTER_DAYS} days'); "
)


def _after(verb: str, filled: str, then: str) -> str:
    return (
        f"CREATE TRIGGER heartbeat_after_{verb.lower()} AFTER {verb} ON heartbeat "
        "WHEN (SELECT is_busy FROM trigger_guard) = 0 BEGIN "
        "UPDATE trigger_guard SET is_busy = 1; "
        f"UPDATE heartbeat SET {_FILLED}, {filled} WHERE instance_id = NEW.instance_id; "
        f"{then}UPDATE trigger_guard SET is_busy = 0; END"
    )
