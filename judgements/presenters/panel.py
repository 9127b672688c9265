"""The ratings panel: all ratings side by side, what was agreed of them, and when it met."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from cases.queries.scoring import InspectionScores, StandardScore
from govuk.figures import percent_text, provisional_text
from judgements.choices import JudgementState
from judgements.models import PanelMeeting
from judgements.policies.judgements import can_judge
from judgements.policies.moderation import can_decide, decides_alone
from judgements.policies.standings import NOT_JUDGED, Standing, is_moderated
from judgements.presenters.decisions import (
    COLOURS,
    argument_of,
    decision_signature,
    signature_of,
)
from judgements.presenters.meetings import MeetingBlock, present_meeting
from judgements.queries.deciding import may_decide_now
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.lowest import distance_up
from judgements.queries.moderation import standing_judgements
from judgements.queries.standings import explain_base, explain_difference
from standards.choices import Moderator
from standards.queries.ratings import RatingMark, mark_rating
from standards.queries.sentences import domain_heading, moderation_sentences
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Reason:
    """Why a rating was recommended, agreed or returned."""

    label: str
    text: str


@dataclass(frozen=True)
class PanelRow:
    """One theme or standard; texts are "" and marks None where there is nothing to show."""

    anchor: str
    number: str
    title: str
    href: str
    percent: str
    base: str
    distance: str
    indicated: RatingMark | None
    recommended: RatingMark | None
    recommended_by: str
    state: str
    colour: str
    agreed: RatingMark | None
    decided_by: str
    notes: list[str]
    reasons: list[Reason]
    decide_href: str


@dataclass(frozen=True)
class PanelTable:
    """The themes of one domain, or all of them where the edition has no domains."""

    title: str
    rows: list[PanelRow]


@dataclass(frozen=True)
class PanelPage:
    """Everything the page shows; `agree_all` is what its form sends, "" where there is no form."""

    rules: list[str]
    provenance: str
    provenance_note: str
    provisional: str
    progress: str
    word: str
    tables: list[PanelTable]
    meetings: list[MeetingBlock]
    has_meetings: bool
    add_meeting_href: str
    can_decide: bool
    agree_all: str
    agree_all_href: str
    closed: str


def present_panel(
    access: FieldworkAccess,
    scores: InspectionScores,
    standings: Mapping[str, Standing],
    meetings: list[PanelMeeting],
) -> PanelPage:
    """Return the page as this person may read it and decide on it."""
    content, within = access.content, access.within
    here = [access.inspection.reference]
    origin = content.moderation.origin if content.moderation else None
    decides = can_decide(content, within.permissions, access.inspection)
    agrees_all = decides and decides_alone(content, within.permissions)
    return PanelPage(
        rules=moderation_sentences(content)
        or [_("This edition does not ask that ratings be agreed: each is final once it is given.")],
        provenance=origin.provenance if origin else "",
        provenance_note=str(origin.source) if origin else "",
        provisional=provisional_text(scores.submitted, scores.total),
        progress=_progress(access, standings) if is_moderated(content) else "",
        word=capfirst(str(content.standard_noun)),
        tables=_tables(access, scores, standings),
        meetings=[present_meeting(access, one) for one in meetings],
        has_meetings=bool(meetings) or _panel_meets(content),
        add_meeting_href=reverse("judgements:meeting-add", args=here)
        if _panel_meets(content) and access.may_change(Permission.MODERATE_JUDGEMENT)
        else "",
        can_decide=decides,
        agree_all=versions_seen(standings) if agrees_all else "",
        agree_all_href=reverse("judgements:judgement-agree-all", args=here),
        closed=""
        if can_judge(access.inspection)
        else _("The report is published: judgements are closed."),
    )


def versions_seen(standings: Mapping[str, Standing]) -> str:
    """Return what is recommended and waits, as the form sends it: "2.1:3 2.2:1"."""
    return " ".join(
        f"{code}:{one.judgement.version}"
        for code, one in standings.items()
        if one.state == JudgementState.RECOMMENDED and one.judgement
    )


def anchor_of(standard: str) -> str:
    """Return the place of a theme on the page."""
    return f"standard-{standard}"


def tell_agreed(access: FieldworkAccess) -> str:
    """Return how many ratings are agreed, for the hub of fieldwork: one query."""
    return _count_final(access, standing_judgements(access.inspection))


def _count_final(access: FieldworkAccess, standings: Mapping[str, Standing]) -> str:
    final = sum(one.is_final for one in standings.values())
    words = _("%(count)d of %(total)d agreed")
    if not is_moderated(access.content):
        words = _("%(count)d of %(total)d judged")
    return words % {"count": final, "total": len(access.standards)}


def _progress(access: FieldworkAccess, standings: Mapping[str, Standing]) -> str:
    states = [standings.get(one.code, NOT_JUDGED).state for one in access.standards]
    parts = [
        (JudgementState.RECOMMENDED, _("%(count)d recommended")),
        (JudgementState.RETURNED, _("%(count)d returned")),
        (JudgementState.NONE, _("%(count)d not judged yet")),
    ]
    counts = [text % {"count": states.count(one)} for one, text in parts if one in states]
    return ", ".join([_count_final(access, standings), *counts]) + "."


def _panel_meets(content: FrameworkContent) -> bool:
    rule = content.moderation
    return rule is not None and (rule.by == Moderator.PANEL or rule.panel_may_meet)


def _tables(
    access: FieldworkAccess,
    scores: InspectionScores,
    standings: Mapping[str, Standing],
) -> list[PanelTable]:
    tables = [
        PanelTable(
            domain_heading(access.content, domain),
            [
                _row(
                    access,
                    scores.standards[one.code],
                    standings.get(one.code, NOT_JUDGED),
                )
                for one in standards
                if one.code in scores.standards
            ],
        )
        for domain, standards in access.content.standards_by_domain
    ]
    return [table for table in tables if table.rows]


def _row(access: FieldworkAccess, score: StandardScore, standing: Standing) -> PanelRow:
    content, standard, rating = access.content, score.standard, score.rating
    here = [access.inspection.reference, standard.code]
    judgement, decision = standing.judgement, standing.decision
    is_agreed = standing.state == JudgementState.AGREED
    return PanelRow(
        anchor=anchor_of(standard.code),
        number=standard.number_text,
        title=str(standard.title),
        href=reverse("judgements:theme-detail", args=here) + "#judgement",
        percent=percent_text(rating.percent) if rating else "",
        base=explain_base(content, score),
        distance=distance_up(content, rating) if rating else "",
        indicated=mark_rating(content, rating.rating) if rating else None,
        recommended=mark_rating(content, judgement.rating) if judgement else None,
        recommended_by=signature_of(judgement) if judgement else "",
        state=str(standing.state.label),
        colour=COLOURS[standing.state],
        agreed=mark_rating(content, standing.rating) if is_agreed else None,
        decided_by=decision_signature(decision) if decision else "",
        notes=explain_difference(content, standing),
        reasons=_reasons(standing),
        decide_href=reverse("judgements:judgement-decide", args=here)
        if may_decide_now(content, access.within, standing)
        else "",
    )


def _reasons(standing: Standing) -> list[Reason]:
    """Return why it was recommended, and what whoever decided gave as their own reason."""
    judgement, decision = standing.judgement, standing.decision
    told = []
    if judgement:
        # The ground of the rating that stands is told beside it already.
        otherwise = standing.is_agreed_otherwise
        told.append((_("Recommended"), argument_of(judgement) if otherwise else judgement.reason))
    if decision:
        is_returned = standing.state == JudgementState.RETURNED
        told.append((_("Returned") if is_returned else _("Agreed"), decision.reason))
    return [Reason(label, text) for label, text in told if text]
