"""Recommendations and decisions in one list: who, when and why."""

from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from govuk.figures import answers_text
from judgements.choices import DecisionOutcome, Ground, JudgementState
from judgements.models import ModerationDecision, PanelMeeting, ThemeJudgement
from judgements.queries.moderation import decision_on
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent

Row = list[dict[str, Any]]

COLOURS = {
    JudgementState.NONE: "grey",
    JudgementState.RECOMMENDED: "yellow",
    JudgementState.RETURNED: "red",
    JudgementState.AGREED: "green",
    JudgementState.FINAL: "",
}


def signature_of(signed: ThemeJudgement | ModerationDecision) -> str:
    """Return who judged or decided, and when."""
    return _("%(name)s, %(moment)s") % {"name": signed.by.name, "moment": moment_text(signed.at)}


def meeting_text(meeting: PanelMeeting | None) -> str:
    """Return "panel of 3 July 2019", "" where nobody met."""
    if meeting is None:
        return ""
    return _("panel of %(day)s") % {"day": date_format(meeting.held_date)}


def decision_signature(decision: ModerationDecision) -> str:
    """Return who decided, when, and at which meeting."""
    parts = (signature_of(decision), meeting_text(decision.meeting))
    return ", ".join(part for part in parts if part)


def argument_of(argued: ThemeJudgement | ModerationDecision) -> str:
    """Return the ground of a departure, where it has one, before its reason."""
    ground = capfirst(str(Ground(argued.ground).label)) if argued.ground else ""
    return ". ".join(part for part in (ground, argued.reason) if part)


def indicated_then(content: FrameworkContent, judgement: ThemeJudgement) -> str:
    """Return the frozen rating with its base: a rating never stands without it."""
    if not judgement.indicated_rating:
        return _("no rating")
    return _("“%(band)s” (%(base)s)") % {
        "band": rating_word(content, judgement.indicated_rating),
        "base": answers_text(judgement.indicated_sufficient, judgement.indicated_applicable),
    }


def decided_text(content: FrameworkContent, decision: ModerationDecision) -> str:
    """Return what was decided in a few words: "Agreed “Good” instead of “Outstanding”"."""
    recommended = decision.judgement.rating
    if decision.outcome == DecisionOutcome.RETURNED:
        return _("Returned “%(rating)s”") % {"rating": rating_word(content, recommended)}
    agreed = rating_word(content, decision.rating)
    if decision.rating == recommended:
        return _("Agreed “%(rating)s”") % {"rating": agreed}
    return _("Agreed “%(rating)s” instead of “%(recommended)s”") % {
        "rating": agreed,
        "recommended": rating_word(content, recommended),
    }


def history_head() -> Row:
    """Return the headings of the list."""
    headings = (_("When"), _("Who"), _("What"), _("Indicated then"), _("Reason"))
    return [{"text": text} for text in headings]


def list_decisions(content: FrameworkContent, history: list[ThemeJudgement]) -> list[Row]:
    """Return each recommendation and each decision on one, the latest first."""
    rows = []
    for judgement in history:
        decision = decision_on(judgement)
        if decision is not None:
            rows.append(_decision_row(content, decision))
        rows.append(_recommendation_row(content, judgement))
    return rows


def _decision_row(content: FrameworkContent, decision: ModerationDecision) -> Row:
    where = meeting_text(decision.meeting)
    who = _("%(name)s, %(meeting)s") % {"name": decision.by.name, "meeting": where}
    return [
        {"text": moment_text(decision.at)},
        {"text": who if where else decision.by.name},
        {"text": decided_text(content, decision)},
        {"text": "–"},
        {"text": argument_of(decision) or _("As recommended")},
    ]


def _recommendation_row(content: FrameworkContent, judgement: ThemeJudgement) -> Row:
    return [
        {"text": moment_text(judgement.at)},
        {"text": judgement.by.name},
        {
            "text": _("Recommended “%(rating)s”")
            % {"rating": rating_word(content, judgement.rating)}
        },
        {"text": indicated_then(content, judgement)},
        {"text": argument_of(judgement) or _("As indicated")},
    ]
