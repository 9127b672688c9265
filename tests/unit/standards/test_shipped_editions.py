"""The editions of 2018 and 2021: complete, mapped to their source, and rightly built."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from scoring.routing import check_routing
from standards.choices import JudgedFrom, Provenance, Strand
from standards.queries import counted_questions, routed_questions, scale
from standards.queries.questionnaire import discretion_rule, overall_rule
from standards.services.checking import find_faults
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from standards.types import read_framework

FILES = {
    code: parse_file((SHIPPED_FRAMEWORKS / f"{code}.yaml").read_bytes())
    for code in ("yos-2018", "yjs-2021")
}
EDITIONS = {code: read_framework(file.document) for code, file in FILES.items()}
YOS, YJS = EDITIONS.values()
FJI = read_framework(parse_file((SHIPPED_FRAMEWORKS / "fji-2015.yaml").read_bytes()).document)
RATINGS = ["outstanding", "good", "requires_improvement", "inadequate"]
SOURCE = Path(__file__).parents[3] / "docs" / "reference" / "characteristics.csv"

each = pytest.mark.parametrize("content", EDITIONS.values(), ids=EDITIONS)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_edition_has_no_fault(file):
    assert find_faults(file) == []


def test_standards_of_2018_are_the_twelve():
    assert [one.code for one in YOS.standards] == [
        *("1.1", "1.2", "1.3", "1.4"),
        *("2.1", "2.2", "2.3", "2.4"),
        *("3.1", "3.2", "3.3", "3.4"),
    ]
    assert len(YOS.standard_by_code["3.4"].key_questions) == 2
    assert YOS.standard_by_code["3.4"].judged_from == JudgedFrom.KEY_QUESTIONS


def test_standards_of_2021_have_policy_and_resettlement():
    assert [one.code for one in YJS.standards] == [one.code for one in YOS.standards] + ["R1.1"]
    assert YJS.standard_by_code["3.4"].judged_from == JudgedFrom.FIELDWORK
    assert [one.code for one in YJS.standards if not one.in_overall] == ["R1.1"]
    assert YJS.standard_by_code["R1.1"].unrated_when


@each
def test_domain_one_is_rated_directly_and_casework_by_three_strands(content):
    for standard in content.standards[:4]:
        assert standard.judged_from == JudgedFrom.FIELDWORK
        assert all(one.prompts for one in standard.key_questions)
    for standard in content.standards[4:11]:
        assert standard.judged_from == JudgedFrom.KEY_QUESTIONS
        assert [one.strand for one in standard.key_questions] == [
            Strand.DESISTANCE,
            Strand.SAFETY,
            Strand.HARM,
        ]


@each
def test_only_one_summary_a_key_question_counts(content):
    counted = Counter(one.key_question for one in content.questions if one.counts)

    scored = [
        key.code
        for standard in content.standards
        if standard.is_judged_by_key_questions
        for key in standard.key_questions
    ]
    assert counted == dict.fromkeys(scored, 1)
    every = [one.code for one in content.standards]
    assert len(counted_questions(content, every)) == len(scored)


@each
@pytest.mark.parametrize("left_out", [None, "2.", "3."])
def test_routing_is_sound_whichever_domains_are_chosen(content, left_out):
    chosen = [
        one.code
        for one in content.standards
        if left_out is None or not one.code.startswith(left_out)
    ]

    assert check_routing(routed_questions(content, chosen)) == []


@each
def test_question_is_asked_of_its_kind_of_case_alone(content):
    for question in content.questions:
        routes = {route.code for route in question.routes}
        expected = {"2": {"court"}, "3": {"out_of_court"}}.get(question.standard[:1], set())
        assert routes & {"court", "out_of_court"} == expected, question.code


@each
@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3", "1.4"])
def test_every_sentence_of_the_source_has_its_statements(content, code):
    standard = content.standard_by_code[code]
    with SOURCE.open(newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["standard"] == code]

    assert [one.rating for one in standard.characteristics] == RATINGS
    for characteristics in standard.characteristics:
        own = [row for row in rows if row["rating"] == characteristics.rating]
        named = [name for row in own for name in row["statements"].split()]
        assert all(row["statements"] for row in own)
        assert own[0]["statements"] == "aim"
        assert set(named) == {"aim", *(one.code for one in characteristics.statements)}
        places = [(int(row["paragraph"]), int(row["sentence"])) for row in own]
        assert places == sorted(set(places))


@each
def test_every_key_question_has_characteristics_at_every_rating(content):
    for standard in content.standards[:4]:
        for characteristics in standard.characteristics:
            about = {one.part for one in characteristics.statements}
            assert about == {key.code for key in standard.key_questions}, characteristics.rating


def test_governance_of_joint_inspections_has_statements_in_every_area_at_every_rating():
    governance = FJI.standard_by_code["governance-and-partnerships"]

    assert [one.rating for one in FJI.characteristics_of(governance)] == [
        *("good", "satisfactory", "unsatisfactory", "poor")
    ]
    for characteristics in governance.characteristics:
        assert {one.part for one in characteristics.statements} == {
            area.code for area in governance.areas
        }
        assert 6 <= len(characteristics.statements) <= 9
        assert characteristics.origin.provenance != Provenance.SOURCED
        assert characteristics.origin.source


def test_serious_concern_about_safety_is_marked():
    marked = {
        (standard.code, characteristics.rating)
        for standard in YOS.standards
        for characteristics in standard.characteristics
        for statement in characteristics.statements
        if statement.is_serious_concern
    }

    assert ("1.1", "inadequate") in marked
    assert {rating for _code, rating in marked} == {"inadequate"}


@each
def test_fieldwork_prompts_stand_where_partnerships_are_looked_at(content):
    having = [one.code for one in content.standards if one.fieldwork_prompts]

    assert having == ["1.1", "1.2", "1.3"]
    assert {one.rating for one in content.traits} == {"outstanding", "inadequate"}


@each
def test_bands_and_rules_are_labelled_as_assumed(content):
    assert [(one.rating, one.floor, one.points) for one in scale(content).bands] == [
        ("inadequate", 0, 0),
        ("requires_improvement", 50, 1),
        ("good", 65, 2),
        ("outstanding", 80, 3),
    ]
    assert [(one.floor, one.top) for one in overall_rule(content).cut_offs] == [
        (0, 6),
        (7, 18),
        (19, 30),
        (31, 36),
    ]
    discretion = discretion_rule(content)
    assert (discretion.within_points, discretion.one_case, discretion.base_at_most) == (5, True, 5)
    assert content.compare == "displayed"
    assumed = (content.bands_origin, content.cut_offs.origin, content.discretion.origin)
    assert {origin.provenance for origin in assumed} == {Provenance.ASSUMED}


@each
def test_question_helps_the_inspector_to_answer_it(content):
    for question in content.questions:
        assert str(question.text).endswith("?")
        assert len(str(question.guidance).split()) >= 10
    for section in content.sections:
        assert len(section.questions) <= 20


@pytest.mark.parametrize("content", [FJI, YOS, YJS], ids=lambda content: content.code)
def test_everything_that_an_edition_says_is_there_in_welsh(content):
    lacking = [str(text) for text in all_texts(content) if text.text_in("cy").fell_back]

    assert lacking == []


@pytest.mark.parametrize("content", [FJI, YOS, YJS], ids=lambda content: content.code)
def test_edition_says_that_no_translator_has_checked_its_welsh(content):
    assert not content.is_welsh_checked


def all_texts(content):
    yield from (content.title, content.about, content.standard_noun, content.standards_noun)
    yield from (one.label for one in content.ratings)
    yield from (one.title for one in (*content.domains, *content.sections))
    yield from (one.text for traits in content.traits for one in traits.statements)
    yield from (text for route in content.routes for text in (route.label, route.otherwise))
    for standard in content.standards:
        yield from (standard.title, standard.short_title, standard.expectation)
        yield from (standard.score_phrase, standard.judgement_subject, standard.unrated_when)
        yield from (item for area in standard.areas for item in (area.title, area.aim))
        yield from guidance_texts(standard)
    for fact in content.facts:
        yield from (fact.label, *(value.label for value in fact.values))
    for question in content.questions:
        choices = (*question.answers, *question.reasons_for_no)
        yield from (question.text, question.guidance, question.headline)
        yield from (one.label for one in choices)
    yield from titles(content.report_parts)


def guidance_texts(standard):
    for key_question in standard.key_questions:
        yield from (key_question.text, *(one.text for one in key_question.prompts))
    for rating in standard.characteristics:
        yield from (rating.aim, *(one.text for one in rating.statements))
    for group in standard.fieldwork_prompts:
        yield group.title
        yield from (text for item in group.items for text in (item.text, item.against))


def titles(parts):
    for part in parts:
        yield part.title
        yield from titles(part.parts)
