"""The pages on which the service checks its draft: its comments, one comment, the sending."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.queries.sentences import conflict_texts, sign_in_texts, state_texts
from govuk.dates import clock_text, moment_text
from judgements.choices import Subject
from judgements.models import Operation
from judgements.types.operations import content_digest
from reports.choices import CommentDecision
from reports.models import Extension, OutcomeLetter, ServiceComment
from reports.policies import can_talk, commenting_closed_text, pending_request
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
    late_banner,
    letter_rows,
    message_rows,
    status_counts,
)
from reports.queries.accuracy import AccuracyAccess
from reports.types import COMMENT_FIELDS, PassageChange
from reports.types.contents import blank_content

REQUIRED = ("text",)
# Where no place is chosen, it is said in words.
REQUIRED_WHEN = {"place_text": {"field": "place", "values": [""]}}


@dataclass(frozen=True)
class OwnComment(ShownComment):
    """A comment as its service sees it; addresses are "" where it cannot be changed."""

    edit_href: str
    attach_href: str
    remove_href: str
    read_href: str
    may_write: bool


@dataclass(frozen=True)
class OwnCommentsPage:
    """Everything the list shows."""

    rows: list[OwnComment]
    check: list[dict[str, str]]
    late: str
    closed: str
    waiting: str
    extensions: list[str]
    counts: list[str]
    summary: str
    letters: list[LetterRow]
    late_saves: list[str]
    add_href: str
    send_href: str
    ask_href: str


@dataclass(frozen=True)
class CommentFormPage:
    """What stands around the form of a comment; `data` is for its script."""

    title: str
    cancel_href: str
    state: str
    late: str
    data: dict[str, Any]


def present_own_comments(
    access: AccuracyAccess,
    comments: Sequence[ServiceComment],
    extensions: list[Extension],
    letters: list[OutcomeLetter],
    changes: Mapping[int, PassageChange],
    closed: Sequence[Operation],
) -> OwnCommentsPage:
    """Return the list; buttons only where the person may use them now."""
    reference, check, may = access.inspection.reference, access.check, access.may_comment
    waits = pending_request(extensions) is not None
    is_told = check.is_outcome_sent
    return OwnCommentsPage(
        rows=[present_own(access, one, changes.get(one.pk)) for one in comments],
        check=check_rows(check),
        late=late_banner(check) if may else "",
        closed="" if may else _closed(access),
        waiting=_("More time is asked for. The answer is shown here.") if may and waits else "",
        extensions=extension_rows(extensions),
        counts=status_counts([one for one in comments if one.is_sent]) if is_told else [],
        summary=ngettext("%(count)d comment", "%(count)d comments", len(comments))
        % {"count": len(comments)},
        letters=letter_rows(
            letters if is_told else [],
            lambda language: reverse("reports:released-comment-letter", args=[reference, language]),
        ),
        late_saves=[_late_save(one) for one in closed],
        add_href=_href("add", reference) if may else "",
        send_href=_href("send", reference) if may else "",
        ask_href=_href("more-time", reference) if may and not waits else "",
    )


def present_own(
    access: AccuracyAccess, comment: ServiceComment, change: PassageChange | None = None
) -> OwnComment:
    """Return one comment; the answer only once the outcome is sent."""
    reference, is_told = access.inspection.reference, access.check.is_outcome_sent
    may = access.may_comment and not comment.is_sent
    said = [reference, comment.uid]
    is_answered = is_told and comment.is_answered
    comments = access.within.may(Permission.COMMENT_ON_DRAFT)
    return OwnComment(
        anchor=f"comment-{comment.uid}",
        title=comment_title(comment),
        about=_about(comment),
        claim=comment.claim,
        proposal=comment.proposal,
        evidence=comment.evidence,
        status=_status(comment, is_answered=is_answered),
        colour=COLOURS[CommentDecision(comment.decision)] if is_answered else "blue",
        answered=answered_text(comment) if is_answered else "",
        reason=comment.reason if is_answered else "",
        change=changed_text(comment) if is_answered else "",
        changed=ChangeBlock(change.label, change.runs) if is_answered and change else None,
        files=file_rows(
            comment,
            lambda one: _href("file", *said, one.pk),
            (lambda one: _href("file-remove", *said, one.pk)) if may else None,
        ),
        messages=message_rows(comment),
        edit_href=_href("edit", *said) if may else "",
        attach_href=_href("attach", *said) if may else "",
        remove_href=_href("remove", *said) if may else "",
        read_href=_href("read", *said) if comment.is_sent else "",
        may_write=comments and comment.is_sent and can_talk(access.status),
    )


def present_comment_form(
    access: AccuracyAccess,
    uid: uuid.UUID,
    comment: ServiceComment | None,
    content: Mapping[str, Any],
    *,
    is_handed_back: bool = False,
    is_conflict: bool = False,
) -> CommentFormPage:
    """Return the page; ``content`` is what stands, or what a new comment begins with."""
    reference = access.inspection.reference
    address = [reference, Subject.SERVICE_COMMENT.value, uid]
    return CommentFormPage(
        title=_("Change a comment") if comment else _("Comment on the draft"),
        cancel_href=_href("list", reference),
        state=_saved_state(comment) if comment else _new_state(),
        late=late_banner(access.check),
        data={
            "id": "comment",
            "subject": Subject.SERVICE_COMMENT.value,
            "key": str(uid),
            "url": reverse("judgements:operation-save", args=address),
            "page": _href("edit", reference, uid),
            "next_url": f"{_href('list', reference)}#comment-{uid}",
            "label": _("Comment on the draft report, %(service)s")
            % {"service": access.inspection.service.name},
            "reader": access.within.user.name,
            "time_zone": settings.TIME_ZONE,
            "sign_in_url": reverse("account_login"),
            "fields": dict(COMMENT_FIELDS),
            "required": REQUIRED,
            "required_when": REQUIRED_WHEN,
            "labels": _labels(),
            "stored": {
                "content": content,
                "digest": content_digest(content),
                "version": comment.version if comment else 0,
                "by": comment.edited_by.name if comment and comment.edited_by else "",
                "at": comment.edited_at.isoformat() if comment else None,
                "line": _saved_state(comment) if comment else None,
            },
            "blank": new_content(),
            "is_handed_back": is_handed_back,
            "is_conflict": is_conflict,
            "is_taken_over": comment is None and bool(content["place"]),
            "texts": _texts(),
        },
    )


def new_content(place: str = "") -> dict[str, Any]:
    """Return what a new comment begins with."""
    return {**blank_content(COMMENT_FIELDS), "withdrawn": False, "place": place}


def form_initial(content: Mapping[str, Any], version: int) -> dict[str, Any]:
    """Return what the form begins with, under an operation of its own."""
    return {**content, "base_version": version, "op_id": str(uuid.uuid4())}


def stale_text(comment: ServiceComment) -> str:
    """Say that somebody else has saved the comment meanwhile, and what stands now."""
    who = comment.edited_by.name if comment.edited_by else ""
    gone = _("It was removed. ") if comment.is_withdrawn else ""
    return _(
        "This comment was saved by %(name)s at %(when)s, after you opened this page. %(gone)sIt "
        "now says: “%(text)s” Yours stands below; save it once more to replace that."
    ) % {
        "name": who,
        "when": clock_text(comment.edited_at),
        "text": comment.claim,
        "gone": gone,
    }


def _href(name: str, *arguments: object) -> str:
    return reverse(f"reports:released-comment-{name}", args=arguments)


def _closed(access: AccuracyAccess) -> str:
    if not access.within.may(Permission.COMMENT_ON_DRAFT):
        return _("Managers and the chair of the board comment for the service.")
    return commenting_closed_text(access.status, access.check)


def _about(comment: ServiceComment) -> str:
    if not comment.is_by_service:
        return _("Entered by the inspection team, as your service said it")
    name = comment.edited_by.name if comment.edited_by else ""
    return _("%(name)s, %(at)s") % {"name": name, "at": moment_text(comment.edited_at)}


def _status(comment: ServiceComment, *, is_answered: bool) -> str:
    if is_answered:
        return str(CommentDecision(comment.decision).label)
    return _("Sent") if comment.is_sent else _("Not sent yet")


def _late_save(operation: Operation) -> str:
    words = {
        "name": operation.by.name,
        "at": moment_text(timezone.localtime(operation.at)),
        "text": str(operation.content.get("text", "")),
    }
    return _("%(name)s, %(at)s: “%(text)s”") % words


def _saved_state(comment: ServiceComment) -> str:
    return _("Saved %(when)s") % {"when": clock_text(comment.edited_at)}


def _new_state() -> str:
    return _("Nothing saved yet")


def _labels() -> dict[str, str]:
    return {
        "place": _("Place"),
        "place_text": _("Place in words"),
        "text": _("what is not accurate"),
        "proposal": _("Proposed wording"),
        "evidence": _("Evidence"),
        "withdrawn": _("Removed"),
    }


def _texts() -> dict[str, str]:
    return {
        **state_texts(),
        **conflict_texts(),
        **sign_in_texts(),
        "not_answered": _new_state(),
        "draft": _("Kept on this laptop. Before it can be saved it needs: {missing}."),
        "late": _("Not among the comments: they are closed. Kept on record."),
        "gone": _("This comment is not open to you any more. What you typed stays on this laptop."),
        "and": _("and"),
    }
