"""PostgreSQL's trigger functions and views: one pair of triggers per table, and one that orders the log.

The row triggers check, fill, count the version and lay each change aside; a deferred constraint trigger
then takes the head of the log once per transaction, at commit, so that `seq` has no gap and commit order.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from wallboard.services.schema import heartbeat_sql, hold_sql, offer_words, tables
from wallboard.services.schema.postgres_log import log_functions
from wallboard.services.schema.postgres_policies import policy_functions
from wallboard.services.schema.rows_sql import row_columns, row_sql, version_sql, view_sql
from wallboard.services.schema.rule_words import Refusal
from wallboard.services.schema.rules import rules_of
from wallboard.services.schema.tables import PERSONAL_TABLES, key_of

_FLOOR_NOW = "floor_now()"
_FOR_ALL = f"CREATE FUNCTION {_FLOOR_NOW}"
"""It does nothing but read, with the rights of whoever asks."""
_AFTER_ALL = (
    f"greatest({_FLOOR_NOW}, (SELECT i.effective_at FROM incident AS i WHERE i.id = NEW.incident_id), "
    "(SELECT max(e.effective_at) FROM event AS e "
    "WHERE e.entity = 'incident' AND e.entity_id = NEW.incident_id))"
)


def statements(schema_version: int, *, namespace: str) -> Iterator[str]:
    """Everything that has to be made after the tables, in order; `namespace` is the schema they live in.

    Whoever may execute a trigger's function may hang it on a table of their own, and write into the log
    with the rights of its owner: nobody may, but who is given it by name.
    """
    for statement in _made(schema_version, namespace):
        yield statement
        if statement.startswith("CREATE FUNCTION") and not statement.startswith(_FOR_ALL):
            yield f"REVOKE ALL ON FUNCTION {signature_of(statement)} FROM PUBLIC"


def signature_of(statement: str) -> str:
    """The function that a statement makes, as rights to it are given and taken."""
    name, _, rest = statement.removeprefix("CREATE FUNCTION ").partition("(")
    arguments = (one.partition(" DEFAULT ")[0] for one in rest.partition(")")[0].split(", "))
    return f"{name}({', '.join(arguments)})"


def _made(schema_version: int, namespace: str) -> Iterator[str]:
    settings = f"SECURITY DEFINER SET search_path = {quote_name(namespace)}, pg_temp"
    yield (
        "CREATE FUNCTION floor_now() RETURNS timestamptz(3) LANGUAGE sql VOLATILE AS $body$ "
        "SELECT floor_anchor_at + (clock_timestamp() - database_anchor_at) * speed FROM floor_clock $body$"
    )
    yield from policy_functions()
    yield offer_words.postgresql_function()
    for table in tables.LOGGED_TABLES:
        yield view_sql(table, "postgresql")
        yield _function(f"{table.name}_before", settings, _before(table), "moment timestamptz(3);")
        yield _function(f"{table.name}_after", settings, _after(table))
        yield _trigger(table, "before", "BEFORE INSERT OR UPDATE OR DELETE", "ROW", f"{table.name}_before")
        yield _trigger(table, "after", "AFTER INSERT OR UPDATE OR DELETE", "ROW", f"{table.name}_after")
    yield from log_functions(schema_version, settings)
    yield from heartbeat_sql.postgresql_statements(settings)
    yield heartbeat_sql.beat_function(settings)
    yield from hold_sql.postgresql_statements(settings)


def quote_name(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def quote(sentence: str) -> str:
    """A sentence as an SQL string."""
    return "'" + sentence.replace("'", "''") + "'"


def _function(name: str, settings: str, body: str, declare: str = "") -> str:
    declared = f"DECLARE {declare} " if declare else ""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {settings} AS $body$\n"
        f"{declared}BEGIN\n{body}\nEND $body$"
    )


def _trigger(table: Table, name: str, timing: str, each: str, function: str) -> str:
    return (
        f"CREATE TRIGGER {table.name}_{name} {timing} ON {table.name} "
        f"FOR EACH {each} EXECUTE FUNCTION {function}()"
    )


def _before(table: Table) -> str:
    rules = rules_of(table)
    moment_of_insert = f"moment := coalesce(NEW.effective_at, {_FLOOR_NOW});"
    moment_of_update = (
        "IF NEW.effective_at IS DISTINCT FROM OLD.effective_at AND NEW.effective_at IS NOT NULL "
        f"THEN moment := NEW.effective_at; ELSE moment := {_FLOOR_NOW}; END IF;"
    )
    if table in PERSONAL_TABLES:
        moment_of_insert = moment_of_update = f"moment := {_FLOOR_NOW};" if rules.insert_fills else ""
    return (
        "IF TG_OP = 'INSERT' THEN\n"
        f"{_refuse(rules.insert_refusals)}{moment_of_insert}\n{_fills(dict(rules.insert_fills))}RETURN NEW;\n"
        "ELSIF TG_OP = 'UPDATE' THEN\n"
        f"{_refuse(rules.update_refusals)}{moment_of_update}\n{_fills(dict(rules.update_fills))}RETURN NEW;\n"
        f"END IF;\n{_refuse(rules.delete_refusals)}RETURN OLD;"
    )


def _fills(fills: dict[str, str]) -> str:
    """Assignments; the moment's own column comes last, because the others may read what the writer gave."""
    ordered = sorted(fills.items(), key=lambda item: item[0] in ("version", "effective_at"))
    return "".join(f"NEW.{name} := {_spelled(value)};\n" for name, value in ordered)


