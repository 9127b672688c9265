from dataclasses import replace

import pytest

from audit.models import AuditEvent
from judgements.services.voices import change_comment, withdraw_example
from reports.models import ExplanationBlock, KeyFinding
from tests.factories.voices import (
    COMMENT,
    EXAMPLE,
    FINDING,
    make_closed_line,
    make_comment,
    make_example,
    make_finding,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def add_finding_page(address):
    return address("finding-add", "assessing")


@pytest.fixture
def add_block_page(address):
    return address("block-add", "assessing")


def offered(client, page):
    return [row.text for row in client.get(page).context["sources"].rows]


def test_conclusions_and_findings_are_offered_as_key_findings(
    lead, inspection, lead_inspector, add_finding_page
):
    make_closed_line(inspection, lead_inspector)
    make_finding(inspection, lead_inspector)
    make_finding(inspection, lead_inspector, standard="planning", text="Of another theme.")

    assert offered(lead, add_finding_page) == ["Plans reach the child.", FINDING.text]


@pytest.mark.parametrize("kind", ["line", "finding"])
def test_key_finding_is_prefilled_and_saved_by_a_person(
    lead, inspection, lead_inspector, add_finding_page, kind
):
    make = {"line": make_closed_line, "finding": make_finding}[kind]
    source = make(inspection, lead_inspector)
    page = f"{add_finding_page}?from={kind}-{source.pk}"

    opened = lead.get(page)
    assert not KeyFinding.objects.exists()
    lead.post(page, {"text": opened.context["form"].initial["text"], "version": "0"})

    assert KeyFinding.objects.get().text in (FINDING.text, "Plans reach the child.")
    event = AuditEvent.objects.get(verb="finding_added")
    assert event.details["source"] == f"{kind}-{source.pk}"
    # What stands in the report already is marked in the list.
    sources = lead.get(add_finding_page).context["sources"]
    assert [row.is_taken for row in sources.rows] == [True]


def test_comment_prefills_a_comment_box(lead, inspection, lead_inspector, add_block_page):
    comment = make_comment(inspection, lead_inspector, speaker="victim")

    form = lead.get(f"{add_block_page}?from=comment-{comment.pk}").context["form"]

    assert form.initial["kind"] == "comment_victim"
    assert form.initial["text"] == COMMENT.text


def test_example_prefills_a_box_with_its_declaration(
    lead, inspection, lead_inspector, add_block_page
):
    example = make_example(inspection, lead_inspector, kind="learning_point")
    page = f"{add_block_page}?from=example-{example.pk}"

    initial = lead.get(page).context["form"].initial
    lead.post(page, {**initial, "version": "0"})

    block = ExplanationBlock.objects.get()
    assert (block.kind, block.title, block.text, block.changed_name_declared) == (
        "learning_point",
        EXAMPLE.title,
        EXAMPLE.text,
        True,
    )


def test_what_nobody_agreed_to_is_neither_offered_nor_opened(
    lead, inspection, lead_inspector, add_block_page
):
    no = {"is_consented": False, "consent_note": ""}
    comment = make_comment(inspection, lead_inspector, **no)
    example = make_example(inspection, lead_inspector, **no)

    assert offered(lead, add_block_page) == []
    for name in (f"comment-{comment.pk}", f"example-{example.pk}"):
        assert lead.get(f"{add_block_page}?from={name}").status_code == 404


def test_forged_source_is_not_found(
    lead, inspection, lead_inspector, add_block_page, add_finding_page
):
    other_theme = make_comment(inspection, lead_inspector, standard="planning")
    withdrawn = make_example(inspection, lead_inspector)
    withdraw_example(example=withdrawn, base_version=1, by=lead_inspector)
    fitting = make_comment(inspection, lead_inspector)

    for name in (
        f"comment-{other_theme.pk}",
        f"example-{withdrawn.pk}",
        "comment-999",
        "line-1",
        "x",
    ):
        assert lead.get(f"{add_block_page}?from={name}").status_code == 404
    # A comment becomes a box, never a key finding.
    assert lead.get(f"{add_finding_page}?from=comment-{fitting.pk}").status_code == 404


def test_consent_withdrawn_meanwhile_keeps_the_box_out_and_the_words_in_the_form(
    lead, inspection, lead_inspector, add_block_page
):
    comment = make_comment(inspection, lead_inspector)
    page = f"{add_block_page}?from=comment-{comment.pk}"
    lead.get(page)
    without = replace(COMMENT, is_consented=False)
    change_comment(comment=comment, content=without, base_version=1, by=lead_inspector)

    answer = lead.post(page, {"kind": "comment_child", "text": COMMENT.text, "version": "0"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "can no longer be used" in text
    assert COMMENT.text in text
    assert not ExplanationBlock.objects.exists()


def test_links_keep_the_place_of_the_box(lead, inspection, lead_inspector, address):
    make_comment(inspection, lead_inspector, standard="")

    page = lead.get(f"{address('block-add', 'leading')}?area=staff")

    (row,) = page.context["sources"].rows
    assert row.take_href.startswith("?area=staff&from=comment-")
