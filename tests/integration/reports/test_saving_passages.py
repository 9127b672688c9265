"""Passages are saved on the one path of fieldwork: same promises, other rows."""

import pytest

from accounts.errors import NotVisible
from audit.models import AuditEvent
from cases.errors import RefusalCode
from inspections.choices import Stage
from judgements.errors import FieldworkRefused
from judgements.models import Operation
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from reports.models import ExplanationBlock, KeyFinding, Recommendation, Report, WelshText
from reports.queries.material import read_written
from reports.queries.passages import passages_in
from reports.services.findings import add_finding
from reports.services.items import remove_item
from reports.services.recommendations import add_group
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.passages import new_key, passage_operation, welsh_operation
from tests.factories.voices import make_closed_line, make_example


@pytest.fixture
def save(inspection, lead_inspector):
    """Save a passage as the lead inspector."""

    def send(key, base=0, **content):
        operation = passage_operation(inspection, key, base, **content)
        return save_operation(operation=operation, by=lead_inspector)

    return send


@pytest.fixture
def finding(inspection, lead_inspector):
    return add_finding(
        inspection=inspection, standard="assessing", text="Old words.", by=lead_inspector
    )


def test_what_stands_once_is_saved_under_its_key(save):
    receipt = save("foreword", text="We came.", month="7", year="2026", signatory_name="M. Ash")
    save("lead-in", text="To improve:")
    save("summary:assessing", text="It was good.\r\n\r\n\r\nMostly.")

    report = Report.objects.get()
    assert isinstance(receipt, FieldworkReceipt)
    assert (report.foreword, report.signed_month.isoformat()) == ("We came.", "2026-07-01")
    assert (report.lead_in, report.version, report.lead_in_version) == ("To improve:", 1, 1)
    assert report.theme_texts.get().summary == "It was good.\n\nMostly."
    assert {one.outcome for one in Operation.objects.all()} == {"saved"}
    assert AuditEvent.objects.filter(verb="passage_saved", object_label="foreword").count() == 1


def test_new_item_joins_its_list_where_it_was_begun(save, inspection, lead_inspector):
    first, second, between = (new_key("block") for _ in range(3))
    for key, after in ((first, "end"), (second, "end"), (between, first.partition(":")[2])):
        save(key, kind="paragraph", text=f"P {key}", place="assessing", after=after)

    blocks = ExplanationBlock.objects.order_by("position")
    assert [one.key for one in blocks] == [first, between, second]
    assert {one.edited_by for one in blocks} == {lead_inspector}


def test_every_kind_of_item_is_made_and_changed(save):
    post = new_key("addressee")
    save(post, text="The  Head of Service ")
    one = new_key("recommendation")
    save(one, text="plans are read", place=post.partition(":")[2])
    save(one, 1, text="plans are kept", place=post.partition(":")[2], after="end")

    stored = Recommendation.objects.get()
    assert (stored.text, stored.version, stored.group.addressee) == (
        "plans are kept",
        2,
        "The Head of Service",
    )


def test_two_writers_meet_and_both_texts_are_kept(save, finding):
    save(finding.key, text="Mine.", place="assessing", after="")
    outcome = save(finding.key, text="Theirs.", place="assessing")

    assert isinstance(outcome, FieldworkConflict)
    assert outcome.stored.content["text"] == "Mine."
    assert KeyFinding.objects.get().text == "Mine."
    kept = Operation.objects.get(outcome="conflict")
    assert kept.content["text"] == "Theirs."


def test_place_and_source_of_what_stands_are_not_changed_by_a_save(save, finding):
    save(finding.key, text="New.", place="planning", source="line-1", after="end")

    stored = KeyFinding.objects.get()
    assert (stored.text, stored.standard.code, stored.source) == ("New.", "assessing", "")


def test_what_was_removed_does_not_come_back_by_a_late_save(save, finding, lead_inspector):
    remove_item(item=finding, by=lead_inspector)

    with pytest.raises(FieldworkRefused, match="removed this meanwhile"):
        save(finding.key, 0, text="Late words.", place="assessing", after="")
    assert not KeyFinding.objects.exists()


