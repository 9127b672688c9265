"""The life of a report: steps by the people of the table, versions, numbers, and the stage."""

import pytest
from django.db import DatabaseError, transaction

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.models import Assessment
from inspections.choices import Stage
from reports.choices import Language, Move, ReportStatus
from reports.errors import StepRefused, WritingRefused
from reports.models import ReleasedFile, Report, ReportMove, ReportVersion
from reports.queries.versions import frozen_document, read_payload
from reports.services.findings import add_finding
from reports.services.life import move_report
from tests.factories.life import (
    bring_report_to,
    change_answer,
    make_service_comment,
    member_of,
    take_step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quality_lead(finished):
    return member_of(finished, RoleCode.QUALITY_LEAD)


@pytest.fixture
def chief(finished):
    return member_of(finished, RoleCode.ASSISTANT_CHIEF_INSPECTOR)


def status(inspection):
    return Report.objects.get(inspection=inspection).status


def stage(inspection):
    inspection.refresh_from_db()
    return inspection.stage


def finding_in(version):
    document = frozen_document(read_payload(version), Language.ENGLISH)
    return document.themes[0].findings[0]


def test_report_goes_the_whole_way_and_the_stage_follows(finished):
    stages = {}
    for wanted in list(ReportStatus):
        bring_report_to(finished, wanted)
        assert status(finished) == wanted
        stages[wanted] = stage(finished)

    assert stages == {
        ReportStatus.DRAFT: Stage.DRAFTING,
        ReportStatus.INTERNAL_REVIEW: Stage.DRAFTING,
        ReportStatus.WITH_SERVICE: Stage.WITH_SERVICE,
        ReportStatus.SERVICE_ANSWERED: Stage.WITH_SERVICE,
        ReportStatus.SIGNED_OFF: Stage.WITH_SERVICE,
        ReportStatus.PUBLISHED: Stage.PUBLISHED,
        ReportStatus.WITHDRAWN: Stage.PUBLISHED,
    }


def test_every_step_is_kept_with_who_took_it_and_recorded(finished, lead_inspector, quality_lead):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)

    submitted, sent = ReportMove.objects.order_by("pk")
    assert (submitted.move, submitted.by) == (Move.SUBMIT, lead_inspector)
    assert (sent.move, sent.by, sent.version) == (Move.SEND, quality_lead, submitted.version)
    events = AuditEvent.objects.filter(verb="report_moved")
    assert [one.details["to"] for one in events] == ["internal_review", "with_service"]


def test_who_wrote_does_not_pass_it(finished, quality_lead):
    deputy = member_of(finished, RoleCode.DEPUTY_LEAD)
    add_finding(inspection=finished, standard="planning", text="Plans were thin.", by=deputy)
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    for move in (Move.SEND, Move.RETURN):
        with pytest.raises(StepRefused, match="You wrote in this report"):
            move_report(inspection=finished, move=move, by=deputy, note="Well done.")

    move_report(inspection=finished, move=Move.SEND, by=quality_lead)
    assert status(finished) == ReportStatus.WITH_SERVICE


def test_who_wrote_what_was_rewritten_since_does_not_pass_it(finished, lead_inspector):
    deputy = member_of(finished, RoleCode.DEPUTY_LEAD)
    finding = add_finding(
        inspection=finished, standard="planning", text="Plans were thin.", by=deputy
    )
    finding.delete()
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    with pytest.raises(StepRefused, match="You wrote in this report"):
        move_report(inspection=finished, move=Move.SEND, by=deputy)


def test_who_submitted_does_not_pass_it(finished, lead_inspector):
    deputy = member_of(finished, RoleCode.DEPUTY_LEAD)
    bring_report_to(finished, ReportStatus.DRAFT)
    move_report(inspection=finished, move=Move.SUBMIT, by=deputy)

    with pytest.raises(StepRefused, match="submitted it"):
        move_report(inspection=finished, move=Move.SEND, by=deputy)


def test_errors_keep_a_report_from_the_service(finished, quality_lead, lead_inspector):
    add_finding(
        inspection=finished,
        standard="assessing",
        text="[[about:question:AS01]] Reasons were assessed in 20% of cases.",
        by=lead_inspector,
    )
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    with pytest.raises(StepRefused, match="1 error"):
        move_report(inspection=finished, move=Move.SEND, by=quality_lead)


def test_texts_are_closed_while_others_read_them(finished, lead_inspector):
    more = {"standard": "planning", "text": "More.", "by": lead_inspector}
    for closed in (
        ReportStatus.INTERNAL_REVIEW,
        ReportStatus.WITH_SERVICE,
        ReportStatus.SIGNED_OFF,
        ReportStatus.PUBLISHED,
        ReportStatus.WITHDRAWN,
    ):
        bring_report_to(finished, closed)
        with pytest.raises(WritingRefused):
            add_finding(inspection=finished, **more)


