"""The rules of deploying that are in force now, as the tables have them."""

import logging

from sqlalchemy import Connection, select

from wallboard.domain.deploy_rules import STANDARD, DeployRules
from wallboard.domain.deploy_rules_document import UnreadableRules, read_deploy_rules
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.schema import tables

_version = tables.deploy_version

_log = logging.getLogger(__name__)


def rules_now(connection: Connection) -> DeployRules:
    """The newest version in force; the standard rules where there is none, or none that can be read."""
    row = connection.execute(
        select(_version.c.number, _version.c.document)
        .where(_version.c.in_force_at <= floor_now(connection))
        .order_by(_version.c.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return STANDARD
    try:
        return read_deploy_rules(row.document, row.number)
    except UnreadableRules:
        _log.warning(
            "version %d of the rules of deploying cannot be read; the standard ones hold", row.number
        )
        return STANDARD
