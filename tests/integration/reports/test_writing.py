from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from accounts.errors import NotAllowed
from audit.models import AuditEvent
from audit.queries import find_broken_events
from inspections.choices import Direction, Stage
from reports.errors import AlreadyRemoved, StaleSave, WritingRefused
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
)
from reports.services.explanations import add_block, edit_block
from reports.services.findings import add_finding, edit_finding
from reports.services.items import move_item, remove_item
from reports.services.recommendations import add_group, add_recommendation, edit_group
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.types import BlockContent
from tests.factories.inspections import bring_to_stage
from tests.factories.reports import FOREWORD

PARAGRAPH = BlockContent("paragraph", "A paragraph.")
EXAMPLE = BlockContent("good_practice", "Jamie came.", changed_name_declared=True)


@pytest.fixture
def finding(inspection, lead_inspector):
    return add_finding(
        inspection=inspection, standard="assessing", text="Old words.", by=lead_inspector
    )


def texts():
    return list(KeyFinding.objects.values_list("text", flat=True))


def test_foreword_keeps_the_month_not_the_day(inspection, lead_inspector):
    edit_foreword(inspection=inspection, foreword=FOREWORD, base_version=0, by=lead_inspector)

    report = Report.objects.get()
    assert report.signed_month.isoformat() == "2026-07-01"
    assert report.foreword == "Foreword one.\n\nForeword two."


def test_text_keeps_its_paragraphs_and_loses_the_line_ends_of_a_browser(inspection, lead_inspector):
    text = edit_summary(
        inspection=inspection,
        standard="assessing",
        text="  One.\r\n\r\n \r\nTwo.\rThree. ",
        base_version=0,
        by=lead_inspector,
    )

    assert text.summary == "One.\n\nTwo.\nThree."


def test_stale_save_is_refused_with_what_was_stored(finding, lead_inspector):
    edit_finding(finding=finding, text="New words.", base_version=0, by=lead_inspector)

    with pytest.raises(StaleSave) as refusal:
        edit_finding(finding=finding, text="Other words.", base_version=0, by=lead_inspector)

    stored = refusal.value.stored
    assert (stored.fields["text"], stored.by, stored.version) == ("New words.", "Helen Marsh", 1)
    assert texts() == ["New words."]


def test_save_sent_twice_is_saved_once(finding, lead_inspector):
    for _time in range(2):
        edit_finding(finding=finding, text="New words.", base_version=0, by=lead_inspector)

    assert finding.version == 1
    assert AuditEvent.objects.filter(verb="finding_edited").count() == 1


def test_edit_of_what_was_removed_meanwhile_is_refused(finding, lead_inspector):
    KeyFinding.objects.all().delete()

    with pytest.raises(WritingRefused, match="removed"):
        edit_finding(finding=finding, text="New words.", base_version=0, by=lead_inspector)


def test_what_was_removed_meanwhile_can_be_neither_moved_nor_removed(finding, lead_inspector):
    KeyFinding.objects.filter(pk=finding.pk).delete()

    with pytest.raises(AlreadyRemoved):
        move_item(item=finding, direction=Direction.UP, by=lead_inspector)
    with pytest.raises(AlreadyRemoved):
        remove_item(item=finding, by=lead_inspector)
    assert not AuditEvent.objects.filter(verb__in=["finding_moved", "finding_removed"]).exists()


def test_recommendation_to_an_addressee_removed_meanwhile_is_refused(inspection, lead_inspector):
    group = add_group(inspection=inspection, addressee="The Head of Service", by=lead_inspector)
    RecommendationGroup.objects.filter(pk=group.pk).delete()

    with pytest.raises(AlreadyRemoved):
        add_recommendation(group=group, text="Plan for safety.", by=lead_inspector)


@pytest.mark.parametrize("typed", ["", "  \n ", "x" * 20_001, "a\x00b"])
def test_text_that_cannot_stand_is_refused(inspection, lead_inspector, typed):
    with pytest.raises(WritingRefused):
        add_finding(inspection=inspection, standard="assessing", text=typed, by=lead_inspector)

    assert texts() == []


def test_finding_of_a_theme_not_covered_is_refused(inspection, lead_inspector):
    with pytest.raises(WritingRefused, match="theme"):
        add_finding(inspection=inspection, standard="court", text="x", by=lead_inspector)


def test_only_a_writing_role_writes(inspection, partner, outsider):
    for user in (partner, outsider):
        with pytest.raises(NotAllowed):
            add_finding(inspection=inspection, standard="assessing", text="x", by=user)


