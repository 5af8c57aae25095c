"""The parts of a ranking in words: what each was reckoned from, as a person would say it."""

from datetime import timedelta

from wallboard.domain.deploy_facts import AgentFacts, Inputs, covers, leaves_at, starts_at
from wallboard.domain.deploy_rules import Part
from wallboard.domain.policy import Promise
from wallboard.domain.said import Said, SaidEnum, said

_MINUTE = timedelta(minutes=1)


class PartName(SaidEnum):
    """What each part is called."""

    SKILL_FIT = "skill fit"
    FREE_CAPACITY = "free capacity"
    SLA_SLACK = "time left"
    SHIFT_LEFT = "shift left"
    FAIRNESS = "fairness"
    CONTINUITY = "continuity"
    COVERAGE = "cover left behind"


def name_of(part: Part) -> PartName:
    """What a part is called."""
    return PartName[part.name]


def told(part: Part, inputs: Inputs, agent: AgentFacts) -> Said:
    """One sentence for one part of an agent's score."""
    match part:
        case Part.SKILL_FIT:
            return _skill_fit(inputs, agent)
        case Part.FREE_CAPACITY:
            load = agent.load + inputs.incident.weight
            return said("Would carry {load} of {capacity}", load=load, capacity=agent.capacity)
        case Part.SLA_SLACK:
            return _sla_slack(inputs, agent)
        case Part.SHIFT_LEFT:
            return _shift_left(inputs, agent)
        case Part.FAIRNESS:
            return _fairness(inputs, agent)
        case Part.CONTINUITY:
            return _continuity(inputs, agent)
        case Part.COVERAGE:
            return _coverage(inputs, agent)


def _skill_fit(inputs: Inputs, agent: AgentFacts) -> Said:
    incident = inputs.incident
    needed, held = len(incident.needs), len(inputs.held_by(agent))
    is_own = incident.team_id is None or incident.team_id == agent.team_id
    if not needed:
        return said("Of the incident's team") if is_own else said("Of another team; no skill is needed")
    if is_own:
        return said(
            "Holds {held} of {needed} skills needed, of the incident's team", held=held, needed=needed
        )
    return said("Holds {held} of {needed} skills needed, of another team", held=held, needed=needed)


def _sla_slack(inputs: Inputs, agent: AgentFacts) -> Said:
    incident, at = inputs.incident, starts_at(agent, inputs.now)
    wait = _minutes(at - inputs.now)
    start = said("Could start now") if wait <= 0 else said("Could start in {wait} min", wait=wait)
    if incident.due_at is None or incident.promise is None:
        return said("{start}; nothing falls due", start=start)
    left = incident.due_at - at
    to_do = _PROMISED[incident.promise]
    if left < timedelta():
        return said("{start}, {late} min too late {to_do}", start=start, late=_minutes(-left), to_do=to_do)
    return said("{start}, {left} min left {to_do}", start=start, left=_minutes(left), to_do=to_do)


class _ToDo(SaidEnum):
    """What a promise says is done in time."""

    ACKNOWLEDGE = "to acknowledge"
    DEPLOY = "to deploy"
    UPDATE = "to give an update"
    RESOLVE = "to resolve"


_PROMISED = {promise: _ToDo[promise.name] for promise in Promise}


def _shift_left(inputs: Inputs, agent: AgentFacts) -> Said:
    at = leaves_at(agent, inputs.now)
    if at is None:
        return said("No end of the shift is known")
    left = _minutes(max(timedelta(), at - inputs.now))
    if left < 120:
        return said("{left} min left before a break or the end", left=left)
    return said("{hours} h left before a break or the end", hours=left // 60)


def _fairness(inputs: Inputs, agent: AgentFacts) -> Said:
    if agent.idle_since_at is None or agent.idle_since_at >= inputs.now:
        return said("Carries {load}", load=agent.load)
    idle = _minutes(inputs.now - agent.idle_since_at)
    return said("Carries {load}, free for {idle} min", load=agent.load, idle=idle)


def _continuity(inputs: Inputs, agent: AgentFacts) -> Said:
    if inputs.incident.returned_from_id == agent.id:
        return said("Did not take it when it was offered")
    if agent.was_on_it:
        return said("Was on this incident before")
    return said("Knows this customer") if agent.knows_customer else said("New to this incident and customer")


def _coverage(inputs: Inputs, agent: AgentFacts) -> Said:
    others = inputs.cover_of.get(agent.team_id, 0)
    if not covers(agent, inputs.incident.worst_weight):
        return said("{others} of the team could take a severity 1, as before", others=others)
    return said("Leaves {others} of the team who could take a severity 1", others=others - 1)


def _minutes(span: timedelta) -> int:
    """Whole minutes, towards the earlier."""
    return span // _MINUTE
