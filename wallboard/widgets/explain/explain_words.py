"""Everything that explains a figure, in words: its formula, with numbers, what is left out, its limits."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.explanation import Explanation, Omission
from wallboard.domain.figures import Level
from wallboard.domain.thresholds import MINUTES, PER_CENT, Limit
from wallboard.models.counted import counted
from wallboard.widgets.figures.level_words import formula_words
from wallboard.widgets.times import hours_words
from wallboard.widgets.wall.strip_words import reason_words, value_words

NO_BREAK = "\u00a0"
"""Keeps a number and its unit on one line."""


def formula_of(told: Explanation) -> str:
    """What the figure is, in a sentence."""
    if told.level is not None:
        words = tr("{formula}, of incidents opened today; in T is within {span}")
        return words.format(formula=formula_words(told.level.definition), span=span_of(told.level.within))
    return {
        "open": tr("Incidents not resolved, closed, cancelled or merged; paused ones count"),
        "unassigned": tr("Open incidents that no agent is on; a team alone is nobody"),
        "oldest_unassigned": tr("Now − the opening of the one open longest, of those no agent is on"),
        "at_risk": tr("Open incidents whose next promise is not broken and falls due within 30 minutes"),
        "breached": tr("Open incidents whose next promise is broken and still to be kept"),
        "service_level": tr("Incidents of today answered in time / those that have an outcome"),
        "median_deploy": tr("The middle of the waits from opening to the first agent, of incidents of today"),
        "free": tr("Agents who are free / agents who are here, those on a break among them"),
    }.get(told.key, told.key)


def sum_of(told: Explanation, unreadable: int) -> str:
    """The same with the numbers of this instant, and what comes out."""
    figure = told.figure
    text, unit = value_words(figure)
    value = f"{text} {unit}".strip()
    if figure.value is None:
        return reason_words(figure.reason) if figure.reason is not None else tr("nobody waits")
    if told.level is not None:
        numbers = told.level.definition.with_numbers(told.level.answers).replace(" - ", " − ")
        return f"{numbers} = {value}"
    if told.key == "open":
        words = tr("{readable} that can be read + {unreadable} that cannot = {whole}")
        return words.format(readable=told.row_count - unreadable, unreadable=unreadable, whole=value)
    if told.key == "oldest_unassigned":
        return tr("the oldest of {count}: {span}").format(count=told.row_count, span=value)
    if told.key == "median_deploy":
        words = counted(
            "Explain", "the only wait: {span}", "the middle of %n waits: {span}", told.denominator or 0
        )
        return words.format(span=value)
    if told.key == "free" and told.denominator:
        share = 100 * (told.numerator or 0) // told.denominator
        words = tr("{part} / {whole} = {share} %")
        return words.format(part=told.numerator, whole=told.denominator, share=share)
    if told.key in ("at_risk", "breached"):
        words = tr("{part} of {whole} with a promise to keep")
        return words.format(part=told.numerator, whole=told.denominator)
    return tr("{part} of {whole} open").format(part=told.numerator, whole=told.denominator)


def counted_words(key: str) -> tuple[str, str]:
    """What numerator and denominator count."""
    return {
        "open": (tr("open"), ""),
        "unassigned": (tr("without an agent"), tr("open")),
        "at_risk": (tr("due within 30 min"), tr("with a promise to keep")),
        "breached": (tr("broken"), tr("with a promise to keep")),
        "service_level": (tr("answered in time"), tr("with an outcome")),
        "median_deploy": ("", tr("waits that ended")),
        "free": (tr("free"), tr("here")),
    }.get(key, ("", ""))


def measure_word(key: str) -> str:
    """What the span beside each row is."""
    return {
        "at_risk": tr("due in"),
        "breached": tr("overdue"),
        "service_level": tr("waited"),
        "median_deploy": tr("waited"),
        "free": tr("free for"),
    }.get(key, tr("open for"))


def omission_words(omission: Omission) -> str:
    """Why something is left out."""
    return {
        Omission.ENDED: tr("opened today and ended since"),
        Omission.HAVE_AGENT: tr("open, and an agent is on it"),
        Omission.BROKEN: tr("broken already"),
        Omission.LATER: tr("due later than that"),
        Omission.IN_TIME: tr("not broken"),
        Omission.PAUSED: tr("paused: no promise runs"),
        Omission.KEPT: tr("open, every promise kept or cancelled"),
        Omission.NO_PROMISE: tr("open, nothing was promised"),
        Omission.UNREADABLE: tr("cannot be read"),
        Omission.WAITING_IN_T: tr("still waiting, can be in time"),
        Omission.WAITING_PAST_T: tr("still waiting, too long already"),
        Omission.LEFT_EARLY: tr("cancelled or merged before T"),
        Omission.LEFT: tr("cancelled or merged unanswered"),
        Omission.NOBODY_YET: tr("open, nobody was put on it yet"),
        Omission.NEVER_DEPLOYED: tr("ended with nobody put on it"),
        Omission.AHEAD: tr("dated later than now"),
        Omission.EARLIER: tr("open, from an earlier day"),
        Omission.BUSY: tr("busy"),
        Omission.ON_BREAK: tr("on a break"),
        Omission.OFF: tr("not here"),
        Omission.NO_TEAM: tr("of a team that cannot be read"),
    }[omission]


def level_name(level: Level) -> str:
    return {Level.WARNING: tr("Warning"), Level.ALARM: tr("Alarm")}.get(level, tr("Normal"))


def limit_words(key: str, limit: Limit) -> str:
    """When a level begins and ends."""
    if limit.is_low_bad:
        words = tr("from {enter} down, ends at {exit}, each for {dwell}")
    else:
        words = tr("from {enter} up, ends at {exit}, each for {dwell}")
    enter, leave = number_words(key, limit.enter), number_words(key, limit.exit)
    if not limit.dwell:
        words = tr("from {enter}, ends at {exit}, at once")
    dwell = span_of(limit.dwell)
    told = {"enter": enter, "exit": leave, "dwell": dwell}
    return words.format(**{name: text.replace(" ", NO_BREAK) for name, text in told.items()})


def number_words(key: str, number: float) -> str:
    """A number of a trend or limit with its unit."""
    if key in PER_CENT:
        return tr("{number} %").format(number=f"{number:.0f}")
    if key in MINUTES:
        return tr("{number} min").format(number=f"{number:.0f}")
    return f"{number:.0f}"


def span_of(span: timedelta) -> str:
    """A span to whole seconds, minutes or hours, whichever says enough."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 60:
        return tr("{count} s").format(count=seconds)
    if seconds < 100 * 60:
        return tr("{count} min").format(count=seconds // 60)
    if seconds < 48 * 3600:
        return hours_words(seconds // 60)
    return tr("{count} d").format(count=seconds // 86_400)


def tr(text: str) -> str:
    return QCoreApplication.translate("Explain", text)
