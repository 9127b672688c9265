"""Answers that came too late, and what has been decided on them."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.models import AuditEvent
from cases.choices import Round
from cases.models import Answer, Assessment, ConflictCopy, LateAnswer, LateDecision
from cases.queries.answering import LockedAssessment, StoredAnswer
from cases.queries.loading import by_reference
from cases.types import AnswerContent
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for, member_permissions

COPY_READ = "copy_read"


@dataclass
class LateEntry:
    """A late answer beside what stands now; `earlier` are its author's undecided ones before it."""

    late: LateAnswer
    author: str
    content: AnswerContent | None
    stored: StoredAnswer | None
    decision: LateDecision | None
    earlier: list["LateEntry"] = field(default_factory=list)


@dataclass(frozen=True)
class ConflictEntry:
    """An answer of a copy beside the one that stood when the copy was read."""

    copy: ConflictCopy
    author: str
    content: AnswerContent
    stored: StoredAnswer | None

    @property
    def is_standing(self) -> bool:
        """Whether nobody has changed the stored answer since."""
        version = self.stored.version if self.stored else 0
        return version == self.copy.stored_version


def undecided_contents(
    locked: LockedAssessment, question: str, author: User
) -> list[AnswerContent]:
    """Return what this person has sent too late to this question, the last first.

    A decision settles the drafts before it too: they wait for nobody any more.
    """
    sent = LateAnswer.objects.order_by("-pk").filter(
        assessment=locked.assessment,
        question_id=locked.question_ids[question],
        actor=author.email,
    )
    decided = sent.filter(decision__isnull=False).values("pk")[:1]
    waiting = sent.filter(
        pk__gt=Coalesce(Subquery(decided), 0), decision=None, payload__isnull=False
    )
    contents = waiting.values_list("payload__content", flat=True)
    return [AnswerContent.from_data(one) for one in contents]


def count_late_answers(inspection: Inspection) -> int:
    """Return how many late answers wait for the lead."""
    return waiting_late_answers(inspection).count()


def waiting_late_answers(inspection: Inspection) -> QuerySet[LateAnswer]:
    """Return the late answers to decide on; of several drafts by one person the last."""
    later = LateAnswer.objects.filter(
        assessment=OuterRef("assessment"),
        question=OuterRef("question"),
        actor=OuterRef("actor"),
        pk__gt=OuterRef("pk"),
    )
    waiting = LateAnswer.objects.filter(assessment__case__inspection=inspection, decision=None)
    return waiting.exclude(Exists(later))


def get_late_answer_for(user: User, reference: str, pk: int) -> tuple[InspectionAccess, LateEntry]:
    """Return a late answer of an inspection for somebody who may decide on it.

    Raises NotVisible for one of another inspection, else as get_inspection_for.
    """
    access = get_inspection_for(user, reference, Permission.RETURN_CASE)
    late = _late_answers(access.inspection).filter(pk=pk).first()
    if late is None:
        raise NotVisible
    (entry,) = _entries([late])
    return access, entry


def standing_conflicts(inspection: Inspection) -> list[ConflictEntry]:
    """Return what copies held and another answer stood against, while that one still stands.

    Conflicts met on a page are settled there by their author; nobody sits before those of a copy.
    """
    read = AuditEvent.objects.filter(stream__name=inspection.audit_stream, verb=COPY_READ)
    op_ids = {one for details in read.values_list("details", flat=True) for one in _ids(details)}
    rows = ConflictCopy.objects.filter(
        op_id__in=op_ids, assessment__case__inspection=inspection, payload__isnull=False
    ).select_related("assessment__case", "question", "payload")
    found = sorted(rows, key=lambda one: one.pk)
    names = _names({one.actor for one in found})
    stored = _stored({one.assessment_id for one in found})
    entries = [
        ConflictEntry(
            copy=one,
            author=names.get(one.actor, one.actor),
            content=AnswerContent.from_data(one.payload.content),
            stored=stored.get((one.assessment_id, one.question_id)),
        )
        for one in found
    ]
    return [one for one in entries if one.is_standing]


def _ids(details: Mapping[str, Any]) -> list[str]:
    return list(details.get("conflicts", []))


def get_former_assessment_for(user: User, inspection: str, case: str) -> Assessment:
    """Return a case that this person was given once, or could score until it was withdrawn.

    Raises NotVisible for anybody else. Only for taking in what they still send: nothing of it may
    be shown to them.
    """
    rows = Assessment.everything.select_related("case__inspection__framework").defer(
        "case__inspection__framework__document"
    )
    assessment = rows.filter(
        case__inspection__reference=inspection, case__reference=case, round=Round.FIRST
    ).first()
    if assessment is None or not _could_send(user, assessment):
        raise NotVisible
    return assessment


def _could_send(user: User, assessment: Assessment) -> bool:
    if assessment.allocations.filter(scorer=user).exists():
        return True
    permissions = member_permissions(user, assessment.case.inspection)
    return assessment.case.is_withdrawn and Permission.SCORE_ANY_CASE in permissions


def late_entries(inspection: Inspection) -> list[LateEntry]:
    """Return all late answers, by case and in the order they came: a fixed number of queries.

    An undecided one that its author has followed by another stands in the latter's `earlier`.
    """
    rows = list(_late_answers(inspection).order_by("pk"))
    order = {one.pk: place for place, one in enumerate(by_reference({r.assessment for r in rows}))}
    entries = _entries(sorted(rows, key=lambda one: (order[one.assessment_id], one.pk)))
    return _fold(entries)


def _late_answers(inspection: Inspection) -> QuerySet[LateAnswer]:
    return LateAnswer.objects.filter(assessment__case__inspection=inspection).select_related(
        "assessment__case", "question", "payload", "decision"
    )


def _entries(rows: Sequence[LateAnswer]) -> list[LateEntry]:
    names = _names({one.actor for one in rows})
    stored = _stored({one.assessment_id for one in rows})
    return [
        LateEntry(
            late=one,
            author=names.get(one.actor, one.actor),
            content=_content(one),
            stored=stored.get((one.assessment_id, one.question_id)),
            decision=getattr(one, "decision", None),
        )
        for one in rows
    ]


def _fold(entries: Sequence[LateEntry]) -> list[LateEntry]:
    folded: list[LateEntry] = []
    waiting: dict[tuple[uuid.UUID, int, str], LateEntry] = {}
    for entry in entries:
        key = (entry.late.assessment_id, entry.late.question_id, entry.late.actor)
        before = waiting.pop(key, None)
        if before is not None:
            folded.remove(before)
            entry.earlier = [*before.earlier, before]
            before.earlier = []
        folded.append(entry)
        if entry.decision is None:
            waiting[key] = entry
    return folded


def _content(late: LateAnswer) -> AnswerContent | None:
    payload = getattr(late, "payload", None)
    return AnswerContent.from_data(payload.content) if payload else None


def _names(emails: Collection[str]) -> dict[str, str]:
    return dict(User.objects.filter(email__in=emails).values_list("email", "name"))


def _stored(assessments: Collection[uuid.UUID]) -> Mapping[tuple[uuid.UUID, int], StoredAnswer]:
    rows = Answer.objects.filter(assessment__in=assessments).select_related("by")
    return {
        (one.assessment_id, one.question_id): StoredAnswer(
            AnswerContent(one.value, tuple(one.reasons), one.note, one.ask),
            one.version,
            one.by.name,
            one.at,
        )
        for one in rows
    }
