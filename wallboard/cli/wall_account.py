"""`wallboard db wall-account`: makes the login under which a wall reads; nobody types its password."""

import argparse
from pathlib import Path

from wallboard.cli.target import add_database_argument
from wallboard.refusal import Refusal

HELP = "make a wall's login, which can read, say that it is there, and nothing else"
_DESCRIPTION = (
    "Make a wall's login in PostgreSQL with a password of its own that is shown nowhere: it is kept in the "
    "system's password store, or in a passfile that only its owner can read. Do it as a user who may make "
    "logins, on the wall's machine as the wall's user, or take the passfile there. Again it changes nothing."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = _DESCRIPTION
    parser.add_argument("login", metavar="LOGIN", help="the wall's login: small letters, digits, underscores")
    parser.add_argument(
        "--passfile",
        metavar="FILE",
        type=Path,
        help="keep the password in this file, as PGPASSFILE names one, and not in the password store",
    )
    parser.add_argument("--renew", action="store_true", help="give it another password; the old one is void")
    add_database_argument(parser)


def run(url: str, args: argparse.Namespace) -> int:
    from wallboard.services.connections import words_for
    from wallboard.services.wall_account import Became, make_wall_account, place_of_wall

    place = place_of_wall(url, args.login)

    def keep(password: str) -> None:
        if args.passfile is None:
            _keep_in_store(words_for(place), password)
        else:
            from wallboard.services.passfile import keep_in_passfile

            keep_in_passfile(args.passfile.expanduser().absolute(), place, password)

    became = make_wall_account(url, args.login, keep, renews=args.renew)
    if became is Became.LEFT:
        print(
            f"The login {args.login} is a wall's already. Nothing was changed; --renew renews its password."
        )
        return 0
    done = "was made" if became is Became.MADE else "has a new password"
    where = "the system's password store" if args.passfile is None else str(args.passfile)
    print(f"The login {args.login} {done}; the password is in {where}.")
    before = "" if args.passfile is None else f"PGPASSFILE={args.passfile} "
    print(f"Hang the wall with: {before}wallboard --wall --database {words_for(place)}")
    return 0


def _keep_in_store(place: str, password: str) -> None:
    from wallboard.services.secrets import PasswordStore, StoreState

    answer = PasswordStore().keep(place, password)
    if answer.state is not StoreState.DONE:
        raise Refusal(
            f"{answer.sentence.partition('. ')[0].rstrip('.')}. No login was made or changed. "
            "Name a file that shall hold the password: --passfile FILE"
        )
