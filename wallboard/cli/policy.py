"""`wallboard policy`: the rules by which SLA clocks run: read, checked, tried, published."""

import argparse
from typing import TYPE_CHECKING

from wallboard.cli.board import past_instant
from wallboard.cli.publishing import add_publishing_arguments, carry_out
from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from wallboard.services.database import Database

HELP = "show, check, try and publish the rules by which SLA clocks run"
EXIT_FAULTY = 1
_RULES = "a document (JSON), or the name of a shipped example; “wallboard policy presets” lists these"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts_on_database = [
        acts.add_parser("list", help="every version: its number, since when it is in force, and by whom")
    ]
    show = acts.add_parser("show", help="what a version says")
    show.add_argument("number", metavar="N", type=int, nargs="?", help="its number; else the one in force")
    show.add_argument("--json", action="store_true", help="the document itself, to be edited and published")
    acts.add_parser("presets", help="the examples that wallboard ships")
    check = acts.add_parser("check", help="say what is wrong with a document, without a database")
    simulate = acts.add_parser("simulate", help="what rules would have made of the incidents of a span")
    publish = acts.add_parser("publish", help="make rules the next version; incidents keep the one they have")
    for sub in (check, simulate, publish):
        sub.add_argument("rules", metavar="FILE|EXAMPLE", help=_RULES)
    _add_simulation(simulate)
    add_publishing_arguments(publish)
    move = acts.add_parser("move", help="hold an open incident to another version from now on")
    move.add_argument("incident", metavar="INCIDENT", help="its reference, or SOURCE:REFERENCE, or #ID")
    move.add_argument(
        "version", metavar="N|own", type=_version, help="the version; “own” is the one that it began under"
    )
    move.add_argument("--reason", metavar="WORDS", required=True, help="why, for those who ask later")
    for sub in (*acts_on_database, show, simulate, publish, move):
        add_database_argument(sub)


def _add_simulation(simulate: argparse.ArgumentParser) -> None:
    simulate.add_argument(
        "--since", metavar="INSTANT", type=past_instant, help="opened at or after this; else a week ago"
    )
    simulate.add_argument(
        "--until", metavar="INSTANT", type=past_instant, help="opened before this; else now"
    )
    simulate.add_argument(
        "--at", metavar="INSTANT", type=past_instant, help="as the clocks stood then; else now"
    )
    simulate.add_argument(
        "--most", metavar="N", type=int, default=20, help="list so many differences (default: 20)"
    )
    simulate.add_argument("--json", action="store_true", help="as JSON, for programs")


def _version(text: str) -> int | None:
    if text == "own":
        return None
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no version; write its number, or own for the one that it began under"
        ) from None


def run(args: argparse.Namespace) -> int:
    """Does one act; returns 1 when a document or a command was found wanting."""
    acts = {
        "list": _list,
        "show": _show,
        "presets": _presets,
        "check": _check,
        "simulate": _simulate,
        "publish": _publish,
        "move": _move,
    }
    return acts[args.act](args)


def _list(args: argparse.Namespace) -> int:
    from wallboard.cli.policy_text import versions_text
    from wallboard.services.published import versions_told

    database = _opened(args)
    try:
        print(versions_text(versions_told(database)))
    finally:
        database.dispose()
    return 0


def _show(args: argparse.Namespace) -> int:
    from wallboard.cli.policy_text import rules_text
    from wallboard.domain.sla_document import text_of
    from wallboard.refusal import Refusal
    from wallboard.services.published import versions_told

    database = _opened(args)
    try:
        told = versions_told(database)
    finally:
        database.dispose()
    one = told.in_force if args.number is None else told.numbered(args.number)
    if one is None:
        raise Refusal("no rules are in force here now; “wallboard policy list” shows what was published.")
    print(text_of(one.version.rules) if args.json else rules_text(one.version.rules, one, told))
    return 0


def _presets(args: argparse.Namespace) -> int:  # noqa: ARG001 - all acts are called alike
    from wallboard.cli.clock_text import aligned
    from wallboard.services.presets import presets

    print("\n".join(aligned([(one.name, one.rules.name) for one in presets()])))
    return 0


def _check(args: argparse.Namespace) -> int:
    from wallboard.cli.policy_text import rules_text
    from wallboard.services.presets import RulesRefused, rules_from

    try:
        rules = rules_from(args.rules)
    except RulesRefused as trouble:
        if not trouble.faults:
            raise
        print("\n".join(trouble.faults))
        return EXIT_FAULTY
    print(rules_text(rules))
    print("These rules are sound.")
    return 0


def _simulate(args: argparse.Namespace) -> int:
    import json
    from datetime import timedelta

    from wallboard.cli.intake_words import ProgressLine, stopping_cleanly
    from wallboard.cli.simulation_text import as_data, as_text
    from wallboard.services.presets import rules_from
    from wallboard.services.published import versions_told
    from wallboard.services.simulating import simulate

    rules = rules_from(args.rules)
    database = _opened(args)
    line = ProgressLine()
    try:
        until = args.until or versions_told(database).now
        with stopping_cleanly() as is_stopped:
            told = simulate(
                database,
                rules,
                args.since or until - timedelta(days=7),
                until,
                at=args.at,
                progress=lambda done, total: line.say(f"{done:,} of {total:,} incidents"),
                cancelled=is_stopped,
                limit=max(0, args.most),
            )
    finally:
        line.end()
        database.dispose()
    print(json.dumps(as_data(told), indent=2) if args.json else as_text(told, rules.name))
    return 0 if told.is_whole else 130


def _publish(args: argparse.Namespace) -> int:
    from uuid import uuid4

    from wallboard.domain.commands import PublishRules
    from wallboard.domain.sla_document import text_of
    from wallboard.services.presets import rules_from
    from wallboard.services.published import unknown_codes, versions_told

    rules = rules_from(args.rules)
    database = _opened(args, writes=True)
    try:
        for sentence in unknown_codes(database, rules):
            print(f"note: {sentence}.")
        based_on = versions_told(database).newest if args.based_on is None else args.based_on
        carry_out(database, PublishRules(uuid4(), text_of(rules), based_on, args.in_force, args.reason))
        told = versions_told(database)
        made = told.numbered(based_on + 1).version
    finally:
        database.dispose()
    print(
        f"Version {made.number}, “{rules.name}”, is in force from {made.in_force_at:%Y-%m-%d %H:%M:%S}Z on."
    )
    print("Incidents that were opened before keep the version that they began under.")
    for one in told.entries:
        if one.version.in_force_at > told.now and told.forestalled_by(one) == made:
            print(f"note: version {one.version.number}, which was to come, is never in force now.")
    return 0


def _move(args: argparse.Namespace) -> int:
    from uuid import uuid4

    from wallboard.domain.commands import MovePolicy
    from wallboard.services.published import incident_named, versions_told

    number: int | None = args.version
    database = _opened(args, writes=True)
    try:
        version_id = None if number is None else versions_told(database).numbered(number).version.id
        incident = incident_named(database, args.incident)
        carry_out(database, MovePolicy(uuid4(), incident.id, incident.version, version_id, args.reason))
    finally:
        database.dispose()
    to = "the version that it began under" if number is None else f"version {number}"
    print(f"{incident.name} is held to {to} from now on.")
    return 0


def _opened(args: argparse.Namespace, *, writes: bool = False) -> "Database":
    from wallboard.services.database import Access, open_database

    needs = Access.WRITE if writes else Access.READ
    return open_database(chosen_database(args), program="wallboard policy", needs=needs)
