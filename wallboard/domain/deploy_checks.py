"""What speaks against sending an agent or a team to an incident; how hard each rule is, a document says."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_facts import AgentFacts, Inputs, starts_at
from wallboard.domain.deploy_rules import DeployRules, Rule
from wallboard.domain.freshness import Freshness
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.said import Said, said
from wallboard.domain.staff import PresenceState

_LONGEST_BREAK = timedelta(hours=3)
"""A gap between two shifts of one agent up to this long is a break, a longer one the end of the day."""
_MINUTE = timedelta(minutes=1)

Found = Iterable[tuple[Rule, Said]]


def agent_objections(inputs: Inputs, agent_id: int) -> tuple[Objection, ...]:
    """Everything that speaks against one agent; empty when nothing does."""
    agent = inputs.agent_of.get(agent_id)
    if agent is None:
        return (Objection(Level.BLOCK, Rule.NO_AGENT, said("This agent is no longer there")),)
    return objections_to(inputs, agent)


def objections_to(inputs: Inputs, agent: AgentFacts) -> tuple[Objection, ...]:
    """Everything that speaks against one agent of the inputs."""
    found = [*_barred(inputs, agent), *_doubtful(inputs, agent)]
    return _told(inputs.rules, found, is_for_some_day=inputs.is_for_some_day) if found else ()


def team_objections(inputs: Inputs, team_id: int) -> tuple[Objection, ...]:
    """Everything that speaks against offering the incident to a team; empty when nothing does."""
    return _told(inputs.rules, _against_team(inputs, team_id))


def board_objections(rules: DeployRules, freshness: Freshness) -> tuple[Objection, ...]:
    """What speaks against any act at all: a board too old to decide by."""
    if freshness.takes_drops:
        return ()
    return _told(rules, [(Rule.BOARD_STALE, said("The board is not live; things may have changed"))])


_OF_NOW = frozenset({Rule.OFF_SHIFT, Rule.ON_BREAK})
"""Rules that bar nobody who is kept until some day: they say how somebody is now."""


def _told(rules: DeployRules, found: Found, *, is_for_some_day: bool = False) -> tuple[Objection, ...]:
    """What was found as the document has it: a rule that is switched off says nothing."""
    told = (
        Objection(
            min(rules.level(rule), Level.WARN) if is_for_some_day and rule in _OF_NOW else rules.level(rule),
            rule,
            sentence,
        )
        for rule, sentence in found
    )
    return tuple(one for one in told if one.level is not Level.PASS)


def _barred(inputs: Inputs, agent: AgentFacts) -> Iterator[tuple[Rule, Said]]:
    """The rules that usually block."""
    if agent.is_on_it:
        yield Rule.ALREADY_ON_IT, said("Already on it")
    if not agent.is_here:
        yield Rule.OFF_SHIFT, said("Not on shift then") if inputs.is_for_later else said("Not on shift")
    if agent.presence is PresenceState.ON_BREAK:
        yield Rule.ON_BREAK, said("On a break then") if inputs.is_for_later else said("On a break")
    if inputs.incident.needs:
        yield from _lacking(inputs, agent)
    load = agent.load + inputs.incident.weight
    if load > agent.capacity and not agent.is_on_it:
        yield (
            Rule.OVER_CAPACITY,
            said("Would be {load} of {capacity}", load=load, capacity=agent.capacity),
        )
    team = inputs.team_of.get(agent.team_id)
    if team is not None and team.is_closed:
        yield Rule.TEAM_CLOSED, said("Their team is closed")


def _lacking(inputs: Inputs, agent: AgentFacts) -> Iterator[tuple[Rule, Said]]:
    held = {one.skill_id: one for one in agent.held}
    for need in inputs.incident.needs:
        has = held.get(need.skill_id)
        if has is None:
            yield Rule.LACKS_SKILL, said("Lacks {skill}", skill=need.name)
        elif has.expires_at is not None and has.expires_at <= inputs.now:
            words = {"skill": need.name, "day": f"{has.expires_at:%Y-%m-%d}"}
            expired = said("{skill} expired {day}", **words)
            later = said("{skill} expires {day}, before that", **words)
            yield Rule.SKILL_EXPIRED, later if inputs.is_for_later else expired


def _doubtful(inputs: Inputs, agent: AgentFacts) -> Iterator[tuple[Rule, Said]]:
    """The rules that usually warn."""
    incident, rules, now = inputs.incident, inputs.rules, inputs.now
    if not inputs.is_for_some_day:
        yield from _leaving(inputs, agent)
    ended = agent.rested_from_at
    if ended is not None and now < ended + rules.rest_after_severity_1:
        ago = max(timedelta(), now - ended) // _MINUTE
        before = said("Comes from a severity 1 only {ago} min before", ago=ago)
        now_ago = said("Came from a severity 1 only {ago} min ago", ago=ago)
        yield Rule.REST, before if inputs.is_for_later else now_ago
    if not inputs.is_for_some_day and inputs.leaves_no_cover(agent):
        yield Rule.LEAVES_NO_COVER, said("Leaves the team nobody for a severity 1")
    if incident.handovers >= rules.most_handovers and inputs.role is AssignmentRole.LEAD:
        yield Rule.HANDOVERS, said("Handed over {count} times already", count=incident.handovers)
    if incident.led_by_id != agent.id:
        yield from _led(inputs)
    if incident.returned_from_id == agent.id:
        yield Rule.LET_IT_COME_BACK, said("Did not take it when it was offered")
    if incident.language and agent.languages and incident.language not in agent.languages:
        spoken = ", ".join(agent.languages)
        yield (
            Rule.LANGUAGE,
            said("Speaks {spoken}, not {language}", spoken=spoken, language=incident.language),
        )
    if incident.site and agent.site and incident.site != agent.site:
        yield Rule.SITE, said("At {site}, not at {wanted}", site=agent.site, wanted=incident.site)


def _led(inputs: Inputs) -> Iterator[tuple[Rule, Said]]:
    """One incident has one lead: who comes as well comes as support, or says why."""
    if inputs.incident.led_by_id is not None and inputs.role is AssignmentRole.LEAD:
        yield Rule.LED_ALREADY, said("Somebody else has the lead already")


def _leaving(inputs: Inputs, agent: AgentFacts) -> Iterator[tuple[Rule, Said]]:
    """A break or the end of the shift before the work is expected to end."""
    now = inputs.now
    ends_at = starts_at(agent, now) + inputs.rules.expected_handling[inputs.incident.severity]
    off_at = agent.shift_ends_at
    is_back = (
        off_at is not None
        and agent.next_shift_at is not None
        and agent.next_shift_at - off_at <= _LONGEST_BREAK
    )
    break_at = off_at if is_back else None
    if agent.presence is PresenceState.ON_SHIFT and agent.until_at is not None and agent.until_at > now:
        break_at = agent.until_at if break_at is None else min(break_at, agent.until_at)
    if break_at is not None and now < break_at < ends_at:
        left = _minutes(now, break_at)
        later = said("Break {left} min after that", left=left)
        yield Rule.BREAK_SOON, later if inputs.is_for_later else said("Break in {left} min", left=left)
    if off_at is not None and not is_back and now < off_at < ends_at:
        left = _minutes(now, off_at)
        later = said("Shift ends {left} min after that", left=left)
        yield Rule.SHIFT_ENDS, later if inputs.is_for_later else said("Shift ends in {left} min", left=left)


def _minutes(now: datetime, at: datetime) -> int:
    return (at - now) // _MINUTE


def _against_team(inputs: Inputs, team_id: int) -> Iterator[tuple[Rule, Said]]:
    team = inputs.team_of.get(team_id)
    if team is None:
        yield Rule.NO_TEAM, said("This team is no longer there")
        return
    if team.is_offered:
        yield Rule.ALREADY_OFFERED, said("Already offered to this team")
    if team.is_closed:
        yield Rule.TEAM_CLOSED, said("This team is closed")
        return
    yield from _led(inputs)
    people = [agent for agent in inputs.agents_of.get(team_id, ()) if _is_seen(agent)]
    weight = inputs.incident.weight
    if not people:
        yield Rule.NOBODY_HERE, said("Nobody of this team is here")
    elif not any(agent.capacity - agent.load >= weight for agent in people):
        yield Rule.NOBODY_UNDER_CAPACITY, said("Nobody here has room for it")
    elif all(verdict(objections_to(inputs, agent)) is Level.BLOCK for agent in people):
        yield Rule.NOBODY_CAN, said("Nobody here could take it now")
    if inputs.incident.needs:
        yield from _lacking_in_team(inputs, team_id)


def _lacking_in_team(inputs: Inputs, team_id: int) -> Iterator[tuple[Rule, Said]]:
    """A skill that nobody of the whole team holds, here or not: no offer could be taken, today or later.

    Of a team of which nobody is known that is not said: who joins it may hold everything.
    """
    people = inputs.agents_of.get(team_id, ())
    held = [one for agent in people for one in agent.held]
    for need in inputs.incident.needs if people else ():
        holders = [one for one in held if one.skill_id == need.skill_id]
        if not holders:
            yield Rule.LACKS_SKILL, said("Nobody of this team has {skill}", skill=need.name)
        elif all(one.expires_at is not None and one.expires_at <= inputs.now for one in holders):
            words = said("{skill} has expired for all of this team", skill=need.name)
            yield Rule.SKILL_EXPIRED, words


def _is_seen(agent: AgentFacts) -> bool:
    """Whether somebody stands in their team's lane: here, or on something all the same."""
    return agent.is_here or agent.in_hand > 0
