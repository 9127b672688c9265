import pytest

from dashboard.services.demo.answering import TargetMissedError
from dashboard.services.demo.fji.answers import (
    answer_sample,
    asked_in,
    check_percentages,
    decide_values,
)
from dashboard.services.demo.fji.targets import theme_targets
from tests.unit.dashboard.demo import CASES, QUESTIONNAIRE

ANSWERS = answer_sample(QUESTIONNAIRE, CASES)


def test_exactly_the_questions_in_route_are_answered():
    answered = {case.reference: [] for case in CASES}
    for answer in ANSWERS:
        answered[answer.case].append(answer.question)

    assert answered == {case.reference: asked_in(QUESTIONNAIRE, case) for case in CASES}


def test_no_question_is_more_than_one_answer_from_its_target():
    far = {}
    for code, rate in ((code, rate) for one in theme_targets() for code, rate in one.rates.items()):
        counted = [one.value for one in ANSWERS if one.question == code and one.value != "na"]
        distance = abs(counted.count("yes") - rate * len(counted) / 100)
        if distance > 1.5:
            far[code] = distance

    assert far == {}


def test_reported_questions_are_at_the_nearest_answer():
    for one in theme_targets():
        for code in set(one.rates) - set(one.movable):
            counted = [a.value for a in ANSWERS if a.question == code and a.value != "na"]
            assert abs(counted.count("yes") - one.rates[code] * len(counted) / 100) <= 0.5, code


def test_answer_does_not_apply_only_where_the_edition_allows_it():
    allowed = {one.code for one in QUESTIONNAIRE.questions if "na" in one.values}

    assert {one.question for one in ANSWERS if one.value == "na"} <= allowed


def test_weak_work_gathers_in_some_cases():
    shortfalls = [
        sum(one.value == "no" and one.question[:2] != "AB" for one in ANSWERS if one.case == case)
        for case in {one.case for one in ANSWERS}
    ]

    assert max(shortfalls) > 2 * min(shortfalls)


def test_another_percentage_is_refused():
    values = decide_values(QUESTIONNAIRE, CASES)
    for given in values.values():
        given["PL03"] = "yes"

    with pytest.raises(TargetMissedError, match="reducing-reoffending gives 65% instead of 61%"):
        check_percentages(QUESTIONNAIRE, values)
