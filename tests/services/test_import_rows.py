"""Rows are read with the file's own line numbers; one that cannot be read is reported and stops no other."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.logs import DESK_HEADER, UNITS, UNITS_HEADER, desk, units, written
from wallboard.domain.incident import IncidentState
from wallboard.services.intake.happenings import (
    Accepted,
    Acknowledged,
    Began,
    Ended,
    Opened,
    Released,
    Said,
    Sent,
)
from wallboard.services.intake.logfile import LogFileRefused
from wallboard.services.intake.telling import StoppedAtRow, read_log
from wallboard.services.mapping_keys import MappingRefused

GOOD = "T1,7.3.2016 13:00,Neu,hoch,Phone,Red,?,7.3.2016 12:50,8.3.2016 09:00"


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2016, 3, 7, hour, minute, tzinfo=UTC)


def test_that_a_row_is_read_in_the_zone_of_the_mapping(tmp_path: Path) -> None:
    told = read_log(written(tmp_path / "log.csv", DESK_HEADER, [GOOD]), desk())
    happening = told.happenings[0]
    assert (happening.reference, happening.at, happening.line) == ("T1", _at(12), 2)
    assert isinstance(happening.fact, Said)
    assert happening.fact.opened_at == _at(11, 50)
    assert happening.fact.agent is None
    assert happening.fact.description.team == "Red"


def test_that_a_column_that_becomes_true_later_is_not_believed_before(tmp_path: Path) -> None:
    rows = [
        GOOD,
        GOOD.replace("Neu", "Fertig").replace("13:00", "14:00"),
        GOOD.replace("Neu", "Zu").replace("7.3.2016 13:00", "9.3.2016 09:00"),
    ]
    facts = [
        each.fact for each in read_log(written(tmp_path / "l.csv", DESK_HEADER, rows), desk()).happenings
    ]
    assert [fact.resolved_at for fact in facts if isinstance(fact, Said)] == [
        None,  # the state does not say so yet
        None,  # the state does, but the instant is still to come
        datetime(2016, 3, 8, 8, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (GOOD.replace("Neu", "-100"), "status is “-100”"),
        (GOOD.replace("7.3.2016 13:00", "2016-03-07"), "changed is “2016-03-07”, which is not a date"),
        (GOOD.replace("7.3.2016 13:00", "?"), "changed holds nothing"),
        (GOOD.replace("hoch", "?"), "level holds nothing, but severity is needed"),
        (GOOD.replace("T1", ""), "ticket holds nothing"),
        (GOOD + ",one more", "has 10 cells, the header has 9"),
        ("T1", "has 1 cell, the header has 9"),
        (GOOD.replace("Phone", "\udcff"), "kind holds bytes that are not utf-8-sig"),
        (GOOD.replace("Red", "x" * 140_000), "is no row of CSV"),
    ],
)
def test_that_a_bad_row_is_reported_by_line_and_reason_and_the_rest_is_read(
    tmp_path: Path, bad: str, reason: str
) -> None:
    path = tmp_path / "log.csv"
    text = f'{DESK_HEADER}\nT0,7.3.2016 13:00,Neu,hoch,"two\nlines",Red,?,?,?\n\n{bad}\n{GOOD}\n'
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    told = read_log(path, desk())
    assert [each.reference for each in told.happenings] == ["T0", "T1"]
    assert told.happenings[1].line == 6
    assert told.rows == 3
    assert [row.line for row in told.unread] == [5]
    assert reason in str(told.unread[0])


def test_that_strict_stops_at_the_first_bad_row(tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, [GOOD, GOOD.replace("Neu", "-100"), GOOD])
    with pytest.raises(StoppedAtRow, match="line 3: status is “-100”"):
        read_log(path, desk(), strict=True)


def test_that_gzip_is_known_by_its_bytes(tmp_path: Path) -> None:
    plain, packed = tmp_path / "log.csv.gz", tmp_path / "log.csv"
    written(plain, DESK_HEADER, [GOOD])
    packed.write_bytes(plain.read_bytes())
    assert read_log(packed, desk()).happenings == read_log(plain, desk()).happenings


def test_that_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(f"\ufeff{DESK_HEADER}\n{GOOD}\n".encode())
    assert read_log(path, desk()).happenings[0].reference == "T1"


def test_that_a_file_that_cannot_be_read_at_all_is_refused_in_words(tmp_path: Path) -> None:
    cut = written(tmp_path / "cut.csv.gz", DESK_HEADER, [GOOD] * 500)
    cut.write_bytes(gzip.compress(b"x" * 90_000)[:60])
    with pytest.raises(LogFileRefused, match="damaged or incomplete"):
        read_log(cut, desk())
    with pytest.raises(LogFileRefused, match="there is no file"):
        read_log(tmp_path / "none.csv", desk())
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(LogFileRefused, match="is empty"):
        read_log(tmp_path / "empty.csv", desk())


def test_that_a_missing_column_is_named_with_its_key_and_a_hint(tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER.replace("group", "groups"), [GOOD])
    with pytest.raises(MappingRefused, match=r"desk\.toml.*incident\.team.*“group”; did you mean “groups”"):
        read_log(path, desk())


def test_that_a_column_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER.replace("solved", "group"), [GOOD])
    with pytest.raises(MappingRefused, match="2 columns “group”"):
        read_log(path, desk())


def test_that_rows_of_one_incident_keep_the_order_of_the_file(tmp_path: Path) -> None:
    rows = [GOOD.replace("13:00", time) for time in ("13:05", "13:00", "13:05")]
    rows.append(GOOD.replace("T1", "T2").replace("13:00", "13:01"))
    told = read_log(written(tmp_path / "log.csv", DESK_HEADER, rows), desk())
    assert [each.line for each in told.happenings] == [5, 2, 3, 4]
    assert [each.at for each in told.happenings] == [_at(12, 1), _at(12, 5), _at(12, 0), _at(12, 5)]


def test_that_equal_rows_are_told_apart_and_the_same_in_a_newer_file(tmp_path: Path) -> None:
    rows = [GOOD, GOOD.replace("Neu", "Aktiv"), GOOD]
    first = read_log(written(tmp_path / "a.csv", DESK_HEADER, rows), desk())
    assert len({each.digest for each in first.happenings}) == 3
    newer = [f"{row.replace('8.3.2016 09:00', '9.3.2016 11:00')},7" for row in [*rows, GOOD]]
    second = read_log(written(tmp_path / "b.csv", f"{DESK_HEADER},visits", newer), desk())
    assert [each.digest for each in second.happenings[:3]] == [each.digest for each in first.happenings]


CALL = "C1,03/07/2016 10:00:00,03/07/2016 10:01:00,3,life,Fire,01"


def test_that_a_record_tells_a_happening_for_each_of_its_timestamps(tmp_path: Path) -> None:
    times = [f"03/07/2016 10:{minute:02}:00" for minute in (2, 3, 9, 30)]
    told = read_log(written(tmp_path / "u.csv", UNITS_HEADER, [",".join([CALL, "E1", *times])]), units())
    sent_at = _at(18, 2)
    assert [(each.at, each.fact) for each in told.happenings[1:]] == [
        (_at(18, 1), Acknowledged()),
        (sent_at, Sent("E1")),
        (_at(18, 3), Accepted("E1", sent_at)),
        (_at(18, 9), Began("E1", sent_at)),
        (_at(18, 30), Released("E1", sent_at)),
        (_at(18, 30), Ended(IncidentState.RESOLVED)),
    ]
    assert isinstance(told.happenings[0].fact, Opened)
    assert told.happenings[0].fact.description.severity == 1


def test_that_an_incident_ends_with_the_last_of_its_agents_or_not_at_all(tmp_path: Path) -> None:
    def row(unit: str, sent: str, free: str) -> str:
        day = "03/07/2016 "
        return ",".join([CALL, unit, day + sent, "", "", day + free if free else ""])

    both = [row("E2", "10:05:00", "11:00:00"), row("E1", "10:02:00", "10:30:00")]
    told = read_log(written(tmp_path / "a.csv", UNITS_HEADER, both), units())
    assert told.happenings[-1].fact == Ended(IncidentState.RESOLVED)
    assert told.happenings[-1].at == _at(19, 0)
    never = [both[0], row("E1", "10:02:00", "")]
    told = read_log(written(tmp_path / "b.csv", UNITS_HEADER, never), units())
    assert not any(isinstance(each.fact, Ended) for each in told.happenings)


def test_that_a_newer_file_that_knows_more_of_a_record_tells_only_that_anew(tmp_path: Path) -> None:
    old = ",".join([CALL, "E1", "03/07/2016 10:02:00", "", "", ""])
    new = ",".join([CALL, "E1", "03/07/2016 10:02:00", "", "", "03/07/2016 10:40:00"])
    first = read_log(written(tmp_path / "a.csv", UNITS_HEADER, [old, old]), units())
    second = read_log(written(tmp_path / "b.csv", UNITS_HEADER, [new]), units())
    assert len(first.happenings) == 3
    known = {each.digest for each in first.happenings}
    assert [type(each.fact) for each in second.happenings if each.digest not in known] == [Released, Ended]


def test_that_an_agent_belongs_to_the_team_it_is_most_often_seen_with(tmp_path: Path) -> None:
    rows = [
        GOOD.replace("Red,?", f"{team},Ana").replace("T1", f"T{number}")
        for number, team in enumerate(("Blue", "Red", "Red", "?"))
    ]
    assert read_log(written(tmp_path / "l.csv", DESK_HEADER, rows), desk()).team_of_agent == {"Ana": "Red"}


def test_that_a_rule_of_the_mapping_finds_the_team_where_there_is_one(tmp_path: Path) -> None:
    text = f"{UNITS}[agent]\nteam_pattern = '^E(.+)$'\n"
    rows = [
        ",".join([CALL, "E02", "03/07/2016 10:02:00", "", "", ""]),
        ",".join([CALL.replace("C1", "C2").replace(",01", ",02"), "E9", "03/07/2016 10:02:00", "", "", ""]),
        ",".join([CALL.replace("C1", "C3"), "E02", "03/07/2016 10:02:00", "", "", ""]),
    ]
    told = read_log(written(tmp_path / "u.csv", UNITS_HEADER, rows), units(text))
    assert told.team_of_agent == {"E02": "02", "E9": "02"}
