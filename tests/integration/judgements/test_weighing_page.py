"""The page on which a standard is weighed, and the places that tell of it."""

import re

import pytest
from django.urls import reverse

from accounts.roles import RoleCode
from inspections.choices import Stage
from judgements.models import Operation, Weighing
from tests.factories.cases import make_case
from tests.factories.evidence import make_evidence
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.weighing import make_mark
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(inspector, lead_inspector):
    return make_inspection(inspector=inspector, lead_inspector=lead_inspector)


@pytest.fixture
def weighing(address):
    return address("weighing-detail", "leading")


def sent(page, statement, **typed):
    """Return what the form of one statement sends, with what somebody typed into it."""
    form = page.content.decode().partition(f'id="q-{statement}"')[2].partition("</form>")[0]
    names = ("base_version", "op_id")
    hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', form)[1] for name in names}
    return {"statement": statement, **hidden, **typed}


def test_statements_of_all_ratings_stand_side_by_side_by_area(lead, weighing):
    page = text_of(lead.get(weighing))

    ratings = ["Good", "Satisfactory", "Unsatisfactory", "Poor"]
    first = page[page.index("1. The board") : page.index("2. Staff")]
    places = [first.index(f"{label} 0 of") for label in ratings]
    assert places == sorted(places)
    assert "G01 Members decide in the room." in first
    assert "no checklist" in page


def test_nothing_marked_is_said_in_a_friendly_way(lead, weighing):
    page = text_of(lead.get(weighing))

    assert "Nothing is marked yet. Begin with any statement" in page
    assert "Good 0 of 1 met" in page


def test_mark_typed_without_a_script_is_saved_and_counted(lead, weighing):
    lead.post(f"{weighing}mark/", sent(lead.get(weighing), "G01", degree="met"))

    form = sent(lead.get(weighing), "S01", degree="partly", text="A\r\nB")
    reply = lead.post(f"{weighing}mark/", form, follow=True)

    assert reply.redirect_chain[0][0].endswith("#q-S01")
    page = text_of(reply)
    assert "S01 is saved." in page
    assert "Good 1 of 2 met 1 not marked" in page
    assert "Satisfactory 0 of 2 met, 1 partly 1 not marked" in page
    assert "2 of 7 statements weighed" in page
    assert Weighing.objects.get(statement="S01").note == "A\nB"


def test_same_form_twice_is_one_save(lead, weighing):
    form = sent(lead.get(weighing), "G01", degree="met")

    for _time in range(2):
        assert lead.post(f"{weighing}mark/", form).status_code == 302

    assert Weighing.objects.get().version == 1
    assert Operation.objects.count() == 1


def test_two_marks_of_one_statement_are_shown_and_one_is_chosen(lead, weighing, inspection, member):
    form = sent(lead.get(weighing), "G01", degree="met", text="My words.")
    deputy = member(RoleCode.DEPUTY_LEAD)
    make_mark(inspection, deputy, "G01", "not_met", "Their words.")

    met = lead.post(f"{weighing}mark/", form)

    assert met.status_code == 409
    page = text_of(met)
    assert f"{deputy.name} saved this at" in page
    assert "Not met. “Their words.”" in page
    assert "Met. “My words.”" in page
    assert 'id="G01-met" value="met" checked' in markup_of(met)
    assert Weighing.objects.get().degree == "not_met"
    assert lead.post(f"{weighing}mark/", sent(met, "G01", degree="met")).status_code == 302
    assert Weighing.objects.get().degree == "met"


def test_page_that_was_gone_back_to_meets_its_own_mark(lead, weighing):
    form = sent(lead.get(weighing), "G01", degree="met")
    lead.post(f"{weighing}mark/", form)

    assert lead.post(f"{weighing}mark/", {**form, "degree": "partly"}).status_code == 409

    assert Weighing.objects.get().degree == "met"


def test_mark_can_be_taken_back(lead, weighing, inspection, lead_inspector):
    make_mark(inspection, lead_inspector, "G01")

    lead.post(f"{weighing}mark/", sent(lead.get(weighing), "G01", degree=""))

    assert Weighing.objects.get().degree == ""
    assert "Nothing is marked yet." in text_of(lead.get(weighing))


