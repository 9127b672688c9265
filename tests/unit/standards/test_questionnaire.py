from standards.queries import (
    asked_questions,
    asked_sections,
    counted_questions,
    routed_questions,
    scale,
)
from standards.services.parsing import parse_file
from standards.types import read_framework
from tests.unit.standards.small import SMALL

CONTENT = read_framework(parse_file(SMALL.encode()).document)


def codes(questions):
    return [question.code for question in questions]


def test_question_of_a_theme_not_chosen_is_not_asked():
    assert codes(asked_questions(CONTENT, ["safety"])) == ["AB01", "PL01", "PL02"]


def test_question_about_the_case_is_asked_whatever_is_chosen():
    assert codes(asked_questions(CONTENT, [])) == ["AB01"]


def test_section_without_questions_is_left_out():
    assert [section.code for section in asked_sections(CONTENT, [])] == ["about"]
    assert codes(asked_sections(CONTENT, ["extras"])[1].questions) == ["PL03"]


def test_counted_questions_count_for_one_chosen_theme_each():
    counted = counted_questions(CONTENT, ["safety", "leadership"])

    assert [(one.code, one.standard, one.sufficient_when) for one in counted] == [
        ("PL01", "safety", {"yes"}),
        ("PL02", "safety", {"full"}),
    ]


def test_routed_questions_carry_values_and_conditions():
    first, second, _third = routed_questions(CONTENT, ["safety"])

    assert (first.values, first.condition) == (("yes", "no"), None)
    assert second.condition.facts() == {"setting"}
    assert second.parents() == {"AB01"}


def test_scale_has_floor_and_points_of_each_word():
    found = scale(CONTENT)

    assert [(band.rating, band.floor, band.points) for band in found.bands] == [
        ("weak", 0, 1),
        ("strong", 65, 2),
    ]
    assert found.compare == "displayed"
