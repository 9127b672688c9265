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


@pytest.fixture
def theme(address):
    return address("theme-edit", "assessing")


def offered(client, page, place):
    """Return what a section offers to take over into one of its lists."""
    (part,) = [one for one in client.get(page).context["page"].lists if one.anchor == place]
    return [row.text for row in part.sources]


def begin(client, page):
    """Open an address that begins something; return the page of its section, and its form."""
    opened = client.get(page, follow=True)
    assert opened.status_code == 200
    forms = [form for part in opened.context["page"].lists for form in part.passages]
    (new,) = [form for form in forms if form.is_new]
    return opened.request["PATH_INFO"] + "?" + opened.request["QUERY_STRING"], new


def typed_in(form):
    """Return what the plain form would send as it stands."""
    values = {one.name: one.value for one in form.fields if one.value is not False}
    hidden = {"passage": form.key, "base_version": 0, "op_id": form.op_id, **form.hidden}
    return {**values, **hidden}


def test_conclusions_and_findings_are_offered_as_key_findings(
    lead, inspection, lead_inspector, theme
):
    make_closed_line(inspection, lead_inspector)
    make_finding(inspection, lead_inspector)
    make_finding(inspection, lead_inspector, standard="planning", text="Of another theme.")

    assert offered(lead, theme, "findings") == ["Plans reach the child.", FINDING.text]


@pytest.mark.parametrize("kind", ["line", "finding"])
def test_key_finding_is_prefilled_and_saved_by_a_person(
    lead, inspection, lead_inspector, add_finding_page, theme, kind
):
    make = {"line": make_closed_line, "finding": make_finding}[kind]
    source = make(inspection, lead_inspector)
    page = f"{add_finding_page}?from={kind}-{source.pk}"

    section, form = begin(lead, page)
    assert not KeyFinding.objects.exists()
    lead.post(section, typed_in(form))

    finding = KeyFinding.objects.get()
    assert finding.text in (FINDING.text, "Plans reach the child.")
    assert finding.source == f"{kind}-{source.pk}"
    assert AuditEvent.objects.filter(verb="passage_saved", object_label=finding.key).exists()
    # What stands in the report already is marked in the list, though its words were changed.
    KeyFinding.objects.update(text="In other words.")
    (part,) = [one for one in lead.get(theme).context["page"].lists if one.anchor == "findings"]
    assert [row.is_taken for row in part.sources] == [True]


def test_comment_prefills_a_comment_box(lead, inspection, lead_inspector, add_block_page):
    comment = make_comment(inspection, lead_inspector, speaker="victim")

    _section, form = begin(lead, f"{add_block_page}?from=comment-{comment.pk}")

    typed = typed_in(form)
    assert (typed["kind"], typed["text"]) == ("comment_victim", COMMENT.text)


def test_example_prefills_a_box_with_its_declaration(
    lead, inspection, lead_inspector, add_block_page
):
    example = make_example(inspection, lead_inspector, kind="learning_point")
    page = f"{add_block_page}?from=example-{example.pk}"

    section, form = begin(lead, page)
    lead.post(section, typed_in(form))

    block = ExplanationBlock.objects.get()
    assert (block.kind, block.title, block.text) == ("learning_point", EXAMPLE.title, EXAMPLE.text)
    assert (block.changed_name_declared, block.consent_declared) == (True, True)
    assert block.source == f"example-{example.pk}"


def test_what_nobody_agreed_to_is_neither_offered_nor_opened(
    lead, inspection, lead_inspector, add_block_page, theme
):
    no = {"is_consented": False, "consent_note": ""}
    comment = make_comment(inspection, lead_inspector, **no)
    example = make_example(inspection, lead_inspector, **no)

    assert offered(lead, theme, "explanation") == []
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
    section, form = begin(lead, f"{add_block_page}?from=comment-{comment.pk}")
    without = replace(COMMENT, is_consented=False)
    change_comment(comment=comment, content=without, base_version=1, by=lead_inspector)

    answer = lead.post(section, typed_in(form))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "can no longer be used" in text
    assert COMMENT.text in text
    assert not ExplanationBlock.objects.exists()


def test_links_keep_the_place_of_the_box(lead, inspection, lead_inspector, address):
    make_comment(inspection, lead_inspector, standard="")

    page = lead.get(address("theme-edit", "leading"))

    (part,) = [one for one in page.context["page"].lists if one.anchor == "explanation-staff"]
    (row,) = part.sources
    assert "?area=staff&from=comment-" in row.take_href
    _section, form = begin(lead, row.take_href)
    assert form.hidden["place"] == "leading/staff"
