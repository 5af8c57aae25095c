"""An incident in full: what is said of it, that it goes on living, and stays when the incident ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, ago, assignment, bench, board
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.people import People
from wallboard.domain.story import Deed, Kin, Kinship, Order, Story, StoryLine, StoryNames, What
from wallboard.domain.timeline import Writer
from wallboard.live.stories import Asked
from wallboard.models.floor import Floor
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.detail_pane import DetailPane
from wallboard.widgets.detail.rows import Row, RowKind, Tone
from wallboard.widgets.detail.sheet import DetailSheet
from wallboard.widgets.theme import load_theme

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
MIRA = Writer(1, "wallboard")
NAMES = StoryNames(People({1: "Mira Holt"}, {}), agents={REMY: "Remy F"}, teams={1: "Network"})
HOSTILE = ("\u202eesrever\u0000 " + "W" * 300) * 30


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench(board((assignment(900, WORST, REMY, 4),)))
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


class Opened:
    """What was opened outside."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url.toString())
        return True


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def pane(floor: Bench, qtbot: QtBot, opened: Opened) -> DetailPane:
    made = _pane(floor.floor, opened, NOW_SHOWN)
    qtbot.addWidget(made)
    made.resize(396, 600)
    made.show()
    made.show_incident(WORST)
    return made


NOW_SHOWN = True


def _pane(floor: Floor, opened: Opened, is_now: bool) -> DetailPane:
    ink = DeskInk(load_theme("dark"))
    ink.turn(ink.theme, is_now=is_now)
    links = replace(floor, links={"crm": "https://crm.example/{reference}"})
    return DetailPane(links, ink, open_address=opened)


def tell(pane: DetailPane, story: Story) -> None:
    """As if the log had answered."""
    pane.stories._underway = Asked(story.incident_id)
    pane.stories.take(pane.stories._underway, story)


def line(seq: int, minutes: float, *deeds: Deed, **values: object) -> StoryLine:
    made = StoryLine((seq,), ago(minutes), ago(minutes), MIRA, deeds or (Deed(What.OPENED, after=1),))
    return replace(made, **values)  # type: ignore[arg-type]  # the tests name fields


def story(
    *lines: StoryLine, earlier: int = 0, incident: Incident | None = None, kin: tuple[Kin, ...] = ()
) -> Story:
    return Story(WORST, None, NOW, 9, lines, earlier, NAMES, incident, kin=kin)


def texts(pane: DetailPane, kind: RowKind | None = None) -> list[str]:
    return [
        " | ".join(part for part in (row.label, row.text, row.right, row.note, row.quote) if part)
        for row in pane.sheet.rows
        if kind is None or row.kind is kind
    ]


def row_of(pane: DetailPane, *key: object) -> Row:
    return next(row for row in pane.sheet.rows if row.key == key)


def test_that_it_says_what_it_is_how_bad_who_is_on_it_and_since_when(pane: DetailPane) -> None:
    said = texts(pane)
    assert any(text.startswith("Card payments fail") for text in said)
    assert "Severity | 1 critical; urgency 1" in said
    assert "Priority | P1, from severity and urgency" in said
    assert any(text.startswith("People | Remy F, lead, working since ") for text in said)


class Painted(QObject):
    """How much of a sheet was painted."""

    def __init__(self, sheet: DetailSheet) -> None:
        super().__init__(sheet)
        self.heights: list[int] = []
        sheet.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_that_a_promise_counts_down_and_only_what_moved_is_painted(pane: DetailPane, qtbot: QtBot) -> None:
    qtbot.waitExposed(pane)
    QApplication.processEvents()
    painted, resolve = Painted(pane.sheet), row_of(pane, "promise", "resolve", 1)
    pane.take()
    QApplication.processEvents()
    assert painted.heights == [], "nothing differs, nothing is painted"
    pane._floor.ticker.now = lambda: NOW + timedelta(seconds=1)  # type: ignore[method-assign]  # one second on
    pane.take()
    QApplication.processEvents()
    assert row_of(pane, "promise", "resolve", 1).right != resolve.right
    assert painted.heights
    assert max(painted.heights) < pane.viewport().height() // 2