@pytest.mark.parametrize(
    ("key", "content", "field"),
    [
        ("foreword", {"month": "7"}, "year"),
        ("foreword", {"month": "13", "year": "2026"}, "month"),
        ("foreword", {"month": "1", "year": "26"}, "year"),
        ("foreword", {"signatory_name": "x" * 121}, "signatory_name"),
        ("finding", {"place": "assessing"}, "text"),
        ("finding", {"text": "x", "place": "court"}, ""),
        ("block", {"text": "x", "place": "assessing", "kind": "poem"}, "kind"),
        ("block", {"text": "x", "place": "leading/nowhere", "kind": "paragraph"}, ""),
        ("addressee", {"text": "  "}, "text"),
        ("addressee", {"text": "x" * 161}, "text"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_field(save, key, content, field):
    name = key if key == "foreword" else new_key(key)

    with pytest.raises(FieldworkRefused) as refusal:
        save(name, **content)

    assert (refusal.value.code, refusal.value.field) == (RefusalCode.INVALID, field)


def test_example_waits_for_its_changed_name(save):
    said = {"kind": "good_practice", "text": "Jamie came.", "place": "assessing"}
    key = new_key("block")

    with pytest.raises(FieldworkRefused, match="changed"):
        save(key, **said)
    save(key, **said, changed_name_declared=True)

    assert not ExplanationBlock.objects.get().consent_declared


@pytest.mark.parametrize(
    "key", ["court", "summary:court", "summary", "finding:1", "foreword:1", "finding:" + "a" * 32]
)
def test_key_of_no_passage_is_refused(save, key):
    with pytest.raises(FieldworkRefused) as refusal:
        save(key, text="x")

    assert refusal.value.code == RefusalCode.MALFORMED


def test_item_of_another_report_is_out_of_reach(save, finding, lead_inspector, inspector):
    elsewhere = make_inspection(
        service="westmarsh", lead_inspector=lead_inspector, inspector=inspector
    )

    with pytest.raises(FieldworkRefused):
        save_operation(
            operation=passage_operation(elsewhere, finding.key, text="x", place="assessing"),
            by=lead_inspector,
        )
    assert KeyFinding.objects.get().text == "Old words."


def test_only_writers_save(inspection, partner, outsider):
    operation = passage_operation(inspection, "lead-in", text="x")

    with pytest.raises(FieldworkRefused) as refusal:
        save_operation(operation=operation, by=partner)
    assert refusal.value.code == RefusalCode.RIGHT
    with pytest.raises(NotVisible):
        save_operation(operation=operation, by=outsider)


def test_what_comes_after_publication_is_kept_on_record(save, inspection):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(FieldworkRefused) as refusal:
        save("lead-in", text="Too late.")

    assert (refusal.value.code, bool(refusal.value.kept)) == (RefusalCode.LOCKED, True)
    assert Operation.objects.get().content == {"text": "Too late."}
    assert not Report.objects.filter(lead_in="Too late.").exists()


def test_source_is_kept_and_must_still_be_offered(save, inspection, lead_inspector):
    line = make_closed_line(inspection, lead_inspector)
    example = make_example(inspection, lead_inspector)
    save(new_key("finding"), text="x", place="assessing", source=f"line-{line.pk}")
    said = {"kind": "good_practice", "text": "x", "place": "assessing"}
    said["changed_name_declared"] = True
    save(new_key("block"), **said, source=f"example-{example.pk}")

    assert KeyFinding.objects.get().source == f"line-{line.pk}"
    assert ExplanationBlock.objects.get().source == f"example-{example.pk}"
    for name in ("line-999", f"line-{line.pk}"):
        with pytest.raises(FieldworkRefused, match="can no longer be used"):
            save(new_key("block"), **said, source=name)


def test_welsh_is_saved_with_the_english_it_was_made_from(save, inspection, lead_inspector):
    save("summary:assessing", text="It was good.")
    (english,) = passages_in(read_written(inspection), "en").values()
    operation = welsh_operation(inspection, english.key, of=english.sha256, text="Da iawn.")

    save_operation(operation=operation, by=lead_inspector)

    welsh = WelshText.objects.get()
    assert (welsh.text, welsh.of_sha256, welsh.version) == ("Da iawn.", english.sha256, 1)
    assert (welsh.edited_by, welsh.report.inspection) == (lead_inspector, inspection)


def test_welsh_names_its_english(inspection, lead_inspector):
    operation = welsh_operation(inspection, "lead-in", of="x", text="Da.")

    with pytest.raises(FieldworkRefused):
        save_operation(operation=operation, by=lead_inspector)


def test_post_removed_meanwhile_takes_no_recommendation(save, inspection, lead_inspector):
    group = add_group(inspection=inspection, addressee="The Chair", by=lead_inspector)
    uid = str(group.uid)
    remove_item(item=group, by=lead_inspector)

    with pytest.raises(FieldworkRefused, match="removed"):
        save(new_key("recommendation"), text="x", place=uid)
