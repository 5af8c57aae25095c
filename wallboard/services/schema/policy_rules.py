"""What the triggers refuse and fill on policy versions and fired marks: both are written once and for all."""

from wallboard.services.schema.rule_words import Refusal, Rules, differ


def _never(table: str, sentence: str) -> tuple[Refusal, Refusal]:
    """Refusals of every update and of every delete."""
    return (
        Refusal(f"{table}_never_changes", "1 = 1", f"a {sentence}"),
        Refusal(f"{table}_is_never_deleted", "1 = 1", f"a {sentence}"),
    )


def policy_version_rules() -> Rules:
    """Numbered one after another; one that reaches back is the first, or no incident was opened since.

    So no clock that ran ever changes, and a floor may be given its rules before its history.
    """
    return _version_rules(
        "policy_version",
        "policy version is never changed or deleted; publish another version instead",
        "write the rules as the README shows them",
        Refusal(
            "policy_version_in_force_at_is_not_past",
            "NEW.in_force_at < {a_minute_ago} "
            "AND EXISTS (SELECT 1 FROM policy_version AS p WHERE p.id <> NEW.id) "
            "AND EXISTS (SELECT 1 FROM incident AS i WHERE i.opened_at >= NEW.in_force_at)",
            "policy_version.in_force_at lies before now, and clocks of incidents opened since would "
            "change; leave it out, or give an instant to come",
        ),
    )


def deploy_version_rules() -> Rules:
    """Numbered one after another; in force from now on or from an instant to come, but for the first."""
    return _version_rules(
        "deploy_version",
        "version of the deploy rules is never changed or deleted; publish another version instead",
        "write the deploy rules as the README shows them",
        Refusal(
            "deploy_version_in_force_at_is_not_past",
            "NEW.in_force_at < {a_minute_ago} "
            "AND EXISTS (SELECT 1 FROM deploy_version AS p WHERE p.id <> NEW.id)",
            "deploy_version.in_force_at lies before now; leave it out, or give an instant to come",
        ),
    )


def _version_rules(table: str, forever: str, how: str, not_past: Refusal) -> Rules:
    updated, deleted = _never(table, forever)
    following = f"{{next_number:{table}}}"
    return Rules(
        insert_refusals=(
            Refusal(
                f"{table}_document_is_a_json_object",
                "NOT {is_json_object:NEW.document}",
                f"{table}.document is no JSON object; {how}",
            ),
            Refusal(
                f"{table}_number_follows_the_last",
                f"NEW.number IS NOT NULL AND {differ('NEW.number', following)}",
                f"{table}.number counts on from the last version; leave it out",
            ),
            not_past,
        ),
        update_refusals=(updated,),
        delete_refusals=(deleted,),
        insert_fills={
            "number": f"coalesce(NEW.number, {following})",
            # Not {moment}: a version that is said to have happened earlier begins now all the same.
            "in_force_at": "coalesce(NEW.in_force_at, {now})",
        },
    )


def sla_mark_rules() -> Rules:
    """A mark fires when it is reached, and stays."""
    updated, deleted = _never("sla_mark", "mark that fired is never changed or deleted; leave it as it is")
    ahead = tuple(
        Refusal(
            f"sla_mark_{column}_is_not_ahead",
            f"NEW.{column} > {{a_minute_ahead}}",
            f"sla_mark.{column} lies ahead of now; a mark fires when it is reached",
        )
        for column in ("planned_at", "fired_at")
    )
    return Rules(
        insert_refusals=ahead,
        update_refusals=(updated,),
        delete_refusals=(deleted,),
        insert_fills={"fired_at": "coalesce(NEW.fired_at, {moment})"},
    )
