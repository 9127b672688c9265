"""Where the people of a service begin after signing in: at what is theirs to do next."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import ServiceRoleCode
from improvement.models import ImprovementPlan
from improvement.queries.board_prompts import chosen_parts
from inspections.choices import Stage
from reports.choices import Move, ReportStatus
from reports.models import Report
from standards.queries import get_content
from tests.conftest import PASSWORD
from tests.factories.boards import join_board, make_round, rate
from tests.factories.concerns import join_service
from tests.factories.documents import make_document
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import finish_report, put_with_service
from tests.factories.plans import make_action, make_plan, release_report
from tests.factories.reports import make_counted_cases

MANAGER, CHAIR, MEMBER, OWNER = ServiceRoleCode
HOME = "/"


@pytest.fixture
def inspection(lead_inspector, inspector):
    inspection = make_inspection(lead_inspector=lead_inspector, inspector=inspector)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    return inspection


@pytest.fixture
def person(inspection, make_user, request):
    person = make_user("Ottoline Vance")
    join_service(inspection, person, request.param)
    return person


@pytest.fixture
def checked(inspection, lead_inspector, inspector):
    """The draft is with the service, which checks it."""
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead_inspector)
    bring_to_stage(inspection, Stage.DRAFTING)
    put_with_service(inspection, lead_inspector)
    Report.objects.update(status=ReportStatus.WITH_SERVICE)
    return inspection


def sign_in(person, wanted=""):
    """Sign in by the form; return the address where that leads in the end."""
    page = Client().post(
        f"{reverse('account_login')}{f'?next={wanted}' if wanted else ''}",
        {"login": person.email, "password": PASSWORD},
        follow=True,
    )
    assert page.status_code == 200
    return page.redirect_chain[-1][0]


def to(name, *args):
    return reverse(name, args=args)


def make_owned_action(inspection, make_user, person, count=1):
    manager = make_user("Mo Grange")
    join_service(inspection, manager, MANAGER)
    plan = make_plan(inspection, manager)
    return [make_action(plan, manager, person) for _one in range(count)]


@pytest.mark.parametrize("person", [MANAGER], indirect=True)
def test_manager_begins_with_the_tasks_before_the_report(person, inspection):
    make_document(inspection)

    assert sign_in(person) == to("dashboard:service-inspection", "eastmarsh-2026")


@pytest.mark.parametrize("person", [MANAGER, CHAIR], indirect=True)
def test_who_may_comment_begins_with_an_open_check(person, checked):
    assert sign_in(person) == to("reports:released-comment-list", "eastmarsh-2026")


@pytest.mark.parametrize("person", [MEMBER], indirect=True)
def test_member_begins_with_the_draft_that_they_read(person, checked):
    assert sign_in(person) == to("reports:released-detail", "eastmarsh-2026")


@pytest.mark.parametrize("person", [CHAIR, MEMBER], indirect=True)
def test_board_begins_with_a_round_until_it_is_rated(person, inspection):
    chair = join_board(inspection.service, CHAIR, "Chris Hale")
    opened = make_round(inspection.service, inspection.framework, chair)
    page = to("improvement:board-round", inspection.service.code, opened.pk)
    assert sign_in(person) == page
    client = Client()
    client.force_login(person)
    assert page in client.get(HOME).text

    content = get_content(opened.framework)
    parts = chosen_parts(content, opened.parts)
    rate(opened, person, {one.key: "strong" for part in parts for one in part.prompts})
    assert sign_in(person) == to("dashboard:service-inspection", "eastmarsh-2026")


@pytest.mark.parametrize("person", [CHAIR, MEMBER], indirect=True)
def test_board_with_nothing_to_do_begins_with_the_dates(person):
    assert sign_in(person) == to("dashboard:service-inspection", "eastmarsh-2026")


@pytest.mark.parametrize("person", [OWNER], indirect=True)
def test_action_owner_begins_with_their_one_action_or_all_of_them(person, inspection, make_user):
    assert sign_in(person) == HOME
    (action,) = make_owned_action(inspection, make_user, person)
    assert sign_in(person) == to("improvement:action-progress", "eastmarsh-2026", action.uid)
    make_action(action.plan, action.plan.started_by, person)
    assert sign_in(person) == to("improvement:plan-detail", "eastmarsh-2026")


@pytest.mark.parametrize("person", [CHAIR], indirect=True)
def test_plan_comes_first_once_the_report_is_public(person, checked, lead_inspector):
    Report.objects.update(status=ReportStatus.PUBLISHED)
    release_report(checked, lead_inspector, Move.PUBLISH)
    assert sign_in(person) == to("reports:released-detail", "eastmarsh-2026")

    ImprovementPlan.objects.create(
        inspection=checked, started_by=lead_inspector, started_at=timezone.now()
    )
    assert sign_in(person) == to("improvement:plan-detail", "eastmarsh-2026")


@pytest.mark.parametrize("person", [MANAGER], indirect=True)
def test_several_inspections_begin_with_the_list_what_is_next_first(person, checked):
    other = make_inspection(checked.framework, service="northmoor")
    bring_to_stage(other, Stage.ANNOUNCED)
    join_service(other, person, MANAGER)
    make_document(other)

    assert sign_in(person) == HOME
    client = Client()
    client.force_login(person)
    steps = [str(one["text"]) for one in client.get(HOME).context["steps"]]
    assert steps.index("Comment on the draft report") < steps.index("Read the draft report")
    assert steps.index("Documents") < steps.index("Read the draft report")


@pytest.mark.parametrize("person", [MANAGER], indirect=True)
def test_address_asked_for_before_the_sign_in_comes_first(person, checked):
    wanted = to("improvement:board-detail", "eastmarsh")

    assert sign_in(person, wanted) == wanted


def test_inspector_begins_at_home(inspection, inspector):
    assert sign_in(inspector) == HOME


def test_address_of_the_site_asks_for_no_page_of_its_own(client, db):
    assert client.get(HOME).url == reverse("account_login")
    assert client.get("/inspections/").url == f"{reverse('account_login')}?next=/inspections/"
