"""Makes the plan of a run from a seed: who does what, which faults strike, in which order.

The same seed gives the same plan; how the machine interleaves it is not in anybody's hands.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.faults.proxy import Kind
from tests.faults.scene import SECTIONS

STEPS = 34
# Tabs by name; the first two share Rosa's laptop, the third is Helen's.
TABS = ("rosa-1", "rosa-2", "helen-1")
# Steps that take seconds: at most one of each in a run.
SLOW = frozenset({"restart_server", "kill_browser", "database_down", "disk_full", "portal"})
CHOICES = ("keep", "mine", "join")
LINE_FAULTS = tuple(kind for kind in Kind if kind is not Kind.BAD_GATEWAY)


@dataclass(frozen=True)
class Step:
    """One step: an action of the driver by name, and what it is given."""

    action: str
    arguments: dict[str, Any]


Maker = Callable[[random.Random, int], Step]


def make_plan(seed: int, run: int) -> list[Step]:
    """Return the steps of one run: work throughout, and faults of a few families."""
    draw = random.Random(f"{seed}/{run}")
    families = draw.sample(list(FAMILIES.values()), k=draw.randint(2, 4))
    steps: list[Step] = []
    for number in range(STEPS):
        makers = draw.choice(families) if draw.random() < 0.4 else WORK
        step = draw.choice(makers)(draw, number)
        if step.action not in SLOW or step.action not in {one.action for one in steps}:
            steps.append(step)
    return steps


def _tab(draw: random.Random) -> str:
    return draw.choices(TABS, weights=(4, 2, 2))[0]


def _choose(draw: random.Random, _number: int) -> Step:
    return _act(draw, "choose", draw.randrange(3))


def _note(draw: random.Random, number: int) -> Step:
    return _act(draw, "note", f"Step {number}, {draw.randrange(10_000)}: ‘a note’, é–ß 🙂")


def _act(draw: random.Random, name: str, argument: Any = None) -> Step:
    at = draw.choices(range(3), weights=(5, 2, 1))[0]
    return Step("act", {"tab": _tab(draw), "name": name, "at": at, "argument": argument})


def _simple_act(name: str) -> Maker:
    return lambda draw, _number: _act(draw, name)


def _reason(draw: random.Random, _number: int) -> Step:
    return _act(draw, "reason", draw.randrange(2))


def _settle(draw: random.Random, _number: int) -> Step:
    return Step("settle", {"tab": _tab(draw), "choice": draw.choice(CHOICES)})


def _pause(draw: random.Random, _number: int) -> Step:
    return Step("pause", {"seconds": round(draw.uniform(0.02, 0.3), 3)})


def _line(draw: random.Random, _number: int) -> Step:
    return Step(
        "line",
        {
            "kind": draw.choice(LINE_FAULTS).value,
            "rate": draw.choice((0.3, 0.6, 1.0)),
            "times": draw.choice((1, 2, 4)),
            "seconds": round(draw.uniform(0.05, 1.2), 2),
        },
    )


def _on_tab(action: str) -> Maker:
    return lambda draw, _number: Step(action, {"tab": _tab(draw)})


def _section(draw: random.Random, _number: int) -> Step:
    return Step("section", {"tab": _tab(draw), "section": draw.choice(SECTIONS)})


def _on_laptop(action: str) -> Maker:
    return lambda draw, _number: Step(action, {"laptop": draw.choice(("rosa", "helen"))})


def _bare(action: str) -> Maker:
    return lambda _draw, _number: Step(action, {})


def _for_a_while(action: str) -> Maker:
    return lambda draw, _number: Step(action, {"seconds": round(draw.uniform(0.2, 0.7), 2)})


WORK: list[Maker] = [
    *(_choose,) * 4,
    *(_note,) * 3,
    *(_pause,) * 3,
    *(_settle,) * 2,
    _reason,
    _simple_act("ask"),
    _simple_act("clear"),
    _simple_act("blur"),
]
FAMILIES: dict[str, list[Maker]] = {
    "line": [_line],
    "storm": [_line, _for_a_while("refuse"), _for_a_while("portal")],
    "offline": [_on_laptop("go_offline"), _on_laptop("go_online")],
    "pages": [_on_tab("reload"), _section, _on_tab("close_tab")],
    "crashes": [_on_tab("crash_tab"), _on_tab("crash_tab"), _bare("kill_browser")],
    "workers": [_bare("kill_worker"), _bare("die_before_commit"), _bare("die_after_commit")],
    "server": [_bare("kill_workers"), _bare("kill_workers"), _bare("restart_server")],
    "database": [_for_a_while("database_down"), _for_a_while("disk_full")],
    "sessions": [_bare("expire_rosa"), _bare("sign_in_rosa"), _bare("sign_in_nadia")],
    "people": [
        _bare("lead_edits"),
        _bare("lead_edits"),
        _bare("allocate_away"),
        _bare("give_back"),
    ],
    "closing": [_bare("submit_elsewhere"), _bare("return_case")],
}
