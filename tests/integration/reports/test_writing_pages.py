import re
import uuid

import pytest
from django.urls import reverse

from accounts.roles import RoleCode
from inspections.choices import Stage
from judgements.models import Operation
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
    WritingPresence,
)
from reports.presenters.items import words_of
from reports.queries.stored import content_of_item
from reports.services.findings import edit_finding
from reports.services.texts import edit_summary
from tests.factories.inspections import bring_to_stage, join_team, make_inspection

pytestmark = pytest.mark.django_db

SECTIONS = ("foreword-edit", "theme-edit", "recommendation-list")


@pytest.fixture
def pages(written, address):
    """Every page on which something is written."""
    return [
        address("foreword-edit"),
        address("theme-edit", "leading"),
        address("recommendation-list"),
        address("item-remove", "block", ExplanationBlock.objects.first().pk),
    ]


@pytest.fixture
def doors(pages, address):
    """The same, and the addresses at which something new begins."""
    group = RecommendationGroup.objects.first()
    return [
        *pages,
        address("finding-add", "assessing"),
        address("block-add", "assessing"),
        address("addressee-add"),
        address("recommendation-add", group.pk),
    ]


@pytest.fixture
def send(lead):
    """Send a passage by its plain form, as the lead inspector."""

    def post(page, key, base=0, **typed):
        sent = {"passage": key, "base_version": base, "op_id": str(uuid.uuid4()), **typed}
        return lead.post(page, sent)

    return post


@pytest.fixture
def begin(lead):
    """Open an address that begins something new; return its section's page and its key."""

    def follow(page):
        opened = lead.get(page)
        assert opened.status_code == 302
        return opened.url.partition("#")[0], re.search(r"new=([a-z]+)%3A([0-9a-f-]+)", opened.url)

    def open_new(page):
        section, found = follow(page)
        return section, f"{found[1]}:{found[2]}", lead.get(section)

    return open_new


def hidden(page, key):
    """Return the hidden fields of a passage's form, as its page carries them along."""
    forms = [form for part in page.context["page"].lists for form in part.passages]
    return next(form for form in forms if form.key == key).hidden


def test_writing_pages_open_for_the_lead_alone(client, pages, lead_inspector, partner, outsider):
    for user, expected in ((lead_inspector, 200), (partner, 403), (outsider, 404)):
        client.force_login(user)
        assert {client.get(page).status_code for page in pages} == {expected}


def test_nothing_new_begins_for_others(client, doors, partner, outsider):
    for user, expected in ((partner, 403), (outsider, 404)):
        client.force_login(user)
        assert {client.get(page).status_code for page in doors} == {expected}


def test_writing_pages_refuse_a_post_of_others_alike(client, pages, partner, outsider):
    for user, expected in ((partner, 403), (outsider, 404)):
        client.force_login(user)
        assert {client.post(page, {"text": "x"}).status_code for page in pages} == {expected}


def test_writing_pages_close_with_publication(lead, doors, written):
    bring_to_stage(written, Stage.PUBLISHED)

    answers = [lead.get(page) for page in doors]

    assert {answer.status_code for answer in answers} == {403}
    assert "The report is published" in answers[0].content.decode()


def test_opening_pages_changes_nothing(lead, inspection, address):
    for name in ("report-detail", "report-preview", "foreword-edit", "recommendation-list"):
        lead.get(address(name))
    lead.get(address("finding-add", "assessing"), follow=True)

    assert not Report.objects.exists()
    assert not Operation.objects.exists()


def test_foreword_is_saved(send, address):
    typed = {
        "text": "We chose it.",
        "signatory_name": "Margaret Ashdown",
        "signatory_office": "Chief Inspector",
        "month": "7",
        "year": "2026",
    }

    answer = send(address("foreword-edit"), "foreword", **typed)

    assert answer.url == f"{address('foreword-edit')}#q-foreword"
    assert str(Report.objects.get().signed_month) == "2026-07-01"


def test_month_without_year_is_asked_for_beside_what_was_typed(send, address):
    answer = send(address("foreword-edit"), "foreword", text="We chose it.", month="7")

    assert answer.status_code == 422
    assert "Enter both the month and the year." in answer.content.decode()
    assert "We chose it." in answer.content.decode()
    assert not Report.objects.exists()


