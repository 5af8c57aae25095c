"""Settings: what is read, what is refused and in which words."""

from pathlib import Path

import pytest

from wallboard import assets
from wallboard.refusal import Refusal
from wallboard.settings import THEMES, Settings, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_that_no_file_means_the_defaults(file: Path) -> None:
    assert load_settings(file, environment={}) == Settings()


def test_that_a_file_sets_what_it_names_and_nothing_else(file: Path) -> None:
    file.write_text('database = "postgresql://board@db/floor"\nviewing_distance_m = 8', encoding="utf-8")
    assert load_settings(file, environment={}) == Settings(
        database="postgresql://board@db/floor", viewing_distance_m=8
    )


def test_that_each_source_has_an_address_of_its_own(file: Path) -> None:
    file.write_text('[links]\nservicenow = "https://desk.example/nav?id={reference}"\n', encoding="utf-8")
    links = load_settings(file, environment={}).links
    assert links == {"servicenow": "https://desk.example/nav?id={reference}"}


def test_that_the_environment_comes_before_the_file(file: Path) -> None:
    file.write_text('database = "of-the-file.sqlite"', encoding="utf-8")
    settings = load_settings(file, environment={"WALLBOARD_DATABASE": "of-the-environment.sqlite"})
    assert settings.database == "of-the-environment.sqlite"


def test_that_an_empty_variable_is_no_choice(file: Path) -> None:
    file.write_text('database = "of-the-file.sqlite"', encoding="utf-8")
    assert load_settings(file, environment={"WALLBOARD_DATABASE": ""}).database == "of-the-file.sqlite"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[links]\ncrm = 'https://crm.example/'", "must hold {reference}"),
        ("[links]\ncrm = 'javascript:alert({reference})'", "must begin with https:// or http://"),
        ("[links]\ncrm = 'file:///etc/{reference}'", "must begin with https:// or http://"),
        ("[links]\ncrm = 'https://{reference}.example/'", "must name its host without"),
        ("[links]\ncrm = 'https://me:secret@crm.example/{reference}'", "must name its host without"),
        ("[links]\ncrm = 'https://crm.example/{reference}/{0}'", "no other braces"),
        ("[links]\ncrm = 3", "for “crm” must be an address"),
        ("links = 'https://crm.example/{reference}'", "links must be a table"),
        ("databse = 'x'", "“databse” is not a setting. Did you mean “database”?"),
        ("colour = 'x'", "Known are database, "),
        ("database = 3", "database must be a text"),
        ("database = '  '", "database must be a text"),
        ("database = 'postgresql://board:hunter2@db/floor'", "run “wallboard secret set”"),
        ("viewing_distance_m = 'far'", "viewing_distance_m must be a number of metres from 0.5 to 20"),
        ("viewing_distance_m = nan", "viewing_distance_m must be a number of metres"),
        ("viewing_distance_m = true", "viewing_distance_m must be a number of metres"),
        ("poll_every_ms = 0", "poll_every_ms must be a number of milliseconds from 100 to 60000, not 0"),
        ("poll_every_ms = 500.5", "poll_every_ms must be a whole number of milliseconds"),
        ("history_hours = 73", "history_hours must be a number of hours from 1 to 72, not 73"),
        ("profile = 5", "profile must be a text: the name of a profile, or the path of a file"),
        ("theme = 'neon'", "theme must be “dark”, “light”, “high_contrast”, or the path"),
        ("theme = [1]", "theme must be “dark”, “light”, “high_contrast”, or the path"),
        ("database = ", "is not TOML"),
    ],
)
def test_that_a_wrong_setting_is_refused_naming_file_key_and_way_out(
    file: Path, text: str, words: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load_settings(file, environment={})
    assert str(file) in refused.value.sentence
    assert words in refused.value.sentence
    assert "hunter2" not in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# theme = 3\n\n  theme = 'neon'", 3),
        ("theme = 'dark'\n\"databse\" = 'x'", 2),
        ("theme = 'dark'\n\n[links]\ncrm = 3", 3),
        ("theme = 'dark'\nlinks.crm = 3", 2),
    ],
)
def test_that_a_wrong_setting_is_refused_naming_its_line(file: Path, text: str, line: int) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load_settings(file, environment={})
    assert refused.value.sentence.startswith(f"{file}, line {line}: ")


def test_that_a_file_in_another_encoding_is_refused_in_words(file: Path) -> None:
    file.write_bytes('database = "grün.sqlite"'.encode("latin-1"))
    with pytest.raises(Refusal, match="Save it as UTF-8"):
        load_settings(file, environment={})


def test_that_a_folder_in_place_of_the_file_is_refused_in_words(file: Path) -> None:
    file.mkdir()
    with pytest.raises(Refusal, match="cannot be read"):
        load_settings(file, environment={})


def test_that_every_theme_that_can_be_chosen_is_shipped_and_none_is_hidden() -> None:
    assert {*THEMES, "wallboard"} == set(assets.names("themes"))


def test_that_a_theme_of_one_s_own_lies_beside_the_settings(file: Path) -> None:
    file.write_text('theme = "mine.toml"', encoding="utf-8")
    assert load_settings(file, environment={}).theme == str(file.with_name("mine.toml"))


def test_that_a_profile_of_one_s_own_lies_beside_the_settings(file: Path) -> None:
    file.write_text('profile = "mine.toml"', encoding="utf-8")
    assert load_settings(file, environment={}).profile == str(file.with_name("mine.toml"))
    file.write_text('profile = "busy"', encoding="utf-8")
    assert load_settings(file, environment={}).profile == "busy"
