"""Writes about lines of enquiry."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from audit.services import record_event
from cases.queries.scoring import score_inspection
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from judgements.errors import RowRefused, StaleRow
from judgements.models import LineOfEnquiry
from judgements.policies.enquiry import (
    check_close,
    check_not_closed,
    check_plan_enquiry,
)
from judgements.policies.rows import check_fieldwork_open
from judgements.queries.enquiry import lines_of, open_lines, people_to_assign, result_of
from judgements.types.enquiry import LineContent
from standards.models import Standard

MOST_LINES = 200


@transaction.atomic
def add_line(*, inspection: Inspection, content: LineContent, by: User) -> LineOfEnquiry:
    """Add a line under the next number, which no other line ever had.

    What its source resulted in at this moment is kept beside it. Raises NotAllowed for a role that
    does not plan enquiry, and RowRefused once published, for content that lacks something, for
    a question that an open line asks already, and for too many lines.
    """
    locked = lock_inspection(inspection)
    check_plan_enquiry(member_permissions(by, locked))
    check_fieldwork_open(locked)
    line = LineOfEnquiry(inspection=locked, version=0)
    _fill(line, content)
    _check_new(line)
    _note_result(line)
    line.number = _next_number(locked)
    _save(line, by)
    _record(line, "line_of_enquiry_added", by, after=_told(line))
    return line


@transaction.atomic
def change_line(
    *, line: LineOfEnquiry, content: LineContent, base_version: int, by: User
) -> LineOfEnquiry:
    """Replace what an open line asks, why, about what and of whom; its source stays.

    Raises as add_line, StaleRow where somebody has saved it since `base_version`, and
    RowRefused for a closed line.
    """
    locked = _lock(line)
    check_plan_enquiry(member_permissions(by, locked.inspection))
    check_fieldwork_open(locked.inspection)
    _check_version(locked, base_version)
    check_not_closed(locked)
    before = _told(locked)
    _fill(locked, content)
    if _told(locked) == before:
        return locked
    _save(locked, by)
    _record(locked, "line_of_enquiry_changed", by, before=before, after=_told(locked))
    return locked


@transaction.atomic
def close_line(
    *, line: LineOfEnquiry, conclusion: str, base_version: int, by: User
) -> LineOfEnquiry:
    """Close a line with its conclusion.

    Raises NotAllowed for whoever neither plans enquiry nor has the line, StaleRow where
    somebody has saved it since `base_version`, and RowRefused once published or without a
    conclusion. The second click on the same changes nothing.
    """
    locked = _lock(line)
    check_close(by, member_permissions(by, locked.inspection), locked)
    check_fieldwork_open(locked.inspection)
    conclusion = _tidy(conclusion)
    if locked.is_closed and (locked.conclusion, locked.closed_by_id) == (conclusion, by.pk):
        return locked
    _check_version(locked, base_version)
    check_not_closed(locked)
    if not conclusion:
        raise RowRefused(_("Write what the enquiry has shown."), "conclusion")
    locked.conclusion, locked.closed_at, locked.closed_by = conclusion, timezone.now(), by
    _save(locked, by)
    _record(locked, "line_of_enquiry_closed", by, conclusion=conclusion)
    return locked


@transaction.atomic
def reopen_line(*, line: LineOfEnquiry, base_version: int, by: User) -> LineOfEnquiry:
    """Open a closed line again; its conclusion stays as what was last thought.

    Raises NotAllowed for a role that does not plan enquiry, StaleRow where somebody has saved
    it since `base_version`, and RowRefused once published. An open line stays as it is.
    """
    locked = _lock(line)
    check_plan_enquiry(member_permissions(by, locked.inspection))
    check_fieldwork_open(locked.inspection)
    if not locked.is_closed:
        return locked
    _check_version(locked, base_version)
    locked.closed_at = locked.closed_by = None
    _save(locked, by)
    _record(locked, "line_of_enquiry_reopened", by)
    return locked


def _lock(line: LineOfEnquiry) -> LineOfEnquiry:
    """Return the line as it stands now, its inspection locked."""
    inspection = lock_inspection(line.inspection)
    found = next((one for one in lines_of(inspection) if one.pk == line.pk), None)
    if found is None:
        raise NotVisible
    found.inspection = inspection
    return found


def _check_version(line: LineOfEnquiry, base_version: int) -> None:
    if line.version != base_version:
        raise StaleRow(_("Somebody else has saved this line since you opened the page."))


def _fill(line: LineOfEnquiry, content: LineContent) -> None:
    """Take the content over; raises RowRefused for what it lacks."""
    line.question, line.reason = _tidy(content.question), _tidy(content.reason)
    if not line.question:
        raise RowRefused(_("Write the question that fieldwork is to answer."), "question")
    if not line.reason:
        raise RowRefused(_("Say why this is asked."), "reason")
    line.standard = _standard(line.inspection, content.standard)
    _assign(line, content.assigned_to)
    if not line.version:
        line.source_question = content.source_question


def _standard(inspection: Inspection, code: str) -> Standard | None:
    if not code:
        return None
    found = inspection.standards.filter(code=code).first()
    if found is None:
        raise RowRefused(_("This inspection does not cover that. Choose again."), "standard")
    return found


def _assign(line: LineOfEnquiry, person: User | None) -> None:
    """Give the line to somebody; whoever has it may keep it after leaving the team."""
    if person is not None and person.pk != line.assigned_to_id:
        team = {one.pk for one, _organisation in people_to_assign(line.inspection)}
        if person.pk not in team:
            raise RowRefused(
                _("%(name)s is not in the team. Choose somebody of the team.")
                % {"name": person.name},
                "assigned_to",
            )
    line.assigned_to = person


def _check_new(line: LineOfEnquiry) -> None:
    """Refuse a question that is asked already, as the second click on a slow button does."""
    for one in open_lines(line.inspection):
        if one.question.casefold() == line.question.casefold():
            raise RowRefused(
                _("Line %(number)d asks this already.") % {"number": one.number}, "question"
            )


def _note_result(line: LineOfEnquiry) -> None:
    """Keep what the source has resulted in so far; raises RowRefused for no such source."""
    if not line.source_question:
        return
    result = result_of(score_inspection(line.inspection), line.source_question)
    if result is None:
        raise RowRefused(
            _("“%(code)s” is no question that counts in this inspection.")
            % {"code": line.source_question}
        )
    line.source_sufficient = result.tally.sufficient
    line.source_applicable = result.tally.applicable


def _next_number(inspection: Inspection) -> int:
    last = inspection.lines_of_enquiry.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_LINES:
        raise RowRefused(
            _("An inspection has %(most)d lines of enquiry at most.") % {"most": MOST_LINES}
        )
    return int(last) + 1


def _tidy(text: str) -> str:
    return text.strip().replace("\r\n", "\n")


def _save(line: LineOfEnquiry, by: User) -> None:
    line.version += 1
    line.by, line.at = by, timezone.now()
    line.save()


def _told(line: LineOfEnquiry) -> dict[str, object]:
    return {
        "question": line.question,
        "reason": line.reason,
        "standard": line.standard.code if line.standard else "",
        "source_question": line.source_question,
        "assigned_to": line.assigned_to.email if line.assigned_to else "",
    }


def _record(line: LineOfEnquiry, verb: str, by: User, **details: object) -> None:
    record_event(
        stream=line.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=f"{line.inspection.reference} {line.number}",
        details={"version": line.version, **details},
    )