def test_stale_summary_shows_both_texts_and_can_be_saved_on_purpose(
    send, inspection, lead_inspector, address
):
    edit_summary(
        inspection=inspection,
        standard="planning",
        text="Theirs.",
        base_version=0,
        by=lead_inspector,
    )
    page = address("theme-edit", "planning")

    refused = send(page, "summary:planning", text="Mine.")

    shown = refused.content.decode()
    assert refused.status_code == 409
    assert "Theirs." in shown
    assert "Mine." in shown
    assert 'name="base_version" value="1"' in shown
    assert ThemeText.objects.get().summary == "Theirs."

    send(page, "summary:planning", 1, text="Mine.")
    assert ThemeText.objects.get().summary == "Mine."


def test_stale_finding_shows_who_saved_what(send, written, lead_inspector, address):
    finding = KeyFinding.objects.select_related("report__inspection", "standard").first()
    edit_finding(finding=finding, text="Theirs.", base_version=0, by=lead_inspector)
    place = {"place": finding.standard.code, "source": "", "after": ""}

    page = address("theme-edit", finding.standard.code)
    answer = send(page, finding.key, text="Mine.", **place)

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Saved by Helen Marsh" in shown
    assert "Theirs." in shown
    assert "Mine." in shown


def test_form_sent_twice_is_saved_once(lead, inspection, address):
    sent = {"passage": "lead-in", "base_version": "0", "op_id": str(uuid.uuid4()), "text": "Do:"}

    answers = [lead.post(address("recommendation-list"), sent) for _time in range(2)]

    assert {answer.status_code for answer in answers} == {302}
    assert Report.objects.get().lead_in_version == 1


def test_finding_is_added_changed_moved_and_removed(lead, send, begin, inspection, address):
    theme = address("theme-edit", "assessing")
    for text in ("First.", "Second."):
        page, key, opened = begin(address("finding-add", "assessing"))
        send(page, key, text=text, **hidden(opened, key))
    second = KeyFinding.objects.get(text="Second.")

    kept = hidden(lead.get(theme), second.key)
    send(theme, second.key, 1, text="Now first.", **kept)
    moved = lead.post(address("item-move", "finding", second.pk), {"direction": "up"})
    assert moved.url == f"{theme}#q-finding-{second.uid}"
    page = lead.get(theme).content.decode()
    assert page.index("Now first.") < page.index("First.")

    remove = address("item-remove", "finding", second.pk)
    assert "Now first." in lead.get(remove).content.decode()
    assert KeyFinding.objects.count() == 2
    lead.post(remove)
    assert KeyFinding.objects.get().text == "First."


def test_address_of_what_was_removed_does_not_begin_it_again(lead, send, begin, address):
    page, key, opened = begin(address("finding-add", "assessing"))
    send(page, key, text="First.", **hidden(opened, key))
    lead.post(address("item-remove", "finding", KeyFinding.objects.get().pk))

    keys = [form.key for part in lead.get(page).context["page"].lists for form in part.passages]

    assert key not in keys


def test_practice_example_asks_for_the_changed_name(send, begin, address):
    page, key, opened = begin(address("block-add", "assessing"))
    typed = {"kind": "good_practice", "text": "Jamie came.", **hidden(opened, key)}

    refused = send(page, key, **typed)
    assert refused.status_code == 422
    assert "Confirm that the name in this practice example is changed." in refused.content.decode()
    assert "Jamie came." in refused.content.decode()

    send(page, key, **typed, changed_name_declared="yes")
    assert ExplanationBlock.objects.get().changed_name_declared


def test_block_is_added_behind_the_one_named_and_in_its_sub_area(send, begin, written, address):
    first = ExplanationBlock.objects.filter(area="staff").first()
    page, key, opened = begin(f"{address('block-add', 'leading')}?after={first.pk}")

    send(page, key, kind="paragraph", text="In between.", **hidden(opened, key))

    texts = ExplanationBlock.objects.filter(area="staff").values_list("text", flat=True)
    assert list(texts)[:2] == [first.text, "In between."]


@pytest.mark.parametrize("query", ["after=999", "after=x", "after=²", "area=nowhere", "area="])
def test_place_that_does_not_exist_is_not_found(lead, written, address, query):
    assert lead.get(f"{address('block-add', 'leading')}?{query}").status_code == 404


def test_recommendations_are_written_under_their_addressee(lead, send, begin, inspection, address):
    page, key, opened = begin(address("addressee-add"))
    send(page, key, text="The Chair", **hidden(opened, key))
    group = Report.objects.get().groups.get()

    page, key, opened = begin(address("recommendation-add", group.pk))
    send(page, key, text="partners come", **hidden(opened, key))
    send(address("recommendation-list"), "lead-in", text="Within a year:")

    page = lead.get(address("recommendation-list")).content.decode()
    assert page.index("Within a year:") < page.index("The Chair") < page.index("partners come")


