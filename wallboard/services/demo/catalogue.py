"""What the made-up floor is made of: its teams, the skills they have and the things that go wrong."""

from dataclasses import dataclass

from wallboard.domain.policy import Promise


@dataclass(frozen=True, slots=True)
class NatureKind:
    """One kind of incident: whose it is, what it needs, how bad it tends to be and how long it takes."""

    code: str
    name: str
    skills: tuple[str, ...]
    severities: tuple[int, int, int, int]
    """Relative weights of severity 1 to 4."""
    minutes: float
    """The median of the hands-on work."""


@dataclass(frozen=True, slots=True)
class TeamKind:
    """One team: its people, its share of what arrives, and whether its people travel to the work."""

    code: str
    name: str
    people: int
    share: float
    core_skill: str
    special_skills: tuple[str, ...]
    travels: bool
    natures: tuple[NatureKind, ...]


SKILLS: dict[str, str] = {
    "routing": "Routing",
    "fibre": "Fibre",
    "field-work": "Field work",
    "high-voltage": "High voltage",
    "billing": "Billing",
    "invoicing": "Invoicing",
    "payments": "Payments",
    "card-acquiring": "Card acquiring",
    "identity": "Identity",
    "access-control": "Access control",
    "hosting": "Hosting",
    "storage": "Storage",
    "retail": "Retail",
    "tills": "Tills",
    "devices": "Devices",
    "loyalty": "Loyalty",
    "partners": "Partners",
    "wholesale": "Wholesale",
}


def _nature(
    code: str, name: str, skills: str, severities: tuple[int, int, int, int], minutes: float
) -> NatureKind:
    return NatureKind(code, name, tuple(skills.split()), severities, minutes)


GRAVE = (20, 44, 27, 9)
SERIOUS = (5, 40, 40, 15)
USUAL = (1, 20, 52, 27)
SMALL = (0, 8, 50, 42)

