import pytest
from django.urls import reverse

from accounts.roles import RoleCode
from inspections.choices import Stage
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
)
from reports.presenters.items import words_of
from reports.services.findings import edit_finding
from reports.services.texts import edit_summary
from tests.factories.inspections import bring_to_stage, join_team, make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(written, address):
    """Every page on which something is written."""
    return [
        address("foreword-edit"),
        address("theme-edit", "leading"),
        address("recommendation-list"),
        address("finding-add", "assessing"),
        address("block-add", "assessing"),
        address("addressee-add"),
        address("item-edit", "finding", KeyFinding.objects.first().pk),
        address("item-remove", "block", ExplanationBlock.objects.first().pk),
    ]


def test_writing_pages_open_for_the_lead_alone(client, pages, lead_inspector, partner, outsider):
    for user, expected in ((lead_inspector, 200), (partner, 403), (outsider, 404)):
        client.force_login(user)
        assert {client.get(page).status_code for page in pages} == {expected}


def test_writing_pages_refuse_a_post_of_others_alike(client, pages, partner, outsider):
    for user, expected in ((partner, 403), (outsider, 404)):
        client.force_login(user)
        assert {client.post(page, {"text": "x"}).status_code for page in pages} == {expected}


def test_writing_pages_close_with_publication(lead, pages, written):
    bring_to_stage(written, Stage.PUBLISHED)

    answers = [lead.get(page) for page in pages]

    assert {answer.status_code for answer in answers} == {403}
    assert "The report is published" in answers[0].content.decode()


def test_opening_pages_changes_nothing(lead, inspection, address):
    for name in ("report-detail", "report-preview", "foreword-edit", "recommendation-list"):
        lead.get(address(name))

    assert not Report.objects.exists()


def test_foreword_is_saved(lead, address):
    typed = {
        "text": "We chose it.",
        "signatory_name": "Margaret Ashdown",
        "signatory_office": "Chief Inspector",
        "month": "7",
        "year": "2026",
        "version": "0",
    }

    answer = lead.post(address("foreword-edit"), typed, follow=True)

    assert "Saved." in answer.content.decode()
    assert str(Report.objects.get().signed_month) == "2026-07-01"


def test_month_without_year_is_asked_for_beside_what_was_typed(lead, address):
    answer = lead.post(address("foreword-edit"), {"text": "We chose it.", "month": "7"})

    assert answer.status_code == 422
    assert "Enter both the month and the year." in answer.content.decode()
    assert "We chose it." in answer.content.decode()
    assert not Report.objects.exists()


def test_stale_summary_shows_both_texts_and_can_be_saved_on_purpose(
    lead, inspection, lead_inspector, address
):
    edit_summary(
        inspection=inspection,
        standard="planning",
        text="Theirs.",
        base_version=0,
        by=lead_inspector,
    )
    page = address("theme-edit", "planning")

    refused = lead.post(page, {"text": "Mine.", "version": "0"})

    shown = refused.content.decode()
    assert refused.status_code == 409
    assert "Theirs." in shown
    assert "Mine." in shown
    assert 'name="version" value="1"' in shown
    assert ThemeText.objects.get().summary == "Theirs."

    lead.post(page, {"text": "Mine.", "version": "1"})
    assert ThemeText.objects.get().summary == "Mine."


