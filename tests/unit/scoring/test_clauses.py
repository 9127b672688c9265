from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from scoring.clauses import find_verdicts
from scoring.conditions import parse_condition
from tests.unit.scoring.strategies import VALUES, case_facts, condition_data, naive_verdict

QUESTIONS = {"A": VALUES, "B": VALUES[:2], "C": VALUES}
DOMAINS = {code: frozenset({"", *values}) for code, values in QUESTIONS.items()}
STATES = [dict(zip(DOMAINS, state, strict=True)) for state in product(*DOMAINS.values())]


def matches(clause, state):
    return all(state[code] in accepted for code, accepted in clause.items())


def matched(cover):
    return [state for state in STATES if any(matches(clause, state) for clause in cover)]


@given(data=condition_data(QUESTIONS), facts=case_facts())
def test_find_verdicts_covers_every_state_exactly_once(data, facts):
    verdicts = find_verdicts(parse_condition(data), facts, DOMAINS)

    for verdict, cover in ((1, verdicts.true), (0, verdicts.false), (0.5, verdicts.unknown)):
        expected = [state for state in STATES if naive_verdict(data, facts, state) == verdict]
        assert matched(cover) == expected


@given(
    data=condition_data(QUESTIONS), facts=case_facts(), which=st.sampled_from(["true", "unknown"])
)
def test_find_verdicts_lists_no_clause_that_could_be_left_out(data, facts, which):
    cover = getattr(find_verdicts(parse_condition(data), facts, DOMAINS), which)

    for clause in cover:
        assert matched([other for other in cover if other is not clause]) != matched(cover)


@given(data=condition_data(QUESTIONS), facts=case_facts())
def test_find_verdicts_names_no_question_that_does_not_matter(data, facts):
    verdicts = find_verdicts(parse_condition(data), facts, DOMAINS)

    for clause in verdicts.true + verdicts.false + verdicts.unknown:
        assert all(accepted < DOMAINS[code] for code, accepted in clause.items())


def test_find_verdicts_merges_values_of_one_question():
    data = {"any": [{"question": "A", "in": ["yes"]}, {"question": "A", "in": ["na"]}]}

    verdicts = find_verdicts(parse_condition(data), {}, DOMAINS)

    assert verdicts.true == ({"A": {"yes", "na"}},)
    assert verdicts.unknown == ({"A": {""}},)


def test_find_verdicts_drops_a_clause_that_others_cover_together():
    both = {"all": [{"question": "A", "in": ["yes"]}, {"question": "A", "in": ["na"]}]}
    data = {
        "all": [
            {"any": [{"question": "B", "in": [VALUES[1]]}, both]},
            {"question": "C", "in": ["yes", "no"]},
        ]
    }

    verdicts = find_verdicts(parse_condition(data), {}, DOMAINS)

    for cover in (verdicts.true, verdicts.false, verdicts.unknown):
        for clause in cover:
            assert matched([one for one in cover if one is not clause]) != matched(cover)
