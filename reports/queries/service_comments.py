"""The service's comments, and the places of the report that they can be about."""

from inspections.models import Inspection
from reports.choices import Language, Move
from reports.models import ReportMove, ReportVersion, ServiceComment
from reports.queries.versions import read_payload
from reports.types import FrozenPassage


def service_comments_of(inspection: Inspection) -> list[ServiceComment]:
    """Return the comments in the order they were entered: one query."""
    rows = ServiceComment.objects.filter(report__inspection=inspection)
    related = rows.select_related("on_version", "entered_by", "answer_edited_by")
    return list(related.defer("on_version__payload").order_by("number"))


def sent_version(inspection: Inspection) -> ReportVersion | None:
    """Return the version that the service was sent last, with its payload: one query."""
    step = (
        ReportMove.objects.filter(report__inspection=inspection, move=Move.SEND)
        .select_related("version")
        .order_by("-pk")
        .first()
    )
    return step.version if step else None


def places_in(version: ReportVersion) -> tuple[FrozenPassage, ...]:
    """Return the English texts of a version: what a comment can name."""
    passages = read_payload(version).passages
    return tuple(one for one in passages if one.language == Language.ENGLISH.value)
