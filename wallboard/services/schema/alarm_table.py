"""What people answered to alarms: in their own name, once and for all, and a snooze never for long."""

from sqlalchemy import Column, Index

from wallboard.domain.alarm_answer import LONGEST_SNOOZE_MIN, AnswerKind
from wallboard.services.schema.columns import Instant, check, check_filled, check_on, check_one_of, new_id
from wallboard.services.schema.table_making import board_table, code, reference_to, whole

alarm_answer = board_table(
    "alarm_answer",
    new_id(),
    reference_to("incident_id", "incident"),
    code("kind"),
    whole("severity", nullable=True),
    whole("reopenings", nullable=True),
    reference_to("operator_id", "operator", nullable=True),
    Column("answered_at", Instant),
    Column("until_at", Instant),
)
check_one_of(alarm_answer, "kind", tuple(AnswerKind))
check(alarm_answer, "severity_is_1_to_4", "severity BETWEEN 1 AND 4")
check(alarm_answer, "reopenings_is_not_negative", "reopenings >= 0")
check(
    alarm_answer,
    "until_at_is_given_exactly_for_a_snooze",
    "(kind = 'snoozed') = (until_at IS NOT NULL)",
)
_NOT_LONG = f"until_at_is_at_most_{LONGEST_SNOOZE_MIN}_minutes_ahead"
check_on(
    alarm_answer,
    "postgresql",
    _NOT_LONG,
    f"until_at <= answered_at + interval '{LONGEST_SNOOZE_MIN} minutes'",
)
check_on(
    alarm_answer,
    "sqlite",
    _NOT_LONG,
    f"until_at <= strftime('%Y-%m-%dT%H:%M:%fZ', answered_at, '+{LONGEST_SNOOZE_MIN} minutes')",
)
check_filled(alarm_answer, "severity", "reopenings", "operator_id", "answered_at")
Index("alarm_answer_of_incident", alarm_answer.c.incident_id)
