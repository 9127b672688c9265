"""The page that discards a sample, and the stories of samples that were discarded."""

import pytest

from cases.queries.samples import standing_sample
from cases.services.allocating import allocate_assessment
from cases.services.discarding import discard_sample
from cases.services.replacing import replace_case
from inspections.choices import Stage
from tests.factories.cases import answer
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.samples import draw_cases
from tests.pages import text_of

pytestmark = pytest.mark.django_db

SAMPLE = "/inspections/eastmarsh-2026/sample/"
DISCARD = f"{SAMPLE}discard/"
FIRST = f"{SAMPLE}versions/1/"
LINK = "Discard this sample and draw anew"
REASON = "The caseload lacked a team."


@pytest.fixture
def discarded(inspection, sample, lead_inspector):
    return discard_sample(inspection=inspection, reason=REASON, by=lead_inspector)


def test_story_offers_to_draw_anew(lead, sample):
    page = lead.get(SAMPLE)

    assert LINK in text_of(page)
    assert f'href="{DISCARD}"' in page.text


def test_story_says_why_the_sample_stays(lead, inspection, sample, inspector, lead_inspector):
    reading = inspection.cases.first().assessments.get()
    allocate_assessment(assessment=reading, scorer=inspector, by=lead_inspector)
    answer(reading, inspector, {"AS01": "yes"})

    for address in (SAMPLE, DISCARD):
        page = lead.get(address)
        assert "Work on the cases of this sample has begun" in text_of(page)
        assert LINK not in text_of(page)
        assert "<textarea" not in page.text


def test_page_says_first_what_happens(lead, inspection, sample, inspector, lead_inspector):
    reading = inspection.cases.first().assessments.get()
    allocate_assessment(assessment=reading, scorer=inspector, by=lead_inspector)

    text = text_of(lead.get(DISCARD))

    assert "4 cases leave the inspection and every list." in text
    assert "1 of them is with an inspector." in text
    assert "stays on record with its seed, its cases and your reason" in text
    assert "Name nobody." in text
    assert standing_sample(inspection) == sample


def test_page_discards_and_leads_to_the_next_draw(lead, inspection, sample):
    done = lead.post(DISCARD, {"seen": "1", "reason": REASON}, follow=True)

    assert done.redirect_chain == [(SAMPLE, 302)]
    text = text_of(done)
    assert "Version 1 of the sample is discarded." in text
    assert "discarded on" in text
    assert f"by Helen Marsh: {REASON}" in text
    assert f'href="{FIRST}"' in done.text
    assert f'href="/inspections/{inspection.reference}/caseload/"' in done.text
    assert standing_sample(inspection) is None


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"seen": "1", "reason": " "}, "Say why the sample is discarded."),
        ({"seen": "1", "reason": "x" * 2001}, "at most 2000 characters"),
        ({"seen": "", "reason": REASON}, "Open this page once more"),
        ({"seen": "9" * 5000, "reason": REASON}, "Open this page once more"),
        ({"reason": REASON}, "Open this page once more"),
    ],
)
def test_faulty_wishes_are_explained_and_kept(lead, inspection, sample, sent, message):
    answered = lead.post(DISCARD, sent)

    assert answered.status_code == 422
    assert message in text_of(answered)
    assert sent["reason"].strip() in answered.text
    assert standing_sample(inspection) == sample


def test_work_that_began_meanwhile_is_told_and_the_reason_kept(
    lead, inspection, sample, inspector, lead_inspector
):
    reading = inspection.cases.first().assessments.get()
    allocate_assessment(assessment=reading, scorer=inspector, by=lead_inspector)
    answer(reading, inspector, {"AS01": "yes"})

    answered = lead.post(DISCARD, {"seen": "1", "reason": REASON})

    assert answered.status_code == 422
    assert "Work on the cases of this sample has begun" in text_of(answered)
    assert REASON in answered.text


def test_newer_sample_is_not_discarded_from_an_old_page(
    lead, inspection, discarded, lead_inspector
):
    newer = draw_cases(inspection, lead_inspector)

    answered = lead.post(DISCARD, {"seen": "1", "reason": REASON})

    assert answered.status_code == 409
    assert "Version 1 was discarded and version 2 drawn" in text_of(answered)
    assert REASON in answered.text
    assert standing_sample(inspection) == newer
    assert lead.post(DISCARD, {"seen": "2", "reason": REASON}).status_code == 302


def test_second_discard_from_an_old_page_is_told(lead, discarded):
    answered = lead.post(DISCARD, {"seen": "1", "reason": "Once more."})

    assert answered.status_code == 422
    assert "No sample stands" in text_of(answered)


def test_page_leads_to_the_draw_where_no_sample_stands(lead, discarded):
    assert lead.get(DISCARD).url == SAMPLE


def test_published_inspection_keeps_its_sample(lead, inspection, sample):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "published, so its sample stays as it is" in text_of(lead.get(DISCARD))
    answered = lead.post(DISCARD, {"seen": "1", "reason": REASON})
    assert answered.status_code == 422
    assert standing_sample(inspection) == sample


def test_story_of_a_discarded_sample_is_still_told(lead, inspection, sample, lead_inspector):
    gone, *others = sorted(inspection.cases.values_list("reference", flat=True))
    replaced = replace_case(
        inspection=inspection, reference=gone, reason="Lost in a fire.", by=lead_inspector
    )
    discard_sample(inspection=inspection, reason=REASON, by=lead_inspector)
    # The next sample says nothing of the first one's cases.
    draw_cases(inspection, lead_inspector, 2)

    page = lead.get(FIRST)

    text = text_of(page)
    assert "Discarded sample, version 1" in text
    assert "by Helen Marsh: The caseload lacked a team." in text
    assert "4 of 8 eligible cases were drawn." in text
    assert f"stands in for {gone}: Lost in a fire." in text
    assert "3 cases stand in reserve" in text
    for reference in (*others, replaced.entering.row.reference):
        assert f">{reference}<" in page.text
    assert "Cannot be read?" not in text
    assert LINK not in text


def test_story_that_stands_lists_those_before_it(lead, inspection, discarded, lead_inspector):
    draw_cases(inspection, lead_inspector)

    page = lead.get(SAMPLE)

    assert "Version 1 , drawn on" in text_of(page)
    assert f'href="{FIRST}"' in page.text
    assert lead.get(f"{SAMPLE}versions/2/").url == SAMPLE


@pytest.mark.parametrize("version", ["2", "0", "999999999999"])
def test_version_that_was_never_drawn_is_not_there(lead, discarded, version):
    assert lead.get(f"{SAMPLE}versions/{version}/").status_code == 404


def test_discarded_samples_of_others_are_not_there(client, discarded, make_user):
    stranger = make_user("Ada Quill")
    make_inspection(service="saltmere", lead_inspector=stranger)
    client.force_login(stranger)

    assert client.get(FIRST).status_code == 404
    assert client.get("/inspections/saltmere-2026/sample/versions/1/").status_code == 404


def test_reason_is_shown_as_text(lead, inspection, sample, lead_inspector):
    discard_sample(inspection=inspection, reason="<b>Wrong</b> file", by=lead_inspector)

    for address in (SAMPLE, FIRST):
        assert "&lt;b&gt;Wrong&lt;/b&gt; file" in lead.get(address).text
