"""Where a plan stands, as a list of tasks, and what is on record about it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.permissions import Permission
from govuk.dates import moment_text
from improvement.choices import ActionState, SignOffOutcome
from improvement.models import Approval, CoverageConfirmation, SignOff
from improvement.presenters.tags import day_text
from improvement.queries.changes import CHANGED, GONE, NEW, changes_since
from improvement.queries.content import plan_digest
from improvement.queries.loading import PlanAccess
from improvement.queries.standing import PlanStanding
from improvement.types import PlanChange, PlanContent

DONE, WAITING, LATE, CHANGED_SINCE = "green", "grey", "red", "yellow"
KINDS: dict[str, str | Promise] = {
    NEW: gettext_lazy("New"),
    CHANGED: gettext_lazy("Changed"),
    GONE: gettext_lazy("No longer in the plan"),
}


@dataclass(frozen=True)
class Task:
    """One thing that has to be said of the plan; without an address for who may not say it."""

    text: str
    status: str
    colour: str
    hint: str = ""
    href: str = ""


@dataclass(frozen=True)
class RecordRow:
    """Something on record: what, by whom, in which words, with which document."""

    title: str
    text: str
    note: str
    document: str = ""
    document_href: str = ""


def present_tasks(
    access: PlanAccess, content: PlanContent, standing: PlanStanding, today: date
) -> list[Task]:
    """Return what has to happen to a plan, in its order, and how far each is."""
    digest = plan_digest(content)
    return [
        _covering(access, content),
        _board(access, standing, digest),
        _oversight(access, standing, digest),
        _coverage(access, standing, digest),
        _verifying(content),
        _signing_off(access, standing, today),
    ]


def present_changes(content: PlanContent, standing: PlanStanding) -> list[dict[str, str]]:
    """Return what differs from what the board approved last."""
    if standing.board is None:
        return []
    changes = changes_since(standing.board.content, content)
    return [{"key": str(KINDS[one.kind]), "value": _about(one)} for one in changes]


def present_records(access: PlanAccess, standing: PlanStanding) -> list[RecordRow]:
    """Return all approvals, confirmations and sign-offs in the order in which they were given."""
    reference = access.inspection.reference
    rows = [
        *((one.at, _approval(one, reference)) for one in standing.approvals),
        *((one.at, _confirmation(one)) for one in standing.confirmations),
        *((one.at, _sign_off(one)) for one in standing.sign_offs),
    ]
    return [row for _at, row in sorted(rows, key=lambda one: one[0])]


def _covering(access: PlanAccess, content: PlanContent) -> Task:
    total, open_ = len(content.recommendations), len(content.uncovered)
    attach = ""
    if access.may(Permission.EDIT_PLAN) and content.drafted and content.lines:
        attach = reverse("improvement:plan-attach", args=[access.inspection.reference])
    if not total:
        status, colour = _("Not released yet"), WAITING
    else:
        status = _("%(covered)d of %(total)d") % {"covered": total - open_, "total": total}
        colour = LATE if open_ else DONE
    hint = ""
    if content.drafted:
        text = ngettext(
            "%(count)d drafted action is attached to no line",
            "%(count)d drafted actions are attached to no line",
            len(content.drafted),
        )
        hint = text % {"count": len(content.drafted)}
    return Task(_("Recommendations with an action"), status, colour, hint, attach)


def _board(access: PlanAccess, standing: PlanStanding, digest: str) -> Task:
    last = standing.board
    href = _href(access, Permission.APPROVE_PLAN, "plan-approve", standing)
    if last is None:
        return Task(_("Approval by the board"), _("Not approved yet"), WAITING, href=href)
    hint = _approved_text(last)
    if last.digest != digest:
        status = _("Changed since")
        return Task(_("Approval by the board"), status, CHANGED_SINCE, hint, href)
    return Task(_("Approval by the board"), _("Approved"), DONE, hint)


def _oversight(access: PlanAccess, standing: PlanStanding, digest: str) -> Task:
    last = standing.oversight
    href = _href(access, Permission.EDIT_PLAN, "plan-oversight", None)
    if last is None:
        return Task(_("Approval by the oversight body"), _("None recorded"), WAITING, href=href)
    is_current = last.digest == digest
    return Task(
        _("Approval by the oversight body"),
        _("Recorded") if is_current else _("Changed since"),
        DONE if is_current else CHANGED_SINCE,
        _approved_text(last),
        href,
    )


def _coverage(access: PlanAccess, standing: PlanStanding, digest: str) -> Task:
    title = _("Confirmation by the lead inspector that every recommendation is covered")
    last = standing.confirmation
    href = _href(access, Permission.CONFIRM_COVERAGE, "plan-coverage", None)
    if last is None:
        return Task(title, _("Not confirmed yet"), WAITING, href=href)
    hint = _said_text(last)
    if not last.is_covered:
        return Task(title, _("Not covered"), LATE, f"{hint}: {last.note}", href)
    if last.digest != digest:
        return Task(title, _("Changed since"), CHANGED_SINCE, hint, href)
    return Task(title, _("Covered"), DONE, hint, href)


def _verifying(content: PlanContent) -> Task:
    total = len(content.actions)
    done = sum(one.state == ActionState.VERIFIED for one in content.actions)
    status = _("%(done)d of %(total)d") % {"done": done, "total": total}
    return Task(_("Actions verified"), status, DONE if total and done == total else WAITING)


def _signing_off(access: PlanAccess, standing: PlanStanding, today: date) -> Task:
    title, last = _("Sign-off by the chair"), standing.sign_off
    said = "" if last is None else _sign_off_text(last)
    href = _href(access, Permission.APPROVE_PLAN, "plan-sign-off", None)
    if standing.is_complete:
        return Task(title, _("Complete"), DONE, said, href)
    if standing.due_date is None:
        hint = said or _("Within twelve months of publication")
        return Task(title, _("Not yet"), WAITING, hint)
    if standing.is_overdue(today):
        hint = _("Was due by %(day)s") % {"day": day_text(standing.due_date)}
        return Task(title, _("Overdue"), LATE, said or hint, href)
    hint = _("By %(day)s") % {"day": day_text(standing.due_date)}
    return Task(title, _("Not yet"), WAITING, said or hint, href)


def _href(
    access: PlanAccess, permission: Permission, name: str, standing: PlanStanding | None
) -> str:
    if not access.may(permission) or (standing is not None and standing.is_complete):
        return ""
    return reverse(f"improvement:{name}", args=[access.inspection.reference])


def _approved_text(approval: Approval) -> str:
    return _("%(body)s, %(name)s, %(day)s") % {
        "body": approval.body,
        "name": approval.name,
        "day": day_text(approval.approved_date),
    }


def _said_text(row: Approval | CoverageConfirmation | SignOff) -> str:
    return _("%(name)s, %(at)s") % {"name": row.by.name, "at": moment_text(row.at)}


def _approval(approval: Approval, reference: str) -> RecordRow:
    document = getattr(approval, "document", None)
    return RecordRow(
        title=_("Approved: %(approval)s") % {"approval": _approved_text(approval)},
        text=_("Recorded by %(said)s") % {"said": _said_text(approval)},
        note=approval.note,
        document=document.file_name if document else "",
        document_href=reverse("improvement:approval-document", args=[reference, approval.pk])
        if document
        else "",
    )


def _confirmation(row: CoverageConfirmation) -> RecordRow:
    title = _("Every recommendation is covered") if row.is_covered else _("Not all is covered")
    return RecordRow(title, _("Said by %(said)s") % {"said": _said_text(row)}, row.note)


def _sign_off(row: SignOff) -> RecordRow:
    title = _("Signed off as complete")
    if row.outcome == SignOffOutcome.CARRIED_ON:
        title = _("Carried on to %(day)s") % {"day": day_text(row.carried_to_date)}
    return RecordRow(title, _("Said by %(said)s") % {"said": _said_text(row)}, row.reason)


def _sign_off_text(row: SignOff) -> str:
    title = _sign_off(row).title
    return f"{title}: {row.reason}" if row.reason else title


def _about(change: PlanChange) -> str:
    if change.about.isdecimal():
        return _("Recommendation %(number)s") % {"number": change.about}
    return change.about
