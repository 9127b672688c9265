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
OF_REPORT = (Report, ThemeText, KeyFinding, ExplanationBlock, RecommendationGroup, WelshText)


def is_author(inspection: Inspection, person_id: int, email: str) -> bool:
    """Return whether the person wrote anything in the report or submitted its last version.

    Rows know who changed them last; the trail knows everybody before.
    """
    return (
        _edited_last(inspection, person_id)
        or _submitted(inspection, person_id)
        or any(verb.rpartition("_")[0] in WRITTEN_THINGS for verb in _deeds(inspection, email))
    )


def _edited_last(inspection: Inspection, person_id: int) -> bool:
    return (
        Report.objects.filter(inspection=inspection, edited_by=person_id).exists()
        or any(
            model._default_manager.filter(
                report__inspection=inspection, edited_by=person_id
            ).exists()
            for model in OF_REPORT[1:]
        )
        or Recommendation.objects.filter(
            group__report__inspection=inspection, edited_by=person_id
        ).exists()
    )


def _submitted(inspection: Inspection, person_id: int) -> bool:
    steps = ReportMove.objects.filter(report__inspection=inspection, move=Move.SUBMIT)
    last = steps.order_by("-pk").first()
    return last is not None and last.by_id == person_id


def _deeds(inspection: Inspection, email: str) -> set[str]:
    events = AuditEvent.objects.filter(stream__name=inspection.audit_stream, actor=email)
    return set(events.order_by().values_list("verb", flat=True).distinct())
