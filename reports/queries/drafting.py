"""The first draft of a report, made from what cases and fieldwork have brought."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import QuestionScore
from judgements.choices import Degree, Direction
from judgements.models import EmergingFinding, LineOfEnquiry, PracticeExample, VoiceComment
from judgements.queries.feedback import closed_lines, emerging_findings
from judgements.queries.voices import published_comments, published_examples
from judgements.queries.weighing import marks_of
from judgements.queries.weights import Marks
from reports.choices import BlockKind
from reports.queries.drafted_sentences import (
    bullets,
    closing_text,
    falls_short,
    finding_sentence,
    gap_recommendation,
    lead_in_text,
    opening_text,
    question_recommendation,
    ratings_text,
    reason_sentence,
    result_sentence,
    summary_text,
)
from reports.queries.material import Material
from reports.queries.sources import (
    source_of_comment,
    source_of_example,
    source_of_finding,
    source_of_line,
)
from reports.types import BlockContent
from reports.types.drafting import (
    DraftedBlock,
    DraftedFinding,
    DraftedRecommendation,
    DraftedReport,
    DraftedTheme,
)
from standards.types import StandardContent

# How many headline questions a draft names as strongest, and how many as weakest.
STRONGEST, WEAKEST = 2, 2
# From how many cases up a reason can be the one that was given most often.
SOME = 2


@dataclass(frozen=True)
class Fieldwork:
    """What of the fieldwork a draft can take up, all of it read at once: five queries."""

    findings: Sequence[EmergingFinding]
    lines: Sequence[LineOfEnquiry]
    comments: Sequence[VoiceComment]
    examples: Sequence[PracticeExample]
    marks: Mapping[str, Marks]


def draft_texts(material: Material) -> DraftedReport:
    """Return the draft of a whole report; whoever writes it down leaves out what is written."""
    inspection = material.inspection
    fieldwork = Fieldwork(
        findings=list(emerging_findings(inspection)),
        lines=list(closed_lines(inspection)),
        comments=list(published_comments(inspection)),
        examples=list(published_examples(inspection)),
        marks=marks_of(inspection),
    )
    return DraftedReport(
        foreword=_foreword(material, fieldwork),
        lead_in=lead_in_text(),
        themes=tuple(_theme(material, fieldwork, one) for one in material.standards),
    )


def _foreword(material: Material, fieldwork: Fieldwork) -> str:
    general = [one for one in fieldwork.findings if one.standard is None]
    parts = (
        opening_text(material),
        ratings_text(material),
        _strengths(_texts(general, Direction.STRENGTH)),
        bullets(_("This needs to improve:"), _texts(general, Direction.GAP)),
        closing_text(),
    )
    return "\n\n".join(part for part in parts if part)


def _strengths(texts: list[str]) -> str:
    lead = ngettext("This was a strength:", "These were strengths:", len(texts))
    return bullets(lead, texts)


def _strengths_first(findings: Iterable[EmergingFinding]) -> list[EmergingFinding]:
    return sorted(findings, key=lambda one: one.direction != Direction.STRENGTH)


def _texts(findings: Iterable[EmergingFinding], direction: Direction) -> list[str]:
    return [one.text for one in findings if one.direction == direction]


def _theme(material: Material, fieldwork: Fieldwork, standard: StandardContent) -> DraftedTheme:
    best, worst = extremes(material, standard)
    own = _strengths_first(one for one in fieldwork.findings if _is_about(one, standard))
    blocks = tuple(_blocks(material, fieldwork, standard, (*best, *worst)))
    return DraftedTheme(
        standard=standard.code,
        summary=summary_text(best, worst) or " ".join(one.text for one in own),
        findings=(
            *(DraftedFinding(one.text, source_of_finding(one).name) for one in own),
            *(DraftedFinding(finding_sentence(one)) for one in (*best, *worst)),
        ),
        blocks=blocks or tuple(_paragraph(one.text, _first_area(standard)) for one in own),
        addressee=_addressee(standard),
        recommendations=tuple(_recommendations(own, best, worst)),
    )


def extremes(
    material: Material, standard: StandardContent
) -> tuple[list[QuestionScore], list[QuestionScore]]:
    """Return the headline questions with the best and the worst results, none of them twice.

    Of equal results none is called better than another, so that they stand on the same side.
    """
    scored = [
        one
        for one in material.scores.questions_of(standard.code)
        if one.question.is_headline and one.tally.proportion is not None
    ]
    # Equal results stay in the order of the edition, whichever end they are counted from.
    ranked = sorted(scored, key=lambda one: one.tally.proportion or Fraction(0), reverse=True)
    best = ranked[: min(STRONGEST, (len(ranked) + 1) // 2)]
    worst = ranked[len(best) :][-WEAKEST:]
    if worst and worst[0].tally.proportion == ranked[0].tally.proportion:
        return [*best, *worst], []
    while worst and best[-1].tally.proportion == worst[0].tally.proportion:
        worst.insert(0, best.pop())
    return best, worst


def _blocks(
    material: Material,
    fieldwork: Fieldwork,
    standard: StandardContent,
    scores: Sequence[QuestionScore],
) -> Iterator[DraftedBlock]:
    first = _first_area(standard)
    for one in scores:
        yield _paragraph(_explain(material, one), first)
    yield from _weighed(standard, fieldwork.marks.get(standard.code, {}))
    for line in fieldwork.lines:
        if _is_about(line, standard):
            source = source_of_line(line)
            yield _paragraph(source.text, first, source.name)
    for told in (
        *(source_of_comment(one) for one in fieldwork.comments if _is_about(one, standard)),
        *(source_of_example(one) for one in fieldwork.examples if _is_about(one, standard)),
    ):
        content = BlockContent(
            told.kind,
            told.text,
            told.title,
            told.changed_name_declared,
            told.consent_declared,
        )
        yield DraftedBlock(content, first, told.name)


def _first_area(standard: StandardContent) -> str:
    return standard.areas[0].code if standard.areas else ""


def _explain(material: Material, score: QuestionScore) -> str:
    """Return the result of a question, with the reason given most often where there is one."""
    sentence = result_sentence(score)
    reasons = material.reasons.get(score.question.code, {})
    told = [one for one in score.question.reasons_for_no if reasons.get(one.code, 0) >= SOME]
    if not told:
        return sentence
    most = max(told, key=lambda one: reasons[one.code])
    return f"{sentence} {reason_sentence(score.question.code, str(most.label), most.code)}"


def _weighed(standard: StandardContent, marks: Marks) -> Iterator[DraftedBlock]:
    """Yield what the marked statements say, part by part; a statement that is met is a sentence."""
    has_areas = bool(standard.areas)
    parts = standard.areas or standard.key_questions
    for part in parts:
        statements = [one for rating in standard.characteristics for one in rating.about(part.code)]
        met = [str(one.text) for one in statements if marks.get(one.code) == Degree.MET]
        partly = [str(one.text) for one in statements if marks.get(one.code) == Degree.PARTLY]
        title = "" if has_areas else f"**{part.code} {getattr(part, 'text', '')}**\n\n"
        lists = [
            bullets(_("On the evidence that we saw, this held:"), met),
            bullets(_("This held in part:"), partly),
        ]
        text = "\n\n".join(one for one in lists if one)
        if text:
            yield _paragraph(title + text, part.code if has_areas else "")


def _paragraph(text: str, area: str, source: str = "") -> DraftedBlock:
    return DraftedBlock(BlockContent(BlockKind.PARAGRAPH.value, text), area, source)


def _recommendations(
    own: Sequence[EmergingFinding],
    best: Sequence[QuestionScore],
    worst: Sequence[QuestionScore],
) -> Iterator[DraftedRecommendation]:
    for place, finding in enumerate(own):
        if finding.direction == Direction.GAP:
            yield DraftedRecommendation(gap_recommendation(finding.text), place)
    scores = [*best, *worst]
    if scores and falls_short(scores[-1]):
        place = len(own) + len(scores) - 1
        yield DraftedRecommendation(question_recommendation(scores[-1]), place)


def _addressee(standard: StandardContent) -> str:
    if standard.is_case_scored:
        return _("The Head of Service")
    return _("The chair of the management board")


def _is_about(
    row: EmergingFinding | LineOfEnquiry | VoiceComment | PracticeExample,
    standard: StandardContent,
) -> bool:
    return row.standard is not None and row.standard.code == standard.code