def _refuse(refusals: tuple[Refusal, ...]) -> str:
    return "".join(
        f"IF {_spelled(refusal.when)} THEN RAISE EXCEPTION USING MESSAGE = {quote(refusal.sentence)}, "
        f"ERRCODE = 'check_violation', CONSTRAINT = '{refusal.name}'; END IF;\n"
        for refusal in refusals
    )


def _spelled(words: str) -> str:
    ahead = f"greatest(clock_timestamp(), {_FLOOR_NOW}) + interval '60 seconds'"
    for written, meant in (
        ("{moment}", "moment"),
        ("{now}", _FLOOR_NOW),
        ("{a_minute_ahead}", ahead),
        ("{a_minute_ago}", f"{_FLOOR_NOW} - interval '60 seconds'"),
        ("{day_after:NEW.starts_at}", "NEW.starts_at + interval '24 hours'"),
        ("{is_json_object:NEW.document}", "is_json_object(NEW.document)"),
        ("{next_number:policy_version}", "next_policy_number()"),
        ("{next_number:deploy_version}", "next_deploy_number()"),
        ("{own_operator}", "(SELECT o.id FROM operator AS o WHERE o.login = session_user)"),
        ("{after_all_of_incident}", _AFTER_ALL),
        ("{same_moment:answered_at}", "NEW.answered_at"),
        ("{respond_by}", "moment + offer_waits(NEW.incident_id)"),
    ):
        words = words.replace(written, meant)
    return words


def _after(table: Table) -> str:
    """Lays the change aside until commit."""
    key = key_of(table)
    effective = _FLOOR_NOW if table in PERSONAL_TABLES else "NEW.effective_at"
    branches = (
        ("IF TG_OP = 'INSERT'", "insert", "NEW", effective, "''"),
        ("ELSIF TG_OP = 'UPDATE'", "update", "NEW", effective, _changed(table)),
        ("ELSE", "delete", "OLD", _FLOOR_NOW, "''"),
    )
    body = ""
    for condition, verb, alias, at, changed in branches:
        then = "" if condition == "ELSE" else " THEN"
        body += (
            f"{condition}{then}\n"
            "INSERT INTO event_pending (transaction_id, effective_at, program, verb, entity, entity_id, "
            "version, row, changed, command_id) VALUES (txid_current(), "
            f"{at}, current_setting('application_name'), '{verb}', '{table.name}', {alias}.{key}, "
            f"{version_sql(table, alias)}, {row_sql(table, 'postgresql', alias)}, {changed}, "
            "nullif(current_setting('wallboard.command_id', true), ''));\n"
        )
    return (
        f"{body}END IF;\n"
        "PERFORM 1 FROM event_transaction WHERE transaction_id = txid_current();\n"
        "IF NOT FOUND THEN INSERT INTO event_transaction VALUES (txid_current()); END IF;\nRETURN NULL;"
    )


def _changed(table: Table) -> str:
    columns = [c.name for c in row_columns(table) if c.name not in (key_of(table), "version", "effective_at")]
    if not columns:
        return "''"
    parts = ", ".join(f"CASE WHEN NEW.{c} IS DISTINCT FROM OLD.{c} THEN '{c}' END" for c in columns)
    return f"concat_ws(',', {parts})"
