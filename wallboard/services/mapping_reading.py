"""Reads a mapping file, or a shipped one by name, and refuses it in words when it cannot work."""

import re
import tomllib
from collections.abc import Mapping as ReadOnly
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wallboard import assets
from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.mapping import AgentRule, Field, FileFormat, Mapping, Shape, TimeFormat
from wallboard.services.mapping_fields import complain_of_missing_fields, fields_of
from wallboard.services.mapping_keys import Keys, MappingRefused, Mistakes, near

_PROBE = datetime(2001, 2, 3, 4, 5, 6)  # noqa: DTZ001 - every part differs, so that swapped parts show
_MISSING_ZONE = ZoneInfo("Etc/UTC")


def load_mapping(name_or_path: str | Path) -> Mapping:
    """The mapping in a file, or the shipped one of that name.

    Raises:
        MappingRefused: the file is missing, is no TOML, or says something that cannot work.
    """
    file = _find(name_or_path)
    try:
        content = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise MappingRefused(f"the mapping {file} cannot be read: {reason}.") from problem
    return parse_mapping(content, file)


def parse_mapping(content: str, file: Path) -> Mapping:
    """The mapping in a text of TOML; `file` is what its mistakes are named after."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as problem:
        raise MappingRefused(f"the mapping {file.name} is not valid TOML: {problem}.") from problem
    mistakes = Mistakes(file)
    mapping = _mapping(Keys(table, "", mistakes), file)
    mistakes.raise_if_any()
    if mapping is None:  # a mapping is only missing together with a mistake
        raise AssertionError("a mapping without mistakes must be whole")
    return mapping


def _find(name_or_path: str | Path) -> Path:
    path = Path(name_or_path)
    if path.exists():
        return path
    if str(name_or_path) in assets.names("mappings"):
        return assets.mapping(str(name_or_path))
    shipped = ", ".join(assets.names("mappings"))
    raise MappingRefused(
        f"there is no mapping “{name_or_path}”: give the path of a .toml file, "
        f"or one of those shipped: {shipped}."
    )


def _mapping(keys: Keys, file: Path) -> Mapping | None:
    source, shape = _source(keys), _shape(keys)
    form, time = _format(keys.table("file")), _time(keys.table("time"))
    update, later = keys.table("update"), keys.table("later")
    incident, assignment = keys.table("incident"), keys.table("assignment")
    team_keys = keys.table("team")
    team_name = _name(team_keys)
    team_keys.finish()
    agent = _agent(keys.table("agent"))
    keys.finish()
    if shape is None:
        return None
    at = _at(update, shape)
    fields: dict[str, dict[str, Field]] = {}
    for part, part_keys in (("incident", incident), ("assignment", assignment)):
        fields[part] = fields_of(part_keys, shape, part)
        complain_of_missing_fields(part_keys, shape, part, fields[part])
    believed = _later(later, shape, fields["incident"])
    return Mapping(
        file=file,
        source=source,
        shape=shape,
        format=form,
        time=time,
        at=at,
        incident=fields["incident"],
        assignment=fields["assignment"],
        later=believed,
        team_name=team_name,
        agent=agent,
    )


def _source(keys: Keys) -> str:
    source = keys.text("source") or ""
    if not 1 <= len(source) <= 64 or not source.isprintable() or source != source.strip():
        keys.wrong("source", 'is needed: a short text that names where the log comes from, such as "crm"')
    return source


def _shape(keys: Keys) -> Shape | None:
    shape = keys.text("shape")
    if shape in tuple(Shape):
        return Shape(shape)
    keys.wrong(
        "shape",
        'is needed: "update" when one row is one update of an incident, '
        '"record" when one row is a record with several timestamps',
    )
    return None


def _format(keys: Keys) -> FileFormat:
    encoding = keys.text("encoding", default="utf-8-sig") or ""
    delimiter = keys.text("delimiter", default=",") or ""
    missing = frozenset(" ".join(text.split()) for text in keys.texts("missing"))
    keys.finish()
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        keys.wrong("encoding", f"“{encoding}” is not an encoding; write for example utf-8-sig or cp1252")
    if len(delimiter) != 1 or delimiter in '"\r\n':
        keys.wrong("delimiter", 'must be one character, such as "," or ";" or "\\t"')
    return FileFormat(encoding=encoding, delimiter=delimiter, missing=missing)


def _time(keys: Keys) -> TimeFormat:
    zone, formats = keys.text("zone"), keys.texts("formats")
    keys.finish()
    if not formats:
        keys.wrong("formats", 'is needed: a list of date formats, such as ["%d/%m/%Y %H:%M"]')
    for number, form in enumerate(formats):
        for other in formats[:number]:
            if _disagree(form, other):
                keys.wrong(
                    "formats", f"“{other}” and “{form}” read the same text as different instants; keep one"
                )
    return TimeFormat(zone=_zone(keys, zone), formats=formats)


def _zone(keys: Keys, name: str | None) -> ZoneInfo:
    if name is None:
        keys.wrong("zone", 'is needed: the time zone of the log, such as "Etc/UTC" or "Europe/Berlin"')
        return _MISSING_ZONE
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        keys.wrong("zone", f"“{name}” is not a time zone; write for example Etc/UTC or America/Los_Angeles")
        return _MISSING_ZONE


def _disagree(form: str, other: str) -> bool:
    """Whether a text in one format is also one in the other, but of another instant."""
    try:
        text = _PROBE.strftime(form)
        return datetime.strptime(text, other) != datetime.strptime(text, form)  # noqa: DTZ007 - both naive
    except ValueError:
        return False


def _at(keys: Keys, shape: Shape) -> str | None:
    at = keys.text("at")
    keys.finish()
    if shape is Shape.UPDATE and at is None:
        keys.wrong("at", "is needed in the shape “update”: the column with the time of each row")
    if shape is Shape.RECORD and at is not None:
        keys.wrong("at", "means nothing in the shape “record”, whose timestamps are times of their own")
    return at


def _later(keys: Keys, shape: Shape, incident: ReadOnly[str, Field]) -> dict[str, frozenset[IncidentState]]:
    believed: dict[str, frozenset[IncidentState]] = {}
    state = incident.get("state")
    for column in keys.rest():
        states = keys.texts(column)
        unknown = [text for text in states if text not in tuple(IncidentState)]
        if unknown or not states:
            known = ", ".join(IncidentState)
            keys.wrong(column, f"must list the states in which the column is true, of: {known}")
            continue
        if state is not None and column in state.columns:
            keys.wrong(column, "decides the state itself and so cannot wait for it")
        believed[column] = frozenset(map(IncidentState, states))
    if believed and shape is Shape.RECORD:
        keys.mistakes.add(
            keys.key, "means nothing in the shape “record”, where every timestamp waits its turn"
        )
    return believed


def _name(keys: Keys) -> str:
    name = keys.text("name", default="{}") or ""
    if name.count("{}") != 1 or name.replace("{}", "").count("{"):
        keys.wrong("name", 'must hold {} once, in the place of the text from the log, such as "Station {}"')
        return "{}"
    return name


def _agent(keys: Keys) -> AgentRule:
    name, capacity = _name(keys), keys.number("capacity")
    presence, pattern = keys.text("presence"), keys.text("team_pattern")
    keys.finish()
    if capacity is not None and not 0 < capacity <= 1000:
        keys.wrong("capacity", "must be a whole number from 1 to 1000")
    if presence not in (None, PresenceState.ON_SHIFT, PresenceState.OFF):
        keys.wrong("presence", f'must be "on_shift" or "off"{near(str(presence), ("on_shift", "off"))}')
        presence = None
    try:
        compiled = None if pattern is None else re.compile(pattern)
    except re.error as problem:
        keys.wrong("team_pattern", f"is not a regular expression: {problem}")
        compiled = None
    if compiled is not None and compiled.groups < 1:
        keys.wrong("team_pattern", "needs one group in parentheses, which gives the team's text")
        compiled = None
    return AgentRule(
        name=name,
        capacity=capacity,
        presence=None if presence is None else PresenceState(presence),
        team_pattern=compiled,
    )
