"""Taking one example of good practice out of public when consent is withdrawn."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from accounts.errors import NotAllowed
from accounts.roles import RoleCode, ServiceRoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.models import PracticeExample as RecordedExample
from judgements.services.voices import add_example
from judgements.types.voices import ExampleContent
from reports.choices import CheckCode, Language, Move, ReportStatus
from reports.errors import AlreadyRemoved, WritingRefused
from reports.models import (
    ConsentWithdrawal,
    ExplanationBlock,
    PracticeExample,
    Publication,
    Report,
)
from reports.queries.checks import check_report
from reports.services.consent import withdraw_consent
from reports.services.due_publications import list_earlier_publications
from reports.services.explanations import add_block
from reports.services.publishing import follow_in_public
from reports.types import BlockContent
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage
from tests.factories.life import bring_report_to, finish_report, member_of
from tests.factories.plans import note_move, release_report

pytestmark = pytest.mark.django_db

REASON = "CANARY they wrote on 3 May."


def box(title, text):
    return BlockContent(
        kind="good_practice",
        title=title,
        text=text,
        changed_name_declared=True,
        consent_declared=True,
    )


@pytest.fixture
def recorded(sampled, lead_inspector):
    """The example as fieldwork recorded it."""
    content = ExampleContent(
        kind="good_practice",
        standard="assessing",
        title="Walking with Sam",
        changed_name="Sam",
        is_name_changed=True,
        text="The worker met Sam at the river.",
        is_consented=True,
        consent_note="On 1 March, in writing.",
    )
    return add_example(inspection=sampled, content=content, by=lead_inspector)


@pytest.fixture
def published(sampled, recorded, lead_inspector):
    """A published report with two examples in one theme."""
    for one in (
        box("Walking with Sam", "The worker met Sam at the river."),
        box("Cooking with Alex", "They baked bread on the hill."),
    ):
        add_block(inspection=sampled, standard="assessing", content=one, area="", by=lead_inspector)
    ExplanationBlock.objects.filter(title="Walking with Sam").update(
        source=f"example-{recorded.pk}"
    )
    bring_to_stage(sampled, Stage.DRAFTING)
    publish(sampled, lead_inspector)
    return sampled


def publish(inspection, by):
    """Publish the report as it stands, whatever the checks say, without files."""
    Report.objects.filter(inspection=inspection).update(publication_number="2026-0042")
    version = release_report(inspection, by)
    step = note_move(inspection, version, Move.PUBLISH, by)
    follow_in_public(version.report, step)


def key_of(title="Walking with Sam"):
    return ExplanationBlock.objects.get(title=title).key


def take_out(by, reason=REASON, key=None):
    return withdraw_consent(
        publication=Publication.objects.get(), key=key or key_of(), reason=reason, by=by
    )


def library(**query):
    return Client().get(reverse("reports:practice-library"), query).text


def address_of(inspection, title="Walking with Sam"):
    uid = ExplanationBlock.objects.get(title=title).uid
    return reverse("reports:consent-withdraw", args=[inspection.reference, uid])


def service_pages(inspection):
    return [
        reverse("reports:released-theme", args=[inspection.reference, "assessing"]),
        reverse("reports:released-whole", args=[inspection.reference]),
    ]


def test_example_leaves_every_page_of_ours_at_once(
    published, recorded, lead_inspector, make_user, browser
):
    manager = make_user("Mo Grange")
    join_service(published, manager, ServiceRoleCode.MANAGER)
    number = Report.objects.get().publication_number
    assert "Walking with Sam" in library(q="river")
    for page in service_pages(published):
        assert "river" in browser(manager).get(page).text
    take_out(lead_inspector)

    for name, args in (
        ("public-list", []),
        ("public-feed", []),
        ("practice-library", []),
        ("public-report", [number]),
    ):
        page = Client().get(reverse(f"reports:{name}", args=args)).text
        assert "river" not in page
        assert "CANARY" not in page
    assert "Walking with Sam" not in library(q="river")
    assert "bread" in library()
    for page in service_pages(published):
        shown = browser(manager).get(page).text
        assert "river" not in shown
        assert "Walking with Sam" not in shown
        assert "consent to its publication was withdrawn" in shown
        assert "bread" in shown
    check_record(published, recorded, lead_inspector, browser)


def check_record(published, recorded, lead_inspector, browser):
    """The example of the fieldwork is marked, and the trail says which and by whom, but not why."""
    recorded.refresh_from_db()
    assert not recorded.is_consented
    assert recorded.consent_withdrawn_at is not None
    assert RecordedExample.objects.get().consent_note == "On 1 March, in writing."
    page = browser(lead_inspector).get(
        reverse("judgements:example-list", args=[published.reference])
    )
    assert "Consent withdrawn on" in page.text
    event = AuditEvent.objects.get(verb="consent_withdrawn")
    assert event.actor == lead_inspector.email
    assert event.details == {"key": key_of(), "length": len(REASON)}
    assert AuditEvent.objects.filter(verb="example_consent_withdrawn").exists()


def test_page_asks_why_and_takes_out_without_script(published, lead_inspector, browser):
    english = PracticeExample.objects.get(title="Walking with Sam")
    english.pk, english.language, english.title = None, Language.WELSH, "Cerdded gyda Sam"
    english.save()
    lead = browser(lead_inspector)
    overview = lead.get(reverse("reports:publication-detail", args=[published.reference])).text
    address = address_of(published)
    assert address in overview

    page = lead.get(address).text
    assert "The worker met Sam at the river." in page
    assert "published files stay as they were published" in page
    assert reverse("reports:step-take", args=[published.reference, "correct"]) in page
    refused = lead.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "Say why it is taken out." in refused.text
    assert PracticeExample.objects.count() == 3

    done = lead.post(address, {"reason": REASON}, follow=True).text
    assert "Taken out: Walking with Sam" in done
    assert REASON in done
    assert "Correct the report" in done
    assert not PracticeExample.objects.filter(key=key_of()).exists()
    again = lead.post(address, {"reason": REASON}, follow=True).text
    assert "out of public already" in again
    assert ConsentWithdrawal.objects.count() == 1


def test_what_was_taken_out_is_never_listed_again(published, lead_inspector):
    take_out(lead_inspector)
    PracticeExample.objects.update(key="")
    list_earlier_publications()
    assert PracticeExample.objects.get().key == key_of("Cooking with Alex")

    found = [one for one in check_report(published).errors if one.code == CheckCode.EXAMPLE]
    assert [one.reason for one in found] == [
        f"Consent to its being published was withdrawn on {date_format(localdate())}. Remove it."
    ]
    publish(published, lead_inspector)
    assert [one.title for one in PracticeExample.objects.all()] == ["Cooking with Alex"]


def test_published_files_stay_as_they_were(sampled, lead_inspector):
    finish_report(sampled, lead_inspector)
    one = box("Walking with Sam", "The worker met Sam at the river.")
    add_block(inspection=sampled, standard="assessing", content=one, area="", by=lead_inspector)
    bring_report_to(sampled, ReportStatus.PUBLISHED)
    number = Report.objects.get().publication_number
    file = reverse("reports:public-file", args=[number, "en", "html"])
    kept = Client().get(file).content
    take_out(lead_inspector)

    assert "river" not in library()
    assert b"river" in kept
    assert Client().get(file).content == kept


def test_only_who_publishes_takes_out_and_says_why_and_the_record_is_kept(
    published, lead_inspector
):
    for role in (RoleCode.QUALITY_LEAD, RoleCode.INSPECTOR):
        with pytest.raises(NotAllowed):
            take_out(member_of(published, role))
    with pytest.raises(WritingRefused):
        take_out(lead_inspector, reason=" ")
    with pytest.raises(AlreadyRemoved):
        take_out(lead_inspector, key="block:00000000-0000-0000-0000-000000000000")
    assert PracticeExample.objects.count() == 2
    take_out(lead_inspector)
    with pytest.raises(AlreadyRemoved):
        take_out(lead_inspector)

    for sql in (
        "UPDATE reports_consentwithdrawal SET reason = 'x'",
        "DELETE FROM reports_consentwithdrawal",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(sql)
