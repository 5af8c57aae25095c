"""A floor with one incident over Easter 2016 whose clock was summed up by hand with a calendar.

Office hours in London: Monday to Friday, 09:00 to 12:00 and 13:00 to 17:30; summer time began on Sunday.

    Thu 24 Mar  15:20 to 17:30               2:10   sum  2:10
    Fri 25 to Mon 28 Mar, Easter
    Tue 29 Mar  09:00 to 11:00               2:00         4:10
                11:00 to 14:00 paused
                14:00 to 17:30               3:30         7:40
    Wed 30 Mar  09:00 to 12:00               3:00        10:40
                13:00 to 15:04, now          2:04        12:44
                15:04 to 17:30               2:26        15:10
    Thu 31 Mar  09:00 to 09:50, due          0:50        16:00
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, update

from tests.services.small_floor import name_operator, new_id
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import Match, NamedCalendar, Policy, PolicyRules, usual_target
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import database_now as now_of
from wallboard.services.schema import tables

NOW = datetime(2016, 3, 30, 14, 4, tzinfo=UTC)
AT = "2016-03-30T15:04+01:00"
OFFICE = NamedCalendar(
    code="office",
    name="Office hours London",
    tz="Europe/London",
    weekly=dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "12:00"), ("13:00", "17:30"))),
    date_hours={date(2016, 12, 24): (("09:00", "12:00"),)},
    holidays={"2016-03-25": "Good Friday", "2016-03-28": "Easter Monday", "--12-25": "Christmas Day"},
)


def office_rules(within: timedelta = timedelta(hours=16)) -> PolicyRules:
    """One promise for everything: to resolve within so much of London's office hours."""
    target = usual_target(Promise.RESOLVE, within)
    policy = Policy("standard", "Standard", Match(), OFFICE.code, (target,))
    return PolicyRules("House rules", {OFFICE.code: OFFICE}, (policy,))


def lay_easter(database: Database) -> None:
    """The incident crm:48213 (id 1), paused on Tuesday by Ana K, and a second one of that reference.

    The floor's clock stands at the beginning of the year, so that rules can come into force before Easter.
    """
    name_operator(database, "Ana K")
    new_year = datetime(2016, 1, 4, tzinfo=UTC)
    with database.writing() as c:
        c.execute(update(tables.floor_clock).values(floor_anchor_at=new_year, database_anchor_at=now_of(c)))
        new_id(c, tables.policy_version, in_force_at=new_year, document=text_of(office_rules()))
        team = new_id(c, tables.team, code="network", name="Network")
        nature = new_id(c, tables.nature, code="line", name="Line down")
        opened_at = datetime(2016, 3, 24, 15, 20, tzinfo=UTC)
        easter = {"source": "crm", "severity": 2, "priority": 2, "team_id": team, "opened_at": opened_at}
        shared = {"reference": "48213", "nature_id": nature}
        incident_id = new_id(c, tables.incident, **easter, **shared, effective_at=opened_at)
        change(c, incident_id, datetime(2016, 3, 29, 10, tzinfo=UTC), state="paused", pause_reason="customer")
        going_on = {"state": "in_progress", "pause_reason": None}
        change(c, incident_id, datetime(2016, 3, 29, 13, tzinfo=UTC), **going_on)
        later = datetime(2016, 3, 30, 8, tzinfo=UTC)
        new_id(c, tables.incident, source="itsm", severity=3, opened_at=later, effective_at=later, **shared)


def change(connection: Connection, incident_id: int, at: datetime, **values: Any) -> None:
    """Writes down what happened to an incident at an instant of the floor."""
    incident = tables.incident
    connection.execute(update(incident).where(incident.c.id == incident_id).values(effective_at=at, **values))
