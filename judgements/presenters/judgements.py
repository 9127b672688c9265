"""The judgement of a theme beside what the cases indicate, and how it came about."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.dates import moment_text
from inspections.models import Inspection
from judgements.choices import Ground, JudgementState
from judgements.models import ModerationDecision, ThemeJudgement
from judgements.policies.judgements import can_judge
from judgements.policies.standings import Standing, is_moderated
from judgements.presenters.decisions import (
    argument_of,
    decided_text,
    decision_signature,
    history_head,
    indicated_then,
    list_decisions,
    signature_of,
)
from judgements.queries.moderation import standing_of
from judgements.queries.standings import explain_difference
from standards.queries.ratings import RatingMark, mark_rating, rating_word
from standards.types import FrameworkContent


@dataclass(frozen=True)
class Verdict:
    """One of the values side by side; `mark` is None where there is none to show."""

    label: str
    mark: RatingMark | None
    detail: str


@dataclass(frozen=True)
class JudgementBlock:
    """All about the judgement; texts are "" where there is nothing to say.

    The history is of earlier judgements, and in an edition with moderation of all recommendations
    and decisions. `notes` name the other values beside the rating agreed, `decision` says why.
    """

    verdicts: list[Verdict]
    lead_in: str
    reason: str
    signature: str
    notes: list[str]
    decision: str
    decision_signature: str
    returned: str
    moved: str
    closed: str
    history_title: str
    history_head: list[dict[str, Any]]
    history: list[list[dict[str, Any]]]
    form_title: str
    submit: str


def present_judgement(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    score: StandardScore,
    history: list[ThemeJudgement],
) -> JudgementBlock:
    """Return the judgement block; ``history`` has the judgement that stands first."""
    current = history[0] if history else None
    standing = standing_of(content, current)
    moderated = is_moderated(content)
    decision = standing.decision
    return JudgementBlock(
        verdicts=[
            _indicated(content, scores, score),
            _judged(content, score, current),
            *([_agreed(content, standing)] if moderated and current else []),
        ],
        lead_in=_lead_in(content, current),
        reason=current.reason if current else "",
        signature=signature_of(current) if current else "",
        notes=explain_difference(content, standing) if standing.is_agreed_otherwise else [],
        decision=decision.reason if decision else "",
        decision_signature=_decision_signature(content, decision) if decision else "",
        returned=_returned(standing),
        moved=_moved(content, current, score),
        closed=""
        if can_judge(inspection)
        else _("The report is published: judgements are closed."),
        history_title=_("Recommendations and decisions") if moderated else _("Earlier judgements"),
        history_head=history_head() if moderated else _head_of_earlier(),
        history=list_decisions(content, history)
        if moderated
        else [_history_row(content, one) for one in history[1:]],
        form_title=_form_title(content, current),
        submit=_("Record the recommendation") if moderated else _("Record the judgement"),
    )


def _form_title(content: FrameworkContent, current: ThemeJudgement | None) -> str:
    if is_moderated(content):
        return _("Recommend another rating") if current else _("Recommend a rating")
    if current:
        return _("Change the judgement")
    return _("Judge this %(noun)s") % {"noun": content.standard_noun}


def _decision_signature(content: FrameworkContent, decision: ModerationDecision) -> str:
    return _("%(decision)s: %(signature)s") % {
        "decision": decided_text(content, decision),
        "signature": decision_signature(decision),
    }


def _returned(standing: Standing) -> str:
    if standing.state != JudgementState.RETURNED:
        return ""
    return _("The recommended rating was returned. It needs a new recommendation.")


def _head_of_earlier() -> list[dict[str, Any]]:
    headings = (_("Judged on"), _("By"), _("Judged"), _("Indicated then"), _("Reason"))
    return [{"text": text} for text in headings]


def judged_text(content: FrameworkContent, judgement: ThemeJudgement) -> str:
    """Return the confirmation of a recorded judgement."""
    text = (
        _("Your recommendation “%(rating)s” is recorded.")
        if is_moderated(content)
        else _("Your judgement “%(rating)s” is recorded.")
    )
    return text % {"rating": rating_word(content, judgement.rating)}


def stale_text(content: FrameworkContent, current: ThemeJudgement | None) -> str:
    """Say what somebody else has judged meanwhile, and what the reader can do about it."""
    if current is None:
        return _(
            "The judgement that you saw is no longer there. Look again before you record yours."
        )
    text = (
        _(
            "%(name)s recommended “%(rating)s” on %(moment)s, after you opened this page. Nothing "
            "of yours is recorded yet. Read that below, then record yours if it still holds."
        )
        if is_moderated(content)
        else _(
            "%(name)s judged this “%(rating)s” on %(moment)s, after you opened this page. Nothing "
            "of yours is recorded yet. Read that judgement below, then record yours if it still "
            "holds."
        )
    )
    return text % {
        "name": current.by.name,
        "rating": rating_word(content, current.rating),
        "moment": moment_text(current.at),
    }


def _indicated(
    content: FrameworkContent, scores: InspectionScores, score: StandardScore
) -> Verdict:
    label = _("Indicated by the cases")
    if not score.standard.is_case_scored:
        return Verdict(label, None, _("Nothing: this is judged from fieldwork alone."))
    if score.rating is None:
        return Verdict(label, None, _("No case has an applicable answer."))
    return Verdict(
        label=label,
        mark=mark_rating(content, score.rating.rating),
        detail=_("Provisional") if not scores.is_complete else "",
    )


def _judged(
    content: FrameworkContent, score: StandardScore, current: ThemeJudgement | None
) -> Verdict:
    label = _("Recommended by the lead") if is_moderated(content) else _("Judged by the lead")
    if current is None:
        text = _("Nothing yet.") if is_moderated(content) else _("Not judged yet.")
        return Verdict(label, None, text)
    return Verdict(
        label=label,
        mark=mark_rating(content, current.rating),
        detail=_provisional_record(current) if score.standard.is_case_scored else "",
    )


def _agreed(content: FrameworkContent, standing: Standing) -> Verdict:
    if standing.state != JudgementState.AGREED:
        return Verdict(_("Agreed"), None, str(standing.state.label))
    return Verdict(_("Agreed"), mark_rating(content, standing.rating), "")


def _provisional_record(judgement: ThemeJudgement) -> str:
    if not judgement.is_provisional:
        return ""
    return ngettext(
        "Judged when %(submitted)d of %(total)d case was submitted.",
        "Judged when %(submitted)d of %(total)d cases were submitted.",
        judgement.cases_total,
    ) % {"submitted": judgement.cases_submitted, "total": judgement.cases_total}


def _lead_in(content: FrameworkContent, current: ThemeJudgement | None) -> str:
    if current is None or not current.reason:
        return ""
    band = rating_word(content, current.indicated_rating) if current.is_departure else ""
    if current.ground:
        return _("Departs from the band “%(band)s”, because %(ground)s. The reason:") % {
            "band": band,
            "ground": Ground(current.ground).label,
        }
    if band:
        return _("Departs from the band “%(band)s”, with this reason:") % {"band": band}
    return (
        _("Recommended for this reason:") if is_moderated(content) else _("Judged on this ground:")
    )


def _moved(content: FrameworkContent, current: ThemeJudgement | None, score: StandardScore) -> str:
    """Warn where the cases no longer indicate what they did when the theme was judged."""
    now = score.rating.rating if score.rating else ""
    if current is None or current.indicated_rating == now:
        return ""
    return _(
        "When this was judged, the cases indicated %(then)s. They now indicate %(now)s. "
        "Look at the judgement again."
    ) % {
        "then": indicated_then(content, current),
        "now": f"“{rating_word(content, now)}”" if now else _("no rating"),
    }


def _history_row(content: FrameworkContent, judgement: ThemeJudgement) -> list[dict[str, Any]]:
    return [
        {"text": moment_text(judgement.at)},
        {"text": judgement.by.name},
        {"text": rating_word(content, judgement.rating)},
        {"text": indicated_then(content, judgement)},
        {"text": argument_of(judgement) or _("As indicated")},
    ]
