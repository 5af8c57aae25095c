"""Colours that mean different things look different, also to eyes that lack one kind of cone.

Computed with coloraide: dichromacy by Machado, Oliveira and Fernandes (2009) at its full strength and by
Brettel, Viénot and Mollon (1997), and distance in CAM02-UCS, in which 1 is about the least that can be
seen side by side. The worse of the two counts: the first is fitted to eyes that lack little of red or
green and says too little of those without blue, for whom the second was measured.
"""

from itertools import combinations, product

import pytest
from coloraide import Color as BaseColor
from coloraide.distance.delta_e_cam02 import DECAM02
from coloraide.spaces.cam02 import CAM02JMh
from coloraide.spaces.cam02_ucs import CAM02UCS

from wallboard.widgets.theme import THEME_NAMES, Theme, load_theme

LEAST = 15.0
SIGHTS = ("all cones", "protan", "deutan", "tritan")
SIMULATIONS = ("machado", "brettel")

SEVERITIES = ("s1", "s2", "s3", "s4")
GROUNDS = ("ground", "panel", "raised")
PRESSURES = ("p1", "p2", "p3", "p4")
TEXTS = ("text1", "text2", "text3")
TOLD_APART = {
    "severities": [*combinations(SEVERITIES, 2)],
    "a severity and what it stands on": [*product(SEVERITIES, GROUNDS)],
    "pressures, and none": [*combinations(("ground", *PRESSURES), 2)],
    "a severity and a pressure": [*product(SEVERITIES, PRESSURES)],
    "a plate to act on and one that nobody owns": [("s1", "text1"), ("s1", "raised"), ("text1", "raised")],
    "a warning's bar and the load bar beside it": [("s2", "text1"), ("s2", "text3"), ("s2", "line")],
    "a bar and its track": [("text1", "line"), ("text3", "line")],
    "the hand and a severity": [("accent", severity) for severity in SEVERITIES],
    "the hand and a cell": [("accent", ground) for ground in (*GROUNDS, *PRESSURES)],
    "the hand and a text": [("accent", text) for text in TEXTS],
}
"""Which colours of a theme say different things where they stand side by side."""


class Color(BaseColor):
    """Colours that know the appearance model whose distances are asked for."""


Color.register([CAM02JMh(), CAM02UCS(), DECAM02()], overwrite=True)


def seen(colour: str, sight: str, simulation: str) -> Color:
    """A colour as somebody with this sight sees it."""
    if sight == "all cones":
        return Color(colour)
    return Color(colour).filter(sight, method=simulation, out_space="srgb").clip()


def apart(one: str, other: str, sight: str) -> float:
    """The distance that is left by whichever simulation leaves less."""
    return min(
        float(seen(one, sight, by).delta_e(seen(other, sight, by), method="cam02")) for by in SIMULATIONS
    )


def distance(theme: Theme, one: str, other: str, sight: str) -> float:
    return apart(getattr(theme, one).name(), getattr(theme, other).name(), sight)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("group", TOLD_APART)
def test_that_colours_with_different_meanings_are_told_apart(group: str, sight: str, name: str) -> None:
    theme = load_theme(name)
    distances = {pair: distance(theme, *pair, sight) for pair in TOLD_APART[group]}
    assert {pair: round(far, 1) for pair, far in distances.items() if far < LEAST} == {}


def test_that_the_distance_is_that_of_the_model_s_own_authors() -> None:
    """Two points of the scale that were computed elsewhere, so that a library gone wrong is noticed."""
    assert Color("#FF6E52").delta_e(Color("#FFC133"), method="cam02") == pytest.approx(30.2, abs=0.1)
    assert Color("#ffffff").delta_e(Color("#000000"), method="cam02") == pytest.approx(100, abs=1)


def test_that_red_and_green_alike_in_lightness_are_one_to_who_lacks_a_cone() -> None:
    """The measure itself: what the boards of others use would not pass."""
    red, green = "#C0392B", "#6B8E23"
    assert Color(red).delta_e(Color(green), method="cam02") > 40
    assert min(apart(red, green, sight) for sight in ("protan", "deutan")) < LEAST


def test_that_a_violet_that_eyes_without_blue_take_for_grey_does_not_pass() -> None:
    """One simulation alone let it pass, beside the grey of the least severity."""
    violet, grey = "#A330FE", "#66686A"
    kind = seen(violet, "tritan", "machado").delta_e(seen(grey, "tritan", "machado"), method="cam02")
    assert kind > LEAST > apart(violet, grey, "tritan")
