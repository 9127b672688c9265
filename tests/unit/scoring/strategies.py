"""Random questionnaires, facts and conditions, and a second, naive way to judge them."""

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from scoring.routing import RoutedQuestion, parse_condition

FACTS = {"setting": ("custody", "community"), "reviewed": ("yes", "no")}
VALUES = ("yes", "no", "na")

TRUE, FALSE, UNKNOWN = Fraction(1), Fraction(0), Fraction(1, 2)
WORDS = {TRUE: "in_route", FALSE: "out_of_route", UNKNOWN: "unknown"}


def condition_data(values_by_question):
    """Condition trees as data over the given questions and over FACTS."""
    tests = [
        accepted_values("question", code, values) for code, values in values_by_question.items()
    ] + [accepted_values("fact", code, values) for code, values in FACTS.items()]
    return st.recursive(
        st.one_of(tests),
        lambda part: st.one_of(
            st.builds(lambda inner: {"not": inner}, part),
            st.builds(lambda parts: {"all": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(part, min_size=1, max_size=3)),
        ),
        max_leaves=8,
    )


def accepted_values(kind, code, values):
    chosen = st.lists(st.sampled_from(values), min_size=1, unique=True)
    return chosen.map(lambda accepted: {kind: code, "in": accepted})


def case_facts():
    return some_values(FACTS)


def some_values(values_by_code):
    """One value or blank for each code, or nothing at all."""
    return st.fixed_dictionaries(
        {},
        optional={code: st.sampled_from(("", *values)) for code, values in values_by_code.items()},
    )


@st.composite
def questionnaires(draw):
    """Two to five (code, values, condition data or None), each routed by earlier ones only."""
    questions = []
    for number in range(draw(st.integers(2, 5))):
        values = VALUES[: draw(st.integers(1, 3))]
        earlier = {code: listed for code, listed, _ in questions}
        data = draw(st.none() | condition_data(earlier)) if earlier else None
        questions.append((f"Q{number}", values, data))
    return questions


def routed(questionnaire):
    return [
        RoutedQuestion(code, values, None if data is None else parse_condition(data))
        for code, values, data in questionnaire
    ]


def answer_states(questionnaire):
    codes = [code for code, _, _ in questionnaire]
    for state in product(*(("", *values) for _, values, _ in questionnaire)):
        yield dict(zip(codes, state, strict=True))


def naive_verdict(data, facts, answers):
    """Kleene's logic as arithmetic: all is the least, any the greatest, not the complement."""
    if "all" in data:
        return min(naive_verdict(part, facts, answers) for part in data["all"])
    if "any" in data:
        return max(naive_verdict(part, facts, answers) for part in data["any"])
    if "not" in data:
        return 1 - naive_verdict(data["not"], facts, answers)
    given = facts.get(data["fact"]) if "fact" in data else answers.get(data["question"])
    if not given:
        return UNKNOWN
    return TRUE if given in data["in"] else FALSE


def naive_statuses(questionnaire, facts, answers):
    statuses, visible = {}, {}
    for code, _, data in questionnaire:
        status = WORDS[naive_verdict(data, facts, visible)] if data else "in_route"
        visible[code] = answers.get(code, "") if status == "in_route" else ""
        statuses[code] = status
    return statuses
