"""What is said of one person: state and until when, what they hold, what they can do."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.lanes import AgentKind
from wallboard.domain.roster import Person, SkillState
from wallboard.models.bond_words import accepts_words, bond_words
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, one_line

BETWEEN = " · "


def state_words(person: Person, moment: Moment) -> str:
    """“free since 14:21”, “busy since 13:54”, “lunch until 14:45”; first what they are asked and agreed."""
    status = person.status
    agreed = tuple(bond_words(status.bond, moment.now, is_now=False))
    if agreed:
        return BETWEEN.join(agreed)
    return _kind_words(person, moment)


def _kind_words(person: Person, moment: Moment) -> str:
    status = person.status
    if status.kind is AgentKind.ON_BREAK:
        return _break_words(person, moment)
    if status.kind is AgentKind.FREE:
        if status.since_at is None:
            return QCoreApplication.translate("Staff", "free")
        words = QCoreApplication.translate("Staff", "free since {time}")
        return words.format(time=moment.clock(status.since_at))
    if status.since_at is None:
        return QCoreApplication.translate("Staff", "busy")
    words = QCoreApplication.translate("Staff", "busy since {time}")
    return words.format(time=moment.clock(status.since_at))


def _break_words(person: Person, moment: Moment) -> str:
    status = person.status
    reason = (person.break_reason or "").replace("_", " ") or QCoreApplication.translate("Staff", "break")
    if status.until_at is not None:
        words = QCoreApplication.translate("Staff", "{reason} until {time}")
        return words.format(reason=reason, time=moment.clock(status.until_at))
    if status.since_at is None:
        return reason
    words = QCoreApplication.translate("Staff", "{reason} since {time}")
    return words.format(reason=reason, time=moment.clock(status.since_at))


def shift_words(person: Person, moment: Moment, *, is_brief: bool = False) -> str:
    """Until when they work; empty where no shift is planned."""
    if person.shift_ends_at is None:
        return ""
    words = QCoreApplication.translate("Staff", "shift to {time}")
    if moment.live and person.shift_ends_at < moment.now:
        words = QCoreApplication.translate("Staff", "shift was to {time}")
    elif is_brief:
        words = QCoreApplication.translate("Staff", "to {time}")
    return words.format(time=moment.clock(person.shift_ends_at))


def held_words(person: Person) -> str:
    """The worst they hold, and how many more."""
    if not person.held:
        return ""
    worst = person.held[0]
    return one_line(f"{worst.reference} {worst.nature}") + _more(len(person.held) - 1)


def held_within(person: Person, face: Face, room: float) -> str:
    """The same in so much room: the nature is cut, and how many more never."""
    words, more = held_words(person), _more(max(0, len(person.held) - 1))
    if face.width(words) <= room:
        return words
    return face.elided(words.removesuffix(more), room - face.width(more)) + more


def held_apart(person: Person, face: Face, room: float) -> tuple[str, str]:
    """The reference of the worst they hold, and its nature in so much room with how many more."""
    worst, more = person.held[0], _more(len(person.held) - 1)
    return one_line(worst.reference), face.elided(one_line(worst.nature), room - face.width(more)) + more


def load_words(person: Person) -> str:
    return f"{person.status.load}/{person.status.capacity}"


def skill_words(person: Person, moment: Moment) -> str:
    """Their skills by name; what will expire soon says when, and what has expired comes last."""
    return ", ".join(_skills(person, moment))


def skills_within(person: Person, moment: Moment, face: Face, room: float) -> str:
    """As many of them as have room by their whole name, and how many more there are."""
    skills = _skills(person, moment)
    if not skills:
        return face.elided(no_skill(), room)
    for shown in range(len(skills), 0, -1):
        words = ", ".join(skills[:shown]) + _more(len(skills) - shown)
        if face.width(words) <= room:
            return words
    more = _more(len(skills) - 1)
    return face.elided(skills[0], room - face.width(more)) + more


def _more(count: int) -> str:
    return f" +{count}" if count else ""


def _skills(person: Person, moment: Moment) -> tuple[str, ...]:
    said, gone = [], []
    for skill in person.skills:
        state = skill.state(moment.now)
        name = one_line(skill.name)
        if skill.expires_at is None or state is SkillState.HELD:
            said.append(name)
            continue
        day = moment.day(skill.expires_at)
        if state is SkillState.EXPIRED:
            words = QCoreApplication.translate("Staff", "expired {day}: {skill}")
            gone.append(words.format(skill=name, day=day))
        else:
            words = QCoreApplication.translate("Staff", "{skill} until {day}")
            said.append(words.format(skill=name, day=day))
    return (*said, *gone)


def nothing_held() -> str:
    return QCoreApplication.translate("Staff", "no incident")


def no_skill() -> str:
    return QCoreApplication.translate("Staff", "no skill noted")


def everything(person: Person, moment: Moment) -> str:
    """All of it in one line."""
    load = QCoreApplication.translate("Staff", "load {load}").format(load=load_words(person))
    said = (
        one_line(person.status.name),
        _kind_words(person, moment),
        *bond_words(person.status.bond, moment.now, is_now=False),
        accepts_words(person.status.bond),
        held_words(person),
        load,
        skill_words(person, moment) or no_skill(),
        shift_words(person, moment),
    )
    return BETWEEN.join(part for part in said if part)
