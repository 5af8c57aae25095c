"""What the triggers refuse and fill on a move to another team: its few steps, and when each was taken."""

from wallboard.services.schema.rule_words import Refusal, Rules, differ, immutable

_STEPS = "'pending>active', 'pending>cancelled', 'active>ended'"


def team_move_rules() -> Rules:
    """A move that waits begins or is called off; one that is under way ends."""
    fills = {
        "begins_at": "coalesce(NEW.begins_at, CASE WHEN NEW.state = 'active' THEN {moment} END)",
        "ended_at": "coalesce(NEW.ended_at, CASE WHEN NEW.state IN ('ended', 'cancelled') THEN {moment} END)",
    }
    stepped = Refusal(
        "team_move_state_takes_a_known_step",
        f"{differ('NEW.state', 'OLD.state')} AND (OLD.state || '>' || NEW.state) NOT IN ({_STEPS})",
        "team_move.state cannot take this step; pending becomes active or cancelled, active becomes ended",
    )
    deleted = "a move is never deleted; set its state to 'ended' or 'cancelled'"
    return Rules(
        update_refusals=(*immutable("team_move", "agent_id", "team_id", "from_team_id"), stepped),
        delete_refusals=(Refusal("team_move_is_never_deleted", "1 = 1", deleted),),
        insert_fills=fills,
        update_fills=fills,
    )
