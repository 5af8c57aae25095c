"""What the triggers refuse in columns of codes: words about people, which would enter the log for good."""

from wallboard.services.schema.rule_words import Refusal, differ

CODED = {
    "incident": ("pause_reason", "customer", "outcome", "return_reason"),
    "presence": ("reason",),
    "assignment": ("release_reason",),
}
"""The columns, by table, into which other programs might write what belongs into a table of texts."""
_TEXTS = {"incident": "incident_text", "presence": "agent_text", "assignment": "incident_text"}
MOST_WORDS = 6
_DIGITS_OF_A_NUMBER = 9
"""As many digits with blanks or signs between them are read as a telephone number."""
_RUN = "0" * _DIGITS_OF_A_NUMBER
_ABROAD = "+0000000"
_BETWEEN = " -/().,"


def reads_like_text(text: str) -> bool:
    """What the triggers refuse, for whoever reads a log and can say which line it was."""
    zeros = text.translate(str.maketrans("123456789", "0" * 9))
    squeezed = zeros.translate(str.maketrans("", "", _BETWEEN))
    is_mail = "@" in text[1:-1]
    is_number = _RUN in squeezed and _RUN not in zeros
    return is_mail or is_number or _ABROAD in squeezed or text.count(" ") >= MOST_WORDS


def code_refusals(table: str, *, on_update: bool) -> tuple[Refusal, ...]:
    """One for each column of codes; an update is held to it only where it changes that column."""
    return tuple(_refusal(table, column, on_update=on_update) for column in CODED.get(table, ()))


def _refusal(table: str, column: str, *, on_update: bool) -> Refusal:
    own = f"NEW.{column}"
    changed = f"{differ(own, f'OLD.{column}')} AND " if on_update else ""
    return Refusal(
        f"{table}_{column}_is_a_code",
        f"{changed}{own} IS NOT NULL AND ({_reads_like_text(own)})",
        f"{table}.{column} takes a code of a list, because it enters the log: no e-mail address, no "
        f"telephone number and at most {MOST_WORDS} words; write the text into {_TEXTS[table]}",
    )


def _reads_like_text(column: str) -> str:
    """In words that both databases know; digits in one piece may be anybody's number for a customer."""
    zeros = _as_zeros(column)
    squeezed = zeros
    for sign in _BETWEEN:
        squeezed = f"replace({squeezed}, '{sign}', '')"
    blanks = f"length({column}) - length(replace({column}, ' ', ''))"
    return (
        f"{column} LIKE '%_@_%' OR {blanks} >= {MOST_WORDS} OR {squeezed} LIKE '%{_ABROAD}%' "
        f"OR ({squeezed} LIKE '%{_RUN}%' AND {zeros} NOT LIKE '%{_RUN}%')"
    )


def _as_zeros(column: str) -> str:
    for digit in "123456789":
        column = f"replace({column}, '{digit}', '0')"
    return column
