from types import SimpleNamespace

import pytest

from judgements.choices import QuestionOrder
from judgements.presenters.questions import sort_questions
from scoring.tally import Tally


@pytest.fixture
def scores():
    """Four questions in questionnaire order: half, nothing applicable, a third, none."""
    tallies = {
        "a": Tally(sufficient=1, not_sufficient=1, cases=2),
        "b": Tally(not_applicable=5),
        "c": Tally(sufficient=2, not_sufficient=4, cases=6),
        "d": Tally(sufficient=0, not_sufficient=1, cases=1),
    }
    return [SimpleNamespace(code=code, tally=tally) for code, tally in tallies.items()]


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        (QuestionOrder.QUESTIONNAIRE, "abcd"),
        # A question without a score is not a weak one: it stands last.
        (QuestionOrder.PERCENT, "dcab"),
        (QuestionOrder.NOT_SUFFICIENT, "cadb"),
    ],
)
def test_order_puts_the_weakest_first_and_keeps_ties(scores, order, codes):
    assert "".join(one.code for one in sort_questions(scores, order)) == codes
