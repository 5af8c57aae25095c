"""The wall's plan: what is shipped holds, and every fault names file, line, key and the way out."""

from datetime import timedelta
from pathlib import Path

import pytest

from wallboard.domain.filter import Filter
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.severity import Severity
from wallboard.domain.wall_call import WallCall
from wallboard.domain.wall_plan import HOTTEST, TileKind
from wallboard.engine.watch_plan import WatchPlan
from wallboard.services.wall_file import PlanRefused, load_plan, plan_of, plan_stamp, shipped_plan


def test_that_the_shipped_plan_has_the_five_pages_and_one_that_interrupts() -> None:
    plan = load_plan(shipped_plan())
    assert [page.name for page in plan.pages] == ["overview", "team", "staff", "sla", "night"]
    assert [page.name for page in plan.pages if page.interrupts] == ["overview"]
    team = plan.page("team")
    assert team is not None
    assert team.team == HOTTEST
    assert all(page.portrait is not None for page in plan.pages if page.areas is not None)


def test_that_a_plan_says_tiles_filter_turn_night_and_screens() -> None:
    plan = plan_of(
        """
        [page.loud]
        title = "Loud ones"
        grid = ["headline headline", "teams promises"]
        columns = [2, 1]
        filter = 'sev:1,2 "card payments"'
        for_s = 7.5
        [page.dawn]
        grid = ["headline", "night"]
        night = "21:30-05:00"
        [screen."HDMI-1"]
        pages = ["dawn"]
        """,
        "wall.toml",
    )
    loud, dawn = plan.pages
    assert loud.title == "Loud ones"
    assert loud.lasts == timedelta(seconds=7.5)
    assert loud.filter == Filter(severities=frozenset({Severity(1), Severity(2)}), words=("card payments",))
    assert loud.areas is not None
    assert loud.areas.cells[1] == (TileKind.TEAMS, TileKind.PROMISES)
    assert loud.portrait is not None
    assert [row[0] for row in loud.portrait.cells] == ["headline", "teams", "promises"], "one below the other"
    assert dawn.night == HoursOfDay(21 * 60 + 30, 5 * 60)
    own = plan.screen("1", "hdmi-1")
    assert own is not None
    assert own.pages == ("dawn",)


GRID = 'grid = ["headline headline", {}]'
FAULTS = [
    ("[pag.x]\n", 1, "pag", "Did you mean “page”"),
    ("\n[page]\n", 2, "page", "no page"),
    ("[page.x]\nfors = 3", 2, "page.x.fors", "Did you mean “for_s”"),
    ("[page.x]\n\nfor_s = 1", 3, "page.x.for_s", "from 3 to 86400"),
    ("[page.x]\nfor_s = true", 2, "page.x.for_s", "True"),
    ('[page.x]\ngrid = [\n "headline",\n "hurs",\n]', 4, "page.x.grid[2]", "Did you mean “hours”"),
    ('[page.x]\ngrid = ["hours"]', 2, "page.x.grid[1]", "headline from side to side"),
    ('[page.x]\ngrid = [\n"headline headline",\n"hours"]', 4, "page.x.grid[2]", "as many"),
    ("[page.x]\n" + GRID.format('"teams hours", "hours teams"'), 2, "page.x.grid[2]", "no rectangle"),
    ("[page.x]\n" + GRID.format('"people teams"'), 2, "page.x.grid[2]", "right of “teams”"),
    ("[page.x]\n" + GRID.format('"hours promises"') + "\ncolumns = [1]", 3, "page.x.columns", "2 numbers"),
    (
        "[page.x]\n" + GRID.format('"hours promises"') + "\ncolumns = [9, 1]",
        2,
        "page.x.grid[2]",
        "at least 360",
    ),
    ("[page.x]\nrows = [1]", 2, "page.x.rows", "no grid"),
    ('[page.x]\nfilter = "tem:x"', 2, "page.x.filter", "Did you mean “team:”"),
    ('[page.x]\nfilter = "mine"', 2, "page.x.filter", "nobody on a wall"),
    ('[page.x]\nteam = "a"\nfilter = "sev:1"', 3, "page.x.filter", "one of both"),
    ('[page.x]\nnight = "22-6"', 2, "page.x.night[1]", "22:00-06:00"),
    ("[page.x]\ninterrupts = true\n[page.y]\ninterrupts = true", 4, "page.y.interrupts", "“x” does"),
    ('[page.x]\n[screen.1]\npages = ["x",\n"z"]', 4, "screen.1.pages[2]", "Pages are x"),
    ("[page.x]\n[screen.1]\npages = []", 3, "screen.1.pages", "names none"),
    ("page = 3", 1, "page", "must be a table"),
]


@pytest.mark.parametrize(
    ("text", "line", "key", "words"), FAULTS, ids=[fault[2] + fault[3] for fault in FAULTS]
)
def test_that_a_fault_names_line_and_key_and_the_way_out(text: str, line: int, key: str, words: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        plan_of(text, "/etc/wall.toml")
    sentence = refused.value.sentence
    assert sentence.startswith(f"/etc/wall.toml, line {line}: {key}: ")
    assert words in sentence


def test_that_what_is_no_toml_or_no_text_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PlanRefused, match=r"^wall\.toml, line 1: is not TOML: "):
        plan_of("[page\nx = 1", "wall.toml")
    with pytest.raises(PlanRefused, match=r"^wall\.toml, line 3: is not TOML: .*“?page\.a”? twice\.$"):
        plan_of("[page.a]\n[page.b]\n[page.a]", "wall.toml")
    with pytest.raises(PlanRefused, match=r"^wall\.toml, line 2: is not TOML: "):
        plan_of('[page.a]\ntitle = "x', "wall.toml")
    wrong = tmp_path / "wall.toml"
    wrong.write_bytes(b'[page.a]\ntitle = "caf\xe9"')
    with pytest.raises(PlanRefused, match=r"wall\.toml, line 2: is not written in UTF-8"):
        load_plan(wrong)
    with pytest.raises(PlanRefused, match="cannot be read"):
        load_plan(tmp_path / "none.toml")


@pytest.mark.parametrize("value", ["9" * 400, "9" * 5_000, "0x" + "f" * 9_000, "[" * 20_000])
def test_that_what_is_beyond_all_measure_ends_no_wall_and_no_watchdog(tmp_path: Path, value: str) -> None:
    file = tmp_path / "wall.toml"
    file.write_text(f"[page.a]\nfor_s = {value}")
    with pytest.raises(PlanRefused) as refused:
        load_plan(file)
    assert len(refused.value.sentence) < 300 + len(str(file))
    assert WatchPlan(file).call == WallCall()


def test_that_a_file_as_editors_of_windows_save_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "wall.toml"
    file.write_bytes(b'\xef\xbb\xbf[page.a]\r\n[call]\r\nwho = "IT"\r\n')
    assert [page.name for page in load_plan(file).pages] == ["a"]
    assert WatchPlan(file).call == WallCall(who="IT")


def test_that_a_plan_that_names_no_page_has_the_shipped_ones() -> None:
    assert plan_of("[screen.1]\npages = ['sla']", "x").pages == load_plan(shipped_plan()).pages


def test_that_the_stamp_tells_one_file_from_another(tmp_path: Path) -> None:
    file = tmp_path / "wall.toml"
    assert plan_stamp(file) is None
    file.write_text("[page.a]")
    first = plan_stamp(file)
    file.write_text("[page.ab]")
    assert plan_stamp(file) not in (None, first)