def test_refused_mark_comes_back_as_it_was_typed(lead, weighing):
    form = sent(lead.get(weighing), "G01", degree="splendid", text="My words.")

    reply = lead.post(f"{weighing}mark/", form)

    assert reply.status_code == 422
    assert "G01: Choose how far the statement holds." in text_of(reply)
    assert "My words." in text_of(reply)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("base_version", "x"), ("op_id", "x"), ("evidence", "x"), ("text", "\x00")),
        *(("statement", "X99"), ("statement", "../")),
    ],
)
def test_damaged_form_is_refused_in_words(lead, weighing, field, value):
    form = {**sent(lead.get(weighing), "G01", degree="met"), field: value}

    reply = lead.post(f"{weighing}mark/", form)

    assert reply.status_code in (400, 422)
    assert "There is a problem" in text_of(reply)
    assert not Weighing.objects.exists()


def test_evidence_about_the_standard_can_be_linked(lead, weighing, inspection, lead_inspector):
    about = make_evidence(inspection, lead_inspector, text="Minutes.", places=("leading/",))
    make_evidence(inspection, lead_inspector, text="Elsewhere.", places=("assessing/",))
    seen = lead.get(weighing)

    lead.post(f"{weighing}mark/", sent(seen, "G01", evidence=str(about.pk)))

    assert "Minutes." in text_of(seen)
    assert "Elsewhere." not in text_of(seen)
    assert Weighing.objects.get().evidence.get() == about
    assert "1 entry of evidence" in text_of(lead.get(weighing))


def test_serious_statement_offers_a_concern(lead, weighing):
    page = markup_of(lead.get(weighing))

    assert page.count(f'href="{weighing}concern/"') == 1
    assert page.index('id="q-P02"') < page.index(f'href="{weighing}concern/"')


@pytest.mark.parametrize(("degree", "offered"), [("met", 1), ("partly", 1), ("not_met", 0)])
def test_reader_is_offered_a_concern_where_a_serious_statement_holds(
    client, weighing, inspection, lead_inspector, member, degree, offered
):
    make_mark(inspection, lead_inspector, "P02", degree)
    make_mark(inspection, lead_inspector, "P01", "met")
    client.force_login(member(RoleCode.PARTNER_INSPECTOR))

    page = markup_of(client.get(weighing))

    assert page.count(f'href="{weighing}concern/"') == offered


def test_concern_is_raised_about_a_case_that_is_chosen(lead, address, inspection, inspector):
    empty = text_of(lead.get(address("weighing-concern", "leading")))
    assert "There is no case yet." in empty

    make_case(inspection, "EM-01", inspector)
    page = markup_of(lead.get(address("weighing-concern", "leading")))

    assert reverse("cases:concern-raise", args=[inspection.reference, "EM-01"]) in page


@pytest.mark.parametrize("role", [RoleCode.QUALITY_LEAD, RoleCode.PARTNER_INSPECTOR])
def test_other_readers_see_the_marks_and_no_controls(
    client, weighing, inspection, lead_inspector, member, role
):
    make_mark(inspection, lead_inspector, "G01", "partly", "Two of three.")
    client.force_login(member(role))

    page = client.get(weighing)

    assert "G01 Members decide in the room. Partly met" in text_of(page)
    assert "Two of three." in text_of(page)
    assert 'name="degree"' not in page.content.decode()
    assert client.post(f"{weighing}mark/", {"statement": "G01", "degree": "met"}).status_code == 403


@pytest.mark.parametrize("role", [RoleCode.LOCAL_ASSESSOR, RoleCode.USER_VOICE])
def test_who_may_not_read_the_log_sees_nothing(client, weighing, member, role):
    client.force_login(member(role))

    assert client.get(weighing).status_code == 403


@pytest.mark.parametrize("standard", ["assessing", "court", "nowhere"])
def test_what_is_not_weighed_here_has_no_page(lead, address, standard):
    assert lead.get(address("weighing-detail", standard)).status_code == 404


def test_published_inspection_is_closed(lead, weighing, inspection, lead_inspector):
    make_mark(inspection, lead_inspector, "G01")
    form = sent(lead.get(weighing), "G01", degree="partly")
    bring_to_stage(inspection, Stage.PUBLISHED)

    reply = lead.post(f"{weighing}mark/", form)

    assert reply.status_code == 423
    assert Weighing.objects.get().degree == "met"
    page = lead.get(weighing)
    assert "The report is published: the weighing is closed." in text_of(page)
    assert 'name="degree"' not in page.content.decode()


def test_hub_list_and_theme_tell_how_much_is_weighed(lead, address, inspection, lead_inspector):
    make_mark(inspection, lead_inspector, "G01")

    for page in (
        address("fieldwork-detail"),
        address("weighing-list"),
        address("theme-detail", "leading"),
    ):
        assert "1 of 7 statements weighed" in text_of(lead.get(page))
    assert "statements weighed" not in text_of(lead.get(address("theme-detail", "assessing")))
