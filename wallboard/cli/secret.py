"""`wallboard secret`: keeps a database's password in the system's own password store."""

import argparse

HELP = "Keep the password of a database in the system's password store, or take it out."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["set", "forget"])


def run(args: argparse.Namespace) -> int:
    raise NotImplementedError(args.act)
