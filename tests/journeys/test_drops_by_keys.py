"""What a drag does, done at a real window without a mouse: by number, by the palette, by carrying keys."""

import pytest

from tests.journeys.drop_floor import ANA
from tests.journeys.drop_hand import DropHand
from tests.journeys.real_screen import missing_tools

pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
    pytest.mark.parametrize("dialect", ["sqlite"], indirect=True),
]
LEADS = "lead", "accepted"


def test_that_everything_is_chosen_by_number_or_carried_by_keys_and_found_in_the_palette(
    desk: DropHand,
) -> None:
    desk.click("incident 1")
    desk.key("n")
    desk.sees("picks Who takes R1")
    desk.key("1")
    desk.becomes(1, (ANA, None, *LEADS))
    desk.take_back(1, lambda: desk.key("ctrl+z"))
    desk.becomes(1)
    desk.click("incident 2")
    desk.key("n")
    desk.sees("picks Who takes R2")
    desk.key("2")
    desk.sees("answer 1")
    desk.key("1")
    desk.until(lambda: [row[1:] for row in desk.on(2)] == [(None, *LEADS)], "the second of the list")
    assert desk.rows("select reason_code from rationale where incident_id = 2") == [("knows_the_matter",)]
    desk.click("incident 3")
    best = desk.best(3)
    desk.key("d")
    desk.sees("send lead")
    desk.key("Return")
    desk.becomes(3, (best, None, *LEADS))
    desk.click("incident 4")
    desk.key("F1")
    desk.sees("picks What can I do?")
    desk.screen.mouse("type", "acknowledge")
    desk.key("Return")
    desk.finds([(1,)], "select count(*) from incident where id = 4 and acknowledged_at is not null")
