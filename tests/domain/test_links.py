"""Addresses of incidents in other systems: a reference fills in a value and chooses nothing else."""

import pytest

from wallboard.domain.links import link_of

TEMPLATES = {
    "servicenow": "https://desk.example/nav?uri=incident.do?number={reference}",
    "crm": "http://crm.example/{source}/{reference}/{reference}",
    "odd": "javascript:alert({reference})",
}


def test_that_a_reference_stands_where_the_template_says() -> None:
    assert (
        link_of(TEMPLATES, "servicenow", "INC001") == "https://desk.example/nav?uri=incident.do?number=INC001"
    )
    assert link_of(TEMPLATES, "crm", "7") == "http://crm.example/crm/7/7"


@pytest.mark.parametrize(
    ("reference", "encoded"),
    [
        ("../../x", "..%2F..%2Fx"),
        ("a b&c=1#d", "a%20b%26c%3D1%23d"),
        ("{source}", "%7Bsource%7D"),
        ("störung", "st%C3%B6rung"),
        ("\ud800", "%3F"),
    ],
)
def test_that_whatever_a_reference_holds_it_is_a_value_and_nothing_else(reference: str, encoded: str) -> None:
    assert link_of(TEMPLATES, "crm", reference) == f"http://crm.example/crm/{encoded}/{encoded}"


def test_that_nothing_but_the_web_is_linked_and_only_where_somebody_said_how() -> None:
    assert link_of(TEMPLATES, "odd", "1") is None
    assert link_of(TEMPLATES, "telephony", "1") is None
