"""`wallboard deploy-rules`: the rules by which people are sent: shown, checked, published."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wallboard.cli.publishing import add_publishing_arguments, carry_out
from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from wallboard.domain.deploy_rules import DeployRules
    from wallboard.services.database import Database
    from wallboard.services.deploy_versions import DeployVersions

HELP = "show, check and publish the rules by which people are sent to incidents"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    listed = acts.add_parser("list", help="every version: its number, since when it is in force, and by whom")
    show = acts.add_parser("show", help="what a version says")
    show.add_argument(
        "number", metavar="N", type=int, nargs="?", help="its number, 0 for the standard; else that in force"
    )
    show.add_argument("--json", action="store_true", help="the document itself, to be edited and published")
    check = acts.add_parser("check", help="say what is wrong with a document, without a database")
    publish = acts.add_parser("publish", help="make a document the next version")
    for sub in (check, publish):
        sub.add_argument("file", metavar="FILE", type=Path, help="a document: JSON, or TOML by its name")
    add_publishing_arguments(publish)
    for sub in (listed, show, publish):
        add_database_argument(sub)


def run(args: argparse.Namespace) -> int:
    """Does one act."""
    return {"list": _list, "show": _show, "check": _check, "publish": _publish}[args.act](args)


def _list(args: argparse.Namespace) -> int:
    from wallboard.cli.clock_text import aligned

    told = _told(args)
    rows = [("version", "in force", "by", "name"), ("0", "where no other is", "-", "Standard")]
    for one in told.entries:
        by = "-" if one.published is None else one.published.by
        why = f" ({one.published.reason})" if one.published and one.published.reason else ""
        number, at = one.version.number, one.version.in_force_at
        since = f"{'since' if at <= told.now else 'from'} {at:%Y-%m-%d %H:%M:%S}Z"
        rows.append((str(number), since, by, one.version.rules.name + why))
    print("\n".join(aligned(rows, right=(0,))))
    for row in told.unreadable:
        print(f"row {row.id} cannot be read: {row.reason}")
    print(f"In force now: version {told.in_force.number}.")
    return 0


def _show(args: argparse.Namespace) -> int:
    from wallboard.domain.deploy_rules_document import text_of

    told = _told(args)
    rules = told.in_force if args.number is None else told.numbered(args.number)
    print(text_of(rules) if args.json else rules_text(rules))
    return 0


def _check(args: argparse.Namespace) -> int:
    from wallboard.services.deploy_versions import deploy_rules_from

    print(rules_text(deploy_rules_from(args.file)))
    print("These rules are sound.")
    return 0


def _publish(args: argparse.Namespace) -> int:
    from uuid import uuid4

    from wallboard.domain.commands import PublishDeployRules
    from wallboard.domain.deploy_rules_document import text_of
    from wallboard.services.deploy_versions import deploy_rules_from, deploy_versions_told

    rules = deploy_rules_from(args.file)
    database = _opened(args, writes=True)
    try:
        based_on = deploy_versions_told(database).newest if args.based_on is None else args.based_on
        command = PublishDeployRules(uuid4(), text_of(rules), based_on, args.in_force, args.reason)
        carry_out(database, command)
        made = next(
            one.version
            for one in deploy_versions_told(database).entries
            if one.version.number == based_on + 1
        )
    finally:
        database.dispose()
    since = f"{made.in_force_at:%Y-%m-%d %H:%M:%S}Z"
    print(f"Version {made.number} of the deploy rules, “{rules.name}”, is in force from {since} on.")
    return 0


def rules_text(rules: "DeployRules") -> str:
    """What rules say, on one page."""
    from wallboard.cli.clock_text import aligned
    from wallboard.domain.deploy_rules_document import document_of

    document = document_of(rules)
    lines = [f"{rules.name} (version {rules.number})", "", "rules"]
    lines += [f"  {line}" for line in aligned(list(document["rules"].items()))]
    lines += ["", "weights of the ranking"]
    lines += [
        f"  {line}" for line in aligned([(k, str(v)) for k, v in document["weights"].items()], right=(1,))
    ]
    spans = ("accept_within_s", "expected_handling_s")
    rows: list[tuple[str, ...]] = [("by severity, in seconds", "1", "2", "3", "4")]
    rows += [(name, *(str(document[name][word]) for word in "1234")) for name in spans]
    lines += ["", *aligned(rows, right=(1, 2, 3, 4)), ""]
    lines += [f"{name}: {document[name]}" for name in ("rest_after_severity_1_s", "most_handovers")]
    lines += ["", "reasons"]
    lines += [
        f"  {line}" for line in aligned([(k, ", ".join(v) or "-") for k, v in document["reasons"].items()])
    ]
    return "\n".join(lines)


def _told(args: argparse.Namespace) -> "DeployVersions":
    from wallboard.services.deploy_versions import deploy_versions_told

    database = _opened(args)
    try:
        return deploy_versions_told(database)
    finally:
        database.dispose()


def _opened(args: argparse.Namespace, *, writes: bool = False) -> "Database":
    from wallboard.services.database import Access, open_database

    needs = Access.WRITE if writes else Access.READ
    return open_database(chosen_database(args), program="wallboard deploy-rules", needs=needs)
