"""What `wallboard board` prints for people: the board as a table, and a figure explained."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

_LABELS = {
    "open": "open",
    "unassigned": "unassigned",
    "oldest_unassigned": "oldest unassigned",
    "at_risk": "at risk in 30 min",
    "breached": "breached",
    "service_level": "service level today",
    "median_deploy": "median to deploy today",
    "free": "free agents",
}


def as_table(told: Mapping[str, Any]) -> str:
    """The board as a table."""
    figures = [f"{_LABELS[one['key']]} {figure_text(one)}" for one in told["figures"]]
    head = [
        f"{told['now']}   {told['freshness'].upper()}",
        "   ".join(figures[:4]),
        "   ".join(figures[4:]),
        f"paused {told['paused']}   unreadable {len(told['unreadable'])}",
        "severity " + _levels(told["by_severity"]) + "   priority " + _levels(told["by_priority"]),
        "agents " + "   ".join(f"{state} {count}" for state, count in told["agents"].items()),
        "",
    ]
    rows = [_line(incident) for incident in told["incidents"]]
    return "\n".join([*head, f"{'due':<24}  S P {'reference':<16} {'team':<20} {'people':<20} nature", *rows])


def figure_text(figure: Mapping[str, Any]) -> str:
    """A figure with its unit; where there is none, why."""
    from wallboard.domain.explanation import span_words

    value = figure["value"]
    if value is None:
        words = {"none": "none", "no_data": "no data"}.get(figure["absence"], "–")
        return words if figure["reason"] is None else f"{words} ({figure['reason']})"
    if figure["percent"] is not None:
        return f"{figure['percent']} %"
    if figure["unit"] == "s":
        return span_words(timedelta(seconds=value))
    return f"{value:,}" if figure["of"] is None else f"{value:,} of {figure['of']:,}"


def explanation_text(told: Mapping[str, Any]) -> str:
    """A figure, how it comes about, what it leaves out, and the rows behind it."""
    window = f"as of {told['until']}" if told["since"] is None else f"from {told['since']} to {told['until']}"
    lines = [
        f"{_LABELS[told['key']]}: {figure_text(told['figure'])}",
        f"  is     {told['formula']}",
        f"  sum    {told['sum']}",
        f"  {window}",
    ]
    lines += [f"  without {one['count']:,}: {one['what']}" for one in told["left_out"]]
    return "\n".join([*lines, f"  rows   {told['row_count']:,}", *(_row(row) for row in told["rows"])])


def _row(row: Mapping[str, Any]) -> str:
    from wallboard.domain.explanation import span_words

    measure = "" if row["measure_s"] is None else span_words(timedelta(seconds=row["measure_s"]))
    if "agent" in row:
        return f"    {row['agent']:<20} {measure}"
    if row["reference"] is None:
        return f"    #{row['id']} cannot be read"
    return (
        f"    {row['reference']:<16.16} {measure:<14} {row['severity']} {row['state']:<12} "
        f"{row['team'] or '-':<20.20} {row['nature']}"
    )


def _levels(counts: Mapping[str, int]) -> str:
    return " ".join(f"{level}:{count}" for level, count in counts.items())


def _line(incident: Mapping[str, Any]) -> str:
    due = incident["due_at"] or (f"paused: {incident['pause_reason']}" if incident["pause_reason"] else "-")
    people = ", ".join(incident["agents"]) or "nobody"
    return (
        f"{due:<24}  {incident['severity']} {incident['priority']} {incident['reference']:<16.16} "
        f"{incident['team'] or '-':<20.20} {people:<20.20} {incident['nature']}"
    )