def test_published_report_cannot_change(inspection, finding, lead_inspector):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(WritingRefused, match="published"):
        edit_finding(finding=finding, text="New words.", base_version=0, by=lead_inspector)
    with pytest.raises(WritingRefused, match="published"):
        remove_item(item=finding, by=lead_inspector)
    assert texts() == ["Old words."]


@pytest.mark.parametrize("kind", ["good_practice", "learning_point"])
def test_practice_example_declares_its_changed_name(inspection, lead_inspector, kind):
    undeclared = BlockContent(kind, "Jamie came.")

    with pytest.raises(WritingRefused, match="changed"):
        add_block(
            inspection=inspection, standard="assessing", content=undeclared, by=lead_inspector
        )


def test_database_refuses_an_undeclared_practice_example(inspection, lead_inspector):
    block = add_block(
        inspection=inspection, standard="assessing", content=EXAMPLE, by=lead_inspector
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        ExplanationBlock.objects.filter(pk=block.pk).update(changed_name_declared=False)


def test_edited_block_cannot_take_its_declaration_back(inspection, lead_inspector):
    block = add_block(
        inspection=inspection, standard="assessing", content=EXAMPLE, by=lead_inspector
    )

    with pytest.raises(WritingRefused):
        edit_block(
            block=block,
            content=replace(EXAMPLE, changed_name_declared=False),
            base_version=0,
            by=lead_inspector,
        )


@pytest.mark.parametrize(
    ("theme", "area"), [("leading", ""), ("leading", "x"), ("planning", "board")]
)
def test_block_stands_in_a_sub_area_of_its_theme(inspection, lead_inspector, theme, area):
    with pytest.raises(WritingRefused, match="sub-areas"):
        add_block(
            inspection=inspection, standard=theme, content=PARAGRAPH, area=area, by=lead_inspector
        )


def test_block_is_placed_behind_another(inspection, lead_inspector):
    def add(text, **where):
        content = BlockContent("paragraph", text)
        return add_block(
            inspection=inspection, standard="leading", content=content, by=lead_inspector, **where
        )

    first = add("first", area="staff")
    add("third", area="staff")
    second = add("second", after=first)

    assert second.area == "staff"
    assert list(ExplanationBlock.objects.values_list("text", flat=True)) == [
        "first",
        "second",
        "third",
    ]


def test_item_moves_among_its_own_list_only(inspection, lead_inspector):
    one, two = (
        add_finding(inspection=inspection, standard="assessing", text=text, by=lead_inspector)
        for text in ("one", "two")
    )
    add_finding(inspection=inspection, standard="planning", text="other", by=lead_inspector)

    move_item(item=two, direction=Direction.UP, by=lead_inspector)
    move_item(item=two, direction=Direction.UP, by=lead_inspector)
    move_item(item=one, direction=Direction.DOWN, by=lead_inspector)

    in_theme = KeyFinding.objects.filter(standard__code="assessing")
    assert list(in_theme.values_list("text", flat=True)) == ["two", "one"]


def test_addressee_is_removed_with_its_recommendations(inspection, lead_inspector):
    group = add_group(inspection=inspection, addressee=" The \n Chair ", by=lead_inspector)
    recommendation = add_recommendation(group=group, text="do it", by=lead_inspector)
    edit_group(group=group, addressee="The Head", base_version=0, by=lead_inspector)
    move_item(item=recommendation, direction=Direction.UP, by=lead_inspector)

    remove_item(item=group, by=lead_inspector)

    assert not Recommendation.objects.exists()
    removed = AuditEvent.objects.get(verb="addressee_removed")
    assert removed.details["rows"] == {
        "reports.Recommendation": 1,
        "reports.RecommendationGroup": 1,
    }


def test_lead_in_and_foreword_are_saved_apart(inspection, lead_inspector):
    lead = lead_inspector
    edit_foreword(inspection=inspection, foreword=FOREWORD, base_version=0, by=lead)

    report = edit_lead_in(inspection=inspection, text="Leading in.", base_version=0, by=lead)

    assert (report.version, report.lead_in_version) == (1, 1)
    with pytest.raises(StaleSave):
        edit_lead_in(inspection=inspection, text="Other.", base_version=0, by=lead)


def test_record_says_who_did_what_and_never_what_was_written(written):
    events = AuditEvent.objects.filter(stream__name=written.audit_stream)

    details = " ".join(str(event.details) for event in events)
    assert {"finding_added", "block_added", "summary_edited"} <= {event.verb for event in events}
    assert not [word for word in ("Foreword", "Jamie", "Summing", "Leading") if word in details]
    assert find_broken_events(written.audit_stream) == []
