"""Texts of a log as the database takes them: cleaned names, codes with a fixed length, instants."""

import hashlib
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

from wallboard.services.intake.trouble import RowTrouble, shown
from wallboard.services.mapping import TimeFormat

CODE_LENGTH = 64
NAME_LENGTH = 80
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_DIGEST_LENGTH = 8


def cleaned(text: str) -> str:
    """The text without white space around it and with single spaces in it."""
    return " ".join(text.split())


def code_of(text: str) -> str:
    """A code for a text: the text itself where it can be one, else a short form that no other text has."""
    clean = cleaned(text)
    code = "".join(sign for sign in clean if _may_stand(sign))
    if code == clean and 1 <= len(code) <= CODE_LENGTH:
        return code
    digest = hashlib.sha256(clean.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
    return f"{code[: CODE_LENGTH - _DIGEST_LENGTH - 1].rstrip()}~{digest}"


def name_of(text: str, form: str = "{}") -> str:
    """A name that people read, cut to what the database takes."""
    clean = "".join(sign for sign in cleaned(form.replace("{}", text)) if _may_stand(sign))
    if not clean:
        return code_of(text)
    return clean if len(clean) <= NAME_LENGTH else clean[: NAME_LENGTH - 1] + "…"


def _may_stand(sign: str) -> bool:
    # Control, format, surrogate and private signs can hide or turn what stands beside them.
    return not unicodedata.category(sign).startswith("C")


def instant_reader(time: TimeFormat) -> Callable[[str], datetime]:
    """A function from a cleaned text to an instant in UTC, with millisecond precision.

    An hour that the zone has twice is taken as the first; the log cannot say which it was.
    """
    forms = " or ".join(f"“{form}”" for form in time.formats)

    def read(text: str) -> datetime:
        for form in time.formats:
            try:
                found = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows below
                break
            except ValueError:
                continue
        else:
            raise RowTrouble(f"is {shown(text)}, which is not a date in the form {forms}")
        if found.tzinfo is None:
            found = found.replace(tzinfo=time.zone)
        try:
            instant = found.astimezone(UTC)
        except OverflowError:
            instant = LATEST
        if not EARLIEST <= instant < LATEST:
            raise RowTrouble(f"is {shown(text)}, which is outside the years 1970 to 2199")
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)

    return read
