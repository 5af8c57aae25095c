"""`wallboard clock`: prints an incident's SLA clocks, and of each the proof why it shows what it shows."""

import argparse
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wallboard.cli.board import past_instant
from wallboard.cli.target import add_database_argument, chosen_database
from wallboard.domain.policy import Promise

if TYPE_CHECKING:
    from wallboard.domain.clock import SlaClock
    from wallboard.services.proofs import IncidentProof

HELP = "print an incident's SLA clocks, and why each shows the time it shows"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "incident", metavar="INCIDENT", help="its reference, or SOURCE:REFERENCE, or its number as #ID"
    )
    parser.add_argument(
        "--promise", choices=[str(promise) for promise in Promise], help="the clock of this promise only"
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=past_instant,
        help="the floor's time to look at, such as 2016-03-07T12:00; UTC where it names no zone; else now",
    )
    parser.add_argument("--json", action="store_true", help="as JSON in UTC and seconds, for programs")
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.cli.clock_text import as_text
    from wallboard.services.database import Access, open_database
    from wallboard.services.proofs import incident_proof

    database = open_database(chosen_database(args), program="wallboard clock", needs=Access.READ)
    try:
        found = incident_proof(database, args.incident, args.at)
    finally:
        database.dispose()
    clocks = [clock for clock in found.clocks if args.promise in (None, str(clock.promise))]
    if args.json:
        print(json.dumps(as_data(found, clocks), indent=2, ensure_ascii=False))
    else:
        print(as_text(found, clocks))
    return 0


def as_data(found: "IncidentProof", clocks: "list[SlaClock]") -> Mapping[str, Any]:
    """The incident and its clocks as JSON has them."""
    from wallboard.domain.proof_told import clock_told, proof_told, spelled

    return {
        "incident": found.name,
        "id": found.id,
        "nature": found.nature,
        "team": found.team,
        "severity": int(found.facts.severity),
        "priority": found.facts.priority,
        "state": str(found.facts.state),
        "now": spelled(found.as_of),
        "unread_policy_version": found.unread_version,
        "clocks": [
            {
                **clock_told(clock, found.as_of, found.people),
                "proof": proof_told(found.proof(clock), found.people),
            }
            for clock in clocks
        ],
    }
