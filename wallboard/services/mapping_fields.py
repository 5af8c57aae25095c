"""The fields that a mapping may fill, what each holds, and how a field is written in TOML."""

from collections.abc import Mapping

from wallboard.domain.incident import IncidentState
from wallboard.domain.severity import Severity
from wallboard.services.mapping import Constant, Field, FromColumn, FromRules, Kind, Rule, Shape, Value
from wallboard.services.mapping_keys import Keys, near

INCIDENT_FIELDS: dict[str, Kind] = {
    "reference": Kind.CODE,
    "severity": Kind.GRADE,
    "urgency": Kind.GRADE,
    "priority": Kind.GRADE,
    "nature": Kind.NAME,
    "team": Kind.NAME,
    "site": Kind.CODE,
    "channel": Kind.CODE,
    "customer_class": Kind.CODE,
    "opened_at": Kind.INSTANT,
    "acknowledged_at": Kind.INSTANT,
    "last_update_at": Kind.INSTANT,
    "resolved_at": Kind.INSTANT,
    "closed_at": Kind.INSTANT,
}
FIELDS: dict[Shape, dict[str, dict[str, Kind]]] = {
    Shape.UPDATE: {
        "incident": INCIDENT_FIELDS | {"state": Kind.STATE, "pause_reason": Kind.CODE},
        "assignment": {"agent": Kind.NAME},
    },
    Shape.RECORD: {
        "incident": INCIDENT_FIELDS,
        "assignment": {
            "agent": Kind.NAME,
            "assigned_at": Kind.INSTANT,
            "accepted_at": Kind.INSTANT,
            "working_at": Kind.INSTANT,
            "released_at": Kind.INSTANT,
        },
    },
}
NEEDED: dict[Shape, dict[str, tuple[str, ...]]] = {
    Shape.UPDATE: {"incident": ("reference", "state", "severity", "nature"), "assignment": ()},
    Shape.RECORD: {
        "incident": ("reference", "opened_at", "severity", "nature"),
        "assignment": ("agent", "assigned_at"),
    },
}
_FORMS = (
    "write a column's name in quotes, {column = …, values = {…}}, {constant = …}, "
    "or a list of rules {when = {…}, is = …}"
)


def fields_of(keys: Keys, shape: Shape, part: str) -> dict[str, Field]:
    """Every field of one part ("incident" or "assignment") of a mapping."""
    kinds = FIELDS[shape][part]
    found: dict[str, Field] = {}
    for name in keys.rest():
        if name not in kinds:
            keys.wrong(name, f"is not a field of {part} in the shape “{shape}”{near(name, kinds)}")
            keys.take(name)
            continue
        read = _field(keys, name, kinds[name])
        if read is not None:
            found[name] = read
    return found


def complain_of_missing_fields(keys: Keys, shape: Shape, part: str, found: Mapping[str, Field]) -> None:
    if part == "assignment" and not found:
        return
    for name in NEEDED[shape][part]:
        if name not in found:
            keys.wrong(name, f"is needed in the shape “{shape}”; {_FORMS}")


def _field(keys: Keys, name: str, kind: Kind) -> Field | None:
    raw = keys.take(name)
    if isinstance(raw, str):
        return FromColumn(raw)
    if kind is Kind.INSTANT:
        keys.wrong(name, "is an instant: write the name of its column in quotes")
    elif isinstance(raw, list):
        return _rules(keys, name, kind, raw)
    elif isinstance(raw, dict):
        return _table(Keys(raw, keys.path(name), keys.mistakes), kind)
    else:
        keys.wrong(name, _FORMS)
    return None


def _table(keys: Keys, kind: Kind) -> Field | None:
    constant = keys.take("constant")
    if constant is not None:
        keys.finish()
        value = _value(keys, "constant", constant, kind)
        return None if value is None else Constant(value)
    column = keys.text("column")
    raw_values = keys.table("values")
    values = {text: _value(raw_values, text, raw_values.take(text), kind) for text in raw_values.rest()}
    otherwise, if_missing = keys.take("otherwise"), keys.take("if_missing")
    keys.finish()
    if column is None:
        keys.mistakes.add(keys.key, _FORMS)
        return None
    return FromColumn(
        column=column,
        values={" ".join(text.split()): value for text, value in values.items() if value is not None} or None,
        otherwise=None if otherwise is None else _value(keys, "otherwise", otherwise, kind),
        if_missing=None if if_missing is None else _value(keys, "if_missing", if_missing, kind),
    )


def _rules(keys: Keys, name: str, kind: Kind, raw: list[object]) -> Field | None:
    rules: list[Rule] = []
    for number, each in enumerate(raw, start=1):
        place = f"{name}[{number}]"
        if not isinstance(each, dict):
            keys.wrong(place, "must be a table such as {when = {…}, is = …}")
            continue
        rule = Keys(each, keys.path(place), keys.mistakes)
        conditions = rule.table("when")
        when = tuple((column, frozenset(conditions.texts(column))) for column in conditions.rest())
        value = _value(rule, "is", rule.take("is"), kind)
        rule.finish()
        if value is not None:
            rules.append(Rule(when, value))
    if not raw:
        keys.wrong(name, "has no rules; the last one may go without “when” and holds for the rest")
    if any(not rule.when for rule in rules[:-1]):
        keys.wrong(name, "has a rule without “when” before others, which could never hold; put it last")
    return FromRules(tuple(rules)) if rules else None


def _value(keys: Keys, name: str, raw: object, kind: Kind) -> Value | None:
    """A value that a map, a rule or a constant gives, checked against what the field holds."""
    if kind is Kind.GRADE:
        if isinstance(raw, int) and not isinstance(raw, bool) and raw in tuple(Severity):
            return int(raw)
        keys.wrong(name, f"becomes {raw!r}, but only 1, 2, 3 or 4 can stand there")
    elif kind is Kind.STATE:
        if isinstance(raw, str) and raw in tuple(IncidentState):
            return IncidentState(raw)
        keys.wrong(name, f"becomes {raw!r}, which is no state; there are: {', '.join(IncidentState)}")
    elif isinstance(raw, str) and raw.strip():
        return " ".join(raw.split())
    else:
        keys.wrong(name, f"becomes {raw!r}, but must be a text in quotes that is not empty")
    return None
