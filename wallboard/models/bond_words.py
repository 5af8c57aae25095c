"""What is agreed with people and about incidents, in words: offers, people kept for later, other teams."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.bonds import Bond, Waiting, Waits
from wallboard.models.spoken import spoken


def bond_words(bond: Bond, now: datetime, *, is_now: bool = True) -> Iterator[str]:
    """Everything that is agreed with somebody, the most pressing first; times run only where it is now."""
    if bond.offered:
        yield _offered(bond, now, is_now=is_now)
    if bond.moves_to:
        yield _tr("then to {team}").format(team=bond.moves_to)
    if bond.kept_for:
        words = _tr("kept for {reference}") if bond.kept_at is None else _tr("kept for {reference}, {time}")
        yield words.format(reference=bond.kept_for, time=clock(bond.kept_at, now))
    if bond.lent_from:
        words = _tr("from {team}") if bond.until_at is None else _tr("from {team} until {time}")
        yield words.format(team=bond.lent_from, time=clock(bond.until_at, now))


def accepts_words(bond: Bond) -> str:
    """Whether somebody is asked, or taken to accept."""
    return _tr("answers offers") if bond.answers else _tr("accepts automatically")


def waiting_words(waiting: Waiting, now: datetime, *, is_now: bool = True) -> str:
    """What an incident that nobody has taken on waits for."""
    who = spoken(waiting.who)
    if waiting.what is Waits.CAME_BACK:
        return _tr("came back: {why}").format(why=who[:1].lower() + who[1:] if is_sentence(waiting) else who)
    if waiting.what is Waits.KEPT:
        words = _tr("{who} kept for it") if waiting.at is None else _tr("{who} kept for it, {time}")
        return words.format(who=who, time=clock(waiting.at, now))
    if waiting.at is None or not is_now:
        return _tr("{who} is asked").format(who=who)
    return _tr("{who} is asked, {left} to answer").format(who=who, left=left_to(waiting.at, now))


def brief_words(waiting: Waiting, now: datetime, *, is_now: bool = True) -> str:
    """The same for a line where a colour says the rest."""
    who = spoken(waiting.who)
    if waiting.what is Waits.CAME_BACK:
        return who
    if waiting.what is Waits.KEPT:
        return _tr("reserved: {who}").format(who=who)
    if waiting.at is None or not is_now:
        return _tr("asked: {who}").format(who=who)
    return _tr("{left} asked: {who}").format(left=left_to(waiting.at, now), who=who)


def is_sentence(waiting: Waiting) -> bool:
    """Whether it begins with a word of ours, and not with somebody's name."""
    return waiting.who.startswith(("Nobody", "The "))


def left_to(at: datetime, now: datetime) -> str:
    """What is left to answer; 0:00 once it is over and nobody has taken it back yet."""
    seconds = max(0, -int((now - at).total_seconds() // 1))
    return f"{seconds // 60}:{seconds % 60:02d}"


def clock(at: datetime | None, now: datetime) -> str:
    """Hours and minutes, and the day where it is another."""
    if at is None:
        return ""
    local = at.astimezone()
    text = local.strftime("%H:%M")
    return text if local.date() == now.astimezone().date() else f"{local.day}. {text}"


def _offered(bond: Bond, now: datetime, *, is_now: bool) -> str:
    if bond.respond_by_at is None or not is_now:
        return _tr("asked for {reference}").format(reference=bond.offered)
    words = _tr("asked for {reference}, {left} to answer")
    return words.format(reference=bond.offered, left=left_to(bond.respond_by_at, now))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bonds", text)
