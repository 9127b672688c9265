"""The service's comments as the team reads them, and what was changed for them."""

from django.db.models import QuerySet
from django.utils.translation import override

from inspections.models import Inspection
from reports.choices import Language
from reports.models import AccuracyCheck, ServiceComment
from reports.queries.accuracy import places_of_check, with_parts
from reports.queries.material import read_written
from reports.queries.places import places_of
from reports.types import PassageKey
from standards.queries import get_content


def service_comments_of(inspection: Inspection) -> QuerySet[ServiceComment]:
    """Return the comments that the team may read, in their order: one query.

    What the service writes is its own until it has sent it.
    """
    related = visible_comments(inspection).select_related(
        "on_version",
        "report__inspection__framework",
        "entered_by",
        "answer_edited_by",
        "accuracy_check",
    )
    large = ("on_version__payload", "report__inspection__framework__document")
    return related.defer(*large).order_by("number")


def read_comment(comment: ServiceComment) -> ServiceComment:
    """Return a comment anew with all that its own page shows, for the team."""
    comments = with_parts(service_comments_of(comment.report.inspection), for_service=False)
    return comments.get(pk=comment.pk)


def visible_comments(inspection: Inspection) -> QuerySet[ServiceComment]:
    """Return the comments that were sent or entered: those with a number."""
    rows = ServiceComment.objects.filter(report__inspection=inspection, number__isnull=False)
    return rows.order_by("number")


def unanswered_comments(inspection: Inspection) -> int:
    """Return how many comments of the service have no answer yet."""
    return visible_comments(inspection).filter(decision="").count()


def is_outcome_due(inspection: Inspection) -> bool:
    """Return whether the service has commented on its last draft and not been sent the outcome."""
    check = AccuracyCheck.objects.filter(report__inspection=inspection).order_by("-pk").first()
    if check is None or check.is_outcome_sent:
        return False
    return visible_comments(inspection).filter(accuracy_check=check).exists()


def change_places(comment: ServiceComment) -> list[tuple[str, str]]:
    """Return the texts that can have been changed for a comment, each by its key and label.

    Those of the report as it is now, then those that only the version commented on has.
    """
    with override(Language.ENGLISH.value):
        inspection = comment.report.inspection
        written = read_written(inspection)
        now = places_of(written, get_content(inspection.framework))
    labels = {one.key: one.label for one in now}
    labels |= {
        one.key: one.label
        for one in places_of_check(comment.accuracy_check).places
        if one.key not in labels and PassageKey.read(one.key)
    }
    return list(labels.items())
