"""A mapping file is believed only when it can work, and says with file, key and way out when it cannot."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.logs import DESK, UNITS, desk, units
from wallboard import assets
from wallboard.domain.incident import IncidentState
from wallboard.services.intake.texts import CODE_LENGTH, NAME_LENGTH, code_of, instant_reader, name_of
from wallboard.services.intake.trouble import RowTrouble
from wallboard.services.mapping import Constant, FromColumn, FromRules, Shape, TimeFormat
from wallboard.services.mapping_keys import MappingRefused
from wallboard.services.mapping_reading import load_mapping, parse_mapping


def test_that_a_mapping_says_what_each_column_is() -> None:
    mapping = desk()
    assert mapping.shape is Shape.UPDATE
    assert mapping.at == "changed"
    assert mapping.time.zone.key == "Europe/Berlin"
    assert mapping.incident["reference"] == FromColumn("ticket")
    assert mapping.incident["pause_reason"] == Constant("waiting")
    state = mapping.incident["state"]
    assert isinstance(state, FromColumn)
    assert state.values is not None
    assert state.values["Wartet"] is IncidentState.PAUSED
    assert mapping.later == {"solved": frozenset({IncidentState.RESOLVED, IncidentState.CLOSED})}


def test_that_rules_over_several_columns_keep_their_order() -> None:
    severity = units().incident["severity"]
    assert isinstance(severity, FromRules)
    assert [rule.value for rule in severity.rules] == [1, 2, 3]
    assert severity.columns == ("prio", "group")


@pytest.mark.parametrize("name", ["servicenow", "sf_fire"])
def test_that_every_shipped_mapping_can_be_named(name: str) -> None:
    assert name in assets.names("mappings")
    assert load_mapping(name).source == name
    assert load_mapping(assets.mapping(name)) == load_mapping(name)


WRONG = [
    ('source = "desk"', "", "source", "is needed"),
    ('shape = "update"', 'shape = "table"', "shape", '"record"'),
    ('zone = "Europe/Berlin"', 'zone = "Mars/Olympus"', "time.zone", "Etc/UTC"),
    ('formats = ["%d.%m.%Y %H:%M"]', "formats = []", "time.formats", "is needed"),
    ('at = "changed"', 'when = "changed"', "update.at", "is needed"),
    ('at = "changed"', 'at = "changed"\nand = "x"', "update.and", "is not a key"),
    ('team = "group"', 'taem = "group"', "incident.taem", "did you mean “team”"),
    ("hoch = 1", "hoch = 7", "incident.severity.values.hoch", "1, 2, 3 or 4"),
    ('Neu = "new"', 'Neu = "fresh"', "incident.state.values.Neu", "in_progress"),
    ('reference = "ticket"', "", "incident.reference", "is needed"),
    ('opened_at = "opened"', 'opened_at = { constant = "x" }', "incident.opened_at", "column in quotes"),
    ('solved = ["resolved", "closed"]', 'solved = ["done"]', "later.solved", "must list the states"),
    ('solved = ["resolved", "closed"]', 'status = ["closed"]', "later.status", "decides the state"),
    ('missing = ["?"]', 'encoding = "klingon"', "file.encoding", "utf-8-sig"),
    ('missing = ["?"]', 'delimiter = "||"', "file.delimiter", "one character"),
    ('presence = "on_shift"', 'presence = "on_break"', "agent.presence", "on_shift"),
    ('presence = "on_shift"', "capacity = 0", "agent.capacity", "1 to 1000"),
    ('presence = "on_shift"', "team_pattern = '('", "agent.team_pattern", "regular expression"),
    ('presence = "on_shift"', 'name = "Agent"', "agent.name", "{}"),
]


@pytest.mark.parametrize(("good", "bad", "key", "way_out"), WRONG, ids=[f"{w[2]}-{w[3]}" for w in WRONG])
def test_that_a_mistake_is_named_with_file_key_and_way_out(
    good: str, bad: str, key: str, way_out: str
) -> None:
    assert good in DESK
    with pytest.raises(MappingRefused) as refusal:
        desk(DESK.replace(good, bad))
    assert "desk.toml" in refusal.value.sentence
    assert f"{key}:" in refusal.value.sentence
    assert way_out in refusal.value.sentence


def test_that_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(MappingRefused) as refusal:
        desk(DESK.replace("hoch = 1", "hoch = 9").replace("Europe/Berlin", "Nowhere"))
    assert "2 mistakes" in refusal.value.sentence
    assert "time.zone" in refusal.value.sentence
    assert "severity" in refusal.value.sentence


def test_that_formats_that_read_one_text_as_two_instants_are_refused() -> None:
    with pytest.raises(MappingRefused, match="different instants"):
        desk(DESK.replace('["%d.%m.%Y %H:%M"]', '["%d.%m.%Y %H:%M", "%m.%d.%Y %H:%M"]'))


def test_that_a_rule_that_could_never_hold_is_refused() -> None:
    with pytest.raises(MappingRefused, match="put it last"):
        units(UNITS.replace("{ is = 3 }", "{ is = 3 }, { when = { prio = '1' }, is = 4 }"))


def test_that_no_toml_and_no_file_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(MappingRefused, match="not valid TOML"):
        parse_mapping("shape = ", tmp_path / "broken.toml")
    with pytest.raises(MappingRefused, match=r"nothing\.toml.*servicenow"):
        load_mapping(tmp_path / "nothing.toml")


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=12) | st.integers() | st.booleans()))
def test_that_whatever_stands_in_a_mapping_it_is_read_or_refused_in_words(table: dict[str, object]) -> None:
    lines = [f"{_toml_text(key)} = {_toml_value(value)}" for key, value in table.items()]
    with pytest.raises(MappingRefused) as refusal:
        parse_mapping("\n".join(lines), Path("any.toml"))
    assert "any.toml" in refusal.value.sentence


def _toml_text(text: str) -> str:
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text if not 0xD800 <= ord(sign) < 0xE000) + '"'


def _toml_value(value: object) -> str:
    return _toml_text(value) if isinstance(value, str) else str(value).lower()


@given(st.text())
def test_that_a_code_always_fits_the_database(text: str) -> None:
    code = code_of(text)
    assert 1 <= len(code) <= CODE_LENGTH
    assert code.isprintable()
    assert 1 <= len(name_of(text)) <= NAME_LENGTH
    assert name_of(text).isprintable()


@given(st.text(), st.text())
def test_that_different_texts_have_different_codes(one: str, other: str) -> None:
    if " ".join(one.split()) != " ".join(other.split()):
        assert code_of(one) != code_of(other)


def test_that_a_clean_text_is_its_own_code() -> None:
    assert code_of("Group 70") == "Group 70"
    assert name_of("01", "Station {}") == "Station 01"


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2199, 1, 1)))  # noqa: DTZ001 - local times of the log
def test_that_a_written_instant_comes_back_in_utc(local: datetime) -> None:
    mapping = desk()
    local = local.replace(second=0, microsecond=0, fold=0)
    read = instant_reader(mapping.time)(f"{local.day}.{local.month}.{local.year} {local:%H:%M}")
    assert read == local.replace(tzinfo=mapping.time.zone)
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "text", ["31.2.2016 10:00", "1.1.1969 10:00", "1.1.2201 10:00", "soon", "2016-01-01"]
)
def test_that_what_is_no_instant_of_ours_is_refused(text: str) -> None:
    with pytest.raises(RowTrouble, match="is “"):
        instant_reader(desk().time)(text)


def test_that_a_text_that_names_its_zone_is_believed() -> None:
    time = TimeFormat(desk().time.zone, ("%Y-%m-%dT%H:%M:%S%z",))
    assert instant_reader(time)("2016-03-07T12:00:00+05:00") == datetime(2016, 3, 7, 7, tzinfo=UTC)
