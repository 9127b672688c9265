"""Publishing what is due, for the operator's clock."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from reports.choices import Move
from reports.errors import StepRefused
from reports.models import Publication, Report
from reports.queries.publications import DuePublication, due_publications
from reports.queries.versions import moves_of
from reports.services.life import move_report
from reports.services.publishing import follow_in_public, list_examples


@dataclass(frozen=True)
class Outcome:
    """What became of a report that was due; `refusal` says why it is not public, "" where it is."""

    reference: str
    refusal: str = ""


def publish_due() -> list[Outcome]:
    """Publish every report whose moment has come, in the name of who set it.

    A report that cannot be published stays as it is and does not keep the others.
    """
    return [_publish(one) for one in due_publications(timezone.now())]


def _publish(due: DuePublication) -> Outcome:
    reference = due.inspection.reference
    try:
        move_report(inspection=due.inspection, move=Move.PUBLISH, by=due.by)
    except StepRefused as refusal:
        return Outcome(reference, str(refusal))
    except NotAllowed:
        reason = _("%(name)s, who set the day, may not publish this report any more.")
        return Outcome(reference, reason % {"name": due.by.name})
    return Outcome(reference)


@transaction.atomic
def list_earlier_publications() -> int:
    """Show in public what was published before there were public pages; return how many."""
    found = 0
    for report in Report.objects.filter(publication=None, moves__move=Move.PUBLISH).distinct():
        for step in moves_of(report.inspection):
            follow_in_public(report, step)
        found += Publication.objects.filter(report=report).count()
    for publication in Publication.objects.filter(practice_examples__key="").distinct():
        list_examples(publication)
    return found
