"""The story of an incident as text and as JSON, in the codes of the log with names beside them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from wallboard.domain.proof_told import spelled
from wallboard.domain.story import Deed, Kin, Story, StoryLine, StoryNames, Value, What

_ENDS = (What.RESOLVED, What.CLOSED, What.CANCELLED)


def as_data(story: Story, name: str) -> Mapping[str, Any]:
    """The story as JSON has it, the oldest line first."""
    return {
        "incident": name,
        "id": story.incident_id,
        "as_of": spelled(story.as_of),
        "earlier": story.earlier,
        "lines": [_line(line, story.names) for line in reversed(story.lines)],
        "kin": [_kin(kin) for kin in story.kin],
    }


def as_text(story: Story, name: str) -> str:
    """The same for people; times in UTC."""
    rows = [f"{name}   #{story.incident_id}   as of {_time(story.as_of)}", ""]
    if story.earlier:
        rows.append(f"{story.earlier} earlier events are not shown; --newest N shows more")
    for line in reversed(story.lines):
        who = story.names.people.called(line.writer) or "nobody knows who"
        by = f"{who}, {line.order.kind}" if line.order and line.order.kind else who
        rows.append(
            f"{_time(line.at)}  {'; '.join(_words(deed, story.names) for deed in line.deeds)}   [{by}]"
        )
        if line.order and line.order.reason:
            rows.append(f"{'':<21}“{_plain(line.order.reason)}”")
        if line.is_back_dated:
            rows.append(f"{'':<21}back-dated, recorded {_time(line.recorded_at)}")
    if not story.lines:
        rows.append("the log says nothing of it that can be read")
    if story.kin:
        rows += [
            "",
            *(
                f"{_spaced(kin.kinship)}: {kin.source}:{kin.reference} (#{kin.incident_id})"
                for kin in story.kin
            ),
        ]
    return "\n".join(rows)


def _line(line: StoryLine, names: StoryNames) -> dict[str, Any]:
    order = line.order
    return {
        "events": list(line.seqs),
        "at": None if line.at is None else spelled(line.at),
        "recorded_at": None if line.recorded_at is None else spelled(line.recorded_at),
        "back_dated": line.is_back_dated,
        "by": names.people.called(line.writer),
        "operator_id": line.writer.operator_id,
        "program": line.writer.program,
        "command": None if order is None else {"id": order.id, "kind": order.kind, "reason": order.reason},
        "did": [_deed(deed, names) for deed in line.deeds],
    }


def _deed(deed: Deed, names: StoryNames) -> dict[str, Any]:
    told: dict[str, Any] = {"what": str(deed.what)}
    if deed.field is not None:
        told["field"] = deed.field
    told |= {"before": _json(deed.before), "after": _json(deed.after)}
    if deed.agent_id is not None:
        told |= {"agent_id": deed.agent_id, "agent": names.agent(deed.agent_id), "role": deed.role}
    if deed.team_id is not None:
        told |= {"team_id": deed.team_id, "team": names.team(deed.team_id), "role": deed.role}
    return told


def _json(value: Value) -> int | str | None:
    return spelled(value) if isinstance(value, datetime) else value


def _kin(kin: Kin) -> dict[str, Any]:
    return {
        "kinship": str(kin.kinship),
        "id": kin.incident_id,
        "incident": f"{kin.source}:{kin.reference}",
        "opened_at": None if kin.opened_at is None else spelled(kin.opened_at),
        "open": kin.is_open,
    }


def _words(deed: Deed, names: StoryNames) -> str:
    what = _spaced(deed.what)
    if deed.what in (What.TEXT, What.CALLER, What.MARK, What.CORRECTED) and deed.field:
        what = f"{what} {deed.field}"
    who = ""
    if deed.agent_id is not None:
        who = f" {_plain(names.agent(deed.agent_id))} as {deed.role}"
    elif deed.team_id is not None:
        who = f" team {_plain(names.team(deed.team_id))}"
    before, after = (_named(deed.what, value, names) for value in (deed.before, deed.after))
    if deed.what in _ENDS:
        return f"{what} from {_spaced(before or 'new')}"
    if before is None:
        return f"{what}{who}" if after is None else f"{what}{who} {after}"
    return f"{what}{who} {before} to {after or 'nothing'}"


def _named(what: What, value: Value, names: StoryNames) -> str | None:
    if value is None or isinstance(value, datetime):
        return None if value is None else _time(value)
    if not isinstance(value, int):
        return _plain(value)
    named = {
        What.TEAM: names.team,
        What.NATURE: names.nature,
        What.RULES: names.version,
        What.MERGED: names.incident,
    }.get(what)
    return str(value) if named is None else _plain(named(value))


def _spaced(code: str) -> str:
    return str(code).replace("_", " ")


def _plain(text: str) -> str:
    """One line that no terminal takes for an order."""
    return "".join(sign if sign.isprintable() else "?" for sign in text[:400])


def _time(at: datetime | None) -> str:
    return f"{'(no instant)':<19}" if at is None else f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