def test_that_what_is_not_now_counts_nothing_down(floor: Bench, qtbot: QtBot, opened: Opened) -> None:
    pane = _pane(floor.floor, opened, False)
    qtbot.addWidget(pane)
    pane.show_incident(WORST)
    running = [row for row in pane.sheet.rows if row.kind is RowKind.PROMISE and row.tone is not Tone.QUIET]
    assert running
    assert {row.right for row in running} == {"not known now"}
    assert all(":" not in row.right for row in running)


def test_that_the_timeline_tells_the_newest_first_with_who_and_how(pane: DetailPane) -> None:
    order = Order("c1", "deploy", "knows the site")
    offered = Deed(What.OFFERED, agent_id=REMY, role="lead")
    tell(pane, story(line(3, 5, offered, order=order), line(2, 20, Deed(What.TEAM, 1, None)), line(1, 30)))
    lines = texts(pane, RowKind.LINE)
    assert [text.split(" | ")[1] for text in lines] == [
        "Offered to Remy F, lead",
        "Team Network → none",
        "Opened, severity 1 critical",
    ]
    assert lines[0].endswith("Mira Holt · deploy | “knows the site”")


def test_that_a_back_dated_line_says_so(pane: DetailPane) -> None:
    tell(pane, story(line(1, 30, recorded_at=NOW)))
    assert "back-dated at" in texts(pane, RowKind.LINE)[0]


def test_that_a_long_story_opens_step_by_step_and_says_how_much_lies_before(pane: DetailPane) -> None:
    tell(pane, story(*(line(200 - n, n, Deed(What.SITE, None, f"s{n}")) for n in range(100)), earlier=7))
    assert len(texts(pane, RowKind.LINE)) == 30
    assert row_of(pane, "earlier").text == "77 earlier"
    for _ in range(2):
        rect = pane.sheet.rect_of(("earlier",))
        QTest.mouseClick(pane.sheet, LEFT, pos=QPoint(120, rect.center().y()))
    assert len(texts(pane, RowKind.LINE)) == 100
    assert row_of(pane, "beyond").text.startswith("7 earlier")


def test_that_an_incident_that_ends_stays_open_and_says_so(pane: DetailPane, floor: Bench) -> None:
    ended = replace(floor.store.board.incidents[WORST], state=IncidentState.RESOLVED, resolved_at=NOW)
    floor.show(board(without=(WORST,)))
    assert texts(pane)[0] == "This incident is no longer open."
    tell(pane, story(line(1, 30), incident=ended))
    assert any(text.startswith("Resolved ") for text in texts(pane, RowKind.NOTICE))
    assert texts(pane, RowKind.HEAD)
    assert texts(pane, RowKind.LINE)
    assert not any("nobody" in text for text in texts(pane))


def test_that_a_row_that_cannot_be_read_is_said(pane: DetailPane, floor: Bench) -> None:
    broken = Unreadable(Entity.INCIDENT, WORST, "severity 9 is unknown")
    floor.show(board((broken,), without=(WORST,)))  # type: ignore[arg-type]  # a row that cannot be read
    assert texts(pane, RowKind.NOTICE) == ["The row of this incident cannot be read."]
    assert "severity 9 is unknown" in texts(pane, RowKind.SENTENCE)


def test_that_an_outage_of_the_log_is_said_and_what_was_read_stays(pane: DetailPane) -> None:
    tell(pane, story(line(1, 30)))
    pane.stories._underway = Asked(WORST)
    pane.stories.lose(pane.stories._underway, "The database does not answer.")
    (said,) = [text for text in texts(pane, RowKind.SENTENCE) if "cannot be read now" in text]
    assert said.startswith("As of ")
    assert texts(pane, RowKind.LINE)