def test_stale_finding_shows_who_saved_what(lead, written, lead_inspector, address):
    finding = KeyFinding.objects.select_related("report__inspection").first()
    edit_finding(finding=finding, text="Theirs.", base_version=0, by=lead_inspector)

    answer = lead.post(
        address("item-edit", "finding", finding.pk), {"text": "Mine.", "version": "0"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Saved by Helen Marsh" in shown
    assert "Theirs." in shown
    assert "Mine." in shown


def test_finding_is_added_changed_moved_and_removed(lead, inspection, address):
    add = address("finding-add", "assessing")
    lead.post(add, {"text": "First."})
    lead.post(add, {"text": "Second."})
    second = KeyFinding.objects.get(text="Second.")

    lead.post(address("item-edit", "finding", second.pk), {"text": "Now first.", "version": "0"})
    moved = lead.post(address("item-move", "finding", second.pk), {"direction": "up"})
    assert moved.url == f"{address('theme-edit', 'assessing')}#finding-{second.pk}"
    page = lead.get(address("theme-edit", "assessing")).content.decode()
    assert page.index("Now first.") < page.index("First.")

    remove = address("item-remove", "finding", second.pk)
    assert "Now first." in lead.get(remove).content.decode()
    assert KeyFinding.objects.count() == 2
    lead.post(remove)
    assert KeyFinding.objects.get().text == "First."


def test_practice_example_asks_for_the_changed_name(lead, address):
    typed = {"kind": "good_practice", "text": "Jamie came."}

    refused = lead.post(address("block-add", "assessing"), typed)
    assert refused.status_code == 422
    assert "Change the name in the example" in refused.content.decode()
    assert "Jamie came." in refused.content.decode()

    lead.post(address("block-add", "assessing"), {**typed, "changed_name_declared": "on"})
    assert ExplanationBlock.objects.get().changed_name_declared


def test_block_is_added_behind_the_one_named_and_in_its_sub_area(lead, written, address):
    first = ExplanationBlock.objects.filter(area="staff").first()
    page = f"{address('block-add', 'leading')}?after={first.pk}"

    lead.post(page, {"kind": "paragraph", "text": "In between."})

    texts = ExplanationBlock.objects.filter(area="staff").values_list("text", flat=True)
    assert list(texts)[:2] == [first.text, "In between."]


@pytest.mark.parametrize("query", ["after=999", "after=x", "after=²", "area=nowhere", "area="])
def test_place_that_does_not_exist_is_not_found(lead, written, address, query):
    assert lead.get(f"{address('block-add', 'leading')}?{query}").status_code == 404


def test_recommendations_are_written_under_their_addressee(lead, inspection, address):
    lead.post(address("addressee-add"), {"text": "The Chair"})
    group = Report.objects.get().groups.get()

    lead.post(address("recommendation-add", group.pk), {"text": "partners come"})
    lead.post(address("recommendation-list"), {"text": "Within a year:", "version": "0"})

    page = lead.get(address("recommendation-list")).content.decode()
    assert page.index("Within a year:") < page.index("The Chair") < page.index("partners come")


def test_every_kind_of_item_is_changed_on_its_page(lead, written, address):
    typed = {
        "block": {"text": "Changed words.", "kind": "paragraph"},
        "addressee": {"text": "Changed words."},
        "recommendation": {"text": "Changed words."},
    }
    items = {
        "block": ExplanationBlock.objects.filter(kind="good_practice").first(),
        "addressee": RecommendationGroup.objects.first(),
        "recommendation": Recommendation.objects.first(),
    }
    for kind, item in items.items():
        page = address("item-edit", kind, item.pk)

        assert lead.get(page).status_code == 200
        assert lead.post(page, {**typed[kind], "version": item.version}).status_code == 302

        item.refresh_from_db()
        assert words_of(item) == "Changed words."
        assert item.version == 1


def test_removing_an_addressee_warns_of_its_recommendations(lead, written, address):
    group = Report.objects.get().groups.first()
    remove = address("item-remove", "addressee", group.pk)

    assert "All recommendations to this post are removed too." in lead.get(remove).content.decode()
    lead.post(remove)

    assert Recommendation.objects.count() == 2


def test_items_of_another_inspection_are_not_found(lead, written, lead_inspector):
    other = make_inspection(written.framework, service="northbrook", lead_inspector=lead_inspector)
    finding = KeyFinding.objects.first()

    for name in ("item-edit", "item-remove"):
        page = reverse(f"reports:{name}", args=[other.reference, "finding", finding.pk])
        assert lead.get(page).status_code == 404


@pytest.mark.parametrize("kind", ["finding", "block", "addressee", "recommendation", "horoscope"])
def test_item_that_does_not_exist_is_not_found(lead, address, kind):
    assert lead.get(address("item-edit", kind, 999)).status_code == 404


def test_direction_must_be_up_or_down(lead, written, address):
    finding = KeyFinding.objects.first()

    answer = lead.post(address("item-move", "finding", finding.pk), {"direction": "sideways"})

    assert answer.status_code == 400


def test_markup_typed_by_a_writer_stays_text(lead, address):
    lead.post(address("finding-add", "assessing"), {"text": "<img src=x onerror=alert(1)>"})

    for page in (address("theme-edit", "assessing"), address("report-preview")):
        shown = lead.get(page).content.decode()
        assert "&lt;img src=x" in shown
        assert "<img src=x" not in shown


def test_readers_who_may_not_write_get_no_links_to_write(client, written, partner, address):
    client.force_login(partner)

    page = client.get(address("report-detail")).content.decode()

    assert address("foreword-edit") not in page
    assert address("report-preview") in page
    files = client.get(address("file-list")).content.decode()
    assert "Make the file" not in files


def test_outline_names_what_is_missing(lead, inspection, address):
    page = lead.get(address("report-detail")).content.decode()

    assert "Missing: text, signature" in page
    assert "Missing: judgement, summary, key findings, explanation" in page
    assert "Missing: lead-in, recommendations" in page


def test_local_assessor_does_not_see_the_report(client, inspection, make_user, address):
    assessor = make_user("Wen Li")
    join_team(inspection, assessor, RoleCode.LOCAL_ASSESSOR)
    client.force_login(assessor)

    for name in ("report-detail", "report-preview", "file-list", "file-progress"):
        assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize(
    ("name", "arguments", "queries"),
    [
        ("report-detail", (), 17),
        ("report-preview", (), 26),
        ("theme-edit", ("leading",), 15),
        ("recommendation-list", (), 13),
    ],
)
def test_page_needs_a_fixed_number_of_queries(
    lead, written, address, django_assert_num_queries, name, arguments, queries
):
    lead.get(address(name, *arguments))

    with django_assert_num_queries(queries):
        lead.get(address(name, *arguments))
