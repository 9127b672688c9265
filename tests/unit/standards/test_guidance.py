"""Key questions, characteristics, prompts, domains and rules of an edition with all of them."""

import pytest

from scoring.standards import CutOff, OverallRule
from standards.choices import JudgedFrom, Layer, PromptKind, Strand
from standards.queries import counted_questions
from standards.queries.questionnaire import discretion_rule, overall_rule
from standards.services.parsing import parse_file
from standards.types import read_framework
from tests.factories.frameworks import LANTERN
from tests.unit.standards.small import SMALL, faults_of, line_of, spoil

TEXT = LANTERN.read_text()
CONTENT = read_framework(parse_file(TEXT.encode()).document)

# What is wrong: (old text, new text, part of the reason, text on the line of the fault).
FAULTS = {
    "a domain is unknown": (
        "number: X1\n    domain: leading",
        "number: X1\n    domain: nowhere",
        "there is no domain “nowhere”",
        "domain: nowhere",
    ),
    "a standard is in no domain": (
        "number: X1\n    domain: leading\n",
        "number: X1\n",
        "“X1” must name its “domain”",
        "- code: X1",
    ),
    "two domains have one code": (
        "{code: casework, number",
        "{code: leading, number",
        "already used on line",
        "{code: leading, number: B1",
    ),
    "a number is had twice": (
        "number: X1\n",
        "number: B2\n",
        "the number B2 is already used",
        "number: B2\n    domain: leading",
    ),
    "cut-offs leave a gap": ("floor: 5,", "floor: 6,", "nothing covers 5 to 5", "floor: 6,"),
    "cut-offs end too early": ("top: 15}", "top: 14}", "must end at 15", "top: 14}"),
    "a cut-off is of an unknown word": (
        "{rating: bright, floor: 11",
        "{rating: sunny, floor: 11",
        "not one of the judgement words",
        "sunny",
    ),
    "cut-offs stay as they are": (
        "fewer_rated: proportional",
        "fewer_rated: kept",
        "must be one of: proportional",
        "fewer_rated",
    ),
    "traits are of an unknown word": (
        "  - rating: bright\n    statements",
        "  - rating: sunny\n    statements",
        "not one of the judgement words",
        "rating: sunny",
    ),
    "a key question is there twice": (
        "- code: B2.1",
        "- code: B1.1",
        "already used on line",
        "- code: B1.1\n        text: Is work",
    ),
    "nothing decides": (
        "    key_questions:\n      - code: B2.1\n        text: Is work done?\n"
        "        provenance: assumed\n",
        "",
        "“key_questions” is missing",
        "- code: B2\n",
    ),
    "nothing sums a key question up": (
        "        route: [danger]\n",
        "        counts: false\n        route: [danger]\n",
        "B1.2 needs one case question that counts, and has 0",
        "- code: B1.2",
    ),
    "two questions sum a key question up": (
        "        counts: false\n        provenance: assumed\n      - code: UN02",
        "        provenance: assumed\n      - code: UN02",
        "B1.1 needs one case question that counts, and has 2",
        "- code: B1.1",
    ),
    "the summary does not come last": (
        "        key_question: B1.2\n        route: [danger]\n",
        "        key_question: B1.1\n        counts: false\n",
        "must come after all its others",
        "- code: UN03",
    ),
    "a scored key question has prompts": (
        "        text: Is danger understood?\n",
        "        text: Is danger understood?\n        prompts: [{code: a, text: Is it?}]\n",
        "write its prompts as case questions",
        "prompts: [{code: a",
    ),
    "two prompts have one letter": (
        "{code: b, text: Is it known?}",
        "{code: a, text: Is it known?}",
        "already used on line",
        "Is it known?",
    ),
    "a rating has no characteristics": (
        "      - rating: clear\n        aim: Leaders know the way well enough.\n"
        "        statements:\n"
        "          - {code: C1, key_question: A1.1, text: Most can tell it.}\n",
        "",
        "“clear” needs one set of statements",
        "characteristics:",
    ),
    "two statements have one code": (
        "{code: C1,",
        "{code: B1,",
        "already used on line",
        "Most can tell it.",
    ),
    "a statement is about another standard": (
        "{code: D1, key_question: A1.1",
        "{code: D1, key_question: B1.1",
        "“B1.1” is not a key question of A1",
        "{code: D1",
    ),
    "a statement is about an area beside key questions": (
        "{code: D1, key_question: A1.1,",
        "{code: D1, area: leading,",
        "belong to its key questions, not to areas",
        "{code: D1",
    ),
    "a contrast has one side": (
        ", against: One that nods.",
        "",
        "what it stands “against”",
        "One that asks.",
    ),
    "a prompt has two sides": (
        "{text: Ask who set the way.}",
        "{text: Ask who set the way., against: Do not.}",
        "only a contrast",
        "Do not.",
    ),
    "a question informs nothing": (
        "        key_question: B2.1",
        "        key_question: B9.9",
        "there is no key question “B9.9”",
        "key_question: B9.9",
    ),
    "a case question informs fieldwork": (
        "        key_question: B1.1\n        counts: false",
        "        key_question: A1.1\n        counts: false",
        "“A1.1” is not scored in cases",
        "key_question: A1.1\n        counts",
    ),
    "a question names both": (
        "        key_question: B2.1",
        "        key_question: B2.1\n        standard: B2",
        "names the standard already",
        "standard: B2\n",
    ),
    "a question counts past the key questions": (
        "        key_question: B2.1",
        "        standard: B2",
        "name the “key_question” instead",
        "standard: B2\n",
    ),
    "a chart would be empty": (
        "        headline: The past\n",
        "",
        "the chart would be empty",
        "chart: true",
    ),
    "there is no phrase for the score": (
        "    score_phrase: doing\n",
        "",
        "“score_phrase” is missing",
        "- code: B2\n",
    ),
}


