"""Tallies of the cases that share a fact: of every counted question, by every value of a fact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.queries.scoring import SubmittedAnswers
from scoring.tally import BLANK, CaseAnswer, Tally, tally_answers
from standards.queries.questionnaire import counted_questions
from standards.types import CaseFact


@dataclass(frozen=True)
class Split:
    """The submitted cases by one fact, "" where it is not stated for a case.

    `cases` has how many there are with each value, noughts too; `questions` the tallies of every
    counted question in the same order of values.
    """

    fact: CaseFact
    cases: Mapping[str, int]
    questions: Mapping[str, Mapping[str, Tally]]


def split_answers(read: SubmittedAnswers, facts: Iterable[str]) -> dict[str, Split]:
    """Return the split of the submitted answers by each of these facts that the edition has.

    Reads nothing more from the database.
    """
    known = {fact.code: fact for fact in read.questionnaire.content.facts}
    return {code: _split(read, known[code]) for code in facts if code in known}


def _split(read: SubmittedAnswers, fact: CaseFact) -> Split:
    value_of = {one.case.reference: _value(one.case.facts, fact) for one in read.submitted}
    counts = Counter(value_of.values())
    values = [one.code for one in fact.values] + [BLANK] * (BLANK in counts)
    answers: dict[str, list[CaseAnswer]] = {value: [] for value in values}
    for answer in read.answers:
        answers[value_of[answer.case]].append(answer)
    counted = counted_questions(read.questionnaire.content, read.questionnaire.standard_codes)
    tallies = {
        value: tally_answers(counted, listed).by_question for value, listed in answers.items()
    }
    return Split(
        fact=fact,
        cases={value: counts[value] for value in values},
        questions={
            one.code: {value: tallies[value][one.code] for value in values} for one in counted
        },
    )


def _value(facts: Mapping[str, str], fact: CaseFact) -> str:
    """Return a case's value; one that the edition does not know counts as not stated."""
    value = facts.get(fact.code, BLANK)
    return value if fact.label_of(value) else BLANK
