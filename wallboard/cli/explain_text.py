"""Who would be best for an incident, as text for the terminal and as data for programs."""

from collections.abc import Iterator
from typing import Any

from wallboard.cli.answer_text import objection_data
from wallboard.cli.clock_text import aligned
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.objection import Level, verdict
from wallboard.domain.part_words import name_of
from wallboard.domain.proof_told import spelled
from wallboard.domain.ranking import Candidate
from wallboard.services.programs.explaining import Explained
from wallboard.services.programs.naming import Directory


def explained_text(explained: Explained, directory: Directory) -> str:
    """Everybody in order, each part with its points of its weight, and what speaks against them."""
    lines = [*_head(explained)]
    for one in explained.ranking.candidates:
        lines += ["", *candidate_lines(one, directory)]
    lines += ["", "teams", *_teams(explained, directory)]
    return "\n".join(lines)


def _head(explained: Explained) -> Iterator[str]:
    facts, rules = explained.inputs.incident, explained.inputs.rules
    yield (
        f"{explained.incident.name}, severity {int(facts.severity)}, {facts.state}, as of "
        f"{spelled(explained.board.floor_at)}, by the deploy rules {rules.number} “{rules.name}”"
    )
    if explained.inputs.is_for_later:
        yield f"kept for {spelled(explained.inputs.now)}: judged by how things are planned for then"
    if facts.promise is not None and facts.due_at is not None:
        yield f"next promise: {facts.promise}, due {spelled(facts.due_at)}"
    weights = ", ".join(f"{name_of(part)} {weight}" for part, weight in explained.ranking.weighed)
    yield f"points are value × weight: {weights}"


def candidate_lines(one: Candidate, directory: Directory) -> Iterator[str]:
    """One candidate: the place, what speaks against them, and every part."""
    who = f"{directory.name(one.agent_id)} ({directory.agents.get(one.agent_id)}"
    who = f"{who}, {directory.teams.get(one.team_id or 0, 'no team')})"
    against = "; ".join(str(raised.sentence) for raised in one.raised)
    if one.level is Level.BLOCK:
        yield f"  -  {who} cannot go: {against}"
        return
    if one.level is Level.WARN:
        yield f"  !  {who}, {one.score:.1f} points, for a reason only: {against}"
    else:
        yield f"{one.rank:>3}  {who}, {one.score:.1f} points"
    rows = [
        (str(name_of(part.part)), f"{part.points:.1f}", f"of {part.weight}", str(part.sentence))
        for part in one.parts
    ]
    yield from (f"       {line}" for line in aligned(rows, right=(1,)))


def _teams(explained: Explained, directory: Directory) -> Iterator[str]:
    for team_id in explained.inputs.team_of:
        raised = team_objections(explained.inputs, team_id)
        best = explained.ranking.best_of_team(team_id)
        words = "; ".join(str(one.sentence) for one in raised) or "may be offered it"
        first = "" if best is None else f", {directory.name(best.agent_id)} first"
        yield f"     {directory.teams[team_id]}: {words}{first if verdict(raised) is Level.PASS else ''}"


def explained_data(explained: Explained, directory: Directory) -> dict[str, Any]:
    """The same in codes, points and UTC."""
    facts, rules = explained.inputs.incident, explained.inputs.rules
    best = explained.ranking.recommended_id
    return {
        "incident": explained.incident.name,
        "version": explained.board.incidents[explained.incident.id].version,
        "as_of": spelled(explained.board.floor_at),
        "reserved_for": spelled(explained.inputs.now) if explained.inputs.is_for_later else None,
        "severity": int(facts.severity),
        "state": str(facts.state),
        "role": str(explained.inputs.role),
        "promise": None if facts.promise is None else str(facts.promise),
        "due_at": None if facts.due_at is None else spelled(facts.due_at),
        "rules": rules.number,
        "weights": {str(part): weight for part, weight in explained.ranking.weighed},
        "recommended": None if best is None else directory.agents[best],
        "candidates": [candidate_data(one, directory) for one in explained.ranking.candidates],
        "teams": [_team_data(explained, team_id, directory) for team_id in explained.inputs.team_of],
    }


def candidate_data(one: Candidate, directory: Directory) -> dict[str, Any]:
    """One candidate with every part; without points where they cannot go."""
    return {
        "agent": directory.agents.get(one.agent_id),
        "name": directory.name(one.agent_id),
        "team": directory.teams.get(one.team_id or 0),
        "level": one.level.name.lower(),
        "rank": one.rank,
        "score": None if one.level is Level.BLOCK else one.score,
        "objections": [objection_data(raised) for raised in one.raised],
        "parts": [
            {
                "part": str(part.part),
                "value": part.value,
                "weight": part.weight,
                "points": part.points,
                "sentence": str(part.sentence),
            }
            for part in one.parts
        ],
    }


def _team_data(explained: Explained, team_id: int, directory: Directory) -> dict[str, Any]:
    best = explained.ranking.best_of_team(team_id)
    raised = team_objections(explained.inputs, team_id)
    return {
        "team": directory.teams[team_id],
        "level": verdict(raised).name.lower(),
        "objections": [objection_data(one) for one in raised],
        "first": None if best is None else directory.agents[best.agent_id],
    }
