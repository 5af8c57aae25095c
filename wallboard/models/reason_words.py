"""What the codes of short lists are called: why somebody was sent, declined, paused, resolved, cancelled."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication


def reason_words(code: str) -> str:
    """The words of a code; one that nobody translated reads as it is written, without its underscores."""
    known = _WORDS.get(code)
    if known is not None:
        return known()
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reason", text)


_WORDS: Mapping[str, Callable[[], str]] = {
    "knows_matter": lambda: _tr("Knows the matter"),
    "nobody_better": lambda: _tr("Nobody better is free"),
    "agreed": lambda: _tr("Agreed with them"),
    "training": lambda: _tr("To train them"),
    "customer_wish": lambda: _tr("The customer asked for them"),
    "on_site": lambda: _tr("Is there already"),
    "waiting_for_customer": lambda: _tr("Waiting for the customer"),
    "waiting_for_supplier": lambda: _tr("Waiting for a supplier"),
    "waiting_for_parts": lambda: _tr("Waiting for parts"),
    "planned": lambda: _tr("Planned for later"),
    "solved": lambda: _tr("Solved"),
    "workaround": lambda: _tr("Worked around"),
    "no_fault": lambda: _tr("No fault found"),
    "not_reproducible": lambda: _tr("Could not be seen again"),
    "handed_over": lambda: _tr("Handed over to others"),
    "duplicate": lambda: _tr("Told twice"),
    "by_mistake": lambda: _tr("Logged by mistake"),
    "withdrawn": lambda: _tr("The caller took it back"),
    "other": lambda: _tr("Something else"),
    "lunch": lambda: _tr("Lunch"),
    "short": lambda: _tr("Short break"),
    "meeting": lambda: _tr("Meeting"),
    "wrong_person": lambda: _tr("Was the wrong one"),
    "wrong_incident": lambda: _tr("Was the wrong incident"),
    "busy": lambda: _tr("Has no time for it"),
    "lacks_skill": lambda: _tr("Cannot do it"),
}
