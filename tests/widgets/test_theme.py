"""Theme: every pair of colours that is written in can be read, and a stale page has no colour."""

from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from wallboard import assets
from wallboard.widgets.theme import (
    THEME_NAMES,
    Theme,
    ThemeRefused,
    contrast,
    grey_of,
    load_theme,
    luminance,
)

ROOM_PAIRS = [
    *((text, "ground") for text in ("text1", "text2", "fig_warn", "s1")),
    *(("on_p12", ground) for ground in ("p1", "p2")),
    *(("on_p34", ground) for ground in ("p3", "p4")),
    ("on_s", "s1"),
    ("ink", "text1"),
]
"""What the room must read from afar: figure and the ground it stands on."""

NEAR_PAIRS = [
    *(("text1", ground) for ground in ("panel", "raised", "accent_ground")),
    *(("text2", ground) for ground in ("ground", "panel", "raised", "accent_ground")),
    *(("text3", ground) for ground in ("ground", "panel", "raised")),
    *((severity, "ground") for severity in ("s1", "s2", "s3", "s4")),
    *((severity, "raised") for severity in ("s1", "s2", "s4")),
    ("on_s", "s2"),
    ("fig_warn", "raised"),
]
"""What is read from two or three metres."""


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), ROOM_PAIRS)
def test_that_what_is_meant_for_the_room_has_a_contrast_of_seven(name: str, text: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 7


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), NEAR_PAIRS)
def test_that_every_text_has_a_contrast_of_four_and_a_half(name: str, text: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), [*ROOM_PAIRS, *NEAR_PAIRS])
def test_that_a_stale_page_is_as_readable_as_a_live_one(name: str, text: str, ground: str) -> None:
    live, stale = load_theme(name), load_theme(name).stale()
    lit = contrast(getattr(live, text), getattr(live, ground))
    assert contrast(getattr(stale, text), getattr(stale, ground)) == pytest.approx(lit, rel=0.06)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_that_a_stale_theme_has_no_colour_at_all(name: str) -> None:
    stale = load_theme(name).stale()
    for field in fields(Theme):
        colour: QColor = getattr(stale, field.name)
        assert colour.red() == colour.green() == colour.blue(), field.name


def test_that_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.005)
    assert luminance(QColor("#ff0000")) == pytest.approx(0.2126)


def test_that_a_grey_is_as_light_as_the_colour_it_stands_for() -> None:
    for name in ("#FF6E52", "#FFC133", "#66A7F9"):
        assert luminance(grey_of(QColor(name))) == pytest.approx(luminance(QColor(name)), abs=0.005)


def test_that_pressure_is_told_apart_by_lightness_alone() -> None:
    for name in THEME_NAMES:
        theme = load_theme(name)
        light = [luminance(theme.pressure(step)) for step in range(5)]
        assert light in (sorted(light), sorted(light, reverse=True))
        steps = pairwise(light)
        assert all((max(pair) + 0.05) / (min(pair) + 0.05) > 1.2 for pair in steps)


def test_that_every_theme_is_a_token_file_and_every_token_file_a_theme() -> None:
    assert set(assets.names("themes")) == {*THEME_NAMES, "wallboard"}


def test_that_an_unknown_theme_is_refused_by_name() -> None:
    with pytest.raises(ThemeRefused, match="no theme “sepia”: choose one of dark, light, high_contrast"):
        load_theme("sepia")


def test_that_one_s_own_token_file_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('based_on = "light"\n[colours]\naccent = "#004488"\n', encoding="utf-8")
    mine, light = load_theme(str(file)), load_theme("light")
    assert mine == replace(light, accent=QColor("#004488"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[colours]\ns1 = '#FF6E52'", "mine.toml lacks a colour for accent, accent_ground"),
        ("based_on = 'dark'\n[colours]\nacent = '#004488'", "mine.toml: “acent” is no colour.*“accent”"),
        ("based_on = 'dark'\n[colours]\naccent = 'very blue'", "accent must be a colour such as #FF6E52"),
        ("based_on = 'dark'\n[colours]\naccent = 3", "accent must be a colour such as #FF6E52, not 3"),
        ("based_on = 'sepia'\n[colours]", "based_on must be one of dark, light, high_contrast, not 'sepia'"),
        ("accent = '#004488'", "has no table \\[colours\\]"),
        ("[colours", "mine.toml is not TOML"),
    ],
)
def test_that_a_token_file_that_is_wrong_is_refused_by_file_and_key(
    tmp_path: Path, written: str, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(ThemeRefused, match=said):
        load_theme(str(file))


def test_that_a_token_file_that_is_not_there_is_refused_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ThemeRefused, match=r"nowhere\.toml cannot be read"):
        load_theme(str(tmp_path / "nowhere.toml"))
