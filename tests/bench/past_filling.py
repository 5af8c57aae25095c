"""Fills a log with a past that can be looked at: incidents that were open for a while, one after another."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from wallboard.services.database import Database
from wallboard.services.schema.columns import instant_text
from wallboard.services.sealing import seal_tail

_FIRST_ID = 100_000_000
_AT_ONCE = 50_000
"""Rows written by one statement, within the time that a statement may take."""
_STAGES = ("new", "acknowledged", "assigned", "in_progress", "paused", "in_progress", "resolved", "closed")
"""One event each: so many an incident has."""

_SQL = """
INSERT INTO event (seq, recorded_at, effective_at, operator_id, program, verb, entity, entity_id, version,
                   "row", changed, command_id, schema_version)
SELECT {head} + n, {at}, {at}, NULL, 'bench', CASE WHEN stage = 0 THEN 'insert' ELSE 'update' END,
       'incident', id, 1 + stage, {row}, CASE WHEN stage = 0 THEN '' ELSE 'state' END, NULL, 1
FROM (SELECT n, n / {round} % {stages} AS stage, {first} + n / {life} * {round} + n % {round} AS id,
      n - n / {round} % {stages} * {round} AS born FROM {numbers}) AS told
"""
_ROW = (
    '{{"id":\' || id || \',"source":"bench","reference":"H\' || id || \'","nature_id":\' || (1 + id % 40) '
    '|| \',"severity":\' || (1 + id % 4) || \',"urgency":3,"priority":3,"priority_set_by":"matrix",'
    '"state":"\' || {state} || \'","pause_reason":\' || CASE WHEN stage = 4 THEN \'"parts"\' ELSE \'null\' '
    'END || \',"team_id":\' || (1 + id % 80) || \',"site":null,"channel":null,"opened_at":"\' || {opened} '
    '|| \'","acknowledged_at":null,"deployed_at":null,"resolved_at":null,"closed_at":null,"reopenings":0,'
    '"merged_into_id":null,"version":\' || (1 + stage) || \',"effective_at":"\' || {opened} || \'"}}'
)
_PAST_THE_GUARD = {
    "sqlite": ("UPDATE trigger_guard SET is_busy = 1", "UPDATE trigger_guard SET is_busy = 0"),
    "postgresql": (
        "SET LOCAL session_replication_role = replica",
        "UPDATE event_head SET seq = seq + {events}",
    ),
}


def fill_past(database: Database, events: int, *, days: int, open_at_once: int) -> None:
    """A log of `days` up to now, `events` long, at every instant of which about `open_at_once` were open.

    Straight into the log, since a million changes through the tables would take longer than the bench.
    """
    begins_at = datetime.now(UTC) - timedelta(days=days)
    step_s = days * 86_400 / max(1, events)
    insert = _insert_of(database.dialect, begins_at, step_s, open_at_once)
    before, after = _PAST_THE_GUARD[database.dialect]
    with database.reading() as connection:
        head = connection.scalar(text("SELECT coalesce(max(seq), 0) FROM event")) or 0
    for first in range(0, events, _AT_ONCE):
        count = min(_AT_ONCE, events - first)
        with database.writing(seals=False) as connection:
            connection.exec_driver_sql(before)
            sql = insert.format(head=head + 1, begin=first, last=first + count - 1)
            connection.execute(text(sql.replace(":", "\\:")))
            connection.exec_driver_sql(after.format(events=count))
    seal_tail(database)


def _insert_of(dialect: str, begins_at: datetime, step_s: float, open_at_once: int) -> str:
    """The statement, with places left for `head`, `begin` and `last`."""
    states = " ".join(f"WHEN {place} THEN '{state}'" for place, state in enumerate(_STAGES))
    since = instant_text(begins_at)
    if dialect == "sqlite":
        at = f"strftime('%Y-%m-%dT%H:%M:%fZ', julianday('{since}') + {{n}} * {step_s} / 86400)"
        opened, cast = at.format(n="born"), "'{}'"
        numbers = (
            "(WITH RECURSIVE count(n) AS (SELECT {begin} UNION ALL SELECT n + 1 FROM count "
            "WHERE n < {last}) SELECT n FROM count)"
        )
    else:
        at = f"(timestamptz '{since}' + {{n}} * interval '{step_s} s')"
        utc = at.format(n="born") + " AT TIME ZONE 'UTC'"
        opened, cast = f"""to_char({utc}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""", "('{}')::jsonb"
        numbers = "generate_series({begin}, {last}) AS n"
    row = cast.format(_ROW.format(state=f"CASE stage {states} END", opened=opened))
    return _SQL.format(
        head="{head}",
        at=at.format(n="n"),
        row=row.replace("{", "{{").replace("}", "}}"),
        numbers=numbers,
        first=_FIRST_ID,
        round=open_at_once,
        life=open_at_once * len(_STAGES),
        stages=len(_STAGES),
    )
