"""Writes the demonstration's cases and answers as the files that the import reads."""

from collections.abc import Iterable, Mapping, Sequence

from cases.queries.importing import ANSWER_COLUMNS, ASSIGNED_TO, CASE_REFERENCE
from dashboard.services.demo.types import DemoAnswer, DemoCase
from sheets.writing import write_csv


def case_file(cases: Sequence[DemoCase], scorers: Mapping[str, str]) -> bytes:
    """Return the case list; `scorers` are addresses by case reference."""
    facts = list(cases[0].facts)
    return write_csv(
        [CASE_REFERENCE, *facts, ASSIGNED_TO],
        [
            [case.reference, *(case.facts[fact] for fact in facts), scorers[case.reference]]
            for case in cases
        ],
    )


def answer_file(answers: Iterable[DemoAnswer]) -> bytes:
    """Return the file of these answers."""
    return write_csv(
        ANSWER_COLUMNS,
        [[one.case, one.question, one.value, one.note, "|".join(one.reasons)] for one in answers],
    )
