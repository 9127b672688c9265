import pytest

from scoring.routing import RoutedQuestion, RoutingError, check_routing, parse_condition

YES_NO = ("yes", "no")


def question(code, *parents, value="yes"):
    tests = [{"question": parent, "in": [value]} for parent in parents]
    return RoutedQuestion(code, YES_NO, parse_condition({"any": tests}) if tests else None)


def faults(*questions):
    return [(fault.code, fault.message) for fault in check_routing(questions)]


def test_check_routing_accepts_routing_to_earlier_questions():
    assert faults(question("A"), question("B", "A"), question("C", "A", "B")) == []


def test_check_routing_leaves_fact_values_to_the_framework():
    custody = parse_condition({"fact": "setting", "in": ["custody"]})

    assert faults(RoutedQuestion("A", YES_NO, custody)) == []


def test_check_routing_reports_an_unknown_question():
    assert faults(question("A", "Z")) == [("A", "A depends on Z, which does not exist.")]


def test_check_routing_reports_a_question_on_itself():
    assert faults(question("A", "A")) == [("A", "A depends on itself.")]


def test_check_routing_reports_a_later_question():
    assert faults(question("A", "B"), question("B")) == [
        ("A", "A depends on B, which is asked later.")
    ]


def test_check_routing_reports_a_cycle_once():
    later = "A depends on C, which is asked later."
    ring = "These questions depend on each other: A → C → B → A."

    found = faults(question("A", "C"), question("B", "A"), question("C", "B"))

    assert found == [("A", later), ("A", ring)]


def test_check_routing_reports_each_of_two_cycles():
    found = faults(
        question("A", "B"), question("B", "A"), question("C", "D", "B"), question("D", "C")
    )

    assert [code for code, message in found if "each other" in message] == ["A", "C"]


def test_check_routing_reports_entangled_cycles_until_each_is_broken():
    found = faults(question("A", "B", "C"), question("B", "C"), question("C", "A"))

    assert [message for _, message in found if "each other" in message] == [
        "These questions depend on each other: A → C → A.",
        "These questions depend on each other: B → C → A → B.",
    ]


def test_check_routing_reports_a_value_the_parent_does_not_have():
    assert faults(question("A"), question("B", "A", value="maybe")) == [
        ("B", 'B depends on the value "maybe" of A, which is not among its values.')
    ]


def test_check_routing_refuses_routing_by_free_text():
    found = faults(RoutedQuestion("A", ()), question("B", "A"))

    assert [code for code, _ in found] == ["B"]


def test_check_routing_reports_a_repeated_code():
    assert faults(question("A"), question("A")) == [
        ("A", "A stands more than once in the questionnaire.")
    ]


@pytest.mark.parametrize(
    ("code", "values", "message"),
    [
        ("", YES_NO, "must have a code"),
        ("A", ("yes", ""), "lists blank"),
        ("A", ("yes", "yes"), "same value twice"),
    ],
)
def test_routed_question_refuses_nonsense(code, values, message):
    with pytest.raises(RoutingError, match=message):
        RoutedQuestion(code, values)
