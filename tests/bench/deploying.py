"""`python -m tests.bench.deploying`: what picking an incident up costs with 250 agents, beside a repaint."""

import argparse
import gc
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.floors import big_board
from tests.widgets.filter_floor import FilteredWall
from tests.widgets.wall_floors import NOW
from wallboard.app.desktop import application
from wallboard.domain.board import Board
from wallboard.domain.consequences import consequences
from wallboard.domain.deploy_facts import AgentFacts, Inputs
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import STANDARD, DeployRules, Rule
from wallboard.domain.incident import Incident
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.widgets.desk.preview_facts import preview_of
from wallboard.widgets.hand_answers import Answers, answers
from wallboard.widgets.hand_several import Judging
from wallboard.widgets.hand_state import Held, Target
from wallboard.widgets.hand_told import A_SLICE_S, AT_ONCE_S

_Thing = TypeVar("_Thing")
FRAME_MS = 16.7
ROUNDS = 60
SEVERAL = 8
"""So many incidents are in one hand."""


@dataclass(frozen=True, slots=True)
class DeployCosts:
    """Milliseconds of the UI thread, median and worst of the rounds.

    `ranking` is inputs and order of all agents, `everybody` the same where nobody is blocked, `answers` that
    with every agent's and team's sentence, `several` the same of so many incidents in one hand as far as one
    turn goes, `turn` each turn after it until all are asked for, `drop` what a drop of them waits for,
    `hovered` what would happen with one target, `card` all that the card says of it, and `repaint` the page.
    """

    ranking: tuple[float, float]
    everybody: tuple[float, float]
    answers: tuple[float, float]
    several: tuple[float, float]
    turn: tuple[float, float]
    drop: tuple[float, float]
    hovered: tuple[float, float]
    card: tuple[float, float]
    repaint: tuple[float, float]


def measure_deploying(incidents: int = 10_000, agents: int = 250, teams: int = 80) -> DeployCosts:
    """Pick up one incident after another, and hover over one agent after another."""
    assert QApplication.instance() is not None
    board = big_board(NOW, teams=teams, agents=agents, incidents=incidents)
    waiting = [one for one in board.incidents.values() if not board.has_agent(one.id)][:ROUNDS]
    inputs = [_inputs(board, one.id) for one in waiting]
    open_to_all = [replace(one, rules=_permissive(), agents=_idle(one.agents)) for one in inputs]
    people, held = tuple(board.agents), Held(waiting[0].id, waiting[0].version)
    groups = [waiting[place : place + SEVERAL] for place in range(0, len(waiting) - SEVERAL, 4)]
    best = Target(agent_id=answers(board, held, NOW).recommended_id or people[0])
    wall = FilteredWall(board, size=QSize(1920, 1080))
    wall.frame.show()
    gc.collect()
    gc.disable()  # the program collects in its own quiet moments
    costs = DeployCosts(
        ranking=_ms(lambda one: rank(_inputs(board, one.id)), waiting),
        everybody=_ms(lambda one: rank(replace(one)), open_to_all),
        answers=_ms(lambda one: answers(board, Held(one.id, one.version), NOW), waiting),
        several=_ms(partial(_several, board, AT_ONCE_S), groups),
        turn=_ms(lambda one: one.go_on(A_SLICE_S), [_judging(board, group) for group in groups]),
        drop=_ms(lambda one: one.sure_of(best), [_judging(board, group) for group in groups]),
        hovered=_ms(lambda agent_id: consequences(board, inputs[0], agent_id), people[:ROUNDS]),
        card=_ms(partial(_card, board, held, answers(board, held, NOW)), people[:ROUNDS]),
        repaint=_ms(lambda _: wall.frame.grab(), range(9)),
    )
    gc.enable()
    return costs


def _judging(board: Board, group: Sequence[Incident]) -> Judging:
    first, *others = ((one.id, one.version) for one in group)
    held = Held(*first, tuple(others))
    return Judging(board, answers(board, held, NOW), held, NOW)


def _several(board: Board, for_s: float, group: Sequence[Incident]) -> Answers:
    judging = _judging(board, group)
    judging.go_on(for_s)
    return judging.answers()


def _card(board: Board, held: Held, found: Answers, agent_id: int) -> object:
    return preview_of(board, held, Target(agent_id=agent_id), found, NOW, title="")


def _inputs(board: Board, incident_id: int) -> Inputs:
    found = inputs_of(board, incident_id, NOW)
    assert found is not None
    return found


def _permissive() -> DeployRules:
    return replace(STANDARD, levels=dict.fromkeys(Rule, Level.PASS))


def _idle(agents: Sequence[AgentFacts]) -> tuple[AgentFacts, ...]:
    return tuple(replace(agent, is_on_it=False) for agent in agents)


def _ms(act: Callable[[_Thing], object], over: Iterable[_Thing]) -> tuple[float, float]:
    spans = []
    for one in over:
        start_s = time.thread_time()
        act(one)
        spans.append(1000 * (time.thread_time() - start_s))
    return median(spans), max(spans)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.deploying", description=__doc__)
    parser.add_argument("--open", type=int, default=10_000, help="open incidents")
    parser.add_argument("--agents", type=int, default=250)
    parser.add_argument("--teams", type=int, default=80)
    args = parser.parse_args()
    app = application()
    costs = measure_deploying(args.open, args.agents, args.teams)
    print(f"# {args.open:,} open, {args.agents} agents, {args.teams} teams; own time of the thread")
    for name in DeployCosts.__slots__:
        usual, worst = getattr(costs, name)
        print(f"{name:10} {usual:6.2f} ms ({worst:.2f}), {usual / costs.repaint[0]:.2f} of a repaint")
    print(f"a frame is {FRAME_MS} ms")
    app.quit()


if __name__ == "__main__":
    main()
