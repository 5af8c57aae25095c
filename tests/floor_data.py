"""Who works on the example floors and what happened there, as plain tables."""

from typing import NamedTuple


class Person(NamedTuple):
    """`worst` 1 to 4 is the severity of the worst incident held; 0 is free; -1 is on a break; -2 is off."""

    name: str
    worst: int
    minutes: int
    capacity: int


class Case(NamedTuple):
    """An incident whose next promise falls due in `due_min` minutes (under 0: broken); "" is nobody."""

    team: str
    severity: int
    nature: str
    reference: str
    due_min: float
    holder: str
    pause_reason: str | None = None


COUNTS: dict[str, tuple[int, int, int, int]] = {
    "Network": (2, 6, 4, 2),
    "Field East": (1, 3, 3, 1),
    "Billing": (0, 4, 4, 2),
    "Payments": (1, 2, 2, 0),
    "Identity": (0, 2, 3, 1),
    "Field West": (0, 1, 3, 1),
    "Hosting": (0, 1, 2, 1),
    "Retail": (0, 0, 2, 1),
    "Devices": (0, 0, 1, 1),
    "Loyalty": (0, 0, 0, 1),
    "Partners": (0, 0, 1, 0),
    "Wholesale": (0, 0, 0, 1),
}
"""Open incidents by severity on the busy floor: 60 in all."""

CALM_COUNTS: dict[str, tuple[int, int]] = {
    "Billing": (3, 1),
    "Network": (2, 1),
    "Field East": (2, 0),
    "Identity": (1, 1),
    "Field West": (1, 0),
    "Payments": (1, 0),
    "Hosting": (0, 2),
    "Retail": (0, 1),
    "Loyalty": (0, 1),
}
"""Medium and minor incidents on the calm floor: 17 in all."""

_PEOPLE = """
Network: Ana K 1 47 8, Ben T 1 12 8, Cora R 2 38 3, Dev P 2 52 3, Eve S 2 31 3, Finn O 2 9 3, Gita M 2 22 3
Network: Hal L -1 11 4, Ivy V -1 4 4
Field East: Jon B 1 14 8, Kira W 2 22 4, Liam D 2 9 4, Mia C 2 52 4, Noa A 3 38 2, Oda N 3 38 2, Paul H -1 6 4
Billing: Quin F 2 52 4, Rosa E 2 9 4, Sam J 2 38 4, Tess G 2 4 4
Billing: Uri Q 3 38 4, Vera Z 3 52 4, Will Y 3 9 4, Xena I -1 6 4
Payments: Yara U 0 11 4, Zoe X 1 38 8, Amir L 2 14 4, Bea N 2 22 4, Carl O 3 47 4, Dina S 3 9 4
Identity: Emil K 0 19 10, Fay T 2 31 4, Gus R 2 47 4, Hana P 3 14 3, Ivo M 3 52 3, Jade V 3 4 3
Field West: Kofi B 0 13 10, Lena W 0 18 10, Max D 2 66 4, Nina C 3 9 3, Ola A 3 22 3, Pia H -1 6 4
Hosting: Remy F 0 3 10, Sara E 0 19 10, Tom J 0 4 8, Uma G 2 31 4, Vik Q 3 9 4, Wes Z 3 52 4
Retail: Yuki Y 0 6 10, Zara I 0 10 10, Abe U 0 2 10, Bo X 3 66 10, Cleo L -1 24 4
Devices: Dan N 0 18 10, Eva O 0 9 10, Flo S 0 12 10, Gil K 3 22 10, Hal T 4 22 10
Loyalty: Ida R 0 26 10, Jim P 0 5 10, Kai M 0 5 10
Partners: Lou V 0 21 10, Mia B 0 34 10, Ned C 3 17 10, Olga F 0 8 10
Wholesale: Pat G 0 41 10, Rene H 0 15 10, Sol I 4 33 10, Tara J 0 2 10, Ulf K -2 95 10
"""


def _people() -> dict[str, tuple[Person, ...]]:
    people: dict[str, tuple[Person, ...]] = {}
    for line in _PEOPLE.strip().splitlines():
        team, _, texts = line.partition(": ")
        people[team] = (*people.get(team, ()), *map(_person, texts.split(",")))
    return people


def _person(text: str) -> Person:
    first, initial, *numbers = text.split()
    worst, minutes, capacity = map(int, numbers)
    return Person(f"{first} {initial}", worst, minutes, capacity)


PEOPLE = _people()
"""70 people; capacities make the teams' pressure run through every step."""

CASES = (
    Case("Network", 1, "Core switch", "48155", -12.74, "Ana K"),
    Case("Field East", 2, "Depot line dead", "48190", -6.04, ""),
    Case("Network", 2, "Trunk errors", "48169", -0.86, "Dev P"),
    Case("Network", 2, "Link flapping", "48172", -0.34, "Cora R"),
    Case("Billing", 2, "Double charge", "48170", -0.52, "Quin F"),
    Case("Billing", 3, "Refund not shown", "48101", -3.2, "Uri Q"),
    Case("Billing", 3, "Invoice copy", "48102", -2.1, "Vera Z"),
    Case("Field West", 3, "Cabinet door open", "48099", -9.6, "Ola A"),
    Case("Payments", 1, "Card payments fail", "48213", 1.81, ""),
    Case("Field East", 2, "No dial tone", "48181", 4.26, "Kira W"),
    Case("Billing", 2, "Invoice run late", "48207", 6.51, ""),
    Case("Field West", 3, "Meter offline", "48143", 11.09, "Nina C"),
    Case("Identity", 2, "Login loop", "48188", 13.34, "Fay T"),
    Case("Identity", 3, "Badge reader", "48211", 17.67, ""),
    Case("Hosting", 3, "Slow portal", "48198", 22.09, ""),
    Case("Retail", 4, "Old handset", "48176", 41.17, ""),
    Case("Loyalty", 4, "Address change", "48202", 55.0, ""),
)
"""The incidents that somebody would name: eight broken, seven that are nobody's."""

NATURES = (
    *dict.fromkeys(case.nature for case in CASES),
    "Card declined", "Depot quiet line", "Label printer", "Old router swap", "Password reset",
    "Voucher refused", "Certificate expires", "Scanner dead", "Wrong tariff", "Order stuck",
)  # fmt: skip

SKILLS = {
    "card": ("card acquiring", ("Card payments fail", "Card declined")),
    "switch": ("switching", ("Core switch", "Trunk errors", "Link flapping")),
    "line": ("line work", ("Depot line dead", "No dial tone", "Depot quiet line")),
}
"""Skill code to name and the natures that need it."""

CARD_HOLDERS = (
    "Yara U",
    "Zoe X",
    "Bea N",
    "Carl O",
    "Emil K",
    "Gus R",
    "Kofi B",
    "Lena W",
    "Remy F",
    "Sara E",
)
"""Yara U's has expired."""
