"""The pages on which the team reads and answers what the service says about its draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from inspections.queries import InspectionAccess
from reports.choices import CommentDecision, Move, ReportStatus
from reports.models import AccuracyCheck, Extension, OutcomeLetter, ServiceComment
from reports.policies import (
    can_answer,
    can_enter,
    can_talk,
    is_commenting_open,
    outcome_obstacle,
    pending_request,
    status_of,
)
from reports.presenters.accuracy import (
    COLOURS,
    ChangeBlock,
    LetterRow,
    ShownComment,
    answered_text,
    changed_text,
    check_rows,
    comment_title,
    extension_rows,
    file_rows,
    late_notice,
    letter_rows,
    message_rows,
    status_counts,
)
from reports.types import CommentPlace, PassageChange, PassageKey


@dataclass(frozen=True)
class CommentRow(ShownComment):
    """A comment with its answer; addresses are "" for whoever may not use them."""

    answer_href: str
    edit_href: str
    remove_href: str
    talk_href: str


@dataclass(frozen=True)
class CommentsPage:
    """Everything the page shows."""

    rows: list[CommentRow]
    add_href: str
    summary: str
    counts: list[str]
    check: list[dict[str, str]]
    late: str
    waiting: str
    extensions: list[str]
    extend_href: str
    close_href: str
    outcome_href: str
    letters: list[LetterRow]
    letter_failure: str
    repeat_href: str


@dataclass(frozen=True)
class CheckFacts:
    """What is read besides the comments: the check with its parts, and changes made since."""

    check: AccuracyCheck | None = None
    extensions: list[Extension] = field(default_factory=list)
    letters: list[OutcomeLetter] = field(default_factory=list)
    changes: Mapping[int, PassageChange] = field(default_factory=dict)


def present_comments(
    access: InspectionAccess, comments: Sequence[ServiceComment], facts: CheckFacts
) -> CommentsPage:
    """Return the page; buttons only where the person may use them now."""
    reference, status = access.inspection.reference, status_of(access.inspection)
    check = facts.check
    answered = sum(one.is_answered for one in comments)
    writes = access.may(Permission.WRITE_REPORT)
    is_final = check is not None and check.is_outcome_sent
    is_sendable = not outcome_obstacle(status, check, len(comments) - answered)
    return CommentsPage(
        rows=[_row(one, access, status, facts) for one in comments],
        add_href=reverse("reports:service-comment-add", args=[reference])
        if can_enter(status, access.permissions) and not is_final
        else "",
        summary=_("%(answered)d of %(total)d answered")
        % {"answered": answered, "total": len(comments)},
        counts=status_counts(comments),
        check=check_rows(check) if check else [],
        late=late_notice(check) if check and is_commenting_open(status, check) else "",
        waiting=_waiting(check, status, facts.extensions),
        extensions=extension_rows(facts.extensions),
        extend_href=reverse("reports:accuracy-extend", args=[reference])
        if writes and is_commenting_open(status, check)
        else "",
        close_href=reverse("reports:step-take", args=[reference, Move.ANSWER.value])
        if writes and is_commenting_open(status, check)
        else "",
        outcome_href=reverse("reports:accuracy-outcome", args=[reference])
        if writes and is_sendable and comments
        else "",
        letters=letter_rows(
            facts.letters,
            lambda language: reverse("reports:accuracy-letter", args=[reference, language]),
        ),
        letter_failure=check.letter_failure if check else "",
        repeat_href=reverse("reports:accuracy-letter-repeat", args=[reference])
        if writes and check and check.letter_failure
        else "",
    )


def present_comment(access: InspectionAccess, comment: ServiceComment) -> CommentRow:
    """Return one comment alone, as the page of its conversation shows it."""
    return _row(comment, access, status_of(access.inspection), CheckFacts())


def place_choices(places: Iterable[CommentPlace]) -> list[tuple[str, str]]:
    """Return the texts a comment can be about, each as it is labelled in print."""
    return [(one.key, one.label) for one in places if PassageKey.read(one.key)]


def _waiting(check: AccuracyCheck | None, status: ReportStatus, extensions: list[Extension]) -> str:
    if check is None or not is_commenting_open(status, check):
        return ""
    if pending_request(extensions) is not None:
        return _("The service asks for more time and waits for your answer.")
    return _("The service has not sent its comments. What it writes is its own until then.")


def _row(
    comment: ServiceComment, access: InspectionAccess, status: ReportStatus, facts: CheckFacts
) -> CommentRow:
    reference = access.inspection.reference
    may_change = can_answer(status, access.permissions)
    may_change = may_change and not comment.accuracy_check.is_outcome_sent
    may_edit = may_change and not comment.is_by_service
    may_talk = access.may(Permission.WRITE_REPORT) and can_talk(status)

    def href(name: str, *, is_open: bool) -> str:
        arguments = [reference, comment.number]
        return reverse(f"reports:service-comment-{name}", args=arguments) if is_open else ""

    is_answered = comment.is_answered
    return CommentRow(
        anchor=f"service-comment-{comment.number}",
        title=comment_title(comment),
        about=_about(comment),
        claim=comment.claim,
        proposal=comment.proposal,
        evidence=comment.evidence,
        status=str(CommentDecision(comment.decision).label) if is_answered else _("Open"),
        colour=COLOURS[CommentDecision(comment.decision)] if is_answered else "blue",
        reason=comment.reason,
        change=changed_text(comment),
        changed=_changed(facts.changes.get(comment.pk)),
        answered=answered_text(comment),
        files=file_rows(
            comment,
            lambda one: reverse(
                "reports:service-comment-file", args=[reference, comment.number, one.pk]
            ),
        ),
        messages=message_rows(comment),
        answer_href=href("answer", is_open=may_change),
        edit_href=href("edit", is_open=may_edit),
        remove_href=href("remove", is_open=may_edit and not is_answered),
        talk_href=href("talk", is_open=may_talk),
    )


def _about(comment: ServiceComment) -> str:
    words = {"number": comment.on_version.number, "name": comment.entered_by.name}
    if comment.is_by_service:
        return _("On version %(number)d, written for the service by %(name)s") % words
    return _("On version %(number)d, entered by %(name)s") % words


def _changed(change: PassageChange | None) -> ChangeBlock | None:
    if change is None:
        return None
    words = {"place": change.label, "number": change.version}
    return ChangeBlock(_("%(place)s, in version %(number)d") % words, change.runs)
