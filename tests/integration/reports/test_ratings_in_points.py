"""Reports of editions whose standards are rated in points, by their lowest key question."""

import pytest

from inspections.choices import Stage
from judgements.services.judgements import record_judgement
from reports.choices import Language
from reports.queries.appendices import write_appendices
from reports.queries.document import build_document
from reports.queries.material import gather_material
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import LANTERN, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(lead_inspector):
    """B1.1 done well enough in 4 of 5 cases, B1.2 in 2 of 4; B2 in all of them."""
    inspection = make_inspection(make_framework(LANTERN), lead_inspector=lead_inspector)
    for number, (past, danger) in enumerate(zip("yyyyn", "yynn-", strict=True), start=1):
        given = {"UN02": full(past), "UN03": full(danger)}
        given["AB01"] = "no" if danger == "-" else "yes"
        make_submitted_case(inspection, f"L-{number}", lead_inspector, given)
    return inspection


@pytest.fixture
def from_four(settings):
    """Publish bases from 4 cases up, so that each of this sample's is large enough."""
    settings.PUBLISH_BASE_FROM = 4


@pytest.fixture
def judge(inspection, lead_inspector):
    def record(standard, rating, reason="Seen in the second week."):
        record_judgement(
            inspection=inspection,
            standard=standard,
            rating=rating,
            reason=reason,
            base_version=0,
            by=lead_inspector,
        )

    return record


def full(letter):
    return "yes" if letter == "y" else "no"


def build(inspection):
    return build_document(inspection, Language.ENGLISH)


def standard(document, code):
    return next(one for one in document.themes if one.code == code)


def rows_of(table):
    return {row.cells[0]: row for group in table.groups for row in group.rows}


def words_of(text):
    inner = [word for section in text.sections for word in words_of(section)]
    cells = [cell for table in text.tables for row in rows_of(table).values() for cell in row.cells]
    return [*text.paragraphs, *cells, *inner]


def appendix(inspection, code):
    return " ".join(words_of(write_appendices(gather_material(inspection))[code]))


def test_every_key_question_has_its_row_and_the_lowest_is_marked(inspection, from_four):
    rows = rows_of(standard(build(inspection), "B1").results.table)

    assert [row.cells[1:] for row in rows.values()] == [("4 of 5", "80%"), ("2 of 4", "50%")]
    marked = [name for name, row in rows.items() if row.is_marked]
    assert marked == ["B1.2 Is danger understood?"]
    assert rows[marked[0]].note == "The lowest: this one decides."


def test_key_question_with_few_cases_is_told_in_words(inspection):
    results = standard(build(inspection), "B1").results

    assert [row.cells[1:] for row in rows_of(results.table).values()] == [
        ("fewer than 10 cases", "four-fifths"),
        ("fewer than 10 cases", "half"),
    ]
    working = " ".join(results.working)
    assert "in this share of the cases: half." in working
    assert "The share lies in the band “Clear enough”." in working
    assert "%" not in working
    assert "sufficient case fewer" not in working


def test_working_leads_from_the_lowest_key_question_to_its_band(inspection, from_four):
    working = " ".join(standard(build(inspection), "B1").results.working)

    assert "“Clear enough”, because key question B1.2 is the lowest of 2: Is danger" in working
    assert "in 2 of 4 cases, 50%" in working
    assert "the band “Clear enough”, which runs from 40% to 89%" in working
    assert "With one sufficient case fewer there, the standard would be: Dim." in working
    assert "departs" not in working


def test_departure_from_the_band_is_said_with_its_ground(lead_inspector):
    small = make_inspection(make_framework(LANTERN), lead_inspector=lead_inspector)
    for number, word in enumerate(("yes", "no")):
        given = {"AB01": "no", "UN02": word, "UN01": word}
        make_submitted_case(small, f"L-{number}", lead_inspector, given)
    record_judgement(
        inspection=small,
        standard="B1",
        rating="bright",
        ground="small_base",
        reason="Seen in the second week.",
        base_version=0,
        by=lead_inspector,
    )

    assert standard(build(small), "B1").results.working[-1] == (
        "The rating given, “Bright”, departs from that band, because the base of the deciding key "
        "question is small."
    )


def test_standard_judged_as_not_rated_says_so(inspection, judge):
    judge("X1", "not_rated")

    leaving = rows_of(build(inspection).ratings.table)["X1 Leaving"]

    assert leaving.cells[1:] == ("Not rated", "–")
    assert "Not rated when no child has left." in leaving.note


