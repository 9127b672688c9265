import json
import random
from statistics import median

import pytest
from hypothesis import given, settings

from scoring.routing import (
    RoutedQuestion,
    RoutingError,
    compile_routing,
    evaluate,
    parse_condition,
)
from tests.unit.scoring.strategies import (
    VALUES,
    answer_states,
    case_facts,
    naive_statuses,
    questionnaires,
    routed,
)

HARM = RoutedQuestion("RH01", ("yes", "no"))
PLAN = RoutedQuestion("RH02", ("yes", "no"), parse_condition({"question": "RH01", "in": ["yes"]}))
REVIEW = RoutedQuestion(
    "RH03", ("yes", "no", "na"), parse_condition({"question": "RH02", "in": ["no"]})
)
CUSTODY = RoutedQuestion(
    "CU01", ("yes", "no"), parse_condition({"fact": "setting", "in": ["custody"]})
)


def look_up(table, answers):
    """What the page's script does with the JSON: it knows no operator and no fact."""
    statuses, values = {}, {}
    for code in table["order"]:
        entry = table["questions"].get(code)
        status = "in_route" if entry is None else match_lists(entry, values)
        values[code] = answers.get(code, "") if status == "in_route" else ""
        statuses[code] = status
    return statuses


def match_lists(entry, values):
    for status in ("in_route", "unknown"):
        for clause in entry[status]:
            if all(values[code] in accepted for code, accepted in clause.items()):
                return status
    return "out_of_route"


@given(questionnaire=questionnaires(), facts=case_facts())
def test_statuses_equal_direct_evaluation_for_every_answer_state(questionnaire, facts):
    table = compile_routing(routed(questionnaire), facts)

    for answers in answer_states(questionnaire):
        assert table.statuses(answers) == naive_statuses(questionnaire, facts, answers)


@settings(max_examples=50)
@given(questionnaire=questionnaires(), facts=case_facts())
def test_route_is_what_the_statuses_say_also_when_remembered(questionnaire, facts):
    table = compile_routing(routed(questionnaire), facts)

    for answers in [*answer_states(questionnaire), *answer_states(questionnaire)]:
        statuses = naive_statuses(questionnaire, facts, answers)
        in_route = [code for code, status in statuses.items() if status == "in_route"]
        assert list(table.in_route(answers)) == in_route


@settings(max_examples=50)
@given(questionnaire=questionnaires(), facts=case_facts())
def test_page_lookup_equals_the_server(questionnaire, facts):
    table = compile_routing(routed(questionnaire), facts)
    page = json.loads(json.dumps(table.as_json()))

    for answers in answer_states(questionnaire):
        assert look_up(page, answers) == table.statuses(answers)


@settings(max_examples=50)
@given(questionnaire=questionnaires(), facts=case_facts())
def test_clauses_equal_evaluate_for_every_state_of_the_parents(questionnaire, facts):
    questions = routed(questionnaire)
    table = compile_routing(questions, facts)

    for values in answer_states(questionnaire):
        for question in questions:
            if question.condition is not None:
                expected = evaluate(question.condition, facts, values)
                assert table.clauses[question.code].status(values) == expected


def test_clause_lists_stay_small():
    rng = random.Random(2015)

    sizes = [random_clause_count(rng) for _ in range(400)]

    assert median(sizes) <= 2
    assert max(sizes) <= 14


def random_clause_count(rng):
    parents = [RoutedQuestion(f"Q{number}", VALUES) for number in range(rng.randint(2, 5))]
    condition = parse_condition(random_data(rng, [parent.code for parent in parents], depth=2))
    facts = {"setting": rng.choice(["", *VALUES])}
    closed = compile_routing([*parents, RoutedQuestion("X", VALUES, condition)], facts).clauses["X"]
    return len(closed.in_route) + len(closed.unknown)


