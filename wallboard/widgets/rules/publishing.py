"""Sends the draft, follows what is published, and keeps the draft whatever comes of it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt, Slot

from wallboard.domain.change import Change
from wallboard.domain.commands import Outcome, OutcomeKind, PublishRules
from wallboard.live.rules_reader import RulesReader
from wallboard.live.shown import Shown
from wallboard.models.rules_draft import RulesDraft
from wallboard.models.rules_rows import VersionListModel
from wallboard.widgets.rules.draft_strip import OvertakenStrip
from wallboard.widgets.rules.head import RulesHead
from wallboard.widgets.rules.publish_bar import PublishBar


class Publishing(QObject):
    """Joins the draft, the versions of the board and the parts of the page that say how they stand."""

    def __init__(
        self,
        draft: RulesDraft,
        versions: VersionListModel,
        store: Shown,
        reader: RulesReader,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._versions = versions
        self._store = store
        self._reader = reader
        self._now = now
        self._sent: UUID | None = None
        self._is_published = False
        self._asked_of = -1

    def join(self, head: RulesHead, bar: PublishBar, strip: OvertakenStrip) -> None:
        """Begin to follow the store, and to show in these parts how things stand."""
        self._head, self._bar, self._strip = head, bar, strip
        self._store.changed.connect(self.follow)
        self._store.done.connect(self._on_answer)
        self._store.refused.connect(self._on_answer)
        self._reader.published.connect(self._take_publications)
        head.publish_asked.connect(self.ask)
        head.let_go.connect(self._let_go)
        head.brought_back.connect(self._draft.bring_back)
        strip.build_upon.connect(self._build_upon)
        bar.decided.connect(self._publish)
        bar.closed.connect(self._focus_publish)
        self._draft.changed.connect(self.show_versions)
        self.follow(Change())

    @Slot()
    def ask(self) -> None:
        """Ask from when on, and why."""
        if self._head.publish.isEnabled():
            self._bar.open_bar()

    @Slot(object)
    def follow(self, _change: Change) -> None:
        """A draft that nobody has touched follows what is published; any other is kept and says so."""
        versions, draft = self._versions, self._draft
        versions.follow(self._now())
        newest = versions.newest
        if newest is not None and newest.number > draft.based_on:
            if self._is_published and newest.rules == draft.rules:
                self._is_published = False
                draft.begin(newest, is_published=True)
            elif not draft.is_changed and self._sent is None:
                draft.begin(newest)
        if newest is not None and newest.number != self._asked_of:
            self._asked_of = newest.number
            self._reader.ask_publications()
        self.show_versions()

    @Slot()
    def show_versions(self) -> None:
        """Say which version is in force, and whether there is one that the draft does not know."""
        versions, draft = self._versions, self._draft
        self._head.show_version(versions.in_force)
        newer = versions.rows[0] if versions.rows else None
        is_newer = newer is not None and newer.version.number > draft.based_on
        is_ours = self._sent is not None or self._is_published
        self._strip.show_newer(
            newer if is_newer and draft.is_changed and not is_ours else None, draft.based_on
        )

    @Slot(object)
    def _take_publications(self, publications: object) -> None:
        self._versions.take_publications(publications)  # type: ignore[arg-type]  # a signal carries objects
        self.show_versions()

    @Slot(object, str)
    def _publish(self, in_force_at: datetime | None, reason: str) -> None:
        if not self._head.publish.isEnabled():
            return
        self._sent = uuid4()
        self._head.set_sending(True)
        draft = self._draft
        self._store.submit(
            PublishRules(self._sent, draft.document, draft.based_on, in_force_at, reason or None)
        )

    @Slot(object)
    def _on_answer(self, outcome: Outcome) -> None:
        """Refused: the draft stays as it is, and so does the question, for another try."""
        if outcome.command.command_id != self._sent:
            return
        self._sent = None
        self._head.set_sending(False)
        if outcome.kind is OutcomeKind.DONE:
            self._is_published = True
            self._bar.reason.clear()
            self._bar.close_bar()
        self.follow(Change())

    @Slot()
    def _let_go(self) -> None:
        self._draft.begin(self._versions.newest or self._draft.base)

    @Slot()
    def _build_upon(self) -> None:
        newest = self._versions.newest
        if newest is not None:
            self._draft.build_upon(newest.number)

    @Slot()
    def _focus_publish(self) -> None:
        self._head.publish.setFocus(Qt.FocusReason.OtherFocusReason)
