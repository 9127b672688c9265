"""What has become of operations that were sent before."""

import uuid
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet, Value

from cases.models import AnswerEvent, ConflictCopy, LateAnswer

LOOKUP_SIZE = 500


class Trace(StrEnum):
    """Where an operation has left its content."""

    EVENT = "event"
    CONFLICT = "conflict"
    LATE = "late"


Traces = Mapping[uuid.UUID, frozenset[Trace]]


def find_traces(op_ids: Sequence[uuid.UUID]) -> Traces:
    """Return where each of these operations has left a row; one query for each 500.

    Operations that were never seen are not in it.
    """
    found: dict[uuid.UUID, frozenset[Trace]] = {}
    for start in range(0, len(op_ids), LOOKUP_SIZE):
        for op_id, trace in _look_up(op_ids[start : start + LOOKUP_SIZE]):
            found[op_id] = found.get(op_id, frozenset()) | {Trace(trace)}
    return found


def _look_up(op_ids: Sequence[uuid.UUID]) -> list[tuple[uuid.UUID, str]]:
    events, conflicts, late = (
        rows.values_list("op_id", Value(trace)) for trace, rows in rows_of(op_id__in=op_ids)
    )
    return list(events.union(conflicts, late, all=True))


def rows_of(**condition: Any) -> list[tuple[str, QuerySet[Any, Any]]]:
    """Return, for each kind of trace, the rows that meet a condition on their operation."""
    return [
        (Trace.EVENT.value, AnswerEvent.objects.order_by().filter(**condition)),
        (Trace.CONFLICT.value, ConflictCopy.objects.order_by().filter(**condition)),
        (Trace.LATE.value, LateAnswer.objects.order_by().filter(**condition)),
    ]


def event_of(op_id: uuid.UUID) -> AnswerEvent:
    """Return the event that this operation has made, with what was typed."""
    return AnswerEvent.objects.select_related("payload", "question").get(op_id=op_id)


def late_answer_of(op_id: uuid.UUID) -> LateAnswer:
    """Return the late answer that this operation is kept as, with what was typed."""
    return LateAnswer.objects.select_related("payload", "question").get(op_id=op_id)


def conflict_of(op_id: uuid.UUID) -> ConflictCopy:
    """Return the conflict copy that this operation is kept as, with what was typed."""
    return ConflictCopy.objects.select_related("payload", "question").get(op_id=op_id)
