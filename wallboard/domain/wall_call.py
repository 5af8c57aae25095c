"""Whom to call when a wall does not stay up: the table `[call]` of its plan."""

from dataclasses import dataclass

from wallboard.domain.plan_table import PlanTable


@dataclass(frozen=True, slots=True)
class WallCall:
    """Words for a person before a screen that shows no board."""

    who: str = ""
    how: str = ""
    """Such as a number."""
    note: str = ""


def call_from(table: PlanTable) -> WallCall:
    """Raises PlanFault with the way to the key."""
    table.only("who", "how", "note")
    return WallCall(table.text("who"), table.text("how"), table.text("note"))
