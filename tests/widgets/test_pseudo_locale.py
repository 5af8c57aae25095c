"""In a language that does not exist no page shows a word of another, and none is cut off by its place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.floors import sketch_board
from tests.widgets.ink_watch import TOUCH_PX, Ink, InkWatch, inks_of
from tests.widgets.pseudo import Data, PseudoTranslator, accented, cut_off, labelled
from tests.widgets.still_floor import pages_on, still_path
from tests.widgets.wall_floors import NOW
from wallboard.app.live_path import LivePath
from wallboard.app.pages import Pages
from wallboard.app.window import Page
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import objections
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.heartbeats import Heartbeat, Kind, RollCall
from wallboard.live.past import Past
from wallboard.models.spoken import spoken
from wallboard.widgets.company.in_room import RoomCompany
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.frame import PageFrame

SIZES = [QSize(1280, 720), QSize(1920, 1080)]
PRODUCT = ("REPLAY", "default", "CRM", "ACD", "SQL", "Erlang", "Wallboard", "wallboard", "vm")


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def board() -> Board:
    return sketch_board(NOW)


@pytest.fixture
def live(pseudo: None, board: Board) -> Iterator[LivePath]:
    with still_path(board) as live:
        live.roll.take(RollCall(board.read_at, _company(board)))
        yield live


@pytest.fixture
def pages(live: LivePath) -> Iterator[Pages]:
    with pages_on(live) as made:
        yield made


def _company(board: Board) -> tuple[Heartbeat, ...]:
    engine = Heartbeat(
        instance_id="e",
        kind=Kind.ENGINE,
        program="wallboard",
        host="vm",
        every=timedelta(seconds=5),
        started_at=board.read_at - timedelta(hours=1),
        beat_at=board.read_at - timedelta(seconds=2),
    )
    silent = replace(engine, instance_id="f", kind=Kind.FEED, beat_at=board.read_at - timedelta(minutes=4))
    return engine, replace(engine, instance_id="b", kind=Kind.BOARD), silent


def shown(page: PageFrame, size: QSize, monkeypatch: pytest.MonkeyPatch) -> InkWatch:
    page.resize(size)
    return inks_of(page, size, monkeypatch)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}")
@pytest.mark.parametrize("name", list(Page))
def test_that_every_word_of_a_page_is_translated_or_the_floor_s_own(
    pages: Pages, board: Board, name: Page, size: QSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, page = Data(board, PRODUCT), pages[name]
    painted = {ink.text for ink in shown(page, size, monkeypatch).inks}
    told = {text for _, text in labelled(page)}
    foreign = {text: data.foreign_to(text) for text in sorted(painted | told)}
    assert painted
    assert {text: words for text, words in foreign.items() if words} == {}


def _is_cut_sideways(ink: Ink) -> bool:
    """Longer words grow sideways; where a list ends in the middle of a line, it scrolls."""
    return ink.seen.width() < ink.box.width() - TOUCH_PX and ink.seen.height() > 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}")
@pytest.mark.parametrize("name", list(Page))
def test_that_no_longer_word_is_cut_off_by_its_place(
    pages: Pages, name: Page, size: QSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[name]
    watch = shown(page, size, monkeypatch)
    assert [str(ink) for ink in watch.clipped() if _is_cut_sideways(ink)] == []
    assert cut_off(page) == []


NOT_LIVE = [
    Sight(Freshness.LATE, timedelta(seconds=4)),
    Sight(Freshness.STALE, timedelta(seconds=14)),
    Sight(Freshness.BLIND, timedelta(seconds=90)),
]


@pytest.fixture(params=NOT_LIVE, ids=lambda sight: sight.freshness.value)
def word(request: pytest.FixtureRequest, live: LivePath, pages: Pages) -> str:
    """Every page is told that it is not live; the word that says so."""
    for page in Page:
        assert pages[page]
    for store in (live.store, pages.floor.store):
        store.sight_changed.emit(request.param)
    return accented(request.param.freshness.value.upper())


@pytest.mark.parametrize("name", list(Page))
def test_that_a_page_that_is_not_live_says_so_in_the_reader_s_language(
    pages: Pages, board: Board, word: str, name: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, page = Data(board, PRODUCT), pages[name]
    painted = {ink.text for ink in shown(page, SIZES[1], monkeypatch).inks}
    assert {text: words for text in painted if (words := data.foreign_to(text))} == {}
    assert any(text.startswith(word) for text in painted)


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_I, Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_Slash])
@pytest.mark.parametrize("name", list(Page))
def test_that_whatever_a_key_opens_is_translated_and_has_room(
    pages: Pages, board: Board, name: Page, key: Qt.Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, page = Data(board, PRODUCT), pages[name]
    page.resize(SIZES[1])
    page.show()
    page.page.setFocus()
    QTest.keyClick(page.page, key)
    QApplication.processEvents()
    watch = shown(page, SIZES[1], monkeypatch)
    told = {ink.text for ink in watch.inks} | {text for _, text in labelled(page)}
    assert {text: words for text in told if (words := data.foreign_to(text))} == {}
    assert [str(ink) for ink in watch.clipped() if _is_cut_sideways(ink)] == []
    assert cut_off(page) == []


@pytest.mark.parametrize("name", [Page.WALL, Page.DESK, Page.HEAT, Page.STAFF])
def test_that_the_past_and_its_slider_are_translated_and_have_room(
    pages: Pages, live: LivePath, board: Board, name: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, page = Data(board, PRODUCT), pages[name]
    live.view.show_past(Past(board))
    watch = shown(page, SIZES[1], monkeypatch)
    told = {ink.text for ink in watch.inks} | {text for _, text in labelled(page)}
    assert any(accented("PAST") in text for text in told)
    assert {text: words for text in told if (words := data.foreign_to(text))} == {}
    assert [str(ink) for ink in watch.clipped() if _is_cut_sideways(ink)] == []
    assert cut_off(page) == []


def test_that_the_list_of_who_follows_is_translated(
    pages: Pages, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[Page.WALL]
    (teller,) = page.findChildren(RoomCompany)
    teller.toggle()
    shown(page, SIZES[1], monkeypatch)
    data = Data(board, PRODUCT)
    assert len(teller.pane.lines) > 5
    assert [words for line in teller.pane.lines if (words := data.foreign_to(line.text))] == []
    assert cut_off(teller.pane) == []


def test_that_the_proof_of_a_time_is_translated(
    pages: Pages, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, data = pages[Page.DESK], Data(board, PRODUCT)
    assert isinstance(page.page, DeskPage)
    for incident_id in sorted(board.promises)[:6]:
        page.page.open_proof(incident_id)
        painted = {ink.text for ink in shown(page, SIZES[1], monkeypatch).inks}
        assert {text: words for text in painted if (words := data.foreign_to(text))} == {}


def test_that_the_made_up_language_changes_every_letter_and_keeps_every_place() -> None:
    made = accented("{count} of {whole} open")
    assert made.startswith("⟦{count} óƒ {whole} óƥéñ·")
    assert len(made) > 1.3 * len("{count} of {whole} open")
    assert not Data(sketch_board(NOW)).foreign_to(accented("Nobody is free"))
    assert Data(sketch_board(NOW)).foreign_to("Nobody is free") == ["Nobody", "is", "free"]


def test_that_every_objection_to_a_drop_is_spoken(pseudo: None, board: Board) -> None:
    data = Data(board)
    for incident in board.incidents.values():
        for agent_id in board.agents:
            asked = Deploy(uuid4(), incident.id, incident.version, agent_id=agent_id, reason_code="asked_for")
            for objection in objections(board, asked, NOW):
                assert data.foreign_to(spoken(objection.sentence)) == []
