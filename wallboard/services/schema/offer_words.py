"""How long an offer waits for its answer, in SQL: by the rules in force, read from their document."""

from wallboard.domain.deploy_rules import STANDARD

KEY = "accept_within_s"
"""Where a version's document says it: whole seconds by severity."""


def usual_seconds(severity: str) -> str:
    """What holds where no version says anything."""
    cases = " ".join(
        f"WHEN {int(one)} THEN {int(span.total_seconds())}" for one, span in STANDARD.accept_within.items()
    )
    return f"CASE {severity} {cases} ELSE 60 END"


def sqlite_respond_by(moment: str, now: str) -> str:
    """The instant by which an offer of NEW that is made at `moment` must be answered."""
    said = f"json_extract(v.document, '$.{KEY}.\"' || i.severity || '\"')"
    in_force = (
        f"SELECT CASE WHEN typeof({said}) = 'integer' THEN max(1, min({said}, 86400)) END "
        f"FROM deploy_version AS v WHERE v.in_force_at <= {now} ORDER BY v.number DESC LIMIT 1"
    )
    seconds = (
        f"(SELECT coalesce(({in_force}), {usual_seconds('i.severity')}) "
        "FROM incident AS i WHERE i.id = NEW.incident_id)"
    )
    return f"strftime('%Y-%m-%dT%H:%M:%fZ', {moment}, '+' || {seconds} || ' seconds')"


def postgresql_function() -> str:
    """The same as a function of the incident; its answer is added to the moment."""
    said = f"v.document::jsonb #>> ARRAY['{KEY}', i.severity::text]"
    return (
        "CREATE FUNCTION offer_waits(incident bigint) RETURNS interval LANGUAGE sql STABLE AS $body$ "
        "SELECT make_interval(secs => coalesce((SELECT CASE "
        f"WHEN {said} ~ '^[0-9]{{1,9}}$' THEN greatest(1, least(({said})::integer, 86400)) END "
        "FROM deploy_version AS v WHERE v.in_force_at <= floor_now() ORDER BY v.number DESC LIMIT 1), "
        f"{usual_seconds('i.severity')})) FROM incident AS i WHERE i.id = $1 $body$"
    )
