"""The lines of an incident's story in words that a person would say."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.story import Deed, Kin, Kinship, StoryLine, StoryNames, What
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.words import clock_time, code_words
from wallboard.widgets.detail.facts import severity_word

LONGEST = 400


def line_words(line: StoryLine, names: StoryNames, now: datetime) -> str:
    """What was done, as one sentence."""
    told = "; ".join(_shown(words) for words in _each(line.deeds, names, now))
    return told[:1].upper() + told[1:]


def _each(deeds: Sequence[Deed], names: StoryNames, now: datetime) -> Iterator[str]:
    """One by one; but the marks of one promise that fired together are told together."""
    for (what, promise), group in groupby(deeds, key=lambda deed: (deed.what, deed.field)):
        if what is What.MARK:
            percents = ", ".join(_text(deed.after) for deed in group)
            yield _tr("{promise}: {percent} % used up").format(percent=percents, promise=_promised(promise))
        else:
            yield from (deed_words(deed, names, now) for deed in group)


def who_words(line: StoryLine, names: StoryNames, now: datetime) -> str:
    """Who did it, by which command, and when it was written down where that was later."""
    words = [_shown(names.people.called(line.writer) or _tr("nobody knows who"))]
    if line.order is not None and line.order.kind:
        words.append(order_word(line.order.kind))
    if line.is_back_dated and line.recorded_at is not None:
        written = _tr("back-dated at {time}")
        words.append(written.format(time=clock_time(line.recorded_at, now)))
    return " · ".join(words)


def order_word(kind: str) -> str:
    """What a command is called."""
    return {
        "deploy": _tr("deploy"),
        "release": _tr("release"),
        "take_back": _tr("taken back"),
        "give_update": _tr("update"),
        "move_policy": _tr("other rules"),
        "publish_rules": _tr("new rules"),
        "change_life": _tr("by hand"),
        "acknowledge_alarm": _tr("by hand"),
        "snooze_alarm": _tr("by hand"),
        "respond": _tr("answer"),
        "return_offer": _tr("by itself"),
    }.get(kind, _shown(code_words(kind)))


def kinship_word(kin: Kin) -> str:
    """How another incident belongs to the one that is shown."""
    return {
        Kinship.MERGED_INTO: _tr("Merged into"),
        Kinship.MERGED_FROM: _tr("Holds"),
        Kinship.ALIKE_OPEN: _tr("Alike, open"),
        Kinship.SAME_REFERENCE: _tr("Same name"),
        Kinship.EARLIER: _tr("Day before"),
    }[kin.kinship]


def deed_words(deed: Deed, names: StoryNames, now: datetime) -> str:
    """One thing that was done."""
    if deed.what in _OF_PEOPLE:
        return _of_people(deed, names)
    if deed.what in _LIFE:
        return _of_life(deed, names)
    if deed.what in _FIELDS:
        return _field(deed, names)
    return _other(deed, names, now)


_OF_PEOPLE = frozenset({What.RESERVED, What.OFFERED, What.ACCEPTED, What.WORKING, What.RELEASED, What.ROLE})
_LIFE = frozenset(
    {
        What.OPENED,
        What.STATE,
        What.PAUSED,
        What.WENT_ON,
        What.RESOLVED,
        What.CLOSED,
        What.REOPENED,
        What.MERGED,
        What.CANCELLED,
    }
)
_FIELDS = frozenset(
    {
        What.SEVERITY,
        What.URGENCY,
        What.PRIORITY,
        What.NATURE,
        What.TEAM,
        What.SITE,
        What.CHANNEL,
        What.CUSTOMER_CLASS,
        What.CUSTOMER,
        What.LANGUAGE,
        What.OUTCOME,
    }
)


def _of_people(deed: Deed, names: StoryNames) -> str:
    who = _tr("somebody")
    if deed.agent_id is not None:
        who = names.agent(deed.agent_id)
    elif deed.team_id is not None:
        who = _tr("team {team}").format(team=names.team(deed.team_id))
    role = {"lead": _tr("lead"), "support": _tr("support")}.get(deed.role or "", deed.role or "")
    words = {
        What.RESERVED: _tr("reserved for {who}, {role}"),
        What.OFFERED: _tr("offered to {who}, {role}"),
        What.ACCEPTED: {
            "automatically": _tr("{who} sent, {role}; accepts automatically"),
            "on_behalf": _tr("accepted on behalf of {who}, {role}"),
        }.get(str(deed.after), _tr("{who} accepted, {role}")),
        What.WORKING: _tr("{who} works on it, {role}"),
        What.RELEASED: _tr("{who} released: {reason}") if deed.after else _tr("{who} released"),
        What.ROLE: _tr("{who} is {role} now"),
    }[deed.what]
    return words.format(who=who, role=role, reason=code_words(str(deed.after)))


def _of_life(deed: Deed, names: StoryNames) -> str:
    before, after = code_words(_text(deed.before)), code_words(_text(deed.after))
    if deed.what is What.OPENED:
        return _tr("opened, severity {severity}").format(severity=_graded(deed.after))
    if deed.what is What.MERGED:
        other = names.incident(deed.after) if isinstance(deed.after, int) else ""
        return _tr("merged into {other}").format(other=other) if other else _tr("merged into none")
    if deed.what is What.PAUSED and before:
        return _tr("still paused, now: {reason}; was: {before}").format(reason=after, before=before)
    words = {
        What.STATE: _tr("{before} → {after}"),
        What.PAUSED: _tr("paused: {after}") if after else _tr("paused, no reason given"),
        What.WENT_ON: _tr("goes on, {after}; was paused: {before}"),
        What.RESOLVED: _tr("resolved"),
        What.CLOSED: _tr("closed"),
        What.CANCELLED: _tr("cancelled"),
        What.REOPENED: _tr("reopened, for the {after}. time"),
    }[deed.what]
    return words.format(before=before, after=after)


def _field(deed: Deed, names: StoryNames) -> str:
    field = {
        What.SEVERITY: _tr("severity"),
        What.URGENCY: _tr("urgency"),
        What.PRIORITY: _tr("priority"),
        What.NATURE: _tr("nature"),
        What.TEAM: _tr("team"),
        What.SITE: _tr("site"),
        What.CHANNEL: _tr("channel"),
        What.CUSTOMER_CLASS: _tr("class"),
        What.CUSTOMER: _tr("customer"),
        What.LANGUAGE: _tr("language"),
        What.OUTCOME: _tr("outcome"),
    }[deed.what]
    before, after = (_value(deed.what, value, names) for value in (deed.before, deed.after))
    if not before:
        return _tr("{field} {after}").format(field=field, after=after)
    return _tr("{field} {before} → {after}").format(field=field, before=before, after=after or _tr("none"))


def _value(what: What, value: object, names: StoryNames) -> str:
    if not isinstance(value, int):
        return _text(value)
    if what is What.TEAM:
        return names.team(value)
    if what is What.NATURE:
        return names.nature(value)
    if what is What.PRIORITY:
        return _tr("P{priority}").format(priority=value)
    return _graded(value) if what is What.SEVERITY else str(value)


def _graded(value: object) -> str:
    if not isinstance(value, int) or value not in (1, 2, 3, 4):
        return _text(value)
    return f"{value} {severity_word(Severity(value))}"


def _other(deed: Deed, names: StoryNames, now: datetime) -> str:
    if deed.what is What.MARK:
        words = _tr("{promise}: {percent} % used up")
        return words.format(percent=deed.after, promise=_promised(deed.field))
    if deed.what is What.RULES:
        if not isinstance(deed.after, int):
            return _tr("back to the rules that it began under")
        return _tr("held to the rules of version {version}").format(version=names.version(deed.after))
    if deed.what is What.CORRECTED:
        before, after = (
            clock_time(value, now, seconds=True) if isinstance(value, datetime) else ""
            for value in (deed.before, deed.after)
        )
        words = _tr("{field} corrected: {before} → {after}")
        return words.format(field=_instant_word(deed.field), before=before, after=after)
    if deed.what in (What.TEXT, What.CALLER):
        return _written(deed)
    if deed.what is What.ALARM_SNOOZED:
        until = clock_time(deed.after, now) if isinstance(deed.after, datetime) else ""
        return _tr("alarm snoozed until {time}").format(time=until)
    if deed.what is What.RETURNED:
        return _returned(deed, names)
    words = {
        What.PRIORITY_SET_BY: _tr("priority set by {after}"),
        What.DEPLOYED: _tr("first sent"),
        What.TOLD: _tr("update given"),
        What.ALARM_ACKNOWLEDGED: _tr("alarm acknowledged"),
        What.ESCALATED: _tr("escalated by hand: {after}"),
        What.WRITTEN: _tr("written again: {after}") if deed.after else _tr("written again, nothing differs"),
        What.UNREADABLE: _tr("this record cannot be read: {after}"),
    }[deed.what]
    return words.format(after=code_words(_text(deed.after)))


def _returned(deed: Deed, names: StoryNames) -> str:
    after = code_words(_text(deed.after))
    if deed.agent_id is None:
        return _tr("came back: {after}").format(after=after)
    return _tr("came back from {who}: {after}").format(who=names.agent(deed.agent_id), after=after)


def _promised(field: str | None) -> str:
    return promise_word(Promise(field)) if field else ""


def _written(deed: Deed) -> str:
    """That words were written, never which: they may be about the caller."""
    if deed.what is What.CALLER:
        words = {
            "insert": _tr("what is known of the caller noted"),
            "update": _tr("what is known of the caller changed"),
        }
        return words.get(_text(deed.after), _tr("what is known of the caller erased"))
    words = {"insert": _tr("a note written"), "update": _tr("a note changed")}
    return words.get(_text(deed.after), _tr("a note erased"))


def _instant_word(field: str | None) -> str:
    return {
        "opened_at": _tr("opening"),
        "acknowledged_at": _tr("acknowledging"),
        "deployed_at": _tr("first sending"),
        "resolved_at": _tr("resolving"),
        "closed_at": _tr("closing"),
        "assigned_at": _tr("assigning"),
    }.get(field or "", code_words(field))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _shown(text: str) -> str:
    """Foreign words on one line, cut, without what cannot be seen or turns the line about."""
    cut = text[:LONGEST]
    return cut if cut.isprintable() else "".join(sign if sign.isprintable() else " " for sign in cut)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Story", text)
