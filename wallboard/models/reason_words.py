"""What the codes of short lists are called: why somebody was sent, declined, paused, resolved, cancelled."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from wallboard.models.question import Reason


def reason_words(code: str) -> str:
    """The words of a code; one that nobody translated reads as it is written, without its underscores."""
    known = WORDS.get(code)
    if known is not None:
        return known()
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def reasons(codes: Iterable[str]) -> tuple[Reason, ...]:
    """A short list of codes with their words."""
    return tuple(Reason(code, reason_words(code)) for code in codes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reason", text)


WORDS: Mapping[str, Callable[[], str]] = {
    "knows_the_matter": lambda: _tr("Knows the matter"),
    "asked_for": lambda: _tr("Was asked for"),
    "nearest": lambda: _tr("Is nearest"),
    "training": lambda: _tr("Training"),
    "others_needed_elsewhere": lambda: _tr("The others are needed elsewhere"),
    "needed_elsewhere": lambda: _tr("Needed elsewhere"),
    "handed_over": lambda: _tr("Handed over"),
    "not_needed": lambda: _tr("Not needed any more"),
    "sent_by_mistake": lambda: _tr("Sent by mistake"),
    "busy": lambda: _tr("Has no time for it"),
    "not_my_skill": lambda: _tr("Cannot do it"),
    "on_a_call": lambda: _tr("On a call"),
    "going_on_break": lambda: _tr("Going on a break"),
    "unwell": lambda: _tr("Unwell"),
    "customer": lambda: _tr("Waits for the customer"),
    "supplier": lambda: _tr("Waits for a supplier"),
    "third_party": lambda: _tr("Waits for somebody else"),
    "planned_work": lambda: _tr("Planned work"),
    "approval": lambda: _tr("Waits for an approval"),
    "fixed": lambda: _tr("Fixed"),
    "workaround": lambda: _tr("Worked around"),
    "no_fault_found": lambda: _tr("No fault found"),
    "answered": lambda: _tr("Answered"),
    "not_ours": lambda: _tr("Not ours"),
    "duplicate": lambda: _tr("Told twice"),
    "lunch": lambda: _tr("Lunch"),
    "rest": lambda: _tr("Rest"),
    "meeting": lambda: _tr("Meeting"),
    "personal": lambda: _tr("Personal"),
    "more_work_there": lambda: _tr("More work there"),
    "skills_needed": lambda: _tr("Skills needed there"),
    "covers_absence": lambda: _tr("Covers for somebody"),
    "opened_by_mistake": lambda: _tr("Opened by mistake"),
    "withdrawn": lambda: _tr("Taken back by the caller"),
    "test": lambda: _tr("Only a test"),
    "spam": lambda: _tr("Spam"),
    "mistake": lambda: _tr("It was a mistake"),
    "changed_situation": lambda: _tr("Things have changed"),
    "agent_asked": lambda: _tr("The agent asked for it"),
    "gets_worse": lambda: _tr("It gets worse"),
    "customer_asks": lambda: _tr("The customer asks for it"),
    "needs_decision": lambda: _tr("Needs a decision"),
    "runs_late": lambda: _tr("Runs late"),
    "came_back": lambda: _tr("It came back"),
    "not_fixed": lambda: _tr("It was not fixed"),
    "closed_by_mistake": lambda: _tr("Closed by mistake"),
}
"""The codes of the rules as they are shipped; a house may have others."""
