"""The short lists of reasons and outcomes that commands may name, as the rules in force have them."""

from sqlalchemy import Connection, select

from wallboard.domain.act_refusals import purpose_of
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.life_commands import LifeAct
from wallboard.domain.sla_document import UnreadableRules, read_rules
from wallboard.domain.staff_commands import Response
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.rules_now import rules_now
from wallboard.services.schema import tables


def codes_of(connection: Connection, what: LifeAct | Response) -> frozenset[str] | None:
    """The codes that an act or an answer may name; None where it names none."""
    purpose = purpose_of(what)
    return None if purpose is None else codes_for(connection, purpose)


def codes_for(connection: Connection, purpose: Purpose) -> frozenset[str]:
    """The codes of one short list; what stops a clock of the SLA rules may be paused for, too."""
    codes = frozenset(rules_now(connection).codes(purpose))
    return codes | _pause_reasons(connection) if purpose is Purpose.PAUSE else codes


def check_code(connection: Connection, code: str | None, purpose: Purpose) -> None:
    """Whether a code that was named is on the short list; nobody has to name one.

    Raises:
        CommandRefused: it is not.
    """
    if code is None:
        return
    known = rules_now(connection).codes(purpose)
    if code not in known:
        raise CommandRefused(f"The reason {code!r} is not in the short list: {', '.join(known)}. Choose one.")


def _pause_reasons(connection: Connection) -> frozenset[str]:
    version = tables.policy_version
    document = connection.scalar(select(version.c.document).order_by(version.c.number.desc()).limit(1))
    try:
        return frozenset(read_rules(document or "{}").reasons())
    except UnreadableRules:
        return frozenset()
