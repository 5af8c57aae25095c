"""The files that the program ships with are found, and missing ones are said in words."""

import pytest

from wallboard import assets


def test_that_everything_shipped_is_found_by_its_name() -> None:
    assert assets.names("themes")
    assert all(assets.theme(name).is_file() for name in assets.names("themes"))
    assert all(assets.mapping(name).is_file() for name in assets.names("mappings"))
    assert all(assets.policy(name).is_file() for name in assets.names("policies"))
    assert all(assets.sound(name).is_file() for name in assets.names("sounds"))


def test_that_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(assets.AssetMissing, match=f"“neon”.*{assets.names('themes')[0]}"):
        assets.theme("neon")


def test_that_a_name_never_leads_out_of_the_folder() -> None:
    with pytest.raises(assets.AssetMissing):
        assets.mapping("../themes/" + assets.names("themes")[0])


def test_that_the_font_is_the_upright_one() -> None:
    font = assets.inter_font()
    assert font.is_file()
    assert "italic" not in font.name.lower()
