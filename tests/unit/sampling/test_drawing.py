import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling.caseload import Case
from sampling.drawing import draw_sample
from sampling.problems import DrawRefused, Problem, ProblemCode
from sampling.quotas import Quota, find_patterns
from tests.unit.sampling.plain_draw import plain_draw
from tests.unit.sampling.strategies import caseloads, quotas, smallest_conflict

FEMALE = Quota("sex", frozenset({"female"}), 3)
YOUNG = Quota("age", frozenset({"10-13"}), 4)


def cases(*rows):
    return [Case(f"C-{number}", dict(row)) for number, row in enumerate(rows, start=1)]


def caseload_of(female, young, both, neither):
    kinds = (
        [{"sex": "female", "age": "16-17"}] * female
        + [{"sex": "male", "age": "10-13"}] * young
        + [{"sex": "female", "age": "10-13"}] * both
        + [{"sex": "male", "age": "16-17"}] * neither
    )
    return cases(*kinds)


def problems(caseload, **asked):
    with pytest.raises(DrawRefused) as refused:
        draw_sample(caseload, **{"size": 3, "seed": "s", **asked})
    return list(refused.value.problems)


@given(
    caseloads(),
    st.integers(1, 14),
    st.permutations(["sex", "age", "court"]),
    st.lists(quotas(), max_size=2),
    st.text(min_size=1).filter(str.strip).filter(str.isprintable),
    st.sampled_from([1, 2]),
)
@settings(max_examples=300)
def test_draw_is_what_the_reference_page_describes(caseload, size, strata, wanted, seed, version):
    expected = plain_draw(caseload, size, strata, wanted, seed, version)

    asked = {
        "size": size,
        "strata": strata,
        "quotas": wanted,
        "seed": seed,
        "algorithm": version,
    }
    if expected is None:
        assert problems(caseload, **asked)
        return
    draw = draw_sample(caseload, **asked)

    assert (list(draw.chosen), list(draw.reserves)) == expected


@given(
    caseloads(),
    st.integers(1, 12),
    st.lists(quotas(), max_size=3),
    st.randoms(),
    st.sampled_from([1, 2]),
)
@settings(max_examples=300)
def test_draw_keeps_its_promises(caseload, size, wanted, shuffler, version):
    asked = {"size": size, "strata": ["age", "sex"], "seed": "promise", "algorithm": version}
    try:
        draw = draw_sample(caseload, quotas=wanted, **asked)
    except DrawRefused:
        return
    shuffled = shuffler.sample(caseload, len(caseload))

    assert draw == draw_sample(shuffled, quotas=shuffler.sample(wanted, len(wanted)), **asked)
    assert len(set(draw.chosen)) == len(draw.chosen) == min(size, len(caseload))
    assert {*draw.chosen, *draw.reserves} == {case.reference for case in caseload}
    assert all(one.quota.minimum <= one.drawn <= one.available for one in draw.quotas)
    assert all(abs(one.drawn - one.expected) < 1 for one in draw.cells)
    assert sum(place.probability for place in draw.places.values()) == draw.size
    assert sum(one.proportionate for one in draw.patterns) == draw.size
    assert sum(one.drawn for one in draw.cells) == draw.size


@given(caseloads(most=9), st.integers(1, 8), st.lists(quotas(), max_size=3))
@settings(max_examples=150)
def test_refusal_is_true(caseload, size, wanted):
    size = min(size, len(caseload))
    ordered = sorted(wanted, key=lambda quota: quota.sort_key)
    groups = [pattern.group for pattern in find_patterns(caseload, ordered)]
    conflict = smallest_conflict(groups, [quota.minimum for quota in ordered], size)
    try:
        draw_sample(caseload, size=size, quotas=wanted, seed="true")
        found = None
    except DrawRefused as refused:
        found = refused.problems

    assert (conflict is None) == (found is None)
    if conflict and len(conflict[0]) > 1:
        chosen, needed = conflict
        named = tuple(ordered[number] for number in chosen)
        expected = Problem(ProblemCode.QUOTAS_CONFLICT, named, wanted=needed, available=size)
        assert found == (expected,)
    elif conflict:
        assert {one.code for one in found} <= {
            ProblemCode.QUOTA_ABOVE_GROUP,
            ProblemCode.QUOTA_ABOVE_SIZE,
        }


def test_quota_above_its_group_says_how_many_there_are():
    caseload = caseload_of(female=2, young=5, both=0, neither=9)

    assert problems(caseload, quotas=[FEMALE, YOUNG], size=5) == [
        Problem(ProblemCode.QUOTA_ABOVE_GROUP, (FEMALE,), wanted=3, available=2)
    ]


def test_every_quota_that_is_too_high_alone_is_named():
    caseload = caseload_of(female=2, young=5, both=0, neither=9)

    assert problems(caseload, quotas=[FEMALE, YOUNG], size=3) == [
        Problem(ProblemCode.QUOTA_ABOVE_SIZE, (YOUNG,), wanted=4, available=3),
        Problem(ProblemCode.QUOTA_ABOVE_GROUP, (FEMALE,), wanted=3, available=2),
    ]