def test_open_comment_of_the_service_keeps_it_from_the_sign_off(finished, lead_inspector, chief):
    bring_report_to(finished, ReportStatus.SERVICE_ANSWERED)
    make_service_comment(finished, lead_inspector)

    with pytest.raises(StepRefused, match="1 comment of the service"):
        move_report(inspection=finished, move=Move.SIGN_OFF, by=chief)


def test_sign_off_gives_a_number_that_stays(finished, lead_inspector, chief):
    report = bring_report_to(finished, ReportStatus.SIGNED_OFF)
    number = report.publication_number
    take_step(finished, Move.REOPEN, lead_inspector)
    add_finding(inspection=finished, standard="planning", text="More of it.", by=lead_inspector)

    report = bring_report_to(finished, ReportStatus.PUBLISHED)

    assert number.endswith("-0001")
    assert report.publication_number == number
    assert ReportVersion.objects.count() == 2


def test_version_is_the_same_while_nothing_has_changed(finished):
    bring_report_to(finished, ReportStatus.SIGNED_OFF)

    assert ReportVersion.objects.get().number == 1


def test_nothing_is_published_before_its_files_are_kept(finished, lead_inspector, chief):
    bring_report_to(finished, ReportStatus.SERVICE_ANSWERED)
    move_report(inspection=finished, move=Move.SIGN_OFF, by=chief)

    with pytest.raises(StepRefused, match="still to be made: PDF in English"):
        move_report(inspection=finished, move=Move.PUBLISH, by=lead_inspector)


def test_number_that_changed_since_the_sign_off_keeps_it_from_the_public(
    finished, lead_inspector, inspector
):
    bring_report_to(finished, ReportStatus.SIGNED_OFF)
    case = Assessment.objects.get(case__reference="EM-01")
    change_answer(case, "PL01", "no", lead_inspector, inspector)

    with pytest.raises(StepRefused, match="numbers have changed since the last version"):
        move_report(inspection=finished, move=Move.PUBLISH, by=lead_inspector)


def test_version_says_for_ever_what_it_said(finished, lead_inspector, inspector):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    version = ReportVersion.objects.get()
    case = Assessment.objects.get(case__reference="EM-01")
    change_answer(case, "AS01", "no", lead_inspector, inspector)

    version.refresh_from_db()

    assert "75%" in str(finding_in(version))


def test_correction_leaves_the_old_version_public_until_the_new_one_is(finished, lead_inspector):
    bring_report_to(finished, ReportStatus.PUBLISHED)
    take_step(finished, Move.CORRECT, lead_inspector, "A name was misspelt.")
    add_finding(inspection=finished, standard="planning", text="More of it.", by=lead_inspector)
    assert stage(finished) == Stage.DRAFTING
    old = ReleasedFile.objects.filter(release__kind="publication").count()

    bring_report_to(finished, ReportStatus.PUBLISHED)

    first, second = ReportVersion.objects.filter(moves__move=Move.PUBLISH).order_by("number")
    document = frozen_document(read_payload(second), Language.ENGLISH)
    assert document.correction == "A name was misspelt."
    assert frozen_document(read_payload(first), Language.ENGLISH).correction == ""
    assert ReleasedFile.objects.filter(release__kind="publication").count() == 2 * old


def test_report_is_withdrawn_while_it_is_being_corrected(finished, lead_inspector, chief):
    bring_report_to(finished, ReportStatus.PUBLISHED)
    take_step(finished, Move.CORRECT, lead_inspector, "A child can be recognised.")

    step = take_step(finished, Move.WITHDRAW, chief, "A child can be recognised.")

    assert status(finished) == ReportStatus.WITHDRAWN
    assert step.version.number == 1
    take_step(finished, Move.CORRECT, lead_inspector, "The example is gone.")
    assert status(finished) == ReportStatus.DRAFT


def test_report_that_was_never_public_is_not_withdrawn(finished, chief):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)

    with pytest.raises(StepRefused, match="No version of this report is public"):
        move_report(inspection=finished, move=Move.WITHDRAW, by=chief, note="Wrong.")


def test_step_from_a_page_that_is_old_changes_nothing(finished, lead_inspector):
    bring_report_to(finished, ReportStatus.INTERNAL_REVIEW)

    with pytest.raises(StepRefused, match="moved after you opened"):
        move_report(
            inspection=finished, move=Move.TAKE_BACK, by=lead_inspector, note="No.", seen="draft"
        )


@pytest.mark.parametrize("role", sorted(set(RoleCode) - {"lead_inspector", "deputy_lead"}))
def test_others_do_not_submit(finished, role):
    bring_report_to(finished, ReportStatus.DRAFT)

    with pytest.raises(NotAllowed):
        move_report(inspection=finished, move=Move.SUBMIT, by=member_of(finished, role))


@pytest.mark.parametrize("model", [ReportVersion, ReportMove, ReleasedFile])
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_database_refuses_to_change_what_was_kept(finished, model, deed):
    bring_report_to(finished, ReportStatus.WITH_SERVICE)
    rows = model.objects.all()
    assert rows

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(id=0) if deed == "update" else rows._raw_delete(rows.db)
