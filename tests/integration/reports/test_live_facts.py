"""Live facts say what the data say, at every draft, and nothing where too few cases stand."""

from fractions import Fraction

import pytest

from judgements.services.judgements import record_judgement
from reports.choices import Language
from reports.queries.document import build_document
from reports.queries.material import gather_material
from reports.services.findings import add_finding
from tests.factories.cases import answer, return_case, submit
from tests.factories.registers import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(sampled):
    return gather_material(sampled).facts


def printed(inspection, standard="assessing"):
    document = build_document(inspection, Language.ENGLISH)
    found = next(one for one in document.themes if one.code == standard)
    return str(found.findings)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("cases", "12"),
        ("cases:submitted", "12"),
        ("team:inspectors", "2"),
        ("question:AS01:percent", "75%"),
        ("question:AS01:base", "9 of 12"),
        ("question:AS01:words", "three-quarters"),
        ("question:AS01:count", "9"),
        ("question:AS01:not", "3"),
        ("question:AS01:applicable", "12"),
        ("reason:AS01:thin", "3"),
        ("reason:AS01:late", "0"),
        ("reason:AB01:yes", "8"),
        ("date:week-one", "13 April 2026"),
        ("standard:assessing:percent", "83%"),
    ],
)
def test_fact_says_what_the_data_say(facts, key, text):
    assert facts[key].text == text
    assert facts[key].label


def test_question_with_a_small_base_is_told_in_words_alone(facts):
    assert facts["question:AS02:words"].text
    assert facts["question:AS02:percent"].text == facts["question:AS02:words"].text
    for figure in ("base", "count", "not", "applicable"):
        assert facts[f"question:AS02:{figure}"].text == ""
        assert "fewer than 10 cases" in facts[f"question:AS02:{figure}"].withheld


def test_answers_of_a_standard_are_counted_only_where_no_question_is_told_in_words(
    sampled, settings
):
    hidden = gather_material(sampled).facts["standard:assessing:base"]
    settings.PUBLISH_BASE_FROM = 8
    shown = gather_material(sampled).facts["standard:assessing:base"]

    assert (hidden.text, hidden.number) == ("", None)
    assert "told in words" in hidden.withheld
    assert shown.text == "25 of 30 answers"


def test_few_children_of_a_kind_are_not_counted(facts):
    assert facts["sample:sex:female"].text == ""
    assert "recognised" in facts["sample:sex:female"].withheld
    assert all(not fact.text for key, fact in facts.items() if key.startswith("split:AS01:sex"))


def test_standard_that_waits_for_its_judgement_has_no_rating(facts):
    assert facts["standard:planning:rating"].text == ""
    assert facts["standard:planning:stars"].withheld == "It is not rated yet."


def test_standard_shows_the_judgement_that_was_made(sampled, lead_inspector):
    record_judgement(
        inspection=sampled,
        standard="leading",
        rating="unsatisfactory",
        reason="Members stay away.",
        base_version=0,
        by=lead_inspector,
    )

    facts = gather_material(sampled).facts
    assert facts["standard:leading:rating"].text == "unsatisfactory"
    assert facts["standard:leading:stars"].text == "2 stars"
    assert facts["standard:leading:stars"].number == 2


def test_register_tells_its_shares_and_those_of_each_partner(sampled, lead_inspector):
    make_entry(sampled, lead_inspector, "board-attendance")
    make_entry(
        sampled,
        lead_inspector,
        "board-attendance",
        date="2026-03-20",
        attendance={"local_authority": "member", "police": "member"},
    )

    facts = gather_material(sampled).facts
    assert facts["register:board-attendance:all"].text == "3 of 4 (75%)"
    assert facts["register:board-attendance:police"].text == "1 of 2 (50%)"
    assert facts["register:board-attendance:police"].number == Fraction(1)


def test_sentence_is_filled_anew_at_every_draft(sampled, inspector, lead_inspector):
    text = "[[question:AS01:words|capital]] were good: [[question:AS01:base]], seen by [[cases]]."
    add_finding(inspection=sampled, standard="assessing", text=text, by=lead_inspector)
    assert "Three-quarters were good: 9 of 12, seen by 12." in printed(sampled)

    case = sampled.cases.get(reference="EM-12").assessments.get()
    return_case(case, lead_inspector)
    answer(case, inspector, {"AS01": "yes"})
    submit(case, inspector)

    assert "10 of 12" in printed(sampled)


def test_markers_that_back_and_link_are_never_printed(sampled, lead_inspector):
    text = "Plans came late. [[about:question:PL01]][[from:figure:abc]]"
    add_finding(inspection=sampled, standard="assessing", text=text, by=lead_inspector)

    found = printed(sampled)
    assert "Plans came late." in found
    assert "[[" not in found


def test_marker_without_a_value_leaves_a_visible_gap(sampled, lead_inspector):
    text = "It was [[question:ZZ99:percent]]."
    add_finding(inspection=sampled, standard="assessing", text=text, by=lead_inspector)

    assert "It was [no value for question:ZZ99:percent]." in printed(sampled)
