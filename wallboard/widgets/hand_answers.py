"""What every target says to the incident in the hand, in words; one look at one board."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level, Objection, missing, verdict
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import Inputs, inputs_of
from wallboard.domain.ranking import Candidate, Ranking, rank
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_state import Answer, Held, Place, Sending, Target

NOBODY_CAN = "nobody_can"
"""The rule by which a team is warned of; the hand says what keeps most of its people."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Every target's answer, and the targets in the order in which the keys visit them.

    `inputs` are what the answers were made from, of the first incident in the hand; `others` those of the
    others, as far as they were asked for.
    """

    by_target: Mapping[Target, Answer]
    best_first: tuple[Target, ...]
    recommended_id: int | None = None
    inputs: Inputs | None = field(default=None, compare=False, repr=False)
    others: tuple[Inputs, ...] = field(default=(), compare=False, repr=False)

    def count(self, level: Level) -> int:
        """How many agents answer so."""
        return sum(
            answer.level is level for target, answer in self.by_target.items() if target.agent_id is not None
        )


NONE = Answers({}, ())


def answers(
    board: Board,
    held: Held,
    now: datetime,
    sending: Sending = Sending.LEAD,
    seen_id: int | None = None,
    kept: Keeping | None = None,
) -> Answers:
    """Ask every agent and every team for one incident; agents before teams, and the best of them first.

    Whom the person saw recommended (`seen_id`) takes no reason. Who is kept is judged by the time that is
    said in `kept`, or until then as somebody for some day.
    """
    if sending is Sending.RESERVED and kept is None:
        kept = Keeping()
    inputs = inputs_of(board, held.incident_id, now, sending.role, kept)
    if inputs is None:
        return all_blocked(board, spoken(missing(board, held.incident_id).sentence))
    ranking = rank(inputs)
    quiet = _tr("Could start now") if kept is None else _tr("Can be kept for it")
    found = {
        Target(agent_id=one.agent_id): _of_agent(ranking, one, seen_id, quiet) for one in ranking.candidates
    }
    people: dict[int | None, list[Candidate]] = {}
    for one in ranking.candidates:
        people.setdefault(one.team_id, []).append(one)
    for team_id in board.teams:
        own = people.get(team_id, [])
        found[Target(team_id=team_id)] = _team_answer(board, inputs, team_id, own, found)
    found[Target(place=Place.NOBODY)] = unassigned(board, held.incident_id)
    return Answers(found, stops(found), ranking.recommended_id, inputs)


def stops(found: Mapping[Target, Answer]) -> tuple[Target, ...]:
    """Those who can go, in the order of their answers; then the teams."""
    stops = [one for one, answer in found.items() if one.place is None and answer.level is not Level.BLOCK]
    stops.sort(key=lambda target: (found[target].level, target.agent_id is None))
    return tuple(stops)


def _of_agent(ranking: Ranking, one: Candidate, seen_id: int | None, quiet: str) -> Answer:
    answer = _spoken(one.raised, one.level, quiet)
    asks = one.level is not Level.BLOCK and ranking.asks_reason(one.agent_id, seen_id)
    return replace(answer, rank=one.rank if one.is_marked else None, asks=asks)


def _spoken(raised: Iterable[Objection], level: Level, quiet: str = "") -> Answer:
    """The worst objection speaks; where none does, it is `quiet`."""
    for objection in raised:
        if objection.level is level and objection.sentence:
            return Answer(level, spoken(objection.sentence), code=objection.code, asks=level is Level.WARN)
    return Answer(level, quiet, asks=level is Level.WARN)


def all_blocked(board: Board, sentence: str, code: str = "") -> Answers:
    """No target takes anything, for one reason."""
    targets = [Target(agent_id=agent_id) for agent_id in board.agents]
    targets += [Target(team_id=team_id) for team_id in board.teams]
    targets += [Target(place=place) for place in Place]
    return Answers(dict.fromkeys(targets, Answer(Level.BLOCK, sentence, code=code)), ())


def all_warned(found: Answers, sentence: str, code: str) -> Answers:
    """Everybody who could go at once takes a reason; what a rule says of somebody stays said."""
    by_target = {
        target: replace(one, level=Level.WARN, sentence=sentence, code=code, asks=True)
        if one.level is Level.PASS and target.place in (None, Place.NOBODY)
        else one
        for target, one in found.by_target.items()
    }
    return replace(found, by_target=by_target)


def unassigned(board: Board, incident_id: int) -> Answer:
    """Who would be taken off it."""
    on_it = board.assignments_of_incident.get(incident_id, ())
    if not on_it:
        return Answer(Level.BLOCK, _tr("Nobody is on it"), code="nobody_on_it")
    names = [
        board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)
        for one in on_it
    ]
    return Answer(Level.PASS, _tr("Takes off {who}").format(who=", ".join(names)))


def _team_answer(
    board: Board,
    inputs: Inputs,
    team_id: int,
    people: Sequence[Candidate],
    found: Mapping[Target, Answer],
) -> Answer:
    """The team's own answer, with the person it would go to, or why it would go to nobody."""
    raised = team_objections(inputs, team_id)
    own = _spoken(raised, verdict(raised))
    if own.code == NOBODY_CAN:
        return replace(own, sentence=_nobody([found[Target(agent_id=one.agent_id)] for one in people]))
    best = next((one for one in people if one.level is not Level.BLOCK), None)
    if own.level is not Level.BLOCK and best is not None:
        own = replace(own, best_id=best.agent_id)
    if own.level is not Level.PASS:
        return own
    if best is None:
        return replace(own, sentence=_tr("offer to the team"))
    name = board.agent_name(best.agent_id)
    if best.level is Level.WARN:
        said = found[Target(agent_id=best.agent_id)]
        words = _tr("{agent} first: {why}").format(agent=name, why=lowered(said.sentence))
        return replace(own, level=Level.WARN, sentence=words)
    return replace(own, sentence=_tr("{agent} first, or offer to the team").format(agent=name))


def _nobody(said: Sequence[Answer]) -> str:
    """Why nobody of a team can go, by the reason that most of those who are here have."""
    said = [one for one in said if one.code != "off_shift"] or said
    (code, _), *_ = Counter(one.code for one in said).most_common()
    if code == "over_capacity":
        return _tr("nobody here has room for it")
    reason, _ = Counter(one.sentence for one in said if one.code == code).most_common()[0]
    return _tr("nobody here can: {reason}").format(reason=lowered(reason))


def lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
