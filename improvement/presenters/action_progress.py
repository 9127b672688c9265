"""The page of one action: how it stands, what may be done now, and all that happened to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from govuk.dates import moment_text
from improvement.choices import ActionStepKind, Rag
from improvement.errors import PlanRefused
from improvement.models import ActionStep, DueDateChange, ProgressUpdate
from improvement.policies.actions import ActionStanding, first_told, is_late
from improvement.policies.plans import check_changeable
from improvement.policies.progress import (
    check_close,
    check_reopen,
    check_report,
    check_verify,
)
from improvement.policies.quarters import DAYS_TO_TELL, quarter_text
from improvement.presenters.cards import person_text, verifiers_text
from improvement.presenters.tags import Tag, due_text, quarters_text, rag_tag, tags_of
from improvement.queries.content import person_of_plan
from improvement.queries.followed import ActionProgress

STEP_COLOURS = {
    ActionStepKind.CLOSED: "yellow",
    ActionStepKind.RETURNED: "orange",
    ActionStepKind.VERIFIED: "green",
    ActionStepKind.REOPENED: "orange",
    ActionStepKind.WITHDRAWN: "grey",
}


@dataclass(frozen=True)
class HistoryEntry:
    """Something that happened to an action; `parts` are its texts, each with what it is."""

    at: datetime
    title: str
    by: str
    tags: list[Tag]
    parts: list[dict[str, str]] = field(default_factory=list)
    file: dict[str, str] | None = None


@dataclass(frozen=True)
class ActionPage:
    """All that the page shows; `buttons` lead to what the person may do now."""

    what: str
    href: str
    tags: list[Tag]
    facts: list[dict[str, str]]
    missing: str
    buttons: list[dict[str, str]]
    notes: list[str]
    history: list[HistoryEntry]


def present_action(found: ActionProgress) -> ActionPage:
    """Return the page of an action for one person."""
    standing = found.standing
    return ActionPage(
        what=found.action.what,
        href=_address(found, "action-progress"),
        tags=tags_of(standing),
        facts=_facts(found),
        missing=quarters_text(standing),
        buttons=list(_buttons(found)),
        notes=list(_notes(found)),
        history=sorted(_history(found), key=lambda one: one.at, reverse=True),
    )


def quarter_choices(standing: ActionStanding) -> list[tuple[date, str]]:
    """Return the quarters that may be told of now, those that wait marked."""
    missing = {*standing.missing_quarters, *standing.waiting_quarters}
    return [
        (one, _("%(quarter)s (not told of yet)") % {"quarter": quarter_text(one)})
        if one in missing
        else (one, quarter_text(one))
        for one in standing.quarters_to_tell
    ]


def why_not_report(found: ActionProgress) -> str:
    """Say why the person cannot tell progress now, "" where they can."""
    today = found.standing.today
    return _refusal(
        found,
        lambda: check_report(
            found.action, found.within.user, found.within.permissions, today, today
        ),
    )


def why_not_close(found: ActionProgress) -> str:
    """Say why the person cannot close the action now, "" where they can."""
    return _refusal(
        found,
        lambda: check_close(
            found.action,
            found.within.user,
            found.within.permissions,
            is_approved=found.plan_standing.board is not None,
        ),
    )


def why_not_verify(found: ActionProgress) -> str:
    """Say why the person cannot verify or return the action now, "" where they can."""
    return _refusal(
        found,
        lambda: check_verify(
            found.action,
            found.standing.closing,
            found.within.user,
            found.within.permissions,
        ),
    )


def why_not_reopen(found: ActionProgress) -> str:
    """Say why the person cannot open the action again now, "" where they can."""
    return _refusal(
        found,
        lambda: check_reopen(
            found.action,
            found.standing.closing,
            found.within.user,
            found.within.permissions,
        ),
    )


def _refusal(found: ActionProgress, check: Callable[[], None]) -> str:
    try:
        check_changeable(is_complete=found.plan_standing.is_complete)
        check()
    except PlanRefused as refusal:
        return str(refusal)
    return ""


def _buttons(found: ActionProgress) -> Iterator[dict[str, str]]:
    """Yield what the person may do, the first of them the likeliest."""
    offered = (
        (_("Tell progress"), "progress-report", Permission.REPORT_PROGRESS, why_not_report),
        (_("Close this action"), "action-close", Permission.REPORT_PROGRESS, why_not_close),
        (_("Verify or return"), "action-verify", Permission.VERIFY_ACTION, why_not_verify),
        (_("Open again"), "action-reopen", Permission.VERIFY_ACTION, why_not_reopen),
    )
    for text, name, permission, why_not in offered:
        if found.within.may(permission) and not why_not(found):
            yield {"text": text, "href": _address(found, name)}


def _notes(found: ActionProgress) -> Iterator[str]:
    """Yield what whoever might act here should know where they cannot."""
    if found.standing.is_open and not found.plan_standing.is_complete:
        yield _("The progress of a quarter is told until %(days)d days after its end.") % {
            "days": DAYS_TO_TELL
        }
    if found.standing.closing and found.within.may(Permission.VERIFY_ACTION):
        reason = why_not_verify(found)
        if reason and found.action.state == "closed":
            yield reason


def _facts(found: ActionProgress) -> list[dict[str, str]]:
    action = found.action
    owner, verifier = (
        person_of_plan(one, found.present) for one in (action.owner, action.verifier)
    )
    rows = [
        (_("Owner"), person_text(owner)),
        (_("Due"), due_text(found.standing)),
        (_("Measure of success"), action.measure or _("Not said yet")),
        (_("Evidence that will show it"), action.evidence or _("Not said yet")),
        (_("Verified by"), verifiers_text(verifier)),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def _history(found: ActionProgress) -> Iterator[HistoryEntry]:
    updates = found.standing.updates
    latest = {one.quarter: one.pk for one in updates}
    for update in updates:
        yield _update(found, update, is_replaced=latest[update.quarter] != update.pk)
    for step in found.standing.steps:
        yield _step(step)
    for change in found.standing.date_changes:
        yield _change(change)


def _update(found: ActionProgress, update: ProgressUpdate, *, is_replaced: bool) -> HistoryEntry:
    tags = [rag_tag(Rag(update.rag))]
    if first_told(found.standing.updates, update.quarter) == update and is_late(update):
        tags.append(Tag(_("Told late"), "yellow"))
    if is_replaced:
        tags.append(Tag(_("A later one replaces it"), "grey"))
    parts = [{"label": "", "text": update.text}]
    if update.evidence:
        parts.append({"label": _("Evidence"), "text": update.evidence})
    return HistoryEntry(
        at=update.at,
        title=_("Progress in %(quarter)s") % {"quarter": quarter_text(update.quarter)},
        by=_by(update.by.name, update.at),
        tags=tags,
        parts=parts,
        file=_file(found, update),
    )


def _file(found: ActionProgress, update: ProgressUpdate) -> dict[str, str] | None:
    file = getattr(update, "file", None)
    if file is None:
        return None
    return {"text": file.file_name, "href": _address(found, "progress-file", update.pk)}


def _step(step: ActionStep) -> HistoryEntry:
    kind = ActionStepKind(step.kind)
    parts = [{"label": "", "text": step.note}] if step.note else []
    tag = Tag(str(kind.label), STEP_COLOURS[kind])
    return HistoryEntry(step.at, str(kind.label), _by(step.by.name, step.at), [tag], parts)


def _change(change: DueDateChange) -> HistoryEntry:
    title = _("Due on %(to)s, no longer on %(before)s") % {
        "to": date_format(change.to_date),
        "before": date_format(change.from_date),
    }
    parts = [{"label": "", "text": change.reason}]
    return HistoryEntry(change.at, title, _by(change.by.name, change.at), [], parts)


def _by(name: str, at: datetime) -> str:
    return _("%(name)s, %(at)s") % {"name": name, "at": moment_text(timezone.localtime(at))}


def _address(found: ActionProgress, name: str, *more: Any) -> str:
    reference = found.within.inspection.reference
    return reverse(f"improvement:{name}", args=[reference, found.action.uid, *more])
