"""The page of one theme: its score, its questions, its judgement."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.queries.scoring import InspectionScores
from govuk.figures import provisional_text
from judgements.choices import QuestionOrder
from judgements.models import ThemeJudgement
from judgements.presenters.judgements import JudgementBlock, present_judgement
from judgements.presenters.key_questions import (
    KeyQuestionRow,
    guide_href,
    present_key_questions,
)
from judgements.presenters.questions import (
    HeadlineRow,
    QuestionTable,
    ShownQuestion,
    present_headlines,
    present_questions,
    present_shown,
)
from judgements.presenters.score import ScoreBlock, present_score
from judgements.queries.deciding import may_decide_now
from judgements.queries.moderation import standing_of
from judgements.queries.themes import ThemeAccess
from standards.types import StandardContent


@dataclass(frozen=True)
class Area:
    """A part of a theme that is judged from fieldwork."""

    title: str
    aim: str


@dataclass(frozen=True)
class Neighbour:
    """The theme before or after this one."""

    title: str
    href: str


@dataclass(frozen=True)
class ThemePage:
    """What the page of a theme shows; `score` is None where no case is scored for it."""

    title: str
    caption: str
    noun: str
    nouns: str
    expectation: str
    areas: list[Area]
    provisional: str
    no_cases: str
    score: ScoreBlock | None
    key_questions: list[KeyQuestionRow]
    guided_by: list[str]
    guide_href: str
    headlines: list[HeadlineRow]
    questions: QuestionTable | None
    shown: list[ShownQuestion]
    judgement: JudgementBlock
    judgement_href: str
    can_judge: bool
    decide_href: str
    previous: Neighbour | None
    next: Neighbour | None


def present_theme(
    theme: ThemeAccess,
    scores: InspectionScores,
    history: list[ThemeJudgement],
    order: QuestionOrder,
) -> ThemePage:
    """Return the page; ``history`` has the judgement that stands first."""
    inspection, standard = theme.inspection, theme.standard
    content = theme.questionnaire.content
    score = scores.standards[standard.code]
    pooled = scores.questions_of(standard.code) if standard.is_pooled else []
    is_shown = standard.is_case_scored and scores.submitted > 0
    previous, following = _neighbours(theme)
    return ThemePage(
        title=str(standard.title),
        caption=theme_caption(theme),
        noun=str(content.standard_noun),
        nouns=str(content.standards_noun),
        expectation=str(standard.expectation),
        areas=[Area(str(area.title), str(area.aim)) for area in standard.areas],
        provisional=provisional_text(scores.submitted, scores.total) if is_shown else "",
        no_cases=_no_cases(standard, scores),
        score=present_score(content, score) if is_shown else None,
        key_questions=present_key_questions(inspection, content, score, scores) if is_shown else [],
        guided_by=[str(one.text) for one in standard.key_questions] if not is_shown else [],
        guide_href=guide_href(content, standard.code),
        headlines=present_headlines(inspection, pooled) if is_shown else [],
        questions=present_questions(inspection, pooled, order) if is_shown and pooled else None,
        shown=present_shown(inspection, content, list(scores.questions.values()), standard.code)
        if is_shown
        else [],
        judgement=present_judgement(inspection, content, scores, score, history),
        judgement_href=reverse(
            "judgements:judgement-record", args=[inspection.reference, standard.code]
        ),
        can_judge=theme.can_judge,
        decide_href=_decide_href(theme, history),
        previous=previous,
        next=following,
    )


def theme_caption(theme: ThemeAccess) -> str:
    """Return "Theme 3", in the word of the edition."""
    return theme.questionnaire.content.name_of(theme.standard)


def _decide_href(theme: ThemeAccess, history: list[ThemeJudgement]) -> str:
    content = theme.questionnaire.content
    standing = standing_of(content, history[0] if history else None)
    if not may_decide_now(content, theme.within, standing):
        return ""
    return reverse(
        "judgements:judgement-decide", args=[theme.inspection.reference, theme.standard.code]
    )


def _no_cases(standard: StandardContent, scores: InspectionScores) -> str:
    if not standard.is_case_scored or scores.submitted:
        return ""
    return _("No case has been submitted yet, so there is no score.")


def _neighbours(theme: ThemeAccess) -> tuple[Neighbour | None, Neighbour | None]:
    around = [None, *theme.standards, None]
    place = around.index(theme.standard)
    return _neighbour(theme, around[place - 1]), _neighbour(theme, around[place + 1])


def _neighbour(theme: ThemeAccess, standard: StandardContent | None) -> Neighbour | None:
    if standard is None:
        return None
    return Neighbour(
        _("%(name)s, %(title)s")
        % {
            "name": theme.questionnaire.content.name_of(standard),
            "title": standard.short_title,
        },
        reverse("judgements:theme-detail", args=[theme.inspection.reference, standard.code]),
    )
