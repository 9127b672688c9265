"""The page on which one recommended rating is agreed or returned."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.figures import percent_text
from judgements.models import ModerationDecision
from judgements.policies.judgements import can_judge
from judgements.policies.moderation import final_anyway_text
from judgements.policies.standings import is_moderated
from judgements.presenters.decisions import (
    decided_text,
    history_head,
    list_decisions,
    signature_of,
)
from judgements.presenters.panel import anchor_of
from judgements.queries.deciding import DecidingAccess
from judgements.queries.lowest import explain_lowest
from judgements.queries.standings import explain_base, explain_difference
from standards.queries.ratings import RatingMark, mark_rating, rating_word


@dataclass(frozen=True)
class DecidingPage:
    """The recommendation in all its parts; `need_meeting_href` is "" unless one must come first."""

    title: str
    caption: str
    indicated: RatingMark | None
    percent: str
    base: str
    working: list[str]
    recommended: RatingMark
    recommended_by: str
    notes: list[str]
    reason: str
    history_head: list[dict[str, Any]]
    history: list[list[dict[str, Any]]]
    need_meeting_href: str
    back: str
    theme_href: str


def present_deciding(access: DecidingAccess) -> DecidingPage:
    """Return the page; there must be a recommendation."""
    content, theme, judgement = access.content, access.theme, access.judgement
    score, rating = access.score, access.score.rating
    here = [theme.inspection.reference]
    needs_meeting = access.lacks_meeting
    return DecidingPage(
        title=str(theme.standard.title),
        caption=content.name_of(theme.standard),
        indicated=mark_rating(content, rating.rating) if rating else None,
        percent=percent_text(rating.percent) if rating else "",
        base=explain_base(content, score),
        working=explain_lowest(content, score, rating) if rating and score.decided_by else [],
        recommended=mark_rating(content, judgement.rating),
        recommended_by=signature_of(judgement),
        notes=explain_difference(content, access.standing),
        reason=judgement.reason,
        history_head=history_head(),
        history=list_decisions(content, access.history),
        need_meeting_href=reverse("judgements:meeting-add", args=here) if needs_meeting else "",
        back=f"{reverse('judgements:panel-detail', args=here)}#{anchor_of(theme.standard.code)}",
        theme_href=reverse("judgements:theme-detail", args=[*here, theme.standard.code]),
    )


def recorded_text(access: DecidingAccess, decision: ModerationDecision) -> str:
    """Return the confirmation of a decision."""
    return _("%(name)s: %(decision)s.") % {
        "name": access.content.name_of(access.theme.standard),
        "decision": decided_text(access.content, decision),
    }


def overtaken_text(access: DecidingAccess) -> str:
    """Say what was recommended or decided meanwhile, and what the reader can do about it."""
    judgement, decision = access.judgement, access.standing.decision
    if decision is not None:
        return _(
            "%(name)s has decided on this since you opened the page: %(decision)s. Nothing of "
            "yours is recorded. Only a new recommendation can be decided on now."
        ) % {"name": decision.by.name, "decision": decided_text(access.content, decision)}
    return _(
        "This has been recommended anew since you opened the page: “%(rating)s”, by %(name)s. "
        "Nothing of yours is recorded yet. Read the new recommendation, then decide again."
    ) % {"rating": rating_word(access.content, judgement.rating), "name": judgement.by.name}


def explain_nothing_to_decide(access: DecidingAccess) -> str:
    """Say why a theme waits for no decision; "" where it does."""
    standing = access.standing
    if not is_moderated(access.content):
        return final_anyway_text()
    if standing.decision is not None:
        decided = decided_text(access.content, standing.decision)
        return _("This is decided already: %(decision)s.") % {"decision": decided}
    if not can_judge(access.theme.inspection):
        return _("The report is published: judgements are closed.")
    return _("Nothing is recommended yet.") if standing.judgement is None else ""
