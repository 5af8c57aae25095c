"""Why this agent: what a deployment was decided from, the ranking it gave, the choice and the reason."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_inputs_text import UnreadableInputs, hash_of, inputs_from, text_of
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Candidate, Ranking, rank
from wallboard.domain.said import Said, said

_TOLD = 0.05
"""A gap in points that would be told as none is none."""


@dataclass(frozen=True)
class Rationale:
    """One decision as it was made; all that is here is what the transaction wrote, nothing is read anew.

    `candidates_text` holds the ranking as `ranking_text` spells it. `recommended_id` is the transaction's
    own recommendation and `seen_id` that which the person saw. Exactly one of `agent_id` and `team_id` was
    chosen. `reason_code` is of the short list; words of a person's own are kept elsewhere.
    """

    inputs_text: str
    inputs_hash: str
    candidates_text: str
    recommended_id: int | None
    agent_id: int | None
    team_id: int | None
    seen_id: int | None
    reason_code: str | None
    rules_number: int

    @property
    def is_unspoilt(self) -> bool:
        """Whether the inputs are still those that the hash was made of."""
        return hash_of(self.inputs_text) == self.inputs_hash

    @property
    def is_readable(self) -> bool:
        """Whether the inputs can be read again at all."""
        try:
            return bool(self.inputs)
        except UnreadableInputs:
            return False

    @cached_property
    def inputs(self) -> Inputs:
        """The inputs, read again.

        Raises:
            UnreadableInputs: the text holds none.
        """
        return inputs_from(self.inputs_text)

    @cached_property
    def ranking(self) -> Ranking:
        """What the inputs give now."""
        return rank(self.inputs)


def rationale_of(
    inputs: Inputs,
    ranking: Ranking,
    *,
    agent_id: int | None = None,
    team_id: int | None = None,
    seen_id: int | None = None,
    reason_code: str | None = None,
) -> Rationale:
    """What is to be kept of a decision, from what it was made of."""
    text = text_of(inputs)
    return Rationale(
        inputs_text=text,
        inputs_hash=hash_of(text),
        candidates_text=ranking_text(ranking),
        recommended_id=ranking.recommended_id,
        agent_id=agent_id,
        team_id=team_id,
        seen_id=seen_id,
        reason_code=reason_code,
        rules_number=inputs.rules.number,
    )


def ranking_text(ranking: Ranking) -> str:
    """Every candidate with parts and objections, the same text for the same ranking.

    The names and weights of the parts stand once, before the candidates; each has its values in their order.
    """
    told = {
        "parts": [[str(part), weight] for part, weight in ranking.weighed],
        "candidates": [_candidate_told(one) for one in ranking.candidates],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _candidate_told(candidate: Candidate) -> dict[str, Any]:
    told: dict[str, Any] = {"agent_id": candidate.agent_id, "level": candidate.level.name.lower()}
    if candidate.raised:
        told["raised"] = [[str(one.code), one.level.name.lower(), one.sentence] for one in candidate.raised]
    if candidate.values:
        told["thousandths"] = candidate.values
        told["score"] = candidate.score
    if candidate.rank is not None:
        told["rank"] = candidate.rank
    return told


def replayed(rationale: Rationale) -> bool:
    """Whether the stored inputs give the stored ranking again."""
    return ranking_text(rationale.ranking) == rationale.candidates_text


def difference(rationale: Rationale) -> Said | None:
    """How the ranking that the stored inputs give now differs from the stored one; None where it does not.

    It does where the rows were written to, or where a later version of the program ranks otherwise.
    """
    try:
        again = ranking_text(rationale.ranking)
    except UnreadableInputs as trouble:
        return said("The inputs cannot be read any more: {why}", why=str(trouble))
    if again == rationale.candidates_text:
        return None
    stored, now = _order_of(rationale.candidates_text), _order_of(again)
    if stored is None:
        return said("The stored ranking cannot be read any more")
    if stored != now:
        return said("The stored inputs give another order of the candidates now")
    return said("The stored inputs give the same order now, but other parts or objections")


def _order_of(text: str) -> tuple[int, ...] | None:
    try:
        return tuple(one["agent_id"] for one in json.loads(text)["candidates"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def why(rationale: Rationale, agent_id: int) -> tuple[Said, ...]:
    """What spoke for an agent, the strongest first; empty for one who was no candidate."""
    candidate = rationale.ranking.by_agent.get(agent_id)
    if candidate is None:
        return ()
    place = _place(candidate, rationale.recommended_id)
    return (place, *_parts_for(candidate))


def why_not(rationale: Rationale, agent_id: int) -> tuple[Said, ...]:
    """What spoke against an agent, and in what whoever was sent (or else the best) stood before them."""
    candidate = rationale.ranking.by_agent.get(agent_id)
    if candidate is None:
        return (said("Was not on the board"),)
    raised = tuple(_as_said(one.sentence) for one in candidate.raised)
    if candidate.level is Level.BLOCK or candidate.agent_id == rationale.agent_id:
        return raised
    sent = None if rationale.agent_id is None else rationale.ranking.by_agent.get(rationale.agent_id)
    before = sent or rationale.ranking.candidates[0]
    return (
        _place(candidate, rationale.recommended_id),
        *_passed_over(candidate, sent),
        *raised,
        *_behind(candidate, before, is_sent=bool(sent)),
    )


def _passed_over(candidate: Candidate, sent: Candidate | None) -> Iterator[Said]:
    """That not the ranking but a person decided against them."""
    if sent is not None and (candidate.level, -candidate.score) < (sent.level, -sent.score):
        yield said("Stood before who was sent: a person decided otherwise")


def _place(candidate: Candidate, recommended_id: int | None) -> Said:
    if candidate.agent_id == recommended_id:
        return said("Was recommended, with {score} points", score=_points(candidate.score))
    if candidate.rank is not None:
        return said(
            "Was number {rank}, with {score} points", rank=candidate.rank, score=_points(candidate.score)
        )
    if candidate.level is Level.WARN:
        return said("Could go for a reason, with {score} points", score=_points(candidate.score))
    return said("Could not go")


def _parts_for(candidate: Candidate) -> Iterator[Said]:
    for part in sorted(candidate.parts, key=lambda one: -one.points):
        yield said(
            "{points} of {weight}: {words}",
            points=_points(part.points),
            weight=part.weight,
            words=part.sentence,
        )


def _behind(candidate: Candidate, before: Candidate, *, is_sent: bool) -> Iterator[Said]:
    """The parts in which somebody stood behind another, the widest gap first."""
    theirs = {part.part: part for part in before.parts}
    pairs = [(own, theirs[own.part]) for own in candidate.parts if own.part in theirs]
    for own, other in sorted(pairs, key=lambda pair: pair[0].points - pair[1].points):
        if other.points - own.points < _TOLD:
            return
        words, ahead, gap = own.sentence, other.sentence, _points(other.points - own.points)
        if is_sent:
            yield said(
                "{words}; who was sent: {ahead} ({gap} points more)", words=words, ahead=ahead, gap=gap
            )
        else:
            yield said("{words}; the best: {ahead} ({gap} points more)", words=words, ahead=ahead, gap=gap)


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _as_said(sentence: str) -> Said:
    return sentence if isinstance(sentence, Said) else Said(sentence, {})
