from collections import Counter

import pytest

from scoring.routing import check_routing, parse_condition
from standards.choices import Provenance
from standards.queries import counted_questions, routed_questions, scale
from standards.services.checking import find_faults
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from standards.types import NOT_APPLICABLE, read_framework

FILE = parse_file((SHIPPED_FRAMEWORKS / "fji-2015.yaml").read_bytes())
CONTENT = read_framework(FILE.document)
ALL = [standard.code for standard in CONTENT.standards]


def test_shipped_framework_has_no_fault():
    assert find_faults(FILE) == []


def test_counted_questions_per_theme_are_as_documented():
    counted = Counter(question.standard for question in counted_questions(CONTENT, ALL))

    assert counted == {
        "reducing-reoffending": 20,
        "protecting-the-public": 15,
        "protecting-the-child": 18,
        "serving-the-sentence": 21,
        "interventions": 16,
        "court-work": 4,
    }


def test_sections_are_in_the_order_of_the_work_and_fit_a_page():
    sizes = {str(section.title): len(section.questions) for section in CONTENT.sections}

    assert max(sizes.values()) <= 20
    assert sizes == {
        "About this case": 16,
        "Court and reports": 9,
        "Assessment": 18,
        "Planning": 16,
        "Delivery": 17,
        "Review": 9,
        "Compliance": 4,
        "Oversight": 3,
        "Outcomes": 6,
        "Interventions": 16,
    }


@pytest.mark.parametrize("section", CONTENT.sections, ids=lambda section: section.code)
def test_section_never_hides_a_gate(section):
    gates = {
        code for route in CONTENT.routes for code in parse_condition(route.condition).questions()
    }

    hidden = [one.code for one in section.questions if one.code in gates and one.routes]

    assert hidden == []


@pytest.mark.parametrize("chosen", [ALL, ALL[:5], ["reducing-reoffending"], []])
def test_routing_is_sound_whichever_themes_are_chosen(chosen):
    assert check_routing(routed_questions(CONTENT, chosen)) == []


def test_levels_set_by_the_service_route_nothing():
    facts = {fact for route in CONTENT.routes for fact in parse_condition(route.condition).facts()}

    assert facts == {"psr_prepared", "setting"}


@pytest.mark.parametrize(
    "code",
    [
        "reducing-reoffending",
        "protecting-the-public",
        "protecting-the-child",
        "serving-the-sentence",
        "interventions",
    ],
)
def test_theme_has_five_to_seven_headline_questions(code):
    headlines = [one for one in CONTENT.questions if one.is_headline and one.standard == code]

    assert 5 <= len(headlines) <= 7


def test_reports_to_court_count_by_content_and_show_in_court_work():
    shown = {
        one.code: one.standard for one in CONTENT.questions if "court-work" in one.also_shown_in
    }

    assert set(shown.values()) == {
        "reducing-reoffending",
        "protecting-the-public",
        "protecting-the-child",
        "serving-the-sentence",
    }


def test_bands_are_labelled_as_assumed():
    assert CONTENT.bands_origin.provenance == Provenance.ASSUMED
    assert [(band.rating, band.floor, band.points) for band in scale(CONTENT).bands] == [
        ("poor", 0, 1),
        ("unsatisfactory", 50, 2),
        ("satisfactory", 65, 3),
        ("good", 80, 4),
    ]


def test_what_describes_the_child_never_counts():
    uncounted = {one.code for one in CONTENT.questions if not one.counts}

    assert {code for code in uncounted if not code.startswith("AB")} == {
        "CO01",
        "OU01",
        "OU02",
        "OU03",
    }


@pytest.mark.parametrize("question", CONTENT.questions, ids=lambda question: question.code)
def test_question_helps_the_inspector_to_answer_it(question):
    assert str(question.text).endswith("?")
    assert len(str(question.guidance).split()) >= 10
    assert len(question.values) == len(set(question.values))
    if question.counts:
        wanted = set(question.values) - question.sufficient_when - {NOT_APPLICABLE}
        assert question.note_required_for == wanted
        assert 3 <= len(question.reasons_for_no) <= 6
