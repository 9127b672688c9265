import pytest
from hypothesis import given

from scoring.conditions import AllOf, AnswerIn, AnyOf, FactIn, Not
from scoring.routing import RoutingError, evaluate, parse_condition
from tests.unit.scoring.strategies import (
    VALUES,
    WORDS,
    case_facts,
    condition_data,
    naive_verdict,
    some_values,
)

CUSTODY = {"fact": "setting", "in": ["custody"]}
AB01_YES = {"question": "AB01", "in": ["yes"]}


def status(data, facts=None, answers=None):
    return evaluate(parse_condition(data), facts or {}, answers or {})


def test_parse_condition_reads_every_form():
    data = {"all": [CUSTODY, {"any": [AB01_YES, {"not": CUSTODY}]}]}

    condition = parse_condition(data)

    custody, ab01_yes = FactIn("setting", ("custody",)), AnswerIn("AB01", ("yes",))
    assert condition == AllOf((custody, AnyOf((ab01_yes, Not(custody)))))


def test_condition_names_its_facts_and_questions():
    condition = parse_condition({"not": {"all": [CUSTODY, {"any": [AB01_YES, CUSTODY]}]}})

    assert condition.facts() == {"setting"}
    assert condition.questions() == {"AB01"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("yes", "must be a mapping"),
        ({}, "names nothing"),
        ({"some": []}, "names some"),
        ({"all": [CUSTODY], "any": [CUSTODY]}, "names all, any"),
        ({"fact": "setting"}, "names fact"),
        ({"fact": "setting", "question": "AB01", "in": ["yes"]}, "names fact, in, question"),
        ({"all": []}, "at least one condition"),
        ({"any": CUSTODY}, '"any" must hold a list'),
        ({"not": [CUSTODY]}, "must be a mapping"),
        ({"fact": "setting", "in": "custody"}, '"in" must hold a list'),
        ({"fact": "setting", "in": []}, "accepts no value"),
        ({"question": "AB01", "in": [True]}, "put it in quotes"),
        ({"question": "AB01", "in": ["yes", ""]}, "accepts blank"),
        ({"question": "AB01", "in": ["yes", "yes"]}, "same value twice"),
        ({"question": "", "in": ["yes"]}, "code of a question must be text"),
        ({"fact": 7, "in": ["yes"]}, "code of a fact must be text"),
    ],
)
def test_parse_condition_refuses_malformed_data(data, message):
    with pytest.raises(RoutingError, match=message):
        parse_condition(data)


def test_evaluate_puts_a_question_without_condition_in_route():
    assert evaluate(None, {}, {}) == "in_route"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"setting": "custody"}, "in_route"),
        ({"setting": "community"}, "out_of_route"),
        ({"setting": ""}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_evaluate_takes_a_blank_fact_for_unknown(facts, expected):
    assert status(CUSTODY, facts) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({"AB01": "yes"}, "in_route"), ({"AB01": "no"}, "out_of_route"), ({}, "unknown")],
)
def test_evaluate_takes_a_blank_answer_for_unknown(answers, expected):
    assert status(AB01_YES, answers=answers) == expected


def test_evaluate_settles_all_by_one_failing_part():
    assert status({"all": [CUSTODY, AB01_YES]}, {"setting": "community"}) == "out_of_route"


def test_evaluate_settles_any_by_one_holding_part():
    assert status({"any": [CUSTODY, AB01_YES]}, {"setting": "custody"}) == "in_route"


def test_evaluate_keeps_the_opposite_of_unknown_unknown():
    assert status({"not": CUSTODY}) == "unknown"


@given(
    data=condition_data({"A": VALUES, "B": VALUES}),
    facts=case_facts(),
    answers=some_values({"A": VALUES, "B": VALUES}),
)
def test_evaluate_equals_three_valued_arithmetic(data, facts, answers):
    assert status(data, facts, answers) == WORDS[naive_verdict(data, facts, answers)]
