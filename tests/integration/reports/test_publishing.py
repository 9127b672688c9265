"""What may be printed of counts: bases from a setting up, and small numbers of children never."""

from dataclasses import replace

import pytest
from django.utils import translation

from cases.queries.scoring import read_answers
from cases.queries.splits import split_answers
from reports.queries.characteristics import all_characteristics, characteristic_codes
from reports.queries.publishing import (
    publish_cases,
    publish_children,
    publish_split,
    publish_tally,
    publishes_answers,
)
from scoring.tally import Tally
from standards.queries import get_content
from standards.services.loading import SHIPPED_FRAMEWORKS
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_inspection


def tally(sufficient, not_sufficient, **others):
    return Tally(sufficient, not_sufficient, cases=sufficient + not_sufficient, **others)


def test_tally_of_ten_cases_is_printed_with_its_base():
    published = publish_tally(tally(7, 3, not_applicable=2))

    assert published.figures == "70%: 7 of 10"
    assert (published.base, published.share) == ("7 of 10", "70%")
    assert (published.sufficient, published.not_sufficient, published.applicable) == (7, 3, 10)


def test_tally_of_nine_cases_is_printed_in_words_and_holds_no_number():
    published = publish_tally(tally(6, 3))

    assert published.figures == "two-thirds (fewer than 10 cases)"
    assert published.share == published.words == "two-thirds"
    assert not published.is_counted
    assert (published.sufficient, published.applicable, published.percent) == (None, None, None)


def test_question_that_applied_to_nothing_says_so():
    published = publish_tally(Tally(not_applicable=9))

    assert published.figures == published.base == "none applicable"
    assert (published.share, published.words) == ("–", "")


def test_words_speak_the_language_of_the_page():
    with translation.override("cy"):
        assert publish_tally(tally(3, 3)).words == "hanner"


def test_setting_decides_from_which_base_on_numbers_are_printed(settings):
    settings.PUBLISH_BASE_FROM = 4

    assert publish_tally(tally(3, 1)).base == "3 of 4"
    assert publish_tally(tally(2, 1)).base == "fewer than 4 cases"


def test_children_are_hidden_below_the_setting_with_a_cover(settings):
    assert publish_children({"male": 30, "female": 4}) == {"male": None, "female": None}
    settings.SUPPRESS_BELOW = 3

    assert publish_children({"male": 30, "female": 4}) == {"male": 30, "female": 4}


def test_facts_of_the_case_are_no_characteristics_of_the_child():
    assert publish_cases("disposal", {"yro": 20, "custody": 1}) == {"yro": 20, "custody": 1}
    assert publish_cases("sex", {"male": 20, "female": 1}) == {"male": None, "female": None}


@pytest.fixture
def inspection(db, lead_inspector):
    """Eight boys and four girls; one girl's reasons were not assessed well enough."""
    inspection = make_inspection(lead_inspector=lead_inspector)
    for number in range(12):
        given = {"AB01": "no", "AS01": "no" if number == 8 else "yes"}
        sex = "male" if number < 8 else "female"
        make_submitted_case(inspection, f"EM-{number:02}", lead_inspector, given, sex=sex)
    return inspection


@pytest.fixture
def by_sex(inspection):
    return split_answers(read_answers(inspection), ["sex", "shoe_size"])["sex"]


def test_split_counts_every_question_for_each_value(by_sex):
    assert dict(by_sex.cases) == {"male": 8, "female": 4}
    assert by_sex.questions["AS01"]["male"] == tally(8, 0)
    assert by_sex.questions["AS01"]["female"] == tally(3, 1)


def test_case_without_a_stated_value_is_a_group_of_its_own(inspection):
    case = inspection.cases.first()
    case.facts = {**case.facts, "sex": "something else"}
    case.save()

    split = split_answers(read_answers(inspection), ["sex"])["sex"]

    assert dict(split.cases) == {"male": 7, "female": 4, "": 1}
    assert split.questions["AS01"][""] == tally(1, 0)


def test_splits_need_no_query_beyond_the_answers(inspection, django_assert_num_queries):
    read = read_answers(inspection)

    with django_assert_num_queries(0):
        split_answers(read, ["sex"])


def test_small_group_is_hidden_with_whatever_gives_it_away(by_sex):
    published = publish_split(tally(11, 1), by_sex, "AS01")

    assert {value: one.children for value, one in published.items()} == {
        "male": None,
        "female": None,
    }
    assert {one.sufficient for one in published.values()} == {None}
    assert {one.applicable for one in published.values()} == {None}


def test_large_groups_are_printed(by_sex):
    split = replace(
        by_sex,
        cases={"male": 30, "female": 16},
        questions={"AS01": {"male": tally(20, 10), "female": tally(9, 7)}},
    )

    female = publish_split(tally(29, 17), split, "AS01")["female"]

    assert (female.children, female.sufficient, female.applicable) == (16, 9, 16)


def test_question_told_in_words_is_not_split(by_sex):
    assert publish_split(tally(8, 1), by_sex, "AS01") == {}


def test_one_group_alone_is_no_split(by_sex):
    split = replace(by_sex, cases={"male": 12, "female": 0})

    assert publish_split(tally(11, 1), split, "AS01") == {}


@pytest.mark.django_db
@pytest.mark.parametrize("edition", ["fji-2015", "yos-2018", "yjs-2021"])
def test_declared_characteristics_are_facts_of_shipped_editions(edition):
    facts = {
        one.code: one
        for one in get_content(make_framework(SHIPPED_FRAMEWORKS / f"{edition}.yaml")).facts
    }
    known = [one for one in all_characteristics() if one.fact in facts]

    assert {"sex", "ethnicity_group", "age_band", "looked_after"} <= {one.fact for one in known}
    for one in known:
        assert set(one.words) <= {value.code for value in facts[one.fact].values}, one.fact
        for value in one.words:
            assert one.words_for(value, "en"), value
            assert one.words_for(value, "cy"), value
    assert not any(facts[one.fact].routes for one in known)


def test_each_characteristic_is_declared_once():
    assert len(set(characteristic_codes())) == len(characteristic_codes())


def test_answers_of_a_standard_are_counted_only_where_none_of_its_questions_is_small():
    assert publishes_answers([tally(10, 10), Tally(not_applicable=4)])
    assert not publishes_answers([tally(10, 10), tally(1, 1)])
