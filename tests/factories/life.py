"""Reports at any point of their way, brought there by the steps that people take."""

import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import RoleCode
from accounts.services import create_user
from cases.models import Assessment
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.queries.moderation import standing_judgements
from reports.choices import Language, Move, ReleaseKind, ReportStatus
from reports.models import (
    PracticeExample,
    Publication,
    Recipient,
    Report,
    ReportMove,
    ReportVersion,
    ServiceComment,
)
from reports.queries.freezing import converter
from reports.queries.versions import frozen_document, gather_version, read_payload
from reports.services.accuracy import open_check
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.life import RELEASES, freeze_version, move_report
from reports.services.publication import add_recipient
from reports.services.publishing import show_publicly
from reports.services.recommendations import add_group, add_recommendation, link_findings
from reports.services.releases import make_release, request_release
from reports.services.service_comments import add_service_comment
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.types import (
    BlockContent,
    Foreword,
    RecipientContent,
    ReportDocument,
    ServiceCommentContent,
)
from standards.queries import get_content
from tests.factories.cases import answer, return_case, submit
from tests.factories.inspections import bring_to_stage, join_team
from tests.factories.panels import recommend

# The way to the public, each step with whose it is.
WAY = {
    ReportStatus.INTERNAL_REVIEW: (Move.SUBMIT, RoleCode.LEAD_INSPECTOR),
    ReportStatus.WITH_SERVICE: (Move.SEND, RoleCode.QUALITY_LEAD),
    ReportStatus.SERVICE_ANSWERED: (Move.ANSWER, RoleCode.LEAD_INSPECTOR),
    ReportStatus.SIGNED_OFF: (Move.SIGN_OFF, RoleCode.ASSISTANT_CHIEF_INSPECTOR),
    ReportStatus.PUBLISHED: (Move.PUBLISH, RoleCode.LEAD_INSPECTOR),
    ReportStatus.WITHDRAWN: (Move.WITHDRAW, RoleCode.ASSISTANT_CHIEF_INSPECTOR),
}
SAYING = "Reasons were assessed in [[question:AS01:percent]] of these cases."


def finish_report(inspection: Inspection, by: User) -> None:
    """Judge and write all that the checks ask for; the cases must be submitted already.

    The first finding on assessing says the percentage of AS01 by a live fact.
    """
    edit_foreword(
        inspection=inspection,
        foreword=Foreword(
            "What we saw in this inspection.",
            "Margaret Ashdown",
            "Chief Inspector",
            date(2026, 7, 15),
        ),
        base_version=0,
        by=by,
    )
    edit_lead_in(inspection=inspection, text="To do better for children:", base_version=0, by=by)
    findings = [_write_theme(inspection, code, by) for code in _themes(inspection)]
    group = add_group(inspection=inspection, addressee="The Head of Service", by=by)
    advice = add_recommendation(group=group, text="plans follow assessments", by=by)
    link_findings(recommendation=advice, findings=findings, by=by)


def bring_report_to(inspection: Inspection, status: ReportStatus) -> Report:
    """Take the report forward, step by step, until it has the status."""
    # Whoever takes a step belongs to the team, which the report tells, before it is frozen.
    people = {role: member_of(inspection, role) for _move, role in WAY.values()}
    if Stage(inspection.stage) in set(Stage) - {Stage.WITH_SERVICE, Stage.PUBLISHED}:
        bring_to_stage(inspection, Stage.DRAFTING)
    for reached, (move, role) in WAY.items():
        report = Report.objects.get(inspection=inspection)
        if report.status == status:
            break
        if list(ReportStatus).index(reached) > list(ReportStatus).index(report.status):
            take_step(inspection, move, people[role])
    inspection.refresh_from_db()
    return Report.objects.get(inspection=inspection)


def take_step(
    inspection: Inspection, move: Move, by: User, note: str = "For a reason."
) -> ReportMove:
    """Take a step, and make at once the files that it asks for."""
    step = move_report(inspection=inspection, move=move, by=by, note=note)
    if move in RELEASES and step.version:
        for release in step.version.releases.filter(kind=RELEASES[move]):
            make_release.call(release.pk)
    return step


def put_with_service(inspection: Inspection, by: User) -> ServiceComment:
    """Put a report where texts and comments are open, whatever the checks say: for tests of doors.

    There is a version, with its files for the service, and a comment on it.
    """
    version = send_unfinished(inspection, by)
    make_release.call(request_release(version=version, kind=ReleaseKind.SERVICE, by=by).pk)
    Report.objects.filter(inspection=inspection).update(status=ReportStatus.SERVICE_ANSWERED)
    return make_service_comment(inspection, by)


