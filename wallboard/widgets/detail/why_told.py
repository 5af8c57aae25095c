"""“Why Ana, and why not Ben?” in the detail of an incident: what was asked, and the rows that answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from wallboard.domain.decision import Decision
from wallboard.live.decisions import DecisionKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.detail.rows import Act, ActKind, Row, RowKind, Tone
from wallboard.widgets.detail.why_rows import Opened, question_row, why_rows


class WhyTold(QObject):
    """Closed until somebody asks; nothing is read before, and everything is forgotten with the incident."""

    changed = Signal()

    def __init__(self, floor: Floor, parent: QObject, *, has_words: bool) -> None:
        super().__init__(parent)
        self._floor, self._has_words = floor, has_words
        self._incident_id: int | None = None
        self._opened = Opened()
        self._is_open = False
        self.keeper: DecisionKeeper | None = None
        if floor.stories is not None:
            self.keeper = DecisionKeeper(floor.store, floor.stories.ask, self)
            floor.stories.told.connect(self.keeper.take)
            floor.stories.lost.connect(self.keeper.lose)
            self.keeper.changed.connect(self.changed)

    def turn_to(self, incident_id: int) -> None:
        """Another incident is told: nothing is asked of it yet."""
        self._incident_id, self._opened, self._is_open = incident_id, Opened(), False
        if self.keeper is not None:
            self.keeper.follow(None)

    def act(self, act: Act) -> None:
        """A click on one of the rows."""
        opened = self._opened
        if act.kind is ActKind.WHY and self.keeper is not None:
            self._is_open = not self._is_open
            self.keeper.follow(self._incident_id if self._is_open else None)
        elif act.kind is ActKind.WHY_NOT and isinstance(act.of, tuple):
            self._opened = replace(opened, others=opened.others ^ {act.of})
        elif act.kind is ActKind.OTHERS and isinstance(act.of, int):
            self._opened = replace(opened, every=opened.every | {act.of})
        self.changed.emit()

    def rows(self, now: datetime) -> tuple[Row, ...]:
        """The question, and below it the answer where it was asked."""
        if self.keeper is None or self._incident_id is None:
            return ()
        board = self._floor.store.board
        question = question_row(board, self._incident_id, is_open=self._is_open)
        if question is None:
            return ()
        if not self._is_open:
            return (question,)
        return (question, *self._answer(self.keeper, now))

    def _answer(self, keeper: DecisionKeeper, now: datetime) -> Iterator[Row]:
        if keeper.trouble:
            words = _tr("Why cannot be read now: {why}").format(why=keeper.trouble)
            yield Row(RowKind.SENTENCE, ("why trouble",), text=words, tone=Tone.STRONG)
        if keeper.decisions is not None:
            known = tuple(one for one in keeper.decisions if self._was_made(one))
            board = self._floor.store.board
            yield from why_rows(board, known, self._opened, now, has_words=self._has_words)
        elif not keeper.trouble:
            yield Row(RowKind.SENTENCE, ("why waits",), text=_tr("is being read …"), tone=Tone.QUIET)

    def _was_made(self, decision: Decision) -> bool:
        """By the instant of the past that is looked at."""
        past_at = self._floor.store.past_at
        return past_at is None or decision.decided_at <= past_at


def _tr(text: str) -> str:
    return QCoreApplication.translate("Detail", text)
