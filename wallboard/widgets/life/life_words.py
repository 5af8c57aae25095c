"""What is asked before an act on incidents, and what is said when it was done."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from wallboard.domain.incident import Incident
from wallboard.domain.life_commands import LifeAct
from wallboard.models.counted import counted
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.action import Action

ACTIONS: dict[LifeAct, Action] = {
    LifeAct.ACKNOWLEDGE: catalogue.ACKNOWLEDGE,
    LifeAct.PAUSE: catalogue.PAUSE,
    LifeAct.RESUME: catalogue.RESUME,
    LifeAct.ESCALATE: catalogue.ESCALATE,
    LifeAct.DO_WITHOUT: catalogue.DO_WITHOUT,
    LifeAct.RESOLVE: catalogue.RESOLVE,
    LifeAct.CLOSE: catalogue.CLOSE,
    LifeAct.REOPEN: catalogue.REOPEN,
    LifeAct.MERGE: catalogue.MERGE,
    LifeAct.CANCEL: catalogue.CANCEL,
}


def title(act: LifeAct | None, rows: Sequence[Incident], refused: Sequence[str]) -> str:
    """What is asked; None is taking everybody off. It says, too, which of several cannot be part of it."""
    who = rows[0].reference if len(rows) == 1 else counted("Life", "%n incident", "%n incidents", len(rows))
    words = _asked(act).format(who=who)
    if len(rows) > 1 and refused:
        more = _tr("{count} cannot: {why}")
        words = f"{words} {more.format(count=len(refused), why=refused[0])}"
    return words


def _asked(act: LifeAct | None) -> str:
    words = {
        LifeAct.ACKNOWLEDGE: _tr("Acknowledge {who}?"),
        LifeAct.PAUSE: _tr("Pause {who}: waiting for what?"),
        LifeAct.RESUME: _tr("Resume {who}?"),
        LifeAct.ESCALATE: _tr("Escalate {who}: why?"),
        LifeAct.DO_WITHOUT: _tr("{who}: do without those who did not come?"),
        LifeAct.RESOLVE: _tr("Resolve {who}: with what outcome?"),
        LifeAct.CLOSE: _tr("Close {who}?"),
        LifeAct.REOPEN: _tr("Reopen {who}: why?"),
        LifeAct.MERGE: _tr("Merge {who} into the other? This is final."),
        LifeAct.CANCEL: _tr("Cancel {who}: why? This is final."),
    }
    return _tr("Take off {who}: why?") if act is None else words[act]


def done_words(act: LifeAct) -> str:
    """What was done to one incident, with a place for it."""
    words = {
        LifeAct.ACKNOWLEDGE: _tr("{reference} is acknowledged."),
        LifeAct.PAUSE: _tr("{reference} is paused."),
        LifeAct.RESUME: _tr("{reference} goes on."),
        LifeAct.ESCALATE: _tr("{reference} is escalated."),
        LifeAct.DO_WITHOUT: _tr("{reference} goes on without who did not come."),
        LifeAct.RESOLVE: _tr("{reference} is resolved."),
        LifeAct.CLOSE: _tr("{reference} is closed."),
        LifeAct.REOPEN: _tr("{reference} is open again."),
        LifeAct.MERGE: _tr("{reference} is merged into the other."),
        LifeAct.CANCEL: _tr("{reference} is cancelled."),
    }
    return words[act]


def done_words_of_several(act: LifeAct, count: int) -> str:
    """The same of several."""
    words = {
        LifeAct.ACKNOWLEDGE: counted(
            "Life", "%n incident is acknowledged.", "%n incidents are acknowledged.", count
        ),
        LifeAct.PAUSE: counted("Life", "%n incident is paused.", "%n incidents are paused.", count),
        LifeAct.RESUME: counted("Life", "%n incident goes on.", "%n incidents go on.", count),
        LifeAct.ESCALATE: counted("Life", "%n incident is escalated.", "%n incidents are escalated.", count),
        LifeAct.DO_WITHOUT: counted(
            "Life",
            "%n incident goes on without who did not come.",
            "%n incidents go on without who did not come.",
            count,
        ),
        LifeAct.RESOLVE: counted("Life", "%n incident is resolved.", "%n incidents are resolved.", count),
        LifeAct.CLOSE: counted("Life", "%n incident is closed.", "%n incidents are closed.", count),
        LifeAct.REOPEN: counted("Life", "%n incident is open again.", "%n incidents are open again.", count),
        LifeAct.MERGE: counted(
            "Life", "%n incident is merged into the other.", "%n incidents are merged into the other.", count
        ),
        LifeAct.CANCEL: counted("Life", "%n incident is cancelled.", "%n incidents are cancelled.", count),
    }
    return words[act]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Life", text)
