"""The loader of the released version: what the service reads of its report, and when no longer."""

from collections.abc import Callable

import pytest
from django.utils import translation

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.roles import RoleCode, ServiceRoleCode
from inspections.models import Inspection
from reports.choices import Move, ReportStatus
from reports.models import Recommendation, ReportVersion
from reports.queries.released import (
    content_with_service,
    get_released_for,
    recommendations_of,
    released_document,
    released_steps_by_inspection,
)
from reports.services.recommendations import edit_recommendation
from tests.factories.concerns import join_service
from tests.factories.inspections import make_inspection
from tests.factories.life import bring_report_to, member_of, take_step

CLOSED = {ReportStatus.DRAFT, ReportStatus.INTERNAL_REVIEW, ReportStatus.WITHDRAWN}
AS_DRAFT = set(ReportStatus) - CLOSED - {ReportStatus.PUBLISHED}


def recommended_to(inspection: Inspection) -> list[str]:
    """Return the recommendations that the service reads now."""
    content = content_with_service(inspection)
    return [one.text for one in recommendations_of(content)] if content else []


@pytest.fixture
def chair(sampled: Inspection, make_user: Callable[..., User]) -> User:
    person = make_user("Sefton Marlowe")
    join_service(sampled, person, ServiceRoleCode.BOARD_CHAIR)
    return person


@pytest.mark.parametrize("status", ReportStatus)
def test_service_reads_what_is_released_and_nothing_before_or_after(
    finished: Inspection, chair: User, status: ReportStatus
) -> None:
    bring_report_to(finished, status)
    if status in CLOSED:
        with pytest.raises(NotVisible):
            get_released_for(chair, finished.reference)
        assert content_with_service(finished) is None
        return

    released = get_released_for(chair, finished.reference)

    assert released.is_draft == (status in AS_DRAFT)
    assert not released.has_other
    assert recommended_to(finished) == ["plans follow assessments"]


def test_draft_stays_the_version_that_was_sent(
    finished: Inspection, chair: User, lead_inspector: User
) -> None:
    bring_report_to(finished, ReportStatus.SERVICE_ANSWERED)
    recommendation = Recommendation.objects.get()
    edit_recommendation(
        recommendation=recommendation,
        text="plans are changed",
        base_version=recommendation.version,
        by=lead_inspector,
    )
    sign_off = take_step(
        finished, Move.SIGN_OFF, member_of(finished, RoleCode.ASSISTANT_CHIEF_INSPECTOR)
    )

    released = get_released_for(chair, finished.reference)

    assert released.version.number == 1
    assert sign_off.version == ReportVersion.objects.get(number=2)
    assert recommended_to(finished)[0] == "plans follow assessments"


def test_draft_of_a_correction_stands_beside_the_public_version(
    finished: Inspection, chair: User, lead_inspector: User
) -> None:
    bring_report_to(finished, ReportStatus.PUBLISHED)
    take_step(finished, Move.CORRECT, lead_inspector)
    bring_report_to(finished, ReportStatus.WITH_SERVICE)

    draft = get_released_for(chair, finished.reference)
    public = get_released_for(chair, finished.reference, "public")

    assert draft.is_draft
    assert draft.has_other
    assert not public.is_draft
    assert public.has_other
    assert draft.version != public.version
    with pytest.raises(NotVisible):
        get_released_for(chair, finished.reference, "latest")


def test_published_document_bears_no_mark_of_a_draft(finished: Inspection, chair: User) -> None:
    bring_report_to(finished, ReportStatus.PUBLISHED)
    released = get_released_for(chair, finished.reference)

    with translation.override("cy"):
        document = released_document(
            released.content, number=released.version.report.publication_number or ""
        )

    assert document.language == "en"
    assert document.marks == ()
    assert document.publication_number


@pytest.mark.parametrize("role", ServiceRoleCode)
def test_every_role_but_the_action_owner_reads_the_report(
    finished: Inspection, make_user: Callable[..., User], role: ServiceRoleCode
) -> None:
    person = make_user("Ottoline Vance")
    join_service(finished, person, role)
    bring_report_to(finished, ReportStatus.PUBLISHED)

    if role == ServiceRoleCode.ACTION_OWNER:
        with pytest.raises(NotAllowed, match="Your role in this service"):
            get_released_for(person, finished.reference)
    else:
        assert get_released_for(person, finished.reference).version.number == 1


def test_the_team_reads_its_report_elsewhere(finished: Inspection, lead_inspector: User) -> None:
    bring_report_to(finished, ReportStatus.PUBLISHED)

    with pytest.raises(NotVisible):
        get_released_for(lead_inspector, finished.reference)


def test_steps_of_several_inspections_are_told_apart(
    finished: Inspection, django_assert_num_queries: Callable[..., object]
) -> None:
    bring_report_to(finished, ReportStatus.PUBLISHED)
    other = make_inspection(finished.framework, service="northmoor")

    with django_assert_num_queries(1):
        steps = released_steps_by_inspection([finished, other])

    assert steps[finished.pk].public is not None
    assert not steps[other.pk].is_any
