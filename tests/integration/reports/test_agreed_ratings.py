"""What reports say of ratings before they are agreed, and of ratings agreed otherwise."""

import pytest

from accounts.roles import RoleCode
from judgements.services.moderation import agree_judgement
from reports.choices import Language
from reports.queries.appendices import write_appendices
from reports.queries.document import build_document
from reports.queries.material import gather_material
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import LANTERN, SMALL, make_moderated_framework
from tests.factories.inspections import join_team, make_inspection
from tests.factories.panels import make_meeting, recommend
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(make_user, lead_inspector):
    """Make an inspection whose ratings a panel agrees, with two cases of B1 or of theme 1."""

    def build(path):
        inspection = make_inspection(make_moderated_framework(path), lead_inspector=lead_inspector)
        join_team(inspection, make_user("Ana Chair"), RoleCode.PANEL_CHAIR)
        for number, word in enumerate(("yes", "no")):
            given = {"UN02": word, "UN01": word} if path == LANTERN else {"AS01": word}
            make_submitted_case(inspection, f"L-{number}", lead_inspector, {"AB01": "no", **given})
        return inspection

    return build


@pytest.fixture
def agree():
    def record(inspection, standard, **sent):
        chair = inspection.team.get(role=RoleCode.PANEL_CHAIR).user
        agree_judgement(
            inspection=inspection,
            standard=standard,
            version=1,
            meeting=make_meeting(inspection, chair),
            by=chair,
            **sent,
        )

    return record


def document_of(inspection):
    return build_document(inspection, Language.ENGLISH)


def theme(document, code):
    return next(one for one in document.themes if one.code == code)


def test_rating_in_points_is_provisional_until_it_is_agreed(make, agree, lead_inspector):
    inspection = make(LANTERN)
    recommend(inspection, "A1", "clear", lead_inspector)

    before = document_of(inspection)
    agree(inspection, "A1")
    after = document_of(inspection)

    assert theme(before, "A1").judgement.note == "Provisional: not yet agreed."
    assert theme(before, "A1").first_sentence == (
        "Overall, direction is rated as “Clear enough”. [Provisional: not yet agreed.]"
    )
    assert "Provisional: 1 rating is not yet agreed." in before.notices
    assert theme(after, "A1").judgement.note == ""
    assert theme(after, "A1").first_sentence == "Overall, direction is rated as “Clear enough”."
    assert not [one for one in after.notices if "agreed" in one]


def test_overall_rating_is_provisional_until_every_counted_rating_is_agreed(
    make, agree, lead_inspector
):
    inspection = make(LANTERN)
    for standard, rating in (("A1", "clear"), ("B1", "clear"), ("B2", "bright")):
        recommend(inspection, standard, rating, lead_inspector)
    agree(inspection, "A1")
    agree(inspection, "B1")

    before = document_of(inspection).ratings.overall
    agree(inspection, "B2")
    after = document_of(inspection).ratings.overall

    assert before.word == "Clear enough, provisional"
    assert before.notes == ("Provisional: 1 standard counts as recommended, not agreed yet.",)
    assert (after.word, after.notes) == ("Clear enough", ())


def test_rating_agreed_otherwise_is_the_one_reported_with_ground_and_reason(
    make, agree, lead_inspector
):
    inspection = make(LANTERN)
    recommend(inspection, "B1", "clear", lead_inspector)
    agree(inspection, "B1", rating="bright", ground="small_base", reason="Two cases say little.")

    found = theme(document_of(inspection), "B1")

    assert (found.judgement.label, found.judgement.points) == ("Bright", "5 of 5 points")
    assert found.results.working[-2:] == (
        "The rating given, “Bright”, departs from that band, because the base of the deciding key "
        "question is small.",
        "The reason: Two cases say little.",
    )


def test_starred_rating_is_labelled_and_tells_why_it_departs(make, agree, lead_inspector):
    inspection = make(SMALL)
    percent = theme(document_of(inspection), "assessing").results
    recommend(inspection, "assessing", "poor", lead_inspector, "Worse in the second week.")

    before = theme(document_of(inspection), "assessing")
    agree(inspection, "assessing")
    after = theme(document_of(inspection), "assessing")

    assert percent.working == ()
    assert before.judgement.note == "Provisional: not yet agreed."
    assert before.results.working[-1] == (
        "Provisional: not yet agreed. The reason: Worse in the second week."
    )
    assert after.judgement.note == ""
    assert "The rating given, “Poor”, departs from that band." in after.results.working
    assert after.results.working[-1] == "The reason: Worse in the second week."
    in_welsh = theme(build_document(inspection, Language.WELSH), "assessing").results
    assert in_welsh.typed == ("Worse in the second week.",)
    assert "Worse in the second week." not in " ".join(in_welsh.working)
    assert after.results.typed == ()


def test_preview_and_outline_say_what_is_not_agreed(make, client, lead_inspector):
    inspection = make(SMALL)
    recommend(inspection, "leading", "good", lead_inspector)
    client.force_login(lead_inspector)

    preview = text_of(client.get(f"/inspections/{inspection.reference}/report/preview/"))
    outline = text_of(client.get(f"/inspections/{inspection.reference}/report/"))

    assert preview.count("Provisional: not yet agreed.") >= 2
    assert "Missing: agreement on the rating" in outline


@pytest.mark.parametrize("path", [SMALL, LANTERN])
def test_scoring_approach_tells_who_agrees(make, path):
    text = write_appendices(gather_material(make(path)))["scoring-approach"]

    words = [*text.paragraphs, *(one for part in text.sections for one in part.paragraphs)]
    assert any("It becomes final when the ratings panel agrees it" in one for one in words)
