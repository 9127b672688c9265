"""The judgement of a theme beside what the cases indicate, and how it came about."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores, StandardScore
from govuk.dates import moment_text
from govuk.figures import answers_text
from inspections.models import Inspection
from judgements.choices import Ground
from judgements.models import ThemeJudgement
from judgements.policies.judgements import can_judge
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
    """All about the judgement; texts are "" where there is nothing to say."""

    verdicts: list[Verdict]
    lead_in: str
    reason: str
    signature: str
    moved: str
    closed: str
    history_head: list[dict[str, Any]]
    history: list[list[dict[str, Any]]]


def present_judgement(
    inspection: Inspection,
    content: FrameworkContent,
    scores: InspectionScores,
    score: StandardScore,
    history: list[ThemeJudgement],
) -> JudgementBlock:
    """Return the judgement block; ``history`` has the judgement that stands first."""
    current = history[0] if history else None
    return JudgementBlock(
        verdicts=[_indicated(content, scores, score), _judged(content, score, current)],
        lead_in=_lead_in(content, current),
        reason=current.reason if current else "",
        signature=signature_of(current) if current else "",
        moved=_moved(content, current, score),
        closed=""
        if can_judge(inspection)
        else _("The report is published: judgements are closed."),
        history_head=[
            {"text": text}
            for text in (_("Judged on"), _("By"), _("Judged"), _("Indicated then"), _("Reason"))
        ],
        history=[_history_row(content, one) for one in history[1:]],
    )


def signature_of(judgement: ThemeJudgement) -> str:
    """Return who judged and when."""
    return _("%(name)s, %(moment)s") % {
        "name": judgement.by.name,
        "moment": moment_text(judgement.at),
    }


def judged_text(content: FrameworkContent, judgement: ThemeJudgement) -> str:
    """Return the confirmation of a recorded judgement."""
    return _("Your judgement “%(rating)s” is recorded.") % {
        "rating": rating_word(content, judgement.rating)
    }


def stale_text(content: FrameworkContent, current: ThemeJudgement | None) -> str:
    """Say what somebody else has judged meanwhile, and what the reader can do about it."""
    if current is None:
        return _(
            "The judgement that you saw is no longer there. Look again before you record yours."
        )
    return _(
        "%(name)s judged this “%(rating)s” on %(moment)s, after you opened this page. Nothing of "
        "yours is recorded yet. Read that judgement below, then record yours if it still holds."
    ) % {
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
    label = _("Judged by the lead")
    if current is None:
        return Verdict(label, None, _("Not judged yet."))
    return Verdict(
        label=label,
        mark=mark_rating(content, current.rating),
        detail=_provisional_record(current) if score.standard.is_case_scored else "",
    )


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
    return _("Judged on this ground:")


def _moved(content: FrameworkContent, current: ThemeJudgement | None, score: StandardScore) -> str:
    """Warn where the cases no longer indicate what they did when the theme was judged."""
    now = score.rating.rating if score.rating else ""
    if current is None or current.indicated_rating == now:
        return ""
    return _(
        "When this was judged, the cases indicated %(then)s. They now indicate %(now)s. "
        "Look at the judgement again."
    ) % {
        "then": _indicated_then(content, current),
        "now": f"“{rating_word(content, now)}”" if now else _("no rating"),
    }


def _indicated_then(content: FrameworkContent, judgement: ThemeJudgement) -> str:
    """Return the frozen rating with its base: a rating never stands without it."""
    if not judgement.indicated_rating:
        return _("no rating")
    return _("“%(band)s” (%(base)s)") % {
        "band": rating_word(content, judgement.indicated_rating),
        "base": answers_text(judgement.indicated_sufficient, judgement.indicated_applicable),
    }


def _history_row(content: FrameworkContent, judgement: ThemeJudgement) -> list[dict[str, Any]]:
    return [
        {"text": moment_text(judgement.at)},
        {"text": judgement.by.name},
        {"text": rating_word(content, judgement.rating)},
        {"text": _indicated_then(content, judgement)},
        {"text": _argument(judgement) or _("As indicated")},
    ]


def _argument(judgement: ThemeJudgement) -> str:
    """Return the ground of a departure, where it has one, before its reason."""
    ground = capfirst(str(Ground(judgement.ground).label)) if judgement.ground else ""
    return ". ".join(part for part in (ground, judgement.reason) if part)