def test_quotas_that_conflict_are_named_with_what_they_need():
    caseload = caseload_of(female=5, young=5, both=1, neither=9)
    harmless = Quota("sex", frozenset({"male"}), 1)

    assert problems(caseload, quotas=[harmless, FEMALE, YOUNG], size=5) == [
        Problem(ProblemCode.QUOTAS_CONFLICT, (YOUNG, FEMALE), wanted=6, available=5)
    ]
    assert draw_sample(caseload, quotas=[FEMALE, YOUNG], size=6, seed="s").size == 6


@pytest.mark.parametrize("size", [0, -4])
def test_size_below_one_is_refused(size):
    assert problems(cases({"a": "x"}), size=size) == [
        Problem(ProblemCode.SIZE_NOT_POSITIVE, wanted=size)
    ]


def test_empty_caseload_is_refused():
    assert problems([]) == [Problem(ProblemCode.EMPTY_CASELOAD)]


def test_references_must_be_there_and_differ():
    caseload = [Case("", {}), Case("a-1", {}), Case("A-1 ", {}), Case(" ", {}), Case("B", {})]

    assert problems(caseload) == [
        Problem(ProblemCode.BLANK_REFERENCE, wanted=2),
        Problem(ProblemCode.DUPLICATE_REFERENCE, names=("A-1 ", "a-1")),
    ]


def test_unknown_characteristics_are_refused_and_the_known_ones_named():
    caseload = cases({"sex": "female", "age": "10-13"})
    gender = Quota("gender", frozenset({"female"}), 1)

    assert problems(caseload, strata=["court", "age", "age"], quotas=[gender]) == [
        Problem(ProblemCode.UNKNOWN_STRATUM, names=("court", "age", "sex")),
        Problem(ProblemCode.REPEATED_STRATUM, names=("age",)),
        Problem(ProblemCode.UNKNOWN_QUOTA, (gender,), names=("age", "sex")),
    ]


@pytest.mark.parametrize("values", [set(), {"female", " "}])
def test_quota_needs_values(values):
    quota = Quota("sex", frozenset(values), 0)

    assert problems(cases({"sex": "female"}), quotas=[quota]) == [
        Problem(ProblemCode.QUOTA_WITHOUT_VALUE, (quota,))
    ]


def test_quota_below_zero_is_refused():
    quota = Quota("sex", frozenset({"female"}), -1)

    assert problems(cases({"sex": "female"}), quotas=[quota])[0].code == "negative_quota"


def test_nine_quotas_are_refused():
    wanted = [Quota("sex", frozenset({"female"}), number) for number in range(9)]

    assert problems(caseload_of(9, 0, 0, 0), quotas=wanted, size=9) == [
        Problem(ProblemCode.TOO_MANY_QUOTAS, wanted=9, available=8)
    ]


def test_blank_seed_and_unknown_algorithm_are_refused():
    assert problems(cases({}), seed=" ", algorithm=3) == [
        Problem(ProblemCode.BLANK_SEED),
        Problem(ProblemCode.UNKNOWN_ALGORITHM, wanted=3, available=2),
    ]
    assert problems(cases({}), algorithm=0)[0].code == "unknown_algorithm"


@pytest.mark.parametrize("size", [4, 5, 400])
def test_whole_caseload_is_taken_where_it_is_no_larger(size):
    draw = draw_sample(caseload_of(1, 1, 1, 1), size=size, quotas=[], seed="s")

    assert draw.is_whole_caseload
    assert (draw.size, draw.size_wanted) == (4, size)
    assert draw.chosen == ("C-1", "C-2", "C-3", "C-4")
    assert draw.reserves == ()
    assert {place.probability for place in draw.places.values()} == {1}


def test_one_case_is_a_caseload():
    assert draw_sample(cases({"sex": ""}), size=1, strata=["sex"], seed="s").chosen == ("C-1",)


def test_missing_and_blank_values_share_the_cell_that_is_not_recorded():
    caseload = cases({"sex": "female"}, {"sex": "  "}, {}, {"sex": ""})

    draw = draw_sample(caseload, size=2, strata=["sex"], seed="s")

    assert [(one.values, one.available) for one in draw.cells] == [(("",), 3), (("female",), 1)]


def test_working_says_what_was_expected_and_what_was_drawn():
    caseload = caseload_of(female=4, young=10, both=0, neither=10)

    draw = draw_sample(caseload, size=12, strata=["age"], quotas=[FEMALE, YOUNG], seed="s")

    assert [(one.label, one.available, one.drawn) for one in draw.patterns] == [
        ("10", 10, 5),
        ("00", 10, 4),
        ("01", 4, 3),
    ]
    assert draw.patterns[2].proportionate == 2
    assert draw.places["C-1"].probability == Fraction(3, 4)
    assert [(one.available, one.drawn) for one in draw.quotas] == [(10, 5), (4, 3)]
    assert [one.expected for one in draw.cells] == [5, 4, 3]


def test_a_single_stratum_never_strays_by_a_whole_case():
    caseload = cases(*({"age": str(number % 7)} for number in range(83)))

    for seed in range(40):
        for cell in draw_sample(caseload, size=20, strata=["age"], seed=str(seed)).cells:
            assert cell.drawn in (math.floor(cell.expected), math.ceil(cell.expected))
