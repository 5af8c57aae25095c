"""Where an incident lies in the system that it came from: addresses made from a person's own templates."""

from collections.abc import Mapping
from urllib.parse import quote

_SCHEMES = ("https://", "http://")


def link_of(templates: Mapping[str, str], source: str, reference: str) -> str | None:
    """The address of an incident in its own system; None where nobody said how to get there.

    What stands in a template's places is percent-encoded, so that it can be nothing but a value.
    """
    template = templates.get(source)
    if template is None or not template.startswith(_SCHEMES):
        return None
    # The reference last: one that reads "{source}" is a reference.
    parts = [part.replace("{source}", _encoded(source)) for part in template.split("{reference}")]
    return _encoded(reference).join(parts)


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")
