"""Examines why people were sent: what is kept of each decision must be what the log holds the hash of."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from wallboard.services.deploying.why import proof_of
from wallboard.services.findings import Finding, listed
from wallboard.services.rationales import is_logged, rationale_from
from wallboard.services.schema import tables

_rationale = tables.rationale
_assignment = tables.assignment
_AT_ONCE = 200


def rationale_findings(connection: Connection) -> Iterator[Finding]:
    """Rationales that are not what they were, and assignments whose rationale is gone."""
    rows = connection.execute(
        select(_rationale, _assignment.c.rationale_hash)
        .join(_assignment, _assignment.c.id == _rationale.c.assignment_id)
        .order_by(_rationale.c.id),
        execution_options={"yield_per": _AT_ONCE},
    )
    spoilt: list[int] = []
    for row in rows:
        kept = rationale_from(row)
        proof = proof_of(kept)
        # Where somebody was sent anew, or that was taken back, the assignment holds another's hash by now.
        is_proved = proof == row.rationale_hash or is_logged(connection, row, proof)
        if not (kept.is_unspoilt and is_proved):
            spoilt.append(row.id)
    if spoilt:
        yield Finding(f"rationale: rows {listed(spoilt)} are not what was written when people were sent")
    explained = _assignment.alias("explained")
    known = select(explained.c.rationale_hash).join(_rationale, _rationale.c.assignment_id == explained.c.id)
    lost = connection.scalars(
        select(_assignment.c.id).where(
            _assignment.c.rationale_hash.is_not(None), _assignment.c.rationale_hash.not_in(known)
        )
    ).all()
    if lost:
        yield Finding(
            f"assignment: rows {listed(lost)} say why they were made, and that is not kept any more"
        )
