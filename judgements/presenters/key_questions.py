"""The key questions of a standard: their figures, and the prompts that inform each of them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import FactScore, InspectionScores, QuestionScore, StandardScore
from govuk.charts import HeadlineBar
from govuk.figures import base_text
from inspections.models import Inspection
from judgements.presenters.questions import question_href
from standards.types import NO, NOT_APPLICABLE, YES, FrameworkContent


@dataclass(frozen=True)
class PromptTable:
    """How often each prompt was answered yes and no, as the component for tables takes it."""

    link: str
    caption: str
    head: list[dict[str, Any]]
    rows: list[list[dict[str, Any]]]


@dataclass(frozen=True)
class KeyQuestionRow:
    """One key question with its percentage; `href` leads to its answers, case by case."""

    code: str
    text: str
    bar: HeadlineBar
    base: str
    href: str
    decides: bool
    prompts: PromptTable | None


def present_key_questions(
    inspection: Inspection,
    content: FrameworkContent,
    score: StandardScore,
    scores: InspectionScores,
) -> list[KeyQuestionRow]:
    """Return a row for every key question, in the order of the edition."""
    summaries = {one.question.key_question: one for one in scores.questions_of(score.standard.code)}
    return [
        _row(inspection, content, summaries[code], scores, decides=code == score.decided_by)
        for code in score.key_questions
    ]


def _row(
    inspection: Inspection,
    content: FrameworkContent,
    summary: QuestionScore,
    scores: InspectionScores,
    *,
    decides: bool,
) -> KeyQuestionRow:
    code, tally = summary.question.key_question, summary.tally
    return KeyQuestionRow(
        code=code,
        text=str(content.key_question_by_code[code].text),
        bar=HeadlineBar(
            label=str(summary.question.headline),
            sufficient=tally.sufficient,
            applicable=tally.applicable,
            percent=tally.percent,
        ),
        base=base_text(tally.sufficient, tally.applicable),
        href=question_href(inspection, summary.question),
        decides=decides,
        prompts=_prompts(inspection, code, scores),
    )


def _prompts(inspection: Inspection, code: str, scores: InspectionScores) -> PromptTable | None:
    prompts = [one for one in scores.facts.values() if one.question.key_question == code]
    if not prompts:
        return None
    return PromptTable(
        link=ngettext(
            "%(count)d prompt question that informs %(code)s",
            "%(count)d prompt questions that inform %(code)s",
            len(prompts),
        )
        % {"count": len(prompts), "code": code},
        caption=_("Prompt questions of %(code)s: reported, not counted") % {"code": code},
        head=[
            {"text": _("Question")},
            *(
                {"text": text, "numeric": True}
                for text in (_("Yes"), _("No"), _("Not applicable"), _("Missing"))
            ),
        ],
        rows=[_prompt(inspection, one) for one in prompts],
    )


def _prompt(inspection: Inspection, prompt: FactScore) -> list[dict[str, Any]]:
    counts = (prompt.values.get(value, 0) for value in (YES, NO, NOT_APPLICABLE, ""))
    return [
        {"text": str(prompt.question.text), "href": question_href(inspection, prompt.question)},
        *({"text": str(count), "numeric": True} for count in counts),
    ]


def guide_href(content: FrameworkContent, standard: str) -> str:
    """Return the address of all that guides the judgement of a standard (its code)."""
    return reverse("standards:standard-detail", args=[content.code, content.edition, standard])
