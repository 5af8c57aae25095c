"""Reads a log's CSV, plain or gzip, row by row with the real line numbers of the file."""

import csv
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from wallboard.refusal import Refusal
from wallboard.services.intake.trouble import UnreadRow
from wallboard.services.mapping import FileFormat

_GZIP_MAGIC = b"\x1f\x8b"


class LogFileRefused(Refusal):
    """The file as a whole cannot be read; the sentence says why and what to do."""


class LogFile:
    """An open log: its header, and its rows with the line on which each begins."""

    def __init__(self, path: Path, lines: TextIOWrapper, form: FileFormat) -> None:
        self.path = path
        self._reader = csv.reader(lines, delimiter=form.delimiter)
        self.header = self._first_row()

    def rows(self) -> Iterator[tuple[int, list[str]] | UnreadRow]:
        """Every row after the header; a row that is no row of this table comes out as an `UnreadRow`."""
        width = len(self.header)
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as problem:
                yield UnreadRow(line, f"is no row of CSV: {problem}")
                continue
            if len(cells) == width:
                yield line, cells
            elif cells:
                yield UnreadRow(line, f"has {_counted(len(cells), 'cell')}, the header has {width}")

    def _first_row(self) -> list[str]:
        for cells in self._reader:
            if cells:
                return [cell.strip() for cell in cells]
        raise LogFileRefused(f"{self.path} is empty: a log begins with a row of column names.")


@contextmanager
def open_log(path: Path, form: FileFormat) -> Iterator[LogFile]:
    """Opens a log; gzip is known by its first bytes, whatever the file is called.

    Raises:
        LogFileRefused: now or while reading, when the file is missing, cut short or not in this encoding.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP_MAGIC
        opened = gzip.open if packed else open
        with (
            opened(path, "rb") as binary,
            TextIOWrapper(binary, form.encoding, errors="surrogateescape", newline="") as lines,
        ):
            yield LogFile(path, lines, form)
    except FileNotFoundError as problem:
        raise LogFileRefused(f"there is no file {path}.") from problem
    except (EOFError, gzip.BadGzipFile, zlib.error) as problem:
        raise LogFileRefused(
            f"{path} is a damaged or incomplete gzip file: fetch it again. Nothing was imported from it."
        ) from problem
    except UnicodeError as problem:
        raise LogFileRefused(
            f"{path} is not text in {form.encoding}: put the right encoding into the mapping's file.encoding."
        ) from problem
    except OSError as problem:
        raise LogFileRefused(f"{path} cannot be read: {problem.strerror}.") from problem


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