@transaction.atomic
def send_unfinished(inspection: Inspection, by: User) -> ReportVersion:
    """Send the service a draft as it is, without its files; it can comment."""
    report, _is_new = Report.objects.get_or_create(inspection=inspection)
    version = freeze_version(report, None, gather_version(inspection), by)
    step = ReportMove.objects.create(
        report=report,
        move=Move.SEND,
        from_status=ReportStatus.INTERNAL_REVIEW,
        to_status=ReportStatus.WITH_SERVICE,
        version=version,
        by=by,
        at=timezone.now(),
    )
    open_check(step=step, due_date=None, by=by)
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.WITH_SERVICE)
    return version


def member_of(inspection: Inspection, role: RoleCode) -> User:
    """Return who has the role in the team; a new person where nobody has."""
    member = inspection.team.filter(role=role, user__isnull=False).first()
    if member is not None and member.user is not None:
        return member.user
    email = f"{role.value}.{inspection.reference}@example.org"
    name = role.value.replace("_", " ").title()
    person = create_user(email=email, name=name, password="paper-boat", by="tests")
    join_team(inspection, person, role)
    return person


def change_answer(case: Assessment, question: str, value: str, by: User, scorer: User) -> None:
    """Send a case back, answer one question otherwise and submit it again."""
    return_case(case, by)
    answer(case, scorer, {question: value})
    submit(case, scorer)


def make_service_comment(
    inspection: Inspection, by: User, claim: str = "The Chair was there."
) -> ServiceComment:
    """Enter a comment on the foreword of the draft that the service was sent."""
    content = ServiceCommentContent("foreword", "Foreword", claim, "The Chair came.")
    return add_service_comment(inspection=inspection, content=content, by=by)


def make_recipient(inspection: Inspection, by: User, name: str = "Ruth Penn") -> Recipient:
    """Put somebody on the list of those who are told of the publication."""
    address = f"{name.replace(' ', '.').lower()}@example.org"
    content = RecipientContent(name, "Board of the city", address, "")
    return add_recipient(inspection=inspection, content=content, by=by)


def leave_withdrawn(version: ReportVersion, by: User) -> Publication:
    """Leave what is left of a withdrawn publication, whatever the steps: for tests of doors."""
    now = timezone.now()
    documents = documents_in(version)
    return Publication.objects.create(
        report=version.report,
        public_version=version,
        shown={one: converter.unstructure(show_publicly(text)) for one, text in documents.items()},
        words="",
        first_published_at=now,
        published_at=now,
        withdrawn_at=now,
        edited_by=by,
    )


def leave_example(publication: Publication) -> uuid.UUID:
    """Leave an example of good practice in the library; return the uid of its passage."""
    uid = uuid.uuid4()
    PracticeExample.objects.create(
        publication=publication,
        language=Language.ENGLISH,
        position=1,
        key=f"block:{uid}",
        standard="assessing",
        standard_title="1. Assessing",
        title="By the river",
        text="They met by the river.",
        words=" they met by the river ",
    )
    return uid


def documents_in(version: ReportVersion) -> dict[str, ReportDocument]:
    """Return the documents of a version by language."""
    content = read_payload(version)
    found = {one: frozen_document(content, one) for one in content.documents}
    return {one: document for one, document in found.items() if document is not None}


def _themes(inspection: Inspection) -> list[str]:
    return list(inspection.standards.order_by("number").values_list("code", flat=True))


def _write_theme(inspection: Inspection, theme: str, by: User) -> int:
    """Judge a theme and write what a reader expects of it; return the key of its finding."""
    if standing_judgements(inspection).get(theme) is None:
        recommend(inspection, theme, "good", by)
    edit_summary(
        inspection=inspection, standard=theme, text="Work differed.", base_version=0, by=by
    )
    text = SAYING if theme == "assessing" else "Work differed between cases."
    finding = add_finding(inspection=inspection, standard=theme, text=text, by=by)
    areas = get_content(inspection.framework).standard_by_code[theme].areas
    for area in [one.code for one in areas] or [""]:
        content = BlockContent("paragraph", "Staff told us how they work.")
        add_block(inspection=inspection, standard=theme, content=content, area=area, by=by)
    return finding.pk
