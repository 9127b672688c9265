"""What members of the team say beside a passage: saying it, answering it, settling it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from reports.errors import WritingRefused
from reports.models import Report, TeamComment
from reports.queries.material import read_written
from reports.queries.passages import passages_of, summary_key
from reports.services.opening import report_row
from reports.services.saving import record, required_text
from reports.types.passages import PassageKey

LONGEST_COMMENT = 4_000


@transaction.atomic
def add_comment(*, inspection: Inspection, key: str, text: str, by: User) -> TeamComment:
    """Open a conversation beside a passage; raises WritingRefused for what is no passage."""
    report = _open(inspection, by)
    if not _is_passage(inspection, key):
        raise WritingRefused(_("The text that this was about was removed meanwhile."))
    return _say(report, key, text, by, None)


@transaction.atomic
def answer_comment(*, thread: TeamComment, text: str, by: User) -> TeamComment:
    """Add to a conversation; one that was settled is open again."""
    report = _open(thread.report.inspection, by)
    TeamComment.objects.filter(pk=thread.pk).update(resolved_by=None, resolved_at=None)
    return _say(report, thread.key, text, by, thread)


@transaction.atomic
def settle_comment(*, thread: TeamComment, is_settled: bool, by: User) -> None:
    """Settle a conversation, or open it again; nothing happens where that is done already."""
    report = _open(thread.report.inspection, by)
    rows = TeamComment.objects.filter(
        pk=thread.pk, thread__isnull=True, resolved_at__isnull=is_settled
    )
    now = timezone.now()
    changed = rows.update(
        resolved_by=by if is_settled else None, resolved_at=now if is_settled else None
    )
    if changed:
        verb = "comment_settled" if is_settled else "comment_reopened"
        record(report, verb, by, thread.key, id=thread.pk)


def _open(inspection: Inspection, by: User) -> Report:
    """Lock the inspection; whoever reads the report may comment until it is published."""
    locked = lock_inspection(inspection)
    if Permission.VIEW_REPORT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.VIEW_REPORT))
    if locked.is_published:
        raise WritingRefused(_("The report is published, so there is nothing left to discuss."))
    return report_row(locked)


def _is_passage(inspection: Inspection, key: str) -> bool:
    """Return whether a key names something written, or a text that every report has."""
    passage = PassageKey.read(key)
    if passage is None:
        return False
    standing = {summary_key(code) for code in inspection.standards.values_list("code", flat=True)}
    standing |= {"foreword", "lead-in"}
    return key in standing or any(one.key == key for one in passages_of(read_written(inspection)))


def _say(report: Report, key: str, text: str, by: User, thread: TeamComment | None) -> TeamComment:
    said = required_text(text)
    if len(said) > LONGEST_COMMENT:
        raise WritingRefused(
            _("The comment has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(said), "limit": LONGEST_COMMENT}
        )
    comment = TeamComment.objects.create(
        report=report, key=key, thread=thread, text=said, by=by, at=timezone.now()
    )
    verb = "comment_answered" if thread else "comment_added"
    record(report, verb, by, key, id=comment.pk, length=len(said))
    return comment
