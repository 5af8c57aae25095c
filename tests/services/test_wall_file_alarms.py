"""What a plan says of alarms and of sparing the screen: shipped where it is silent, told where wrong."""

from datetime import timedelta

import pytest

from wallboard.domain.alarm_rules import AlarmRules
from wallboard.domain.burn_in import Dimming, Rest, Shift
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.severity import Severity
from wallboard.services.wall_file import PlanRefused, load_plan, plan_of, shipped_plan


def test_that_the_shipped_plan_says_what_holds_without_one() -> None:
    plan = load_plan(shipped_plan())
    assert plan.alarm == AlarmRules()
    assert (plan.shift, plan.rest, plan.dimming) == (Shift(), Rest(), Dimming())


def test_that_what_a_plan_says_holds_and_the_rest_stays_as_shipped() -> None:
    plan = plan_of(
        """
        [alarm]
        snooze_min = [20, 3]
        severity_2 = { sound = "none" }
        severity_3 = { sound = "medium", volume = 10 }
        [alarm.quiet]
        hours = ["22:00-06:00", "12:00 – 13:00"]
        severities = [1, 3]
        volume_most = 30
        [shift]
        px = 0
        [rest]
        hours = "01:00-24:00"
        [dimming]
        hours = ["20:00-06:00"]
        to = 60
        """,
        "wall.toml",
    )
    alarm = plan.alarm
    assert alarm.sounding == {Severity.CRITICAL, Severity.MEDIUM}
    assert alarm.by_severity[Severity.CRITICAL] == AlarmRules().by_severity[Severity.CRITICAL]
    assert alarm.by_severity[Severity.MEDIUM].volume == 10
    assert alarm.snoozes == (timedelta(minutes=3), timedelta(minutes=20))
    assert alarm.quiet.hours == (HoursOfDay(1320, 360), HoursOfDay(720, 780))
    assert alarm.quiet.severities == {Severity.CRITICAL, Severity.MEDIUM}
    assert (plan.shift.px, plan.rest.hours, plan.dimming.to) == (0, (HoursOfDay(60, 1440),), 60)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[alarm]\n[alarm.severity_1]\nsound = "critcal"', "line 3: alarm.severity_1.sound.*“critical”"),
        ("[alarm.severity_1]\nvolum = 3", "line 2: alarm.severity_1.volum: is not known.*“volume”"),
        ("[alarm.severity_1]\nvolume = 0", "line 2: alarm.severity_1.volume: .* from 5"),
        (
            "[alarm.severity_1]\nvolume = 60\nvolume_most = 50",
            "line 2: alarm.severity_1.volume: .*not be above",
        ),
        (
            "[alarm.severity_1]\nrepeat_every_s = 1",
            "line 2: alarm.severity_1.repeat_every_s: .*from 5 to 600",
        ),
        ("[alarm]\nsnooze_min = [60]", "line 2: alarm.snooze_min.1.: must be a number from 1 to 30"),
        ("[alarm]\nsnooze_min = []", "line 2: alarm.snooze_min: must be 1 to 3 whole numbers"),
        ("[alarm]\nseverity_5 = {}", "line 2: alarm.severity_5: is not known here"),
        ("[alarm.quiet]\nseverities = [5]", "line 2: alarm.quiet.severities.1.: .*from 1 to 4"),
        ('[rest]\nhours = ["25:00-1"]', r"line 2: rest.hours\[1\]: must be hours such as 22:00-06:00"),
        ('[rest]\nhours = ["06:00-06:00"]', r"line 2: rest.hours\[1\]: must be hours"),
        ("[shift]\npx = 99", "line 2: shift.px: must be a number of pixels from 0 to 40"),
        ("[dimming]\nto = 10", "line 2: dimming.to: must be a number of per cent from 60 to 100"),
        ("[dim]\nto = 10", "line 1: dim: is not known here. Did you mean “dimming”"),
    ],
)
def test_that_a_fault_names_line_and_key_and_what_may_be_meant(text: str, told: str) -> None:
    with pytest.raises(PlanRefused, match=told):
        plan_of(text, "wall.toml")