# The same of statements in a standard that has areas and no key questions.
AREA_FAULTS = {
    "a statement is about an unknown area": (
        "{code: L1, area: board,",
        "{code: L1, area: chair,",
        "“chair” is not an area of leadership",
        "area: chair",
    ),
    "a statement is about a key question that cannot be": (
        "{code: L1, area: board,",
        '{code: L1, key_question: "1.1",',
        "belong to its areas, because it has no key questions",
        "{code: L1",
    ),
    "a statement is about nothing": (
        "{code: L1, area: board,",
        "{code: L1,",
        "“area” is missing",
        "{code: L1",
    ),
    "statements come from somewhere unheard of": (
        "provenance: derived",
        "provenance: dreamt",
        "must be one of: sourced, derived, assumed",
        "dreamt",
    ),
}


@pytest.mark.parametrize("case", AREA_FAULTS.values(), ids=AREA_FAULTS)
def test_fault_of_a_statement_by_area_is_found_on_its_line(case):
    old, new, reason, on_line = case
    spoilt = spoil(old, new)

    [fault] = faults_of(spoilt)

    assert reason in fault.reason
    assert fault.line == line_of(on_line, spoilt)


def test_statement_of_an_area_is_read_with_where_it_comes_from():
    content = read_framework(parse_file(SMALL.encode()).document)
    strong, weak = content.characteristics_of(content.standard_by_code["leadership"])

    assert [(one.code, one.part) for one in strong.about("board")] == [("L1", "board")]
    assert (str(strong.origin.source), weak.origin) == ("A briefing", None)


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_fault_is_found_on_its_line(case):
    old, new, reason, on_line = case
    spoilt = spoil(old, new, TEXT)

    found = faults_of(spoilt)

    assert any(
        reason in fault.reason and fault.line == line_of(on_line, spoilt) for fault in found
    ), found


def test_edition_with_its_own_scale_and_rules_has_no_fault():
    assert faults_of(TEXT) == []


def test_key_question_names_the_standard_of_its_case_questions():
    by_code = CONTENT.question_by_code

    assert {code: one.standard for code, one in by_code.items()} == {
        "AB01": "",
        "UN01": "B1",
        "UN02": "B1",
        "UN03": "B1",
        "DO01": "B2",
    }
    counted = counted_questions(CONTENT, ["B1"])
    assert [(one.code, one.standard) for one in counted] == [("UN02", "B1"), ("UN03", "B1")]


def test_rules_reach_the_engine_as_they_stand():
    assert overall_rule(CONTENT) == OverallRule(
        (CutOff("dim", 0, 4), CutOff("clear", 5, 10), CutOff("bright", 11, 15)), most_points=5
    )
    rule = discretion_rule(CONTENT)
    assert (rule.within_points, rule.one_case, rule.base_at_most) == (3, False, 2)


def test_edition_without_rules_has_no_overall_rating():
    content = read_framework(parse_file(SMALL.encode()).document)

    assert overall_rule(content) is None
    assert discretion_rule(content) is None
    assert all(standard.in_overall for standard in content.standards)


def test_guidance_is_read_whole():
    direction, understanding, _doing, leaving = CONTENT.standards

    assert CONTENT.name_of(direction) == "Aspect A1"
    assert [(one.code, str(one.text)) for one in direction.key_questions[0].prompts] == [
        ("a", "Is it written down?"),
        ("b", "Is it known?"),
    ]
    dim = direction.characteristics[2]
    assert (dim.rating, str(dim.aim)) == ("dim", "Leaders do not know the way.")
    assert [(one.code, one.is_serious_concern) for one in dim.about("A1.1")] == [
        ("D1", False),
        ("D2", True),
    ]
    talk, boards = direction.fieldwork_prompts
    assert (talk.kind, talk.layer) == (PromptKind.LOOK_FOR, Layer.STRATEGIC)
    assert (boards.kind, boards.layer) == (PromptKind.CONTRAST, None)
    assert str(boards.items[0].against) == "One that nods."
    assert [one.strand for one in understanding.key_questions] == [
        Strand.DESISTANCE,
        Strand.SAFETY,
    ]
    assert understanding.judged_from == JudgedFrom.KEY_QUESTIONS
    assert (leaving.in_overall, str(leaving.unrated_when)) == (False, "no child has left")
    assert [(one.code, one.number) for one in CONTENT.domains] == [
        ("leading", "A"),
        ("casework", "B1"),
    ]
    assert [str(one.text) for one in CONTENT.traits[0].statements] == ["Looks ahead."]
