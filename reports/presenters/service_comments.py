"""The page of the service's comments."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import CommentDecision
from reports.models import ServiceComment
from reports.policies import can_answer, can_enter, status_of
from reports.types import FrozenPassage

COLOURS = {
    CommentDecision.ACCEPTED: "green",
    CommentDecision.PARTLY: "yellow",
    CommentDecision.REFUSED: "red",
}


@dataclass(frozen=True)
class CommentRow:
    """A comment with its answer; addresses are "" for whoever may not use them."""

    anchor: str
    title: str
    about: str
    claim: str
    proposal: str
    status: str
    colour: str
    reason: str
    answered: str
    answer_href: str
    edit_href: str
    remove_href: str


@dataclass(frozen=True)
class CommentsPage:
    """Everything the page shows."""

    rows: list[CommentRow]
    add_href: str
    summary: str


def present_comments(access: InspectionAccess, comments: list[ServiceComment]) -> CommentsPage:
    """Return the page; buttons only where the person may use them now."""
    reference, status = access.inspection.reference, status_of(access.inspection)
    may_change = can_answer(status, access.permissions)
    answered = sum(one.is_answered for one in comments)
    return CommentsPage(
        rows=[_row(one, reference, may_change=may_change) for one in comments],
        add_href=reverse("reports:service-comment-add", args=[reference])
        if can_enter(status, access.permissions)
        else "",
        summary=_("%(answered)d of %(total)d answered")
        % {"answered": answered, "total": len(comments)},
    )


def place_choices(places: Iterable[FrozenPassage]) -> list[tuple[str, str]]:
    """Return the texts a comment can be about, each as it is labelled in print."""
    return [(one.key, one.label) for one in places]


def _row(comment: ServiceComment, reference: str, *, may_change: bool) -> CommentRow:
    hrefs = {
        name: reverse(f"reports:service-comment-{name}", args=[reference, comment.number])
        if may_change
        else ""
        for name in ("answer", "edit", "remove")
    }
    is_answered = comment.is_answered
    return CommentRow(
        anchor=f"service-comment-{comment.number}",
        title=f"{comment.number}. {comment.place_text}",
        about=_("On version %(number)d, entered by %(name)s")
        % {"number": comment.on_version.number, "name": comment.entered_by.name},
        claim=comment.claim,
        proposal=comment.proposal,
        status=str(CommentDecision(comment.decision).label) if is_answered else _("Open"),
        colour=COLOURS[CommentDecision(comment.decision)] if is_answered else "blue",
        reason=comment.reason,
        answered=_answered(comment),
        answer_href=hrefs["answer"],
        edit_href=hrefs["edit"],
        remove_href=hrefs["remove"],
    )


def _answered(comment: ServiceComment) -> str:
    if comment.answer_edited_by is None or comment.answer_edited_at is None:
        return ""
    return _("Answered by %(name)s, %(at)s") % {
        "name": comment.answer_edited_by.name,
        "at": moment_text(comment.answer_edited_at),
    }
