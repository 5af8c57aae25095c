"""What is cut where room is short: names and natures, never how many more there are or which promise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from wallboard.domain.lanes import AgentKind, AgentStatus
from wallboard.domain.policy import Promise
from wallboard.domain.promises import MetLine, PromiseLine
from wallboard.domain.roster import Holding, Person, SkillHeld
from wallboard.domain.severity import Severity
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.person_words import held_within, held_words, skills_within
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size
from wallboard.widgets.wall.promise_text import foot_words, met_words, who_beside, who_words

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
MOMENT = Moment(NOW)
HELD = tuple(Holding(number, Severity.MAJOR, f"4843{number}", "Cabinet damaged") for number in range(3))
PERSON = Person(
    AgentStatus(1, "Vera C", AgentKind.BUSY, Severity.MAJOR, NOW, None, 6, 10, (0, 1, 2)),
    HELD,
    tuple(SkillHeld(name, None) for name in ("Access control", "Hosting", "Identity")),
    None,
    None,
)
LINE = PromiseLine(
    1, "48141", Severity.CRITICAL, "Settlement short", "Payments", ("Nils B",), Promise.RESOLVE, NOW, NOW
)
KEPT = MetLine(
    2,
    "48496",
    Severity.MINOR,
    "Depot line dead",
    "Field East",
    (),
    Promise.ACKNOWLEDGE,
    NOW,
    timedelta(seconds=1131),
)


@pytest.fixture
def face(qapp: QApplication) -> Face:
    return Inkpot(load_theme("dark"), 1.0).face(Size.WALK_UP)


def test_that_a_nature_is_cut_before_how_many_more_are_held(face: Face) -> None:
    whole = face.width(held_words(PERSON))
    assert held_within(PERSON, face, whole) == "48430 Cabinet damaged +2"
    cut = held_within(PERSON, face, whole * 0.75)
    assert cut.startswith("48430 C")
    assert cut.endswith("… +2")
    assert face.width(cut) <= whole * 0.75


def test_that_skills_stand_by_their_whole_name_or_are_counted(face: Face) -> None:
    def within(words: str) -> str:
        return skills_within(PERSON, MOMENT, face, face.width(words))

    assert within("Access control, Hosting, Identity") == "Access control, Hosting, Identity"
    assert within("Access control, Hosting, Iden") == "Access control, Hosting +1"
    assert within("Access control +2") == "Access control +2"
    assert within("Access cont +2").endswith("… +2")
    assert skills_within(replace(PERSON, skills=()), MOMENT, face, 400.0) == "no skill noted"


def test_that_the_next_breach_names_its_promise_below_where_it_does_not_beside(face: Face) -> None:
    assert foot_words(LINE, MOMENT, face, 400.0, is_named=True) == "48141"
    assert foot_words(LINE, MOMENT, face, 400.0, is_named=False) == "48141 · to resolve"
    assert foot_words(LINE, MOMENT, face, face.width("48141"), is_named=False) == "48141"


def test_that_a_kept_promise_leaves_its_team_room_before_it_says_what_was_to_spare(face: Face) -> None:
    long = met_words(KEPT)
    room = face.width("48496 · Field East") + face.width(long)
    assert met_words(KEPT, face, room) == long
    short = met_words(KEPT, face, room - 1)
    assert short == "acknowledge met"
    assert who_words(KEPT, face, room - face.width(short)) == "48496 · Field East"


def test_that_who_has_a_broken_promise_goes_by_initials_before_standing_below_its_time(face: Face) -> None:
    def beside(line: PromiseLine, words: str) -> str:
        return who_beside(line, face, face.width(words))

    whole = "48141 · Payments · Nils B"
    assert beside(LINE, whole) == whole
    assert beside(LINE, whole[:-1]) == "48141 · Payments · NB"
    assert beside(LINE, "48141 · Payments · N") == ""
    several = replace(LINE, people=("Nils B", "Ana K"))
    assert beside(several, whole + " +1") == whole + " +1"
    assert beside(several, whole + " +") == "48141 · Payments · NB +1"
    paused = replace(LINE, pause_reason="supplier")
    assert beside(paused, "48141 · paused, supplier · Nils B") == ""
