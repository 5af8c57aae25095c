"""What the triggers refuse and what they fill, table by table, written once for both databases."""

from sqlalchemy import Table

from wallboard.services.schema.alarm_answer_rules import alarm_answer_rules
from wallboard.services.schema.assignment_rules import assignment_rules
from wallboard.services.schema.code_rules import code_refusals
from wallboard.services.schema.incident_rules import incident_rules
from wallboard.services.schema.move_rules import team_move_rules
from wallboard.services.schema.policy_rules import deploy_version_rules, policy_version_rules, sla_mark_rules
from wallboard.services.schema.rule_words import Refusal, Rules, differ, immutable
from wallboard.services.schema.tables import PERSONAL_TABLES, key_of


def rules_of(table: Table) -> Rules:
    """All rules of one table: those that every logged table has, and its own."""
    common, name = _common_rules(table), table.name
    own = _own_rules().get(name, Rules())
    return Rules(
        insert_refusals=common.insert_refusals + own.insert_refusals + code_refusals(name, on_update=False),
        update_refusals=common.update_refusals + own.update_refusals + code_refusals(name, on_update=True),
        delete_refusals=common.delete_refusals + own.delete_refusals,
        insert_fills={**common.insert_fills, **own.insert_fills},
        update_fills={**common.update_fills, **own.update_fills},
    )


def _own_rules() -> dict[str, Rules]:
    return {
        "team": Rules(update_refusals=immutable("team", "code")),  # SLA rules go by these codes for good
        "nature": Rules(update_refusals=immutable("nature", "code")),
        "incident": incident_rules(),
        "assignment": assignment_rules(),
        "presence": Rules(
            insert_fills={"since_at": "coalesce(NEW.since_at, {moment})"},
            update_fills=_stays_or_moves("since_at", "NEW.state"),
        ),
        "incident_text": Rules(insert_fills={"written_at": "coalesce(NEW.written_at, {moment})"}),
        "agent_text": Rules(insert_fills={"written_at": "coalesce(NEW.written_at, {moment})"}),
        "shift": _shift_rules(),
        "floor_clock": _clock_rules(),
        "policy_version": policy_version_rules(),
        "deploy_version": deploy_version_rules(),
        "sla_mark": sla_mark_rules(),
        "team_move": team_move_rules(),
        "alarm_answer": alarm_answer_rules(),
    }


def _common_rules(table: Table) -> Rules:
    key, name = key_of(table), table.name
    if table in PERSONAL_TABLES:
        return Rules(update_refusals=immutable(name, key))
    version = f"{name}.version is counted by the database; leave it out"
    ahead = Refusal(
        f"{name}_effective_at_is_not_ahead",
        "NEW.effective_at > {a_minute_ahead}",
        f"{name}.effective_at lies ahead of now; leave it out, or give the instant at which it happened",
    )
    return Rules(
        insert_refusals=(Refusal(f"{name}_version_is_counted", differ("NEW.version", "1"), version), ahead),
        update_refusals=(
            *immutable(name, key),
            Refusal(f"{name}_version_is_counted", differ("NEW.version", "OLD.version"), version),
            ahead,
        ),
        insert_fills={"effective_at": "{moment}"},
        update_fills={"version": "OLD.version + 1", "effective_at": "{moment}"},
    )


def _stays_or_moves(column: str, *with_columns: str) -> dict[str, str]:
    """An instant that moves to now when one of the columns changes and the writer gives no other."""
    moved = " OR ".join(differ(c, c.replace("NEW.", "OLD.")) for c in with_columns)
    same = f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}"
    stale = f"NEW.{column} IS NULL OR (({moved}) AND {same})"
    return {column: f"CASE WHEN {stale} THEN {{moment}} ELSE NEW.{column} END"}


def _shift_rules() -> Rules:
    """At most 24 hours: compared by adding a day to the start, which each database does in its own way."""
    refusal = Refusal(
        "shift_lasts_at_most_24_hours",
        "NEW.ends_at > {day_after:NEW.starts_at}",
        "shift.ends_at: a shift lasts at most 24 hours; split it",
    )
    return Rules(insert_refusals=(refusal,), update_refusals=(refusal,))


def _clock_rules() -> Rules:
    refusal = Refusal(
        "floor_clock_of_a_live_database_is_the_real_time",
        "(NEW.floor_anchor_at <> NEW.database_anchor_at OR NEW.speed <> 1) "
        "AND EXISTS (SELECT 1 FROM floor AS f WHERE f.kind = 'live')",
        "floor_clock: a live database runs on the real time only; use a training database",
    )
    deleted = Refusal(
        "floor_clock_is_never_deleted", "1 = 1", "floor_clock is never deleted; update its one row"
    )
    return Rules(insert_refusals=(refusal,), update_refusals=(refusal,), delete_refusals=(deleted,))
