"""Who wrote a report: nobody passes what they wrote themselves."""

from audit.models import AuditEvent
from inspections.models import Inspection
from reports.choices import Move
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ReportMove,
    ThemeText,
    WelshText,
)

# What writing is recorded as in the trail, before the last underscore of the verb.
WRITTEN_THINGS = frozenset(
    {
        "addressee",
        "block",
        "finding",
        "foreword",
        "lead_in",
        "passage",
        "recommendation",
        "summary",
        "welsh",
    }
)
OF_REPORT = (ThemeText, KeyFinding, ExplanationBlock, RecommendationGroup, WelshText)


def is_author(inspection: Inspection, person_id: int, email: str) -> bool:
    """Return whether the person wrote anything in the report or submitted its last version.

    Rows know who changed them last; the trail knows everybody before. Three queries.
    """
    wrote = {verb.rpartition("_")[0] for verb in _deeds(inspection, email)} & WRITTEN_THINGS
    return any(
        [_edited_last(inspection, person_id), _submitted(inspection, person_id), bool(wrote)]
    )


def _edited_last(inspection: Inspection, person_id: int) -> bool:
    own = {"edited_by": person_id}
    rows = [
        Report.objects.filter(inspection=inspection, **own),
        Recommendation.objects.filter(group__report__inspection=inspection, **own),
        *(
            model._default_manager.filter(report__inspection=inspection, **own)
            for model in OF_REPORT
        ),
    ]
    first, *others = [one.order_by().values_list("edited_by") for one in rows]
    return bool(list(first.union(*others)))


def _submitted(inspection: Inspection, person_id: int) -> bool:
    steps = ReportMove.objects.filter(report__inspection=inspection, move=Move.SUBMIT)
    last = steps.order_by("-pk").first()
    return last is not None and last.by_id == person_id


def _deeds(inspection: Inspection, email: str) -> set[str]:
    events = AuditEvent.objects.filter(stream__name=inspection.audit_stream, actor=email)
    return set(events.order_by().values_list("verb", flat=True).distinct())
