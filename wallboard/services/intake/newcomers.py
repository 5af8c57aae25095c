"""Makes the teams, natures and agents that a log names for the first time."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from wallboard.services.intake.happenings import Happening, Opened, Said, Sent
from wallboard.services.intake.plan import NewAgent, NewCode, Plan
from wallboard.services.intake.texts import code_of, name_of
from wallboard.services.mapping import AgentRule

NO_TEAM = "No team"
_code = lru_cache(maxsize=65_536)(code_of)


class Newcomers:
    """Turns texts of the log into codes, adding to the plan whoever is not there yet."""

    def __init__(self, team_name: str, rule: AgentRule, team_of_agent: Mapping[str, str]) -> None:
        self._team_name = team_name
        self._rule = rule
        self._team_of_agent = team_of_agent

    def nature(self, plan: Plan, text: str, at: datetime) -> str:
        return self._known(plan, "nature", text, lambda: name_of(text), at)

    def team(self, plan: Plan, text: str | None, at: datetime) -> str | None:
        if text is None:
            return None
        return self._known(plan, "team", text, lambda: name_of(text, self._team_name), at)

    def codes(self, happenings: Iterable[Happening]) -> dict[str, set[str]]:
        """Every code that the happenings may need, by kind, so that all can be looked up in one go."""
        found: dict[str, set[str]] = {"nature": set(), "team": {NO_TEAM}, "agent": set()}
        for happening in happenings:
            fact = happening.fact
            if isinstance(fact, Said | Opened):
                found["nature"].add(_code(fact.description.nature))
                if fact.description.team is not None:
                    found["team"].add(_code(fact.description.team))
            if isinstance(fact, Said | Sent) and fact.agent is not None:
                found["agent"].add(_code(fact.agent))
                team = self._team_of_agent.get(fact.agent)
                found["team"].update([] if team is None else [_code(team)])
        return found

    @staticmethod
    def code(text: str) -> str:
        """The code of an agent, a team or a nature, whether it is there or not."""
        return _code(text)

    def agent(self, plan: Plan, text: str, at: datetime) -> str:
        code = _code(text)
        if plan.knows("agent", code):
            return code
        team_text = self._team_of_agent.get(text)
        if team_text is None:
            team = self._known(plan, "team", NO_TEAM, lambda: NO_TEAM, at)
        else:
            team = self.team(plan, team_text, at) or ""
        rule = self._rule
        plan.add_agent(NewAgent(code, name_of(text, rule.name), team, rule.capacity, rule.presence, at))
        return code

    @staticmethod
    def _known(plan: Plan, kind: str, text: str, name: Callable[[], str], at: datetime) -> str:
        code = _code(text)
        if not plan.knows(kind, code):
            plan.add_code(kind, NewCode(code, name(), at))
        return code
