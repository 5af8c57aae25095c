"""Backs a database up into one file while writers go on, and restores it into an empty place."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import is_zipfile

from sqlalchemy import make_url

from wallboard.services.backup_postgres import dump_to, load_from
from wallboard.services.connections import place_of, words_for
from wallboard.services.database import Database
from wallboard.services.database_errors import DatabaseRefused, DatabaseUnavailable, in_our_words

_SQLITE_MAGIC = b"SQLite format 3\0"


def backup(database: Database, file: Path) -> None:
    """Writes one consistent state into a new file; what is half written is never under that name.

    Raises:
        DatabaseRefused: the file is already there, or cannot be written.
        DatabaseUnavailable: the database cannot answer now.
    """
    if file.exists():
        raise DatabaseRefused(f"{file} is already there; a backup never overwrites: choose another name")
    if not file.absolute().parent.is_dir():
        raise DatabaseRefused(f"{file} cannot be written: there is no folder {file.absolute().parent}")
    part = file.with_name(f"{file.name}.part")
    try:
        if database.dialect == "sqlite":
            _copy_sqlite(Path(str(make_url(database.url).database)), part)
        else:
            dump_to(part, database)
        _settle(part, file)
    except OSError as error:
        raise DatabaseRefused(f"{file} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def restore(file: Path, url: str) -> None:
    """Makes a database of a backup in a place that must be empty.

    The database gets a new epoch when one of our programs first opens it, so that every board reads it anew.

    Raises:
        DatabaseRefused: the file is no backup for this kind of database, or the place is not empty.
        DatabaseUnavailable: the database cannot be reached.
    """
    place = place_of(url)
    is_for_sqlite = _is_sqlite(file)
    if is_for_sqlite != (place.get_backend_name() == "sqlite"):
        ours = (
            "SQLite: restore it into a file"
            if is_for_sqlite
            else "PostgreSQL: restore it into postgresql://…"
        )
        raise DatabaseRefused(f"{file} is a backup of {ours}")
    if not is_for_sqlite:
        load_from(file, place)
        return
    target = Path(str(place.database))
    if target.exists():
        raise DatabaseRefused(f"{words_for(place)} is already there; restore into a new file")
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_sqlite(file, part)
        _settle(part, target)
    except OSError as error:
        raise DatabaseRefused(f"{target} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def _is_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            magic = opened.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise DatabaseRefused(f"{file} cannot be read: {error.strerror}") from None
    if magic == _SQLITE_MAGIC:
        return True
    if is_zipfile(file):
        return False
    raise DatabaseRefused(f"{file} is no backup of a wallboard database")


def _copy_sqlite(source: Path, target: Path) -> None:
    """One step of SQLite's backup takes one consistent state; a plain copy of the file might not."""
    target.unlink(missing_ok=True)
    with (
        in_our_words(),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as reader,
        closing(sqlite3.connect(target)) as writer,
    ):
        reader.backup(writer, pages=-1)
        with writer:
            writer.execute("UPDATE floor SET epoch_pending = 1")
        writer.execute("PRAGMA journal_mode = DELETE")
        if writer.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise DatabaseUnavailable(f"{source} is damaged; its copy does not pass SQLite's own check")


def _settle(part: Path, file: Path) -> None:
    """Flushed to the disk first, then given its name in one step, which never replaces another file."""
    with part.open("rb+") as opened:
        os.fsync(opened.fileno())
    os.link(part, file) if hasattr(os, "link") and os.name == "posix" else part.rename(file)
