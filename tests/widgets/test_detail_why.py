"""“Why Remy, and why not Tom?” in the detail of an incident: asked by a click, answered off what was kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, assignment, bench, board
from wallboard.domain.decision import Decision
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.domain.rationale import rationale_of
from wallboard.domain.said import said
from wallboard.domain.story import Story
from wallboard.live.stories import Asked, AskedWhy, StoryReader
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.detail_pane import DetailPane
from wallboard.widgets.detail.rows import Act, ActKind, Row
from wallboard.widgets.theme import load_theme


class Source:
    """Nobody reads here: the tests answer by hand."""

    def story(self, asked: Asked) -> Story:
        raise AssertionError(asked)

    def decisions(self, asked: AskedWhy) -> tuple[Decision, ...]:
        raise AssertionError(asked)

    def close(self) -> None:
        pass


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench(board((assignment(900, WORST, REMY, 4),)))
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def pane(floor: Bench, qtbot: QtBot) -> DetailPane:
    ink = DeskInk(load_theme("dark"))
    ink.turn(ink.theme, is_now=True)
    made = DetailPane(replace(floor.floor, stories=StoryReader(Source())), ink, has_words=True)
    qtbot.addWidget(made)
    made.resize(420, 900)
    made.show()
    made.show_incident(WORST)
    return made


def decision(**values: object) -> Decision:
    """Remy was sent, though somebody else was recommended."""
    inputs = inputs_of(board(), WORST, NOW - timedelta(minutes=4))
    assert inputs is not None
    ranking = rank(inputs)
    rationale = rationale_of(inputs, ranking, agent_id=REMY, reason_code="asked_for")
    made = Decision(1, rationale, "c-1", 900, NOW, "Mira Holt", "They call him", is_proved=True)
    return replace(made, **values)  # type: ignore[arg-type]  # the tests name fields


def underway(pane: DetailPane) -> AskedWhy | None:
    """The question that waits for its answer."""
    return None if pane.why.keeper is None else pane.why.keeper._underway


def answer(pane: DetailPane, *found: Decision) -> None:
    """As if the database had answered."""
    keeper = pane.why.keeper
    assert keeper is not None
    keeper.take(keeper._underway, found)


def click(pane: DetailPane, kind: ActKind) -> Row:
    """The first row that does this."""
    row = next(row for row in pane.sheet.rows if row.act is not None and row.act.kind is kind)
    pane.sheet.asked.emit(row.act)
    return row


def texts(pane: DetailPane) -> list[str]:
    return [" | ".join(filter(None, (row.label, row.text, row.right))) for row in pane.sheet.rows]


def test_that_nothing_is_read_until_somebody_asks_why(pane: DetailPane) -> None:
    assert "Why Remy F?" in texts(pane)
    assert underway(pane) is None
    click(pane, ActKind.WHY)
    assert underway(pane) == AskedWhy(WORST)
    assert "is being read …" in texts(pane)


def test_that_it_says_who_was_recommended_the_reason_and_every_part(pane: DetailPane) -> None:
    click(pane, ActKind.WHY)
    one = decision()
    answer(pane, one)
    said_now = texts(pane)
    candidate = one.rationale.ranking.by_agent[REMY]
    assert any(text.startswith("Why Remy F? | ") and text.endswith("by Mira Holt") for text in said_now)
    assert "Reason | Was asked for “They call him”" in said_now
    assert any(text.startswith("Advice | ") for text in said_now)
    assert len([text for text in said_now if " of 25 | Skill fit: " in text]) == 1
    assert len([row for row in pane.sheet.rows if " of " in row.label]) == len(candidate.parts) == 7
    assert any("give the same ranking again" in text for text in said_now)


def test_that_another_is_chosen_and_it_says_why_not(pane: DetailPane) -> None:
    click(pane, ActKind.WHY)
    one = decision()
    answer(pane, one)
    before = len(pane.sheet.rows)
    chosen = click(pane, ActKind.WHY_NOT)
    assert len(pane.sheet.rows) > before
    click(pane, ActKind.WHY_NOT)
    assert len(pane.sheet.rows) == before, "a second click closes it again"
    assert chosen.act is not None

    click(pane, ActKind.OTHERS)
    listed = [row for row in pane.sheet.rows if row.act is not None and row.act.kind is ActKind.WHY_NOT]
    assert len(listed) == len(one.rationale.ranking.candidates) - 1
    blocked = next(c for c in one.rationale.ranking.candidates if c.level is Level.BLOCK)
    pane.sheet.asked.emit(Act(ActKind.WHY_NOT, (one.id, blocked.agent_id)))
    assert str(blocked.raised[0].sentence) in texts(pane)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"is_proved": False}, "What is kept of it is not what was written then."),
        ({"differs": said("It differs")}, "It differs."),
    ],
)
def test_that_a_decision_that_is_not_what_it_was_says_so(
    pane: DetailPane, values: dict[str, object], sentence: str
) -> None:
    click(pane, ActKind.WHY)
    answer(pane, decision(**values))
    assert sentence in texts(pane)


def test_that_it_closes_and_is_forgotten_with_the_incident(pane: DetailPane) -> None:
    before = texts(pane)
    click(pane, ActKind.WHY)
    answer(pane, decision())
    click(pane, ActKind.WHY)
    assert texts(pane) == before
    click(pane, ActKind.WHY)
    pane.show_incident(WORST + 1)
    assert "is being read …" not in texts(pane)


def test_that_trouble_is_told_and_the_rest_stays(pane: DetailPane) -> None:
    click(pane, ActKind.WHY)
    keeper = pane.why.keeper
    assert keeper is not None
    keeper.lose(underway(pane), "this login may not read it")
    assert "Why cannot be read now: this login may not read it" in texts(pane)


def test_that_a_change_of_the_incident_is_read_again(pane: DetailPane, floor: Bench) -> None:
    click(pane, ActKind.WHY)
    answer(pane, decision())
    old = floor.store.board.incidents[WORST]
    floor.show(board((assignment(900, WORST, REMY, 4), replace(old, version=old.version + 1))))
    assert underway(pane) == AskedWhy(WORST)
