"""A wall's login, tried for real: it reads what a reader reads, says that it is there, and no more."""

import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from tests.conftest import plain_sql
from tests.server_told import asking_for_passwords, refusals_meanwhile
from tests.services.conftest import ServerPlace
from tests.services.plain_floor import lay_floor
from tests.services.test_roles import login
from wallboard.domain.heartbeats import Kind
from wallboard.refusal import Refusal
from wallboard.services.database import Access, DatabaseRefused, open_database
from wallboard.services.heartbeats import Pulse
from wallboard.services.passfile import keep_in_passfile
from wallboard.services.reading import BoardReader, Cursor
from wallboard.services.wall_account import Became, make_wall_account, place_of_wall

NAME = "lobby_wall"
OURS = "n.nspname = current_schema()"
MAY_CALL = {"floor_now", "wallboard_beat"}
DENIED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def place(place: ServerPlace) -> Iterator[ServerPlace]:
    """With a floor on it; the login goes with the test."""
    server, name = place
    lay_floor(server.url(name))
    yield place
    if plain_sql(server.url(name), "SELECT 1 FROM pg_roles WHERE rolname = ?", (NAME,)):
        plain_sql(server.url(name), f"DROP OWNED BY {NAME}")
        server.run(f"DROP ROLE {NAME}")


@pytest.fixture
def owner(place: ServerPlace) -> str:
    server, name = place
    return server.url(name)


@pytest.fixture
def wall(owner: str) -> str:
    """The URL under the wall's login; this server lets everybody in without a password."""
    passwords = list[str]()
    assert make_wall_account(owner, NAME, passwords.append) is Became.MADE
    return place_of_wall(owner, NAME).render_as_string()


def named(owner: str, sql: str) -> list[str]:
    return [str(row[0]) for row in plain_sql(owner, sql)]


def relations(owner: str, kinds: str) -> list[str]:
    return named(
        owner,
        "SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        f"WHERE {OURS} AND c.relkind IN ({kinds}) ORDER BY 1",
    )


def test_that_it_reads_exactly_what_a_reader_reads(owner: str, wall: str, place: ServerPlace) -> None:
    with login(place, "IN ROLE wallboard_reader") as reader:
        told = {
            name: [_is_allowed(url, f'SELECT * FROM "{name}" LIMIT 1') for url in (wall, reader)]
            for name in relations(owner, "'r', 'v'")
        }
    assert {name for name, (by_wall, by_reader) in told.items() if by_wall != by_reader} == set()
    assert told["incident_row"][0]
    assert not told["caller"][0]
    assert len(told) > 60


def test_that_every_table_view_and_sequence_refuses_everything_else(owner: str, wall: str) -> None:
    """By trying each column of each table; and by asking for every right to whatever there is."""
    allowed = list[str]()
    for name in relations(owner, "'r'"):
        own = f"SELECT attname FROM pg_attribute WHERE attrelid = '\"{name}\"'::regclass AND attnum > 0"
        statements = [f'DELETE FROM "{name}"', f'TRUNCATE "{name}"', f'INSERT INTO "{name}" DEFAULT VALUES']
        for column in named(owner, own):
            statements.append(f'UPDATE "{name}" SET "{column}" = NULL')
            statements.append(f'INSERT INTO "{name}" ("{column}") VALUES (NULL)')
        allowed += _allowed(wall, statements)
    for name in relations(owner, "'r', 'v'"):
        rights = [f"has_any_column_privilege('{NAME}', '{name}', '{one}')" for one in ("INSERT", "UPDATE")]
        rights += [f"has_table_privilege('{NAME}', '{name}', '{one}')" for one in ("DELETE", "TRIGGER")]
        if plain_sql(owner, f"SELECT {' OR '.join(rights)}") != [(False,)]:
            allowed.append(name)
    sequences = relations(owner, "'S'")
    assert len(sequences) > 15
    for name in sequences:
        allowed += _allowed(wall, [f"SELECT nextval('{name}')", f"SELECT setval('{name}', 1)"])
    assert allowed == []