def random_data(rng, codes, depth):
    form = rng.choice(["question", "fact", "not", "all", "any", "all", "any"])
    if depth == 0 or form in ("question", "fact"):
        key, code = ("fact", "setting") if form == "fact" else ("question", rng.choice(codes))
        return {key: code, "in": rng.sample(VALUES, rng.randint(1, 2))}
    if form == "not":
        return {"not": random_data(rng, codes, depth - 1)}
    return {form: [random_data(rng, codes, depth - 1) for _ in range(rng.randint(2, 3))]}


def test_statuses_keep_a_question_without_condition_in_route():
    assert compile_routing([HARM], {}).statuses({}) == {"RH01": "in_route"}


def test_statuses_wait_for_a_blank_parent():
    assert compile_routing([HARM, PLAN], {}).statuses({})["RH02"] == "unknown"


def test_statuses_count_an_answer_out_of_route_as_blank():
    table = compile_routing([HARM, PLAN, REVIEW], {})

    statuses = table.statuses({"RH01": "no", "RH02": "no"})

    assert statuses == {"RH01": "in_route", "RH02": "out_of_route", "RH03": "unknown"}


def test_statuses_count_an_answer_of_unknown_route_as_blank():
    table = compile_routing([CUSTODY, HARM, PLAN, REVIEW], {})

    assert table.statuses({"RH02": "no"})["RH03"] == "unknown"


def test_statuses_count_a_value_that_is_not_offered_as_blank():
    table = compile_routing([HARM, PLAN], {})

    assert table.statuses({"RH01": "perhaps"})["RH02"] == "unknown"


def test_statuses_pass_over_answers_to_other_questions():
    assert compile_routing([HARM], {}).statuses({"ZZ99": "yes"}) == {"RH01": "in_route"}


@pytest.mark.parametrize(
    ("setting", "in_route", "unknown"),
    [("custody", [{}], []), ("community", [], []), ("", [], [{}])],
)
def test_facts_are_filled_in_when_compiling(setting, in_route, unknown):
    table = compile_routing([CUSTODY], {"setting": setting})

    assert table.as_json()["questions"]["CU01"] == {"in_route": in_route, "unknown": unknown}


@pytest.mark.parametrize(
    ("setting", "expected"), [("custody", True), ("community", False), ("", True)]
)
def test_question_can_be_asked_unless_facts_rule_it_out(setting, expected):
    table = compile_routing([HARM, PLAN, CUSTODY], {"setting": setting})

    assert table.can_be_asked("CU01") is expected
    assert table.can_be_asked("RH01")
    assert table.can_be_asked("RH02")


def test_tables_of_cases_with_other_facts_differ():
    custody = compile_routing([CUSTODY], {"setting": "custody"})
    community = compile_routing([CUSTODY], {"setting": "community"})

    assert custody.statuses({}) == {"CU01": "in_route"}
    assert community.statuses({}) == {"CU01": "out_of_route"}


def test_as_json_lists_all_in_order_and_clauses_of_the_conditioned():
    table = compile_routing([HARM, PLAN], {})

    assert table.as_json() == {
        "order": ["RH01", "RH02"],
        "questions": {
            "RH02": {"in_route": [{"RH01": ["yes"]}], "unknown": [{"RH01": [""]}]},
        },
    }


def test_as_json_lists_accepted_values_in_the_parents_order_with_blank_last():
    not_yes_nor_blank = {"not": {"question": "RH03", "in": ["yes"]}}
    parent = RoutedQuestion("RH03", ("yes", "no", "na"))
    child = RoutedQuestion("RH04", ("yes",), parse_condition(not_yes_nor_blank))

    closed = compile_routing([parent, child], {}).as_json()["questions"]["RH04"]

    assert closed["in_route"] == [{"RH03": ["no", "na"]}]


def test_compile_routing_refuses_faulty_questions():
    with pytest.raises(RoutingError, match="RH02 depends on RH01, which is asked later"):
        compile_routing([PLAN, HARM], {})


def test_compile_routing_accepts_an_empty_questionnaire():
    assert compile_routing([], {}).as_json() == {"order": [], "questions": {}}
