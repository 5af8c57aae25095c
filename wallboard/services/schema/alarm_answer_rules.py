"""What the triggers refuse and fill on the answer to an alarm: whose it is, and to what."""

from wallboard.services.schema.board_tables import OPEN
from wallboard.services.schema.rule_words import Refusal, Rules, differ

_INCIDENT = "FROM incident AS i WHERE i.id = NEW.incident_id"
_FOREVER = "alarm_answer: what was answered stays; answer again instead"


def alarm_answer_rules() -> Rules:
    """In the name of the login that writes it, and later than all that the log tells of the incident.

    Who says at which severity they heard it, has answered no worse one.
    """
    return Rules(
        insert_refusals=(*_by_name(), _incident_is_open()),
        update_refusals=(Refusal("alarm_answer_never_changes", "1 = 1", _FOREVER),),
        delete_refusals=(Refusal("alarm_answer_is_never_deleted", "1 = 1", _FOREVER),),
        insert_fills={
            "operator_id": "{own_operator}",
            "severity": "(SELECT CASE WHEN NEW.severity > i.severity THEN NEW.severity ELSE i.severity END "
            f"{_INCIDENT})",
            "reopenings": f"(SELECT i.reopenings {_INCIDENT})",
            "answered_at": "{after_all_of_incident}",
            "effective_at": "{same_moment:answered_at}",
        },
    )


def _by_name() -> tuple[Refusal, ...]:
    return (
        Refusal(
            "alarm_answer_is_in_a_name",
            "{own_operator} IS NULL",
            "alarm_answer: an alarm is answered by name, and this login is no operator; make it one first",
        ),
        Refusal(
            "alarm_answer_is_in_ones_own_name",
            f"NEW.operator_id IS NOT NULL AND {differ('NEW.operator_id', '{own_operator}')}",
            "alarm_answer.operator_id: nobody answers for another; leave it out",
        ),
        Refusal(
            "alarm_answer_is_a_persons",
            "EXISTS (SELECT 1 FROM operator AS o WHERE o.id = {own_operator} AND o.role = 'wall')",
            "alarm_answer: a wall answers no alarm; answer it at a desk",
        ),
    )


def _incident_is_open() -> Refusal:
    return Refusal(
        "alarm_answer_incident_is_open",
        f"EXISTS (SELECT 1 {_INCIDENT} AND i.state NOT IN ({OPEN}))",
        "alarm_answer.incident_id: this incident is not open, and nothing rings",
    )