def test_that_it_may_call_its_two_functions_and_make_nothing(owner: str, wall: str) -> None:
    may_call = named(
        owner,
        "SELECT p.proname FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace "
        f"WHERE {OURS} AND has_function_privilege('{NAME}', p.oid, 'EXECUTE')",
    )
    assert set(may_call) == MAY_CALL
    rights = (
        f"has_schema_privilege('{NAME}', current_schema(), 'CREATE')",
        f"has_database_privilege('{NAME}', current_database(), 'CREATE')",
        f"has_database_privilege('{NAME}', current_database(), 'TEMPORARY')",
    )
    assert plain_sql(owner, f"SELECT {', '.join(rights)}") == [(False, False, False)]
    assert not _allowed(wall, ["CREATE TABLE t (n int)", "CREATE TEMP TABLE t (n int)", "CREATE SCHEMA s"])
    assert not _allowed(
        wall, ["SELECT next_policy_number()", "SET ROLE wallboard_writer", "SET ROLE postgres"]
    )


def test_that_it_fills_no_disk_with_large_objects(wall: str) -> None:
    for words in ("SELECT lo_creat(-1)", "SELECT lo_create(0)", "SELECT lo_from_bytea(0, 'x')"):
        with pytest.raises(DENIED):
            plain_sql(wall, words)


def test_that_nobody_hangs_our_triggers_on_a_table_of_their_own(place: ServerPlace, owner: str) -> None:
    """They run with their owner's rights: with them one would write into the log whatever one likes."""
    functions = named(
        owner,
        "SELECT p.proname FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace "
        f"WHERE {OURS} AND p.prosecdef AND p.prorettype = 'trigger'::regtype",
    )
    assert len(functions) > 40
    with login(place, "IN ROLE wallboard_writer") as url:
        for function in functions:
            with psycopg.connect(_bare(url)) as connection:
                connection.execute("CREATE TEMP TABLE t (LIKE incident)")
                with pytest.raises(DENIED):
                    connection.execute(
                        f"CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION {function}()"
                    )


def test_that_it_beats_through_its_function_and_keeps_nobody_else_alive(
    owner: str, wall: str, place: ServerPlace
) -> None:
    opened = open_database(wall, program="wall", needs=Access.READ)
    pulse = Pulse(opened, Kind.BOARD)
    pulse.beat(epoch="x", seq=0, page="overview")
    told = pulse.beat(epoch="x", seq=0, page="night")
    assert [(beat.login, beat.page) for beat in told.beats] == [(NAME, "night")]
    pulse.leave()
    opened.dispose()
    assert plain_sql(owner, "SELECT said_goodbye_at = beat_at FROM heartbeat") == [(True,)]
    theirs = str(uuid4())
    with login(place, "IN ROLE wallboard_writer") as feed:
        beat = f"SELECT wallboard_beat('{theirs}', 'feed', 'pbx', 'pbx1', 10)"
        plain_sql(feed, beat)
        with pytest.raises(psycopg.errors.CheckViolation, match="another login"):
            plain_sql(wall, beat)
    with login(place, "") as stranger, pytest.raises(DENIED):
        plain_sql(stranger, beat)


def test_that_a_wall_at_work_is_refused_nothing_by_the_server(
    owner: str, wall: str, place: ServerPlace
) -> None:
    """An unsealed tail and a restored database are for others to see to: it asks before it tries."""
    plain_sql(owner, "UPDATE floor SET epoch_pending = 1")
    server, _ = place
    with refusals_meanwhile(server) as refused:
        opened = open_database(wall, program="wall", needs=Access.READ)
        reader, pulse = BoardReader(opened), Pulse(opened, Kind.BOARD)
        board = reader.whole()
        plain_sql(owner, "UPDATE incident SET severity = 1")
        tail = reader.tail(Cursor(board.epoch, board.seq))
        pulse.beat(epoch=board.epoch, seq=tail.seq)
        pulse.leave()
        opened.dispose()
    assert len(tail.events) == 1
    assert refused == []


