"""What differs between a plan that was approved and the plan as it stands."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from improvement.queries.content import write_content
from improvement.types import PlanChange, PlanContent

NEW, CHANGED, GONE = "new", "changed", "gone"


def changes_since(approved: str, content: PlanContent) -> tuple[PlanChange, ...]:
    """Return the lines and actions that differ from a content as write_content made it."""
    before, after = json.loads(approved), json.loads(write_content(content))
    return (
        *_differences(before["lines"], after["lines"]),
        *_differences(before["actions"], after["actions"]),
    )


def approved_due_dates(approved: str) -> Mapping[str, str]:
    """Return the due dates of an approved content, as "2026-05-01", by the action's uid.

    There is none where nothing is approved: the content is "".
    """
    actions = json.loads(approved)["actions"] if approved else {}
    return {uid: one["due_date"] for uid, one in actions.items() if one["due_date"]}


def _differences(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[PlanChange]:
    for key, now in after.items():
        if key not in before:
            yield PlanChange(NEW, _about(key, now))
        elif before[key] != now:
            fields = tuple(name for name in now if before[key].get(name) != now[name])
            yield PlanChange(CHANGED, _about(key, now), fields)
    for key, then in before.items():
        if key not in after:
            yield PlanChange(GONE, _about(key, then))


def _about(key: str, frozen: Mapping[str, Any]) -> str:
    """Return its own words; of a recommendation, whose words are not kept, its number."""
    return str(frozen.get("what") or frozen.get("text") or frozen.get("number") or key)
