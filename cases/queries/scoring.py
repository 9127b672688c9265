"""From stored answers to tallies and ratings: gathers rows, lets scoring/ count and rate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cases.choices import AssessmentStatus, Round
from cases.models import Assessment
from cases.queries.loading import by_reference
from cases.queries.progress import values_by_assessment
from cases.queries.questionnaires import Questionnaire, get_questionnaire
from inspections.models import Inspection
from scoring.rating import Rating, Scale, rate
from scoring.standards import rate_by_lowest
from scoring.tally import CaseAnswer, Tallies, Tally, tally_answers, tally_values
from standards.queries.questionnaire import counted_questions, scale
from standards.types import QuestionContent, StandardContent


@dataclass(frozen=True)
class StandardScore:
    """What the cases say about one theme; without a percentage where it is judged elsewhere.

    Where the lowest key question decides, `tally` and `rating` are those of `decided_by`, and
    `key_questions` has the tally of each, in order.
    """

    standard: StandardContent
    tally: Tally
    rating: Rating | None
    decided_by: str = ""
    key_questions: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionScore:
    """The counts of one counted question."""

    question: QuestionContent
    tally: Tally


@dataclass(frozen=True)
class FactScore:
    """How often each value of an uncounted question was given, and how often none."""

    question: QuestionContent
    values: dict[str, int]


@dataclass(frozen=True)
class InspectionScores:
    """All scores of an inspection, by code, in the order of the edition."""

    submitted: int
    total: int
    standards: dict[str, StandardScore]
    questions: dict[str, QuestionScore]
    facts: dict[str, FactScore]

    @property
    def is_complete(self) -> bool:
        """Whether every case is submitted; until then the scores are provisional."""
        return self.total > 0 and self.submitted == self.total

    def questions_of(self, standard_code: str) -> list[QuestionScore]:
        """Return the counted questions that score in one theme."""
        return [one for one in self.questions.values() if one.question.standard == standard_code]


def answers_for_scoring(
    questionnaire: Questionnaire, submitted: list[Assessment]
) -> list[CaseAnswer]:
    """Return the in-route answers of submitted readings; "" where one is missing: one query."""
    given = values_by_assessment(submitted)
    return [
        answer
        for assessment in submitted
        for answer in in_route_answers(questionnaire, assessment, given[assessment.pk])
    ]


def submitted_assessments(inspection: Inspection) -> list[Assessment]:
    """Return the submitted first readings with their cases, in the order of their references."""
    rows = Assessment.objects.filter(
        case__inspection=inspection,
        round=Round.FIRST,
        status=AssessmentStatus.SUBMITTED,
    ).select_related("case")
    return by_reference(rows)


def in_route_answers(
    questionnaire: Questionnaire, assessment: Assessment, values: dict[str, str]
) -> Iterable[CaseAnswer]:
    """Return one row for every question in route of one case."""
    case = assessment.case
    for code in questionnaire.routing(case.facts).in_route(values):
        yield CaseAnswer(case.reference, code, values.get(code, ""))


@dataclass(frozen=True)
class SubmittedAnswers:
    """The submitted first readings with the answers that count, and what was asked.

    `total` is the number of all cases, submitted or not.
    """

    questionnaire: Questionnaire
    submitted: list[Assessment]
    answers: list[CaseAnswer]
    total: int


def read_answers(inspection: Inspection) -> SubmittedAnswers:
    """Read the submitted cases of an inspection: a fixed number of queries."""
    questionnaire = get_questionnaire(inspection)
    submitted = submitted_assessments(inspection)
    answers = answers_for_scoring(questionnaire, submitted)
    return SubmittedAnswers(questionnaire, submitted, answers, inspection.cases.count())


def score_inspection(inspection: Inspection) -> InspectionScores:
    """Count and rate all submitted cases of an inspection: a fixed number of queries."""
    return score_answers(read_answers(inspection))


def score_answers(read: SubmittedAnswers) -> InspectionScores:
    """Count and rate what was read; reads nothing more."""
    questionnaire, answers = read.questionnaire, read.answers
    content = questionnaire.content
    counted = counted_questions(content, questionnaire.standard_codes)
    tallies = tally_answers(counted, answers)
    bands = scale(content)
    chosen = [content.standard_by_code[code] for code in questionnaire.standard_codes]
    uncounted = [question for question in questionnaire.questions if not question.counts]
    values = tally_values({one.code: one.values for one in uncounted}, answers)
    return InspectionScores(
        submitted=len(read.submitted),
        total=read.total,
        standards={one.code: _score(one, questionnaire, tallies, bands) for one in chosen},
        questions={
            one.code: QuestionScore(
                questionnaire.question_by_code[one.code], tallies.by_question[one.code]
            )
            for one in counted
        },
        facts={one.code: FactScore(one, values[one.code]) for one in uncounted},
    )


def _score(
    standard: StandardContent, questionnaire: Questionnaire, tallies: Tallies, bands: Scale
) -> StandardScore:
    if standard.is_judged_by_key_questions:
        return _score_by_lowest(standard, questionnaire.questions, tallies, bands)
    tally = tallies.by_standard.get(standard.code, Tally())
    return StandardScore(standard, tally, rate(tally, bands))


def _score_by_lowest(
    standard: StandardContent,
    questions: Sequence[QuestionContent],
    tallies: Tallies,
    bands: Scale,
) -> StandardScore:
    """The score of the summary judgements on the key question that is lowest."""
    summaries = {one.key_question: one.code for one in questions if one.counts}
    own = {one.code: tallies.by_question[summaries[one.code]] for one in standard.key_questions}
    lowest = rate_by_lowest({code: rate(tally, bands) for code, tally in own.items()})
    if lowest is None:
        return StandardScore(standard, sum(own.values(), Tally()), None, key_questions=own)
    return StandardScore(standard, own[lowest.decided_by], lowest.deciding, lowest.decided_by, own)