# --- How it is made. ---


def test_that_again_it_changes_nothing_and_renewing_gives_another_password(owner: str) -> None:
    passwords = list[str]()
    did = [make_wall_account(owner, NAME, passwords.append) for _ in range(2)]
    first = _verifier(owner)
    did.append(make_wall_account(owner, NAME, passwords.append, renews=True))
    assert did == [Became.MADE, Became.LEFT, Became.RENEWED]
    assert len(set(passwords)) == 2
    assert all(len(password) >= 40 for password in passwords)
    assert first != _verifier(owner)
    assert first.startswith("SCRAM-SHA-256$")
    assert plain_sql(owner, "SELECT role FROM operator WHERE login = ?", (NAME,)) == [("wall",)]


def test_that_the_password_lets_in_and_the_old_one_no_more(owner: str, place: ServerPlace) -> None:
    passwords = list[str]()
    make_wall_account(owner, NAME, passwords.append)
    make_wall_account(owner, NAME, passwords.append, renews=True)
    url = make_url(_bare(owner)).set(username=NAME)
    with asking_for_passwords(place[0], NAME):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(url.set(password=passwords[0]).render_as_string(hide_password=False))
        psycopg.connect(url.set(password=passwords[1]).render_as_string(hide_password=False)).close()


def test_that_no_login_is_made_whose_password_cannot_be_kept(owner: str) -> None:
    def keep(_password: str) -> None:
        raise Refusal("there is no place to keep it.")

    with pytest.raises(Refusal):
        make_wall_account(owner, NAME, keep)
    assert plain_sql(owner, "SELECT 1 FROM pg_roles WHERE rolname = ?", (NAME,)) == []


@pytest.mark.parametrize("name", ["Lobby", "1wall", "wall; DROP TABLE incident", "", "x" * 64])
def test_that_a_strange_name_is_refused(owner: str, name: str) -> None:
    with pytest.raises(DatabaseRefused, match="small letters"):
        make_wall_account(owner, name, pytest.fail)


def test_that_no_login_that_may_more_becomes_a_walls(owner: str, place: ServerPlace) -> None:
    with login(place, "IN ROLE wallboard_writer") as url:
        with pytest.raises(DatabaseRefused, match="may do more than a wall"):
            make_wall_account(owner, str(make_url(url).username), pytest.fail)
        with pytest.raises(DatabaseRefused, match="may make no logins"):
            make_wall_account(url, NAME, pytest.fail)


def test_that_a_file_has_no_logins(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="has no logins"):
        make_wall_account(str(tmp_path / "x.sqlite"), NAME, pytest.fail)


def test_that_a_passfile_is_for_its_owner_only_and_keeps_the_other_lines(tmp_path: Path) -> None:
    file = tmp_path / "new" / "pass"
    place = make_url("postgresql://lobby@db.example/flo:or")
    keep_in_passfile(file, place, "first")
    keep_in_passfile(file, place.set(username="other"), "o:ther\\")
    keep_in_passfile(file, place, "second")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8").splitlines() == [
        "db.example:5432:flo\\:or:other:o\\:ther\\\\",
        "db.example:5432:flo\\:or:lobby:second",
    ]
    assert [one.name for one in file.parent.iterdir()] == ["pass"]


def _bare(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _is_allowed(url: str, statement: str) -> bool:
    return bool(_allowed(url, [statement]))


def _allowed(url: str, statements: list[str]) -> list[str]:
    """Those that are not refused for want of a right, whatever else may be wrong with them."""
    found = []
    with psycopg.connect(_bare(url), autocommit=True) as connection:
        for statement in statements:
            try:
                connection.execute(statement.encode())
            except DENIED:
                continue
            except psycopg.Error:
                pass
            found.append(statement)
    return found


def _verifier(owner: str) -> str:
    return named(owner, f"SELECT rolpassword FROM pg_authid WHERE rolname = '{NAME}'")[0]