def test_standard_of_fieldwork_has_no_results(inspection):
    assert standard(build(inspection), "A1").results is None


def test_overall_rating_has_points_and_says_what_is_provisional(inspection, judge):
    judge("A1", "bright")

    overall = build(inspection).ratings.overall

    # A1 is judged bright (5), B1 indicated clear (2), B2 bright (5); X1 counts for nothing.
    assert (overall.word, overall.points) == ("Bright", "12 of 15 points")
    assert overall.notes == (
        "Provisional: 2 standards count as their cases indicate, not judged yet.",
    )


def test_overall_rating_of_fewer_standards_is_labelled_as_scaled(inspection):
    overall = build(inspection).ratings.overall

    assert (overall.word, overall.points) == ("Bright (scaled)", "7 of 10 points")
    assert "1 standard is not rated, so the cut-offs are scaled to the others." in overall.notes


def test_ratings_stand_by_domain_with_points_and_no_stars(inspection, judge):
    judge("A1", "clear")

    document = build(inspection)

    table = document.ratings.table
    assert table.head == ("Aspect", "Rating", "Points")
    assert [group.heading for group in table.groups] == ["Domain A: Leading", "Domain B1: Casework"]
    assert rows_of(table)["A1 Direction"].cells[1:] == ("Clear enough", "2")
    assert standard(document, "A1").judgement.points == "2 of 5 points"
    assert document.rating_key == "5 points: bright; 2 points: clear enough; 0 points: dim."
    assert [theme.judgement.stars for theme in document.themes if theme.judgement.stars] == []


def test_standard_without_a_judgement_says_so(inspection):
    row = rows_of(build(inspection).ratings.table)["A1 Direction"]

    assert row.cells[1:] == ("[judgement not recorded yet]", "–")


def test_standard_that_was_never_rated_says_why_once_published(inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    document = build(inspection)

    leaving = rows_of(document.ratings.table)["X1 Leaving"]
    assert leaving.cells[1:] == ("Not rated", "–")
    assert "Not rated when no child has left." in leaving.note
    assert standard(document, "X1").first_sentence == "Overall, leaving is not rated."
    assert rows_of(document.ratings.table)["A1 Direction"].note == "No judgement was recorded."


def test_summary_opens_with_the_rating_in_its_own_words(inspection, judge):
    judge("A1", "clear")

    sentence = standard(build(inspection), "A1").first_sentence

    assert sentence == "Overall, direction is rated as “Clear enough”."


def test_rules_are_told_from_the_edition_and_assumptions_are_labelled(inspection):
    text = appendix(inspection, "scoring-approach")

    assert "but the unrounded one is compared with the bands" in text
    assert "its band is the rating of the whole aspect" in text
    assert "Rated in this way: B1 and B2." in text
    assert "without a percentage: A1 and X1." in text
    assert "Bright 5 90 to 100" in text
    assert "Bright 11 to 15" in text
    assert "the cut-offs are scaled in proportion" in text
    assert "Outside the overall rating: X1." in text
    assert "within 3 percentage points of a boundary; its base is 2 cases or fewer" in text
    assert text.count("assumption of this edition") == 3


def test_every_standard_is_listed_with_its_key_questions(inspection):
    text = appendix(inspection, "criteria")

    assert "A1.1 Is there a way?" in text
    assert "B1.2 Is danger understood?" in text


def test_annex_has_words_alone_for_key_questions_with_few_cases(inspection):
    text = write_appendices(gather_material(inspection))["annex-results"]

    rows = {name: row for table in text.tables for name, row in rows_of(table).items()}
    assert rows["B2.1 Is work done?"].cells[1:] == ("–", "fewer than 10", "all")
    assert "Where fewer than 10 cases count, the share is given in words" in text.paragraphs[1]


def test_annex_has_the_figures_of_every_key_question_of_casework(inspection, from_four):
    text = write_appendices(gather_material(inspection))["annex-results"]

    rows = {name: row for table in text.tables for name, row in rows_of(table).items()}
    assert {name: row.cells[1:] for name, row in rows.items()} == {
        "B1.1 Is the past understood?": ("4", "5", "80%"),
        "B1.2 Is danger understood?": ("2", "4", "50%"),
        "B2.1 Is work done?": ("5", "5", "100%"),
    }
    assert "without percentages: A1 and X1." in text.paragraphs[-1]
