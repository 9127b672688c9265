"""Standards that their lowest key question decides: numbers, working, and what moves them."""

import json

import pytest
from django.core.management import call_command

from cases.queries.scoring import score_inspection
from judgements.services.judgements import record_judgement
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import LANTERN, make_framework
from tests.factories.inspections import make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PLACE = "/inspections/{reference}/themes/B1/"


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(make_framework(LANTERN), lead_inspector=lead_inspector)


@pytest.fixture
def score(inspection, lead_inspector):
    """Submit a case for each letter of the words: of the past, and of danger ("-" for none)."""

    def submit_cases(past, danger, prompt="yes"):
        for number, (first, second) in enumerate(zip(past, danger, strict=True), start=1):
            given = {"UN01": prompt, "UN02": full(first), "UN03": full(second)}
            given["AB01"] = "no" if second == "-" else "yes"
            make_submitted_case(inspection, f"L-{number}", lead_inspector, given)
        return score_inspection(inspection).standards["B1"]

    return submit_cases


def full(letter):
    return "yes" if letter == "y" else "no"


def test_lowest_key_question_is_the_score(score):
    found = score("yyyyn", "yynn-")

    assert (found.decided_by, found.rating.rating) == ("B1.2", "clear")
    assert (found.tally.sufficient, found.tally.applicable) == (2, 4)
    assert {
        code: (one.sufficient, one.applicable) for code, one in found.key_questions.items()
    } == {
        "B1.1": (4, 5),
        "B1.2": (2, 4),
    }


@pytest.mark.parametrize("prompt", ["yes", "no"])
def test_prompts_move_nothing(score, prompt):
    found = score("yyyyn", "yynn-", prompt)

    assert found.tally.percent == 50
    assert found.key_questions["B1.1"].percent == 80


@pytest.mark.parametrize(("past", "percent"), [("yyyyn", 80), ("yyynn", 60), ("yyyyy", 100)])
def test_summary_judgement_moves_its_key_question_by_one_case(score, past, percent):
    found = score(past, "-----")

    assert found.key_questions["B1.1"].percent == percent
    assert found.key_questions["B1.2"].applicable == 0
    assert found.decided_by == "B1.1"


def test_nothing_decides_before_a_case_is_submitted(inspection):
    found = score_inspection(inspection).standards["B1"]

    assert (found.decided_by, found.rating) == ("", None)


def test_page_says_which_key_question_decides_and_what_one_case_would_do(
    client, lead_inspector, inspection, score
):
    score("yyyyn", "yynn-")
    client.force_login(lead_inspector)

    text = text_of(client.get(PLACE.format(reference=inspection.reference)))

    assert "50%" in text
    assert "2 of 4 cases" in text
    assert (
        "The cases indicate “Clear enough”, because key question B1.2 is the lowest of 2: "
        "Is danger understood?"
    ) in text
    assert "B1.1 Is the past understood? 80% 4 of 5" in text
    assert "B1.2 Is danger understood? Lowest: decides 50% 2 of 4" in text
    assert "“Bright” starts at 90%, 40 percentage points higher." in text
    assert "2 more sufficient cases of the same 4 would lift it there." in text
    assert "With one more sufficient case there, the standard would be: Clear enough." in text
    assert "With one sufficient case fewer there, the standard would be: Dim." in text
    assert "There is no reason for discretion: the band stands." in text


def test_page_names_the_reasons_for_discretion(client, lead_inspector, inspection, score):
    score("yn", "--")
    client.force_login(lead_inspector)

    text = text_of(client.get(PLACE.format(reference=inspection.reference)))

    assert "Discretion is open, because the base of the deciding key question is small." in text
    assert "B1.2 Is danger understood? – none applicable" in text


def test_scores_say_what_decided(inspection, score, capsys):
    score("yyyyn", "yynn-")

    call_command("scores", inspection.reference, "--json")

    themes = json.loads(capsys.readouterr().out)["themes"]
    assert themes["B1"]["decided_by"] == "B1.2"
    assert themes["B1"]["key_questions"]["B1.1"]["percent"] == 80
    assert "decided_by" not in themes["A1"]


def test_overview_has_the_overall_rating_with_its_working(
    client, lead_inspector, inspection, score
):
    score("yyyyn", "yynn-")
    record_judgement(
        inspection=inspection,
        standard="A1",
        rating="bright",
        reason="Everybody can tell the way.",
        base_version=0,
        by=lead_inspector,
    )
    client.force_login(lead_inspector)

    text = text_of(client.get(f"/inspections/{inspection.reference}/"))

    # A1 is judged bright (5), B1 is indicated clear (2), B2 bright (5); X1 counts for nothing.
    assert "Bright , 12 of 15 points" in text
    assert "Provisional: 2 standards count as their cases indicate, not judged yet." in text
    assert "With 2 points fewer it would fall to the rating below." in text
    assert "2 of 4 cases on key question B1.2, the lowest: Is danger understood?" in text
    assert "A. Leading" in text
    assert "B1. Casework" in text


def test_overall_rating_is_scaled_while_standards_are_not_rated(
    client, lead_inspector, inspection, score
):
    score("yyyyn", "yynn-")
    client.force_login(lead_inspector)

    text = text_of(client.get(f"/inspections/{inspection.reference}/"))

    assert "Bright (scaled) , 7 of 10 points" in text
    assert "1 standard is not rated, so the cut-offs are scaled to the others." in text


def test_inspection_of_themes_has_no_overall_rating(client, lead_inspector):
    inspection = make_inspection(lead_inspector=lead_inspector)
    client.force_login(lead_inspector)

    assert "Overall rating" not in text_of(client.get(f"/inspections/{inspection.reference}/"))


def test_prompts_are_reported_under_their_key_question_and_lead_to_their_answers(
    client, lead_inspector, inspection, score
):
    score("yyy", "yyy", prompt="no")
    client.force_login(lead_inspector)
    page = PLACE.format(reference=inspection.reference)

    assert "Was the child asked? 0 3 0 0" in text_of(client.get(page))

    answers = text_of(client.get(f"{page}questions/UN01/"))
    assert "answered yes: 0 of 3 answers" in answers
    assert "This informs the judgement on key question B1.1. It counts in no percentage." in answers
    assert "0 times yes and 3 times no make up the base of 3." in answers
    assert "Case L-1" in answers


def test_question_of_no_key_question_has_no_page(client, lead_inspector, inspection, score):
    score("y", "y")
    client.force_login(lead_inspector)

    page = PLACE.format(reference=inspection.reference)
    assert client.get(f"{page}questions/AB01/").status_code == 404


def test_page_of_a_standard_judged_from_fieldwork_says_what_guides_it(
    client, lead_inspector, inspection
):
    client.force_login(lead_inspector)
    page = client.get(f"/inspections/{inspection.reference}/themes/A1/")

    assert "Is there a way?" in text_of(page)
    assert 'href="/frameworks/lantern/1/themes/A1/"' in page.content.decode()