TEAMS: tuple[TeamKind, ...] = (
    TeamKind(
        "network",
        "Network",
        9,
        0.155,
        "routing",
        ("fibre",),
        False,
        (
            _nature("core-switch", "Core switch", "routing", GRAVE, 44),
            _nature("trunk-errors", "Trunk errors", "routing", SERIOUS, 40),
            _nature("fibre-cut", "Fibre cut", "routing fibre", GRAVE, 55),
            _nature("packet-loss", "Packet loss", "routing", USUAL, 38),
            _nature("slow-line", "Slow line", "routing", SMALL, 30),
        ),
    ),
    TeamKind(
        "field-east",
        "Field East",
        7,
        0.125,
        "field-work",
        ("fibre", "high-voltage"),
        True,
        (
            _nature("depot-line-dead", "Depot line dead", "field-work", SERIOUS, 42),
            _nature("no-dial-tone", "No dial tone", "field-work", USUAL, 36),
            _nature("cabinet-damaged", "Cabinet damaged", "field-work high-voltage", SERIOUS, 48),
            _nature("pole-down", "Pole down", "field-work", GRAVE, 50),
        ),
    ),
    TeamKind(
        "billing",
        "Billing",
        8,
        0.13,
        "billing",
        ("invoicing",),
        False,
        (
            _nature("invoice-run-late", "Invoice run late", "billing invoicing", SERIOUS, 46),
            _nature("double-charge", "Double charge", "billing", USUAL, 34),
            _nature("refund-stuck", "Refund stuck", "billing", USUAL, 38),
            _nature("direct-debit-bounce", "Direct debit bounce", "billing", SMALL, 32),
        ),
    ),
    TeamKind(
        "payments",
        "Payments",
        6,
        0.085,
        "payments",
        ("card-acquiring",),
        False,
        (
            _nature("card-payments-fail", "Card payments fail", "payments card-acquiring", GRAVE, 38),
            _nature("settlement-short", "Settlement short", "payments", SERIOUS, 44),
            _nature("wallet-rejected", "Wallet rejected", "payments", USUAL, 32),
        ),
    ),
    TeamKind(
        "identity",
        "Identity",
        6,
        0.085,
        "identity",
        ("access-control",),
        False,
        (
            _nature("login-loop", "Login loop", "identity", USUAL, 30),
            _nature("badge-reader", "Badge reader", "identity access-control", USUAL, 36),
            _nature("account-locked", "Account locked", "identity", SMALL, 24),
            _nature("directory-down", "Directory down", "identity", GRAVE, 44),
        ),
    ),
    TeamKind(
        "field-west",
        "Field West",
        6,
        0.085,
        "field-work",
        ("fibre", "high-voltage"),
        True,
        (
            _nature("meter-offline", "Meter offline", "field-work", USUAL, 38),
            _nature("mast-alarm", "Mast alarm", "field-work high-voltage", SERIOUS, 50),
            _nature("line-noise", "Line noise", "field-work", SMALL, 34),
        ),
    ),
    TeamKind(
        "hosting",
        "Hosting",
        6,
        0.085,
        "hosting",
        ("storage",),
        False,
        (
            _nature("slow-portal", "Slow portal", "hosting", USUAL, 36),
            _nature("disk-filling", "Disk filling", "hosting storage", SERIOUS, 34),
            _nature("certificate-ending", "Certificate ending", "hosting", USUAL, 26),
        ),
    ),
    TeamKind(
        "retail",
        "Retail",
        5,
        0.06,
        "retail",
        ("tills",),
        False,
        (
            _nature("till-frozen", "Till frozen", "retail tills", SERIOUS, 30),
            _nature("price-mismatch", "Price mismatch", "retail", USUAL, 30),
            _nature("stock-count", "Stock count", "retail", SMALL, 28),
        ),
    ),
    TeamKind(
        "devices",
        "Devices",
        5,
        0.05,
        "devices",
        (),
        False,
        (
            _nature("handset-recall", "Handset recall", "devices", USUAL, 32),
            _nature("old-handset", "Old handset", "devices", SMALL, 28),
            _nature("sim-swap", "SIM swap", "devices", USUAL, 26),
        ),
    ),
    TeamKind(
        "loyalty",
        "Loyalty",
        4,
        0.03,
        "loyalty",
        (),
        False,
        (
            _nature("points-missing", "Points missing", "loyalty", SMALL, 26),
            _nature("address-change", "Address change", "loyalty", SMALL, 20),
        ),
    ),
    TeamKind(
        "partners",
        "Partners",
        4,
        0.03,
        "partners",
        (),
        False,
        (
            _nature("feed-late", "Feed late", "partners", USUAL, 32),
            _nature("contract-query", "Contract query", "partners", SMALL, 30),
        ),
    ),
    TeamKind(
        "wholesale",
        "Wholesale",
        4,
        0.03,
        "wholesale",
        (),
        False,
        (
            _nature("carrier-outage", "Carrier outage", "wholesale", SERIOUS, 40),
            _nature("rate-dispute", "Rate dispute", "wholesale", SMALL, 30),
        ),
    ),
)

NATURES: dict[str, NatureKind] = {nature.code: nature for team in TEAMS for nature in team.natures}
NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "network": ("hosting",),
    "field-east": ("routing",),
    "billing": ("payments",),
    "payments": ("billing", "retail"),
    "identity": ("hosting", "routing"),
    "field-west": ("routing",),
    "hosting": ("routing", "identity"),
    "retail": ("payments", "loyalty"),
    "devices": ("retail", "identity"),
    "loyalty": ("billing", "retail"),
    "partners": ("wholesale", "billing"),
    "wholesale": ("routing", "partners"),
}
"""Skills of other teams that a team's people often hold too."""
SITES = ("north", "south", "harbour", "mill-lane", "airport", "old-town", "campus", "dockside")
SOURCES: tuple[tuple[str, str, float], ...] = (
    ("telephony", "phone", 0.46),
    ("crm", "mail", 0.24),
    ("itsm", "portal", 0.18),
    ("monitoring", "alarm", 0.12),
)
"""The programs that write incidents: name, channel and share."""

PROMISED = (Promise.ACKNOWLEDGE, Promise.DEPLOY, Promise.RESOLVE)
PROMISES_S: dict[int, tuple[int, int, int]] = {
    1: (120, 360, 2700),
    2: (300, 900, 4200),
    3: (600, 1500, 6000),
    4: (1200, 2700, 9000),
}
"""Seconds by priority within which the floor does what it promised, in the order of `PROMISED`."""
