"""What the letter with the outcome of the service's comments says, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.choices import CommentDecision
from reports.models import AccuracyCheck, ServiceComment
from reports.queries.accuracy import comments_of_check
from reports.queries.place_words import changed_place, comment_place


@dataclass(frozen=True)
class LetterComment:
    """One comment with its answer, each part as it was written; "" where there is none."""

    title: str
    claim: str
    proposal: str
    decision: str
    reason: str
    change: str


@dataclass(frozen=True)
class OutcomeText:
    """The whole letter; `typed` is the language of what people wrote."""

    title: str
    author: str
    date: str
    addressed: tuple[str, ...]
    opening: tuple[str, ...]
    counts: tuple[str, ...]
    comments: tuple[LetterComment, ...]
    closing: tuple[str, ...]
    signed: tuple[str, ...]


def letter_of(check: AccuracyCheck) -> OutcomeText:
    """Return the letter in the active language: of a check whose outcome was sent."""
    inspection = check.report.inspection
    comments = list(comments_of_check(check).filter(number__isnull=False))
    service = inspection.service.name
    by, at = check.outcome_sent_by, check.outcome_sent_at
    return OutcomeText(
        title=_("Factual accuracy check: the outcome for %(service)s") % {"service": service},
        author=_("The inspection team"),
        date=date_format(timezone.localdate(at)) if at else "",
        addressed=_addressed(check, service),
        opening=_opening(check, comments),
        counts=tuple(_count(comments, one) for one in CommentDecision if _of(comments, one)),
        comments=tuple(_comment(one) for one in comments),
        closing=(
            _(
                "What was changed stands in the report as it is published. The comments, the "
                "answers to them and the changes made for them stay on record."
            ),
        ),
        signed=(by.name if by else "", _("For the inspection team")),
    )


def _addressed(check: AccuracyCheck, service: str) -> tuple[str, ...]:
    lines = (check.sender_name, check.sender_office, service)
    return tuple(one for one in lines if one)


def _opening(check: AccuracyCheck, comments: Sequence[ServiceComment]) -> tuple[str, ...]:
    inspection, number = check.report.inspection, check.version.number
    sent = ""
    if check.sent_at:
        sent = _("Your comments were sent on %(day)s.") % {
            "day": date_format(timezone.localdate(check.sent_at))
        }
    about = _(
        "This is the outcome of your check of the draft report on inspection %(reference)s, "
        "version %(number)d."
    ) % {"reference": inspection.reference, "number": number}
    count = ngettext(
        "We have looked at %(count)d comment.", "We have looked at %(count)d comments.",
        len(comments),
    ) % {"count": len(comments)}  # fmt: skip
    return tuple(one for one in (about, f"{sent} {count}".strip()) if one)


def _of(comments: Sequence[ServiceComment], decision: CommentDecision) -> int:
    return sum(one.decision == decision for one in comments)


def _count(comments: Sequence[ServiceComment], decision: CommentDecision) -> str:
    return _("%(decision)s: %(count)d of %(total)d") % {
        "decision": decision.label,
        "count": _of(comments, decision),
        "total": len(comments),
    }


def _comment(comment: ServiceComment) -> LetterComment:
    return LetterComment(
        title=_("Comment %(number)d: %(place)s")
        % {"number": comment.number, "place": comment_place(comment)},
        claim=comment.claim,
        proposal=comment.proposal,
        decision=str(CommentDecision(comment.decision).label) if comment.decision else "",
        reason=comment.reason,
        change=change_text(comment),
    )


def change_text(comment: ServiceComment) -> str:
    """Say what was changed for a comment, "" where nothing was."""
    return ": ".join(one for one in (changed_place(comment), comment.change_note) if one)