def test_recommendation_to_nobody_does_not_begin(lead, written, address):
    assert lead.get(address("recommendation-add", 999)).status_code == 404


def test_every_kind_of_item_is_changed_on_its_page(send, written, address):
    items = [
        ExplanationBlock.objects.filter(kind="good_practice").select_related("standard").first(),
        RecommendationGroup.objects.first(),
        Recommendation.objects.select_related("group").first(),
    ]
    for item in items:
        is_block = isinstance(item, ExplanationBlock)
        code = [item.standard.code] if is_block else []
        page = address("theme-edit" if is_block else "recommendation-list", *code)
        said = {name: value for name, value in content_of_item(item).items() if value is not False}
        if is_block:
            said["kind"] = "paragraph"

        assert (
            send(page, item.key, item.version, **{**said, "text": "Changed words."}).status_code
            == 302
        )

        item.refresh_from_db()
        assert words_of(item) == "Changed words."
        assert item.version == 1


def test_what_is_no_passage_is_not_saved(send, address):
    for key in ("", "court", "finding:1"):
        answer = send(address("foreword-edit"), key, text="x")
        assert answer.status_code == 400
    assert not Report.objects.exists()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/admin/"])
def test_fact_goes_to_the_end_of_a_text_and_the_page_stays_ours(lead, send, address, back):
    send(address("recommendation-list"), "lead-in", text="We saw")

    answer = lead.post(
        address("passage-insert"),
        {"passage": "lead-in", "insert": "[[cases=2]]", "back": back},
    )

    assert Report.objects.get().lead_in == "We saw [[cases=2]]"
    assert answer.url == f"{address('report-detail')}#q-lead-in"


def test_preview_fills_in_live_facts_and_escapes_what_was_typed(client, lead, written, address):
    answer = lead.post(
        address("passage-preview"),
        {"text": "<b>All</b> [[cases=9]] cases", "number": "3"},
        content_type="application/json",
    )

    html = answer.json()["html"]
    assert "&lt;b&gt;All&lt;/b&gt; 2 cases" in html
    assert "3. " in html


@pytest.mark.parametrize("body", [{"text": 5}, {"text": "x" * 20_001}, {"number": "1"}, []])
def test_preview_of_what_no_page_sends_is_refused(lead, written, address, body):
    answer = lead.post(address("passage-preview"), body, content_type="application/json")

    assert answer.status_code == 400


def test_removing_an_addressee_warns_of_its_recommendations(lead, written, address):
    group = Report.objects.get().groups.first()
    remove = address("item-remove", "addressee", group.pk)

    assert "All recommendations to this post are removed too." in lead.get(remove).content.decode()
    lead.post(remove)

    assert Recommendation.objects.count() == 2


def test_items_of_another_inspection_are_not_found(lead, written, lead_inspector):
    other = make_inspection(written.framework, service="northbrook", lead_inspector=lead_inspector)
    finding = KeyFinding.objects.first()

    page = reverse("reports:item-remove", args=[other.reference, "finding", finding.pk])
    assert lead.get(page).status_code == 404


@pytest.mark.parametrize("kind", ["finding", "block", "addressee", "recommendation", "horoscope"])
def test_item_that_does_not_exist_is_not_found(lead, address, kind):
    assert lead.get(address("item-remove", kind, 999)).status_code == 404


def test_direction_must_be_up_or_down(lead, written, address):
    finding = KeyFinding.objects.first()

    answer = lead.post(address("item-move", "finding", finding.pk), {"direction": "sideways"})

    assert answer.status_code == 400


def test_markup_typed_by_a_writer_stays_text(lead, send, begin, address):
    page, key, opened = begin(address("finding-add", "assessing"))
    send(page, key, text="<img src=x onerror=alert(1)>", **hidden(opened, key))

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
        ("report-detail", (), 18),
        ("report-preview", (), 23),
        ("theme-edit", ("leading",), 42),
        ("recommendation-list", (), 36),
    ],
)
def test_page_needs_a_fixed_number_of_queries(
    lead, written, address, django_assert_num_queries, name, arguments, queries
):
    lead.get(address(name, *arguments))

    with django_assert_num_queries(queries):
        lead.get(address(name, *arguments))


def test_long_title_of_a_section_is_kept_from_its_beginning(lead, written, address):
    lead.post(
        address("writing-presence"),
        {"section": "A theme " * 20, "key": "foreword"},
        content_type="application/json",
    )

    assert {len(one.section) for one in WritingPresence.objects.all()} == {60}
