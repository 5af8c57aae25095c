"""What people write into the fields of rules is read as they mean it, or refused in words."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.models import written
from wallboard.models.written import Unwritten, span_of, span_text

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("4 h", 4 * HOUR),
        ("4h", 4 * HOUR),
        ("90 min", 90 * MINUTE),
        ("90m", 90 * MINUTE),
        ("2 d 3 h", 2 * DAY + 3 * HOUR),
        ("2d3h", 2 * DAY + 3 * HOUR),
        (" 1 hour 30 minutes ", 90 * MINUTE),
        ("45 s", timedelta(seconds=45)),
        ("1 H 5 Min.", 65 * MINUTE),
        ("366 d", 366 * DAY),
    ],
)
def test_that_a_span_is_read(text: str, span: timedelta) -> None:
    assert span_of(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4",
        "h",
        "4 hurs",
        "4 x",
        "-4 h",
        "4,5 h",
        "0 h",
        "367 d",
        "4 h junk",
        "9999999999999999999999 d",
        "²",
    ],
)
def test_that_what_is_no_span_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(Unwritten, match="Write a span"):
        span_of(text)


@pytest.mark.parametrize(
    ("span", "text"),
    [(4 * HOUR, "4 h"), (90 * MINUTE, "90 min"), (2 * DAY + 3 * HOUR, "2 d 3 h"), (2 * HOUR, "2 h")],
)
def test_that_a_span_is_written_in_few_units(span: timedelta, text: str) -> None:
    assert span_text(span) == text


@given(st.integers(1, 366 * 86_400))
def test_that_every_span_is_read_back_as_it_was_written(seconds: int) -> None:
    assert span_of(span_text(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("09:00–12:30, 13:00–17:30", (("09:00", "12:30"), ("13:00", "17:30"))),
        ("9-17", (("09:00", "17:00"),)),
        ("9.30 to 17.00", (("09:30", "17:00"),)),
        ("22:00–06:00", (("22:00", "06:00"),)),
        ("08:00 - 24:00", (("08:00", "24:00"),)),
        ("closed", ()),
        ("", ()),
        ("24 hours", (("00:00", "24:00"),)),
        ("Closed", ()),
    ],
)
def test_that_hours_are_read(text: str, periods: tuple[tuple[str, str], ...]) -> None:
    assert written.periods_of(text) == periods
    assert written.periods_of(written.periods_text(periods)) == periods


@pytest.mark.parametrize(
    "text", ["09:00", "09:00–25:00", "9:60-10", "24:00-08:00", "nine to five", "9-12-17"]
)
def test_that_what_are_no_hours_is_told_how_to_write_them(text: str) -> None:
    with pytest.raises(Unwritten, match="rite hours such as"):
        written.periods_of(text)


def test_that_dates_are_read_a_line_each_and_written_in_order() -> None:
    read = written.dates_of("2026-12-31  closed\n\n2026-12-24: 09:00–12:30")
    assert read == {date(2026, 12, 31): (), date(2026, 12, 24): (("09:00", "12:30"),)}
    assert written.dates_text(read) == "2026-12-24  09:00–12:30\n2026-12-31  closed"
    assert written.dates_of(written.dates_text(read)) == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-02-30 09:00-10:00", "Line 1: begin with a date"),
        ("2026-12-24 09-10\n24.12.2026 09-10", "Line 2: begin with a date"),
        ("2026-12-24 9-10\n2026-12-24 closed", "Line 2: this date stands twice"),
        ("2026-12-24 lunch", "Line 1: Write hours"),
    ],
)
def test_that_a_line_that_is_wrong_is_named(text: str, told: str) -> None:
    with pytest.raises(Unwritten, match=told):
        written.dates_of(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [("50, 75,90 100", (50, 75, 90, 100)), ("", ()), ("100 %, 50 %", (50, 100)), ("75 75", (75,))],
)
def test_that_marks_are_read(text: str, marks: tuple[int, ...]) -> None:
    assert written.marks_of(text) == marks
    assert written.marks_of(written.marks_text(marks)) == marks


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (written.marks_of, "0"),
        (written.marks_of, "1001"),
        (written.marks_of, "50.5"),
        (written.share_of, "101"),
        (written.share_of, "-1"),
        (written.share_of, "nan"),
        (written.share_of, "many"),
        (written.holiday_of, "12-24"),
        (written.holiday_of, "--02-30"),
        (written.holiday_of, "2026-02-29"),
        (written.name_of, "  "),
        (written.name_of, "n" * 81),
        (written.code_of, "two words"),
        (written.code_of, "a,b"),
        (written.code_of, "a:b"),
    ],
)
def test_that_what_a_field_cannot_hold_is_refused_in_words(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(Unwritten) as refusal:
        read(text)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(("text", "share"), [("80", 0.8), ("80 %", 0.8), ("82,5", 0.825), ("0", 0.0)])
def test_that_shares_are_written_in_per_cent(text: str, share: float) -> None:
    assert written.share_of(text) == share
    assert written.share_of(written.share_text(share)) == share


@pytest.mark.parametrize("text", ["2026-12-24", "--12-24", "--02-29"])
def test_that_a_holiday_is_a_date_or_a_day_of_every_year(text: str) -> None:
    assert written.holiday_of(f" {text} ") == text
