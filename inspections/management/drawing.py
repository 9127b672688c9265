"""What commands of several apps share: drawing a table of transitions for the documentation."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from django.db.models import TextChoices

State = TypeVar("State", bound=TextChoices)


def draw_states(table: Mapping[State, Collection[State]]) -> str:
    """Return a transition table as a Mermaid state diagram, in a fenced block.

    The first state of the table's words is where everything begins.
    """
    return "\n".join(["```mermaid", *_lines(table), "```"]) + "\n"


def _lines(table: Mapping[State, Collection[State]]) -> Iterator[str]:
    states = list(type(next(iter(table))))
    yield "stateDiagram-v2"
    for state in states:
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {states[0].value}"
    for state in states:
        for following in states:
            if following in table[state]:
                yield f"    {state.value} --> {following.value}"
        if not table[state]:
            yield f"    {state.value} --> [*]"
