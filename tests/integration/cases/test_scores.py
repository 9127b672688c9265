"""Scores of an inspection against counts made by hand."""

import json

import pytest
from django.core.management import call_command

from accounts.models import User
from cases.queries.scoring import score_inspection
from inspections.models import Inspection
from tests.factories.cases import (
    answer,
    make_case,
    make_submitted_case,
    return_case,
    submit,
)
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(inspector: User, lead_inspector: User) -> Inspection:
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


def scores_of(inspection: Inspection, capsys: pytest.CaptureFixture[str]) -> dict:
    call_command("scores", inspection.reference, "--json")
    return json.loads(capsys.readouterr().out)


def test_scores_equal_the_hand_count(
    inspection: Inspection, inspector: User, capsys: pytest.CaptureFixture[str]
) -> None:
    # Assessing: EM-01 yes, yes (harm), na; EM-02 no, harm routed out, yes. 3 of 4.
    make_submitted_case(inspection, "EM-01", inspector, {"AB01": "yes", "AS03": "na"})
    make_submitted_case(inspection, "EM-02", inspector, {"AB01": "no", "AS01": "no", "PL01": "no"})
    make_case(inspection, "EM-03", inspector)

    scores = scores_of(inspection, capsys)

    assert scores["cases"] == {"submitted": 2, "total": 3}
    assert scores["themes"]["assessing"] == {
        "sufficient": 3,
        "applicable": 4,
        "not_applicable": 1,
        "missing": 0,
        "percent": 75,
        "percent_exact": "3/4",
        "band": "satisfactory",
        "stars": 3,
        "cases": 2,
    }
    assert scores["themes"]["planning"]["percent_exact"] == "1/2"
    assert scores["themes"]["leading"]["percent"] is None
    assert "court" not in scores["themes"]
    assert scores["questions"]["AS02"] == {
        "sufficient": 1,
        "applicable": 1,
        "not_applicable": 0,
        "missing": 0,
        "percent": 100,
    }
    assert scores["facts"]["AB01"]["no"] == 1


def test_scores_of_nothing_are_null_not_zero(
    inspection: Inspection, inspector: User, capsys: pytest.CaptureFixture[str]
) -> None:
    make_case(inspection, "EM-01", inspector)

    scores = scores_of(inspection, capsys)

    theme = scores["themes"]["assessing"]
    assert (theme["percent"], theme["percent_exact"], theme["band"], theme["stars"]) == (
        None,
        None,
        None,
        None,
    )
    assert theme["applicable"] == 0


def test_a_returned_case_leaves_the_scores(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    make_submitted_case(inspection, "EM-01", inspector)
    second = make_submitted_case(inspection, "EM-02", inspector, {"AS01": "no"})
    before = score_inspection(inspection).standards["assessing"].tally

    return_case(second, lead_inspector)

    after = score_inspection(inspection).standards["assessing"].tally
    assert (before.sufficient, before.applicable) == (5, 6)
    assert (after.sufficient, after.applicable) == (3, 3)


def test_an_answer_routed_out_later_does_not_count(
    inspection: Inspection, inspector: User, lead_inspector: User
) -> None:
    assessment = make_submitted_case(inspection, "EM-01", inspector, {"AS02": "no"})
    return_case(assessment, lead_inspector)
    answer(assessment, inspector, {"AB01": "no"})
    submit(assessment, inspector)

    tally = score_inspection(inspection).questions["AS02"].tally

    assert (tally.applicable, tally.missing) == (0, 0)


def test_scoring_runs_the_same_number_of_queries_for_any_number_of_cases(
    inspection: Inspection, inspector: User, django_assert_num_queries
) -> None:
    make_submitted_case(inspection, "EM-01", inspector)
    score_inspection(inspection)
    with django_assert_num_queries(4):
        score_inspection(inspection)

    for number in range(2, 6):
        make_submitted_case(inspection, f"EM-0{number}", inspector)

    with django_assert_num_queries(4):
        score_inspection(inspection)


def test_scores_in_words_never_leave_out_the_base(
    inspection: Inspection, inspector: User, capsys: pytest.CaptureFixture[str]
) -> None:
    make_submitted_case(inspection, "EM-01", inspector, {"AB01": "yes", "AS03": "na"})

    call_command("scores", inspection.reference)

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1 of 1 cases submitted"
    assert "assessing: 100% (2 of 2), good, 4 stars" in said
    assert "leading: no score" in said
