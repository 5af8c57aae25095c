"""The draft of the rules: what a person changes, beside what is in force, until it is published or let go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from wallboard.domain.said import said
from wallboard.domain.sla_document import UnreadableRules, read_rules, text_of
from wallboard.domain.sla_policy import NamedCalendar, Policy, PolicyRules, PolicyVersion
from wallboard.domain.sla_rules import rule_faults
from wallboard.models.spoken import trouble_in

Place = tuple[str, str, str]
"""("policy", code, field), ("calendar", code, field) or ("goals", "", field)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: ("policy", code), ("calendar", code) or ("goals", "")."""

    place: tuple[str, str]
    sentence: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A draft that was let go, so that it can be brought back."""

    rules: PolicyRules
    based_on: int


class RulesDraft(QObject):
    """Rules that may still contradict themselves, and texts in fields that cannot be read yet."""

    changed = Signal()

    def __init__(self, version: PolicyVersion, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = version
        self._rules = version.rules
        self._based_on = version.number
        self._wrong: dict[Place, tuple[str, str]] = {}
        self._let_go: _Kept | None = None

    @property
    def rules(self) -> PolicyRules:
        return self._rules

    @property
    def based_on(self) -> int:
        """The number of the newest version that the author has seen."""
        return self._based_on

    @property
    def base(self) -> PolicyVersion:
        """The version that the draft was begun on."""
        return self._base

    @property
    def is_changed(self) -> bool:
        """Whether there is anything that could be lost."""
        return self._rules != self._base.rules or bool(self._wrong)

    @property
    def can_bring_back(self) -> bool:
        return self._let_go is not None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that keeps the draft from being published."""
        found = [Fault(place[:2], _at(place, sentence)) for place, (_, sentence) in self._wrong.items()]
        found += [Fault(_place_of(sentence), sentence) for sentence in rule_faults(self._rules)]
        return tuple(found) or tuple(_unreadable(self._rules))

    @property
    def document(self) -> str:
        """The draft as it would be published."""
        return text_of(self._rules)

    def wrong_text(self, place: Place) -> str | None:
        """What stands in a field that cannot be read; None where it can."""
        found = self._wrong.get(place)
        return None if found is None else found[0]

    def begin(self, version: PolicyVersion, *, is_published: bool = False) -> None:
        """Begin anew on the newest version; a draft that was not published can be brought back."""
        if is_published:
            self._let_go = None
        else:
            self._keep()
        self._base, self._rules, self._wrong = version, version.rules, {}
        self._based_on = version.number
        self.changed.emit()

    def take(self, rules: PolicyRules) -> None:
        """Put other rules into the draft whole, such as an example or those of an older version."""
        self._keep()
        self._rules, self._wrong = rules, {}
        self.changed.emit()

    def bring_back(self) -> None:
        """Have the draft again that was let go last."""
        if self._let_go is not None:
            kept, self._let_go = self._let_go, None
            self._rules, self._based_on, self._wrong = kept.rules, kept.based_on, {}
            self.changed.emit()

    def build_upon(self, number: int) -> None:
        """The author has seen this version and publishes over it."""
        self._based_on = number
        self.changed.emit()

    def become(self, rules: PolicyRules) -> None:
        """Change the rules; an example that somebody changes is an example no longer, unless they say so."""
        if rules == self._rules:
            return
        if self._rules == self._base.rules and rules.is_example and self._base.rules.is_example:
            rules = replace(rules, is_example=False)
        self._rules = rules
        self.changed.emit()

    def note(self, place: Place, text: str, sentence: str) -> None:
        """What stands in a field cannot be read, or (with an empty sentence) can be read again."""
        before = self._wrong.get(place)
        if sentence:
            self._wrong[place] = (text, sentence)
        else:
            self._wrong.pop(place, None)
        if self._wrong.get(place) != before:
            self.changed.emit()

    def forget(self, kind: str, code: str) -> None:
        """What stood in the fields of a policy or calendar is gone with it."""
        self._wrong = {place: words for place, words in self._wrong.items() if place[:2] != (kind, code)}

    def put_policy(self, row: int, policy: Policy) -> None:
        """Change one policy where it stands."""
        old = self._rules.policies[row]
        if old.code != policy.code:
            self._rename("policy", old.code, policy.code)
        policies = list(self._rules.policies)
        policies[row] = policy
        self.become(replace(self._rules, policies=tuple(policies)))

    def put_calendar(self, code: str, calendar: NamedCalendar) -> None:
        """Change one calendar; where its code changes, those who name it follow."""
        if code != calendar.code:
            self._rename("calendar", code, calendar.code)
        self.become(_with_calendar(self._rules, code, calendar))

    def _rename(self, kind: str, old: str, new: str) -> None:
        self._wrong = {
            (kind, new, place[2]) if place[:2] == (kind, old) else place: words
            for place, words in self._wrong.items()
        }

    def _keep(self) -> None:
        if self._rules != self._base.rules:
            self._let_go = _Kept(self._rules, self._based_on)


def free_code(code: str, taken: set[str]) -> str:
    """This code, or the first of its kind that nobody has."""
    number, free = 1, code[:60]
    while free in taken:
        number += 1
        free = f"{code[:58]}-{number}"
    return free


def _with_calendar(rules: PolicyRules, code: str, calendar: NamedCalendar) -> PolicyRules:
    calendars = {
        (calendar.code if key == code else key): (calendar if key == code else one)
        for key, one in rules.calendars.items()
    }
    policies = tuple(_using(policy, code, calendar.code) for policy in rules.policies)
    return replace(rules, calendars=calendars, policies=policies)


def _using(policy: Policy, old: str, new: str) -> Policy:
    if old == new:
        return policy
    targets = tuple(
        replace(target, calendar=new) if target.calendar == old else target for target in policy.targets
    )
    return replace(policy, calendar=new if policy.calendar == old else policy.calendar, targets=targets)


def _unreadable(rules: PolicyRules) -> Iterator[Fault]:
    """What no rule contradicts and the document still cannot hold, such as a policy without a name."""
    try:
        read_rules(text_of(rules))
    except UnreadableRules as trouble:
        place = str(trouble).partition(":")[0]
        yield Fault(_document_place(rules, place), _said(trouble))


def _document_place(rules: PolicyRules, way: str) -> tuple[str, str]:
    """Where "document.policies[1].name" is."""
    parts = way.split(".")
    if len(parts) > 1 and parts[1].startswith("policies["):
        row = int(parts[1][len("policies[") : -1])
        return "policy", rules.policies[row].code
    if len(parts) > 2 and parts[1] == "calendars":
        return "calendar", parts[2]
    return "goals", ""


def _place_of(sentence: str) -> tuple[str, str]:
    """ "policy p1, resolve: …" is about the policy p1; codes hold no colon and no comma."""
    head = sentence.partition(":")[0].partition(",")[0]
    kind, _, code = head.partition(" ")
    return (kind, code) if kind in ("policy", "calendar") else ("goals", "")


def _at(place: Place, sentence: str) -> str:
    kind, code, field = place
    if kind == "policy":
        return said("policy {code}, {field}: {trouble}", code=code, field=field, trouble=sentence)
    if kind == "calendar":
        return said("calendar {code}, {field}: {trouble}", code=code, field=field, trouble=sentence)
    return said("goals, {field}: {trouble}", field=field, trouble=sentence)


def _said(trouble: UnreadableRules) -> str:
    words = trouble.args[0]
    place = str(words).partition(": ")[0]
    name = place.removeprefix("document.") or QCoreApplication.translate("RulesDraft", "the rules")
    return f"{name}: {trouble_in(words)}"
