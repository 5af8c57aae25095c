"""How both databases keep honest who carries an incident or has it open: whose row it is, and since when."""

from collections.abc import Iterator

SWEPT_AFTER_S = 60
"""When a row that is not beaten any more is swept; it is nobody's long before."""

_NOT_YOURS = "hold: this row is another login’s; take an instance_id of your own"

_POSTGRESQL_BEFORE = f"""
IF TG_OP = 'UPDATE' AND OLD.login <> session_user THEN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'hold_is_its_logins_own',
    MESSAGE = '{_NOT_YOURS}';
END IF;
NEW.login := session_user;
NEW.operator_id := (SELECT o.id FROM operator AS o WHERE o.login = session_user);
NEW.beat_at := clock_timestamp();
NEW.since_at := NEW.beat_at;
IF TG_OP = 'UPDATE' AND OLD.kind = NEW.kind THEN NEW.since_at := OLD.since_at; END IF;
RETURN NEW;
"""
_POSTGRESQL_SWEEP = f"""
DELETE FROM hold AS h USING (SELECT o.instance_id, o.incident_id FROM hold AS o
    WHERE o.beat_at < clock_timestamp() - interval '{SWEPT_AFTER_S} seconds' FOR UPDATE SKIP LOCKED) AS gone
  WHERE h.instance_id = gone.instance_id AND h.incident_id = gone.incident_id;
RETURN NULL;
"""


def postgresql_statements(settings: str) -> Iterator[str]:
    """Functions and triggers; `settings` are the clauses that every function carries."""
    for name, body in (("hold_before", _POSTGRESQL_BEFORE), ("hold_sweep", _POSTGRESQL_SWEEP)):
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {settings} AS $body$\n"
            f"BEGIN{body}END $body$"
        )
    yield (
        "CREATE TRIGGER hold_before BEFORE INSERT OR UPDATE ON hold "
        "FOR EACH ROW EXECUTE FUNCTION hold_before()"
    )
    yield ("CREATE TRIGGER hold_sweep AFTER INSERT ON hold FOR EACH STATEMENT EXECUTE FUNCTION hold_sweep()")


_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_FILLED = (
    "login = (SELECT o.login FROM operator AS o JOIN writer AS w ON w.operator_id = o.id), "
    f"operator_id = (SELECT w.operator_id FROM writer AS w), beat_at = {_NOW}"
)


def sqlite_statements() -> Iterator[str]:
    """Triggers; a file has no logins, so every row is everybody's."""
    old = f"strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{SWEPT_AFTER_S} seconds')"
    sweep = f"DELETE FROM hold WHERE beat_at < {old}; "
    yield _after("INSERT", _NOW, sweep)
    yield _after("UPDATE", f"CASE WHEN OLD.kind = NEW.kind THEN OLD.since_at ELSE {_NOW} END", "")


def _after(verb: str, since: str, then: str) -> str:
    return (
        f"CREATE TRIGGER hold_after_{verb.lower()} AFTER {verb} ON hold "
        "WHEN (SELECT is_busy FROM trigger_guard) = 0 BEGIN "
        "UPDATE trigger_guard SET is_busy = 1; "
        f"UPDATE hold SET {_FILLED}, since_at = {since} "
        "WHERE instance_id = NEW.instance_id AND incident_id = NEW.incident_id; "
        f"{then}UPDATE trigger_guard SET is_busy = 0; END"
    )
