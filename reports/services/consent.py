"""Taking one example of good practice out of public when consent is withdrawn."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from inspections.queries import lock_inspection, member_permissions
from judgements.services.voices import withdraw_example_consent
from reports.errors import AlreadyRemoved
from reports.models import ConsentWithdrawal, ExplanationBlock, PracticeExample, Publication, Report
from reports.policies import check_publisher
from reports.queries.consent import FROM_EXAMPLE
from reports.services.opening import report_row
from reports.services.saving import record, required_text


@transaction.atomic
def withdraw_consent(
    *, publication: Publication, key: str, reason: str, by: User
) -> ConsentWithdrawal:
    """Take an example out of the library in every language, for good, and note it at its source.

    Published files keep it until a corrected version is published; the checks refuse one that
    still has it. Raises NotAllowed for a role that does not publish, WritingRefused without a
    reason and AlreadyRemoved for what the library does not have.
    """
    locked = lock_inspection(publication.report.inspection)
    report = report_row(locked)
    check_publisher(member_permissions(by, locked))
    reason = required_text(reason)
    examples = PracticeExample.objects.filter(publication=publication, key=key)
    title = next(iter(examples.order_by("-language").values_list("title", flat=True)), None)
    if title is None or not key:
        raise AlreadyRemoved
    withdrawal = ConsentWithdrawal.objects.create(
        report=report, key=key, title=title, reason=reason, by=by, at=timezone.now()
    )
    examples.delete()
    _mark_source(report, withdrawal, by)
    record(report, "consent_withdrawn", by, locked.reference, key=key, length=len(reason))
    return withdrawal


def _mark_source(report: Report, withdrawal: ConsentWithdrawal, by: User) -> None:
    """Keep the text, and what of the fieldwork it was taken over from, from being used again."""
    uid = withdrawal.key.partition(":")[2]
    block = ExplanationBlock.objects.filter(report=report, uid=uid).first()
    if block is None:
        return
    ExplanationBlock.objects.filter(pk=block.pk).update(consent_withdrawn_at=withdrawal.at)
    source = FROM_EXAMPLE.fullmatch(block.source)
    if source is not None:
        withdraw_example_consent(inspection=report.inspection, key=int(source[1]), by=by)
