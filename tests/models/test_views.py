"""Named views are kept where the window is remembered, and survive what others write there."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from wallboard.domain.filter import EVERYTHING
from wallboard.domain.filter_query import parse
from wallboard.models.views import LONGEST_NAME, NamedView, NamedViews


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


CORE = NamedView("Core", 'team:network nature:"card payments" sev:1,2', 12, "heat")


def test_that_views_are_there_again_in_the_order_of_their_names(qapp: object, memory: QSettings) -> None:
    views = NamedViews(memory)
    views.save(CORE)
    views.save(NamedView("  all   critical ", "sev:1", 8, "wall"))
    memory.sync()
    again = NamedViews(QSettings(memory.fileName(), QSettings.Format.IniFormat))
    assert [view.name for view in again.all] == ["all critical", "Core"]
    assert again.all[1] == CORE
    assert CORE.filter == parse(CORE.query)


def test_that_a_name_holds_one_view_and_an_empty_one_none(qapp: object) -> None:
    views = NamedViews()
    views.save(CORE)
    views.save(NamedView("core", "mine", 8, "desk"))
    views.save(NamedView("   ", "mine", 8, "desk"))
    assert [(view.name, view.query) for view in views.all] == [("core", "mine")]
    views.save(NamedView("x" * 500, "mine", 8, "desk"))
    assert max(len(view.name) for view in views.all) == LONGEST_NAME


def test_that_views_are_renamed_and_deleted(qapp: object) -> None:
    views, told = NamedViews(), list[int]()
    views.changed.connect(lambda: told.append(1))
    views.save(CORE)
    views.rename(CORE, "Night")
    assert [view.name for view in views.all] == ["Night"]
    views.rename(views.all[0], " ")
    assert [view.name for view in views.all] == ["Night"]
    views.delete(views.all[0])
    assert views.all == ()
    assert len(told) == 3


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "5",
        "[5, null]",
        json.dumps([{"name": "", "query": "mine", "hours": 8, "page": "wall"}]),
        json.dumps([{"name": "x", "query": 7, "hours": 8, "page": "wall"}]),
    ],
)
def test_that_what_others_spoiled_is_left_out(qapp: object, memory: QSettings, kept: str) -> None:
    memory.setValue("views/named", kept)
    assert NamedViews(memory).all == ()


def test_that_a_view_of_an_unknown_language_shows_everything_and_an_odd_span_the_usual(
    qapp: object, memory: QSettings
) -> None:
    entry = {"name": "x", "query": "planet:mars", "hours": 9999, "page": "wall"}
    memory.setValue("views/named", json.dumps([entry]))
    view = NamedViews(memory).all[0]
    assert view.filter == EVERYTHING
    assert view.hours == 8
