"""The three questions that every save asks the database, each worded once (see prepared.py)."""

import uuid
from typing import Any, NamedTuple, cast

from django.db.models import BigIntegerField, DateField, QuerySet, UUIDField, Value
from django.utils import timezone

from accounts.models import User
from cases.models import Answer, Assessment, Case
from cases.queries.operations import Trace, rows_of
from cases.queries.prepared import Columns, PreparedQuery, Slot
from inspections.models import Inspection, TeamMember
from inspections.queries import memberships_on
from standards.models import Framework, Standard

_ROLE, _THEME, _WITHDRAWN = "role", "theme", "withdrawn"
_NO_OPERATION = uuid.UUID(int=0)
_ASSESSMENT = Slot("assessment", UUIDField())
# What a save looks at. Another column asked of these objects costs a query of its own.
_TABLES = (
    Columns(Assessment),
    Columns(Case, "case__"),
    Columns(
        Inspection,
        "case__inspection__",
        only=["id", "reference", "service_id", "framework_id", "stage"],
    ),
    Columns(
        Framework,
        "case__inspection__framework__",
        only=["id", "code", "edition", "status", "content_hash", "published_at"],
    ),
)


class Standing(NamedTuple):
    """What bears on a save beside the case: the person's roles in the team today, the chosen
    themes in their order, where the operation has left rows before, and whether a reserve is read
    instead of the case.
    """

    roles: list[str]
    themes: tuple[str, ...]
    traces: frozenset[Trace]
    is_withdrawn: bool


def lock_row(assessment_id: uuid.UUID) -> Assessment | None:
    """Lock the assessment; return it with its case, inspection and edition, or None.

    One of a withdrawn case is found too: what is still sent to it is kept.
    """
    rows = _ROW.rows(assessment=assessment_id)
    if not rows:
        return None
    assessment, case, inspection, framework = (columns.take(rows[0]) for columns in _TABLES)
    inspection.framework, case.inspection, assessment.case = framework, inspection, case
    return cast(Assessment, assessment)


def read_standing(user: User, assessment: Assessment, op_id: uuid.UUID | None) -> Standing:
    """Return what bears on a save; to be asked once the row is locked, so that it holds.

    A case that was withdrawn while the lock was waited for may come with its old row.
    """
    rows = _STANDING.rows(
        user=user.pk,
        inspection=assessment.case.inspection_id,
        case=assessment.case_id,
        today=timezone.localdate(),
        op_id=op_id or _NO_OPERATION,
    )
    themes = sorted((number, word) for kind, word, number in rows if kind == _THEME)
    return Standing(
        roles=[word for kind, word, _number in rows if kind == _ROLE],
        themes=tuple(code for _number, code in themes),
        traces=frozenset(Trace(kind) for kind, _word, _number in rows if kind in set(Trace)),
        is_withdrawn=any(kind == _WITHDRAWN for kind, _word, _number in rows),
    )


def read_answers(assessment_id: uuid.UUID) -> list[list[Any]]:
    """Return each answer: question's key, value, reasons, note, mark, version, author, time."""
    return _ANSWERS.rows(assessment=assessment_id)


def _select_row() -> QuerySet[Any, Any]:
    names = [name for columns in _TABLES for name in columns.names]
    rows = Assessment.everything.select_for_update(of=("self",)).filter(pk=_ASSESSMENT)
    return rows.order_by().values_list(*names)


def _select_standing() -> QuerySet[Any, Any]:
    inspection = Slot("inspection", BigIntegerField())
    members = TeamMember.objects.filter(
        memberships_on(Slot("today", DateField())),
        user=Slot("user", BigIntegerField()),
        inspection=inspection,
    )
    themes = Standard.objects.filter(inspections=inspection)
    withdrawn = Case.everything.filter(
        pk=Slot("case", BigIntegerField()), withdrawn_at__isnull=False
    )
    traces = rows_of(op_id=Slot("op_id", UUIDField()))
    return (
        members.order_by()
        .values_list(Value(_ROLE), "role", Value(0))
        .union(
            themes.order_by().values_list(Value(_THEME), "code", "number"),
            withdrawn.order_by().values_list(Value(_WITHDRAWN), Value(""), Value(0)),
            *(rows.values_list(Value(trace), Value(""), Value(0)) for trace, rows in traces),
            all=True,
        )
    )


def _select_answers() -> QuerySet[Any, Any]:
    answers = Answer.objects.filter(assessment=_ASSESSMENT).order_by()
    return answers.values_list(
        "question_id", "value", "reasons", "note", "ask", "version", "by__name", "at"
    )


_ROW = PreparedQuery(_select_row)
_STANDING = PreparedQuery(_select_standing)
_ANSWERS = PreparedQuery(_select_answers)