def test_that_a_link_opens_another_incident_and_escape_leads_back(pane: DetailPane, qtbot: QtBot) -> None:
    kin = (Kin(Kinship.ALIKE_OPEN, 2, "48214", "crm", ago(60), is_open=True),)
    tell(pane, story(line(1, 30), kin=kin))
    rect = pane.sheet.rect_of(("kin", "alike_open", 2))
    with qtbot.waitSignal(pane.opened):
        QTest.mouseClick(pane.sheet, LEFT, pos=rect.center())
    assert pane.incident_id == 2
    assert row_of(pane, "back").text == "back to 48213"
    QTest.keyClick(pane.sheet, Key.Key_Escape)
    assert pane.incident_id == WORST
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane.sheet, Key.Key_Escape)


def test_that_the_way_out_is_shown_as_text_and_taken_only_by_a_click_or_enter(
    pane: DetailPane, opened: Opened
) -> None:
    assert row_of(pane, "address").text == "https://crm.example/48213"
    assert opened.urls == []
    QTest.mouseClick(pane.sheet, LEFT, pos=pane.sheet.rect_of(("address",)).center())
    pane.sheet._choose(("address",))
    QTest.keyClick(pane.sheet, Key.Key_Return)
    assert opened.urls == ["https://crm.example/48213"] * 2


def test_that_tab_walks_over_what_can_be_done_and_arrows_scroll(pane: DetailPane) -> None:
    tell(pane, story(*(line(200 - n, n, Deed(What.SITE, None, f"s{n}")) for n in range(60))))
    pane.activateWindow()
    pane.sheet.setFocus(Qt.FocusReason.TabFocusReason)
    first = pane.sheet._chosen
    QTest.keyClick(pane.sheet, Key.Key_Tab)
    assert first != pane.sheet._chosen
    bar = pane.verticalScrollBar()
    bar.setValue(0)
    QTest.keyClick(pane.sheet, Key.Key_Down)
    assert bar.value() == 40
    QTest.keyClick(pane.sheet, Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(pane.sheet, Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_that_the_row_that_the_keys_stand_on_is_framed_and_stays_so(
    pane: DetailPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DetailSheet, "hasFocus", lambda _sheet: True)
    pane.sheet.focusNextPrevChild(True)
    pane._floor.ticker.now = lambda: NOW + timedelta(seconds=1)  # type: ignore[method-assign]  # one second on
    pane.take()
    rect = pane.sheet.rect_of(pane.sheet._chosen)
    shot = pane.sheet.grab(rect).toImage()
    accent = load_theme("dark").accent.name()
    assert any(shot.pixelColor(x, shot.height() // 2).name() == accent for x in range(20))


def test_that_each_row_has_a_name_and_a_value_without_seconds(pane: DetailPane) -> None:
    tell(pane, story(line(1, 30)))
    parts = {part.key: part for part in pane.sheet.parts()}
    assert len(parts) == len(pane.sheet.rows)
    assert all(part.name for part in parts.values())
    before = {key: part.value for key, part in parts.items()}
    pane._floor.ticker.now = lambda: NOW + timedelta(seconds=1)  # type: ignore[method-assign]  # one second on
    pane.take()
    assert {part.key: part.value for part in pane.sheet.parts()} == before


@pytest.mark.parametrize("width", [330, 396, 560, 1080])
def test_that_hostile_words_break_no_row_and_every_row_has_its_own_place(
    pane: DetailPane, width: int
) -> None:
    hostile = replace(NAMES, people=People({1: HOSTILE}, {}), agents={REMY: HOSTILE}, teams={1: HOSTILE})
    deeds = (
        Deed(What.TEAM, 1, 1),
        Deed(What.SITE, HOSTILE, HOSTILE),
        Deed(What.RELEASED, after=HOSTILE, agent_id=REMY),
    )
    told = story(line(1, 30, *deeds, order=Order("c", HOSTILE, HOSTILE)), line(2, 40, at=None))
    tell(pane, replace(told, names=hostile))
    pane.resize(width, 600)
    pane.grab()
    pane.sheet.grab()
    places = [rect for kind in RowKind for rect in pane.sheet.rects_of(kind)]
    assert len(places) == len(pane.sheet.rows)
    assert not any(one.intersects(other) for place, one in enumerate(places) for other in places[place + 1 :])
    assert pane.sheet.height() < 4000
    assert all(row.text.isprintable() for row in pane.sheet.rows if row.kind is RowKind.LINE)
