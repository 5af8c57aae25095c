"""Staff against need in words: a half hour, what it lacks, and what its need is reckoned from."""

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from wallboard.domain.arrivals import HALF_HOUR
from wallboard.domain.handling import MIN_SAMPLES
from wallboard.domain.sla_policy import Goals
from wallboard.domain.staff_need import MIN_ARRIVALS, MIN_WEEKS, HalfHour, Lacking, StaffNeed
from wallboard.models.counted import counted
from wallboard.widgets.risk_words import minutes


def ratio(half_hour: HalfHour) -> str:
    """“9/11”: there, and needed."""
    need = tr("?") if half_hour.need is None else str(half_hour.need)
    return f"{half_hour.have}/{need}"


def lack(half_hour: HalfHour) -> str:
    """“−2” where there are too few, else nothing."""
    return tr("−{count}").format(count=half_hour.short) if half_hour.short else ""


def lacking_words(need: StaffNeed) -> str:
    """Why there is no need to tell; empty where there is one."""
    if need.lacking is None:
        return ""
    words, count, least = {
        Lacking.WEEKS: (tr("too little history: {count} of {least} weeks"), need.weeks, MIN_WEEKS),
        Lacking.ARRIVALS: (
            tr("too little history: {count} of {least} incidents"),
            need.arrivals,
            MIN_ARRIVALS,
        ),
        Lacking.HANDLING: (
            tr("too little history: {count} of {least} handled incidents"),
            need.samples,
            MIN_SAMPLES,
        ),
    }[need.lacking]
    return words.format(count=count, least=least)


def clock(at: datetime, zone: tzinfo | None) -> str:
    return f"{at.astimezone(zone):%H:%M}"


def sentence(half_hour: HalfHour, zone: tzinfo | None) -> str:
    """“14:30 to 15:00: 9 there, 11 needed, 2 short.”"""
    words = tr("{start} to {end}: {have} there, {need} needed, {short} short.")
    if half_hour.need is None:
        words = tr("{start} to {end}: {have} there.")
    elif not half_hour.short:
        words = tr("{start} to {end}: {have} there, {need} needed.")
    text = words.format(
        start=clock(half_hour.starts_at, zone),
        end=clock(half_hour.starts_at + HALF_HOUR, zone),
        have=half_hour.have,
        need=half_hour.need,
        short=half_hour.short,
    )
    if half_hour.on_break:
        text += " " + tr("{count} of them on a break.").format(count=half_hour.on_break)
    if half_hour.assumed:
        text += " " + tr("{count} without a shift are taken to stay.").format(count=half_hour.assumed)
    return text


def expected(half_hour: HalfHour) -> str:
    """How many incidents the half hour is expected to bring, with what hundredths matter."""
    return f"{half_hour.expected_arrivals:.2f}".rstrip("0").rstrip(".")


def inputs(need: StaffNeed, goals: Goals) -> tuple[str, ...]:
    """What every need here is reckoned from, one thing a line."""
    if need.lacking is not None or need.mean_handling is None:
        return (tr("Need: {why}").format(why=lacking_words(need)),)
    arrivals = counted(
        "Need",
        "Arrivals: average of this half hour over {weeks} weeks ({count} incident).",
        "Arrivals: average of this half hour over {weeks} weeks ({count} incidents).",
        need.arrivals,
    )
    handling = counted(
        "Need",
        "Handling: {span}, mean of {count} incident.",
        "Handling: {span}, mean of {count} incidents.",
        need.samples,
    )
    aim = tr("Aim: {share} % answered within {within}, at most {busy} % busy{shrinkage}.")
    shrinkage = tr(", {share} % away").format(share=percent(goals.shrinkage)) if goals.shrinkage else ""
    formula = tr("Erlang C: everybody waits.")
    if goals.patience_s is not None:
        formula = tr("Erlang A: patience {span} on average.").format(
            span=minutes(timedelta(seconds=goals.patience_s))
        )
    return (
        arrivals.format(weeks=need.weeks, count=f"{need.arrivals:,}"),
        handling.format(span=minutes(need.mean_handling), count=f"{need.samples:,}"),
        aim.format(
            share=percent(goals.service_level),
            within=minutes(timedelta(seconds=goals.within_s)),
            busy=percent(goals.max_occupancy),
            shrinkage=shrinkage,
        ),
        formula,
    )


def percent(share: float) -> str:
    return f"{share * 100:.1f}".rstrip("0").rstrip(".")


def tr(text: str) -> str:
    return QCoreApplication.translate("Need", text)
