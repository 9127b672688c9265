"""How many queries each page costs, and that none of them writes; a new page needs its number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.permissions import Permission
from accounts.roles import LEADING, SERVICE_ROLES, RoleCode
from dashboard.middleware import OPEN_TO_SERVICES, PLACING
from tests.architecture.route_table import ADMINISTRATOR as FOR_ADMINISTRATORS
from tests.architecture.route_table import ANYONE, ROUTES
from tests.architecture.routes import walk_routes
from tests.factories.world import ADMINISTRATOR, OF_SERVICE, make_world

# Two of each are for the session and the person; how many cases and questions there are must
# change none, which the pages' own tests show. What waits for the person above every page costs
# one more, which is not counted here; addresses for scripts do not ask for it. Nor are the four
# counted by which the people of a service get the way through their inspection.
QUERIES = {
    "account_reauthenticate": 2,
    "account_change_password": 2,
    "account_outbox_key": 3,
    "standards:framework-list": 3,
    "standards:framework-detail": 4,
    "standards:framework-search": 3,
    "standards:standard-detail": 3,
    "standards:framework-comparison": 6,
    "standards:question-detail": 3,
    "govuk:gallery": 2,
    "inspections:service-create": 2,
    "inspections:inspection-list": 3,
    "inspections:inspection-plan": 4,
    "inspections:dates-edit": 5,
    "inspections:service-edit": 4,
    "inspections:standards-edit": 5,
    "inspections:reason-edit": 5,
    "inspections:indicator-add": 4,
    "inspections:indicator-edit": 5,
    "inspections:indicator-remove": 5,
    "inspections:timeline-detail": 5,
    "inspections:calendar-download": 5,
    "dashboard:stage-move": 5,
    "inspections:document-list": 7,
    "inspections:usual-documents": 5,
    "inspections:document-add": 4,
    "inspections:document-edit": 5,
    "inspections:document-remove": 5,
    "inspections:document-answer": 7,
    "inspections:team-edit": 7,
    "inspections:team-invite": 4,
    "inspections:member-conflict": 5,
    "inspections:own-conflicts": 4,
    "inspections:conflict-record": 4,
    "inspections:conflict-lift": 3,
    "inspections:own-people": 6,
    "inspections:own-person-end": 6,
    "inspections:service-people": 6,
    "inspections:service-person-end": 6,
    "inspections:service-member-add": 4,
    "inspections:service-member-end": 3,
    "inspections:member-end": 5,
    "inspections:phone-edit": 5,
    "cases:case-list": 12,
    "cases:case-conflict": 8,
    "cases:timetable-detail": 9,
    "cases:timetable-calendar": 9,
    "cases:timetable-afresh": 9,
    "cases:timetable-away": 9,
    "cases:timetable-place": 10,
    "cases:sample-detail": 15,
    "cases:sample-discard": 11,
    "cases:sample-version": 10,
    "cases:sample-replace": 7,
    "cases:preparation-detail": 11,
    "cases:replacement-ask": 7,
    "cases:replacement-decide": 5,
    "cases:case-detail": 9,
    "cases:case-score": 7,
    "cases:section-edit": 9,
    "cases:case-search": 7,
    "cases:note-list": 7,
    "cases:case-interview": 8,
    "cases:interview-list": 8,
    "cases:phrase-list": 3,
    "cases:case-submit": 7,
    "cases:case-allocate": 8,
    "cases:case-export": 7,
    "cases:case-return": 5,
    "cases:concern-raise": 6,
    "cases:concern-list": 5,
    "cases:concern-detail": 7,
    "cases:service-concern": 5,
    "cases:late-list": 9,
    "cases:late-decide": 8,
    "cases:copy-upload": 5,
    "cases:caseload-detail": 11,
    "cases:caseload-template": 6,
    "cases:caseload-columns": 7,
    "cases:caseload-draft": 7,
    "cases:caseload-mend": 7,
    "cases:caseload-excluded": 8,
    "judgements:theme-detail": 12,
    "judgements:question-detail": 7,
    "judgements:fact-list": 7,
    "judgements:fieldwork-detail": 17,
    "judgements:comment-list": 6,
    "judgements:comment-add": 5,
    "judgements:comment-edit": 6,
    "judgements:comment-withdraw": 6,
    "judgements:example-list": 6,
    "judgements:example-add": 5,
    "judgements:example-edit": 6,
    "judgements:example-withdraw": 6,
    "judgements:feedback-detail": 8,
    "judgements:emerging-add": 5,
    "judgements:emerging-edit": 6,
    "judgements:emerging-withdraw": 6,
    "judgements:session-add": 5,
    "judgements:session-edit": 6,
    "judgements:session-withdraw": 6,
    "judgements:session-sheet": 7,
    "judgements:register-list": 6,
    "judgements:register-detail": 6,
    "judgements:entry-add": 5,
    "judgements:entry-edit": 6,
    "judgements:entry-withdraw": 6,
    "judgements:line-list": 7,
    "judgements:line-draft": 9,
    "judgements:line-add": 6,
    "judgements:line-detail": 7,
    "judgements:line-edit": 7,
    "judgements:line-close": 7,
    "judgements:evidence-list": 11,
    "judgements:evidence-add": 5,
    "judgements:evidence-detail": 10,
    "judgements:evidence-edit": 12,
    "judgements:evidence-withdraw": 10,
    "judgements:attachment-add": 10,
    "judgements:attachment-download": 11,
    "judgements:coverage-detail": 6,
    "judgements:contact-list": 8,
    "judgements:contacts-edit": 6,
    "judgements:panel-detail": 11,
    "judgements:meeting-add": 5,
    "judgements:meeting-edit": 7,
    "judgements:judgement-decide": 11,
    "judgements:weighing-list": 6,
    "judgements:weighing-detail": 7,
    "judgements:weighing-concern": 6,
    "reports:report-detail": 36,
    "reports:report-preview": 23,
    "reports:file-list": 6,
    "reports:file-progress": 6,
    "reports:rendering-download": 5,
    "reports:feedback-file": 7,
    "reports:foreword-edit": 35,
    "reports:theme-edit": 41,
    "reports:finding-add": 6,
    "reports:block-add": 6,
    "reports:recommendation-list": 35,
    "reports:addressee-add": 5,
    "reports:recommendation-add": 6,
    "reports:recommendation-findings": 26,
    "reports:report-checks": 31,
    "reports:warning-settle": 30,
    "reports:figure-list": 6,
    "reports:figure-add": 5,
    "reports:figure-edit": 6,
    "reports:figure-remove": 6,
    "reports:welsh-edit": 25,
    "reports:comment-list": 25,
    "reports:item-remove": 6,
    "reports:life-detail": 44,
    "reports:step-take": 41,
    "reports:publication-detail": 13,
    "reports:publication-dates": 7,
    "reports:publication-withdrawal": 5,
    "reports:consent-withdraw": 6,
    "reports:recipient-add": 4,
    "reports:recipient-edit": 5,
    "reports:recipient-remove": 5,
    "reports:release-download": 5,
    "reports:version-compare": 5,
    "reports:version-detail": 8,
    "reports:version-read": 6,
    "reports:service-comment-list": 12,
    "reports:service-comment-add": 7,
    "reports:service-comment-edit": 6,
    "reports:service-comment-answer": 14,
    "reports:service-comment-remove": 6,
    "reports:service-comment-talk": 9,
    "reports:service-comment-file": 5,
    "reports:accuracy-extend": 6,
    "reports:accuracy-outcome": 8,
    "reports:accuracy-letter": 6,
    "reports:released-comment-list": 13,
    "reports:released-comment-add": 7,
    "reports:released-comment-edit": 8,
    "reports:released-comment-remove": 8,
    "reports:released-comment-send": 7,
    "reports:released-comment-more-time": 7,
    "reports:released-comment-attach": 8,
    "reports:released-comment-file": 9,
    "reports:released-comment-read": 11,
    "reports:released-comment-letter": 8,
    "reports:released-detail": 9,
    "reports:released-whole": 8,
    "reports:released-compare": 9,
    "reports:released-file": 6,
    "reports:released-theme": 8,
    "reports:released-question": 8,
    "dashboard:home": 6,
    "dashboard:landing": 2,
    "dashboard:person-list": 4,
    "dashboard:person-invite": 2,
    "dashboard:person-detail": 7,
    "dashboard:person-rights": 3,
    "dashboard:person-deactivate": 3,
    "dashboard:person-activate": 3,
    "dashboard:invitation-detail": 3,
    "dashboard:my-cases": 6,
    "dashboard:inspection-detail": 11,
    "dashboard:setup-detail": 18,
    "dashboard:service-inspection": 12,
    "improvement:plan-detail": 23,
    "improvement:plan-attach": 12,
    "improvement:line-add": 5,
    "improvement:line-edit": 6,
    "improvement:line-remove": 6,
    "improvement:action-add": 14,
    "improvement:action-edit": 16,
    "improvement:action-remove": 7,
    "improvement:plan-approve": 21,
    "improvement:plan-oversight": 5,
    "improvement:approval-document": 8,
    "improvement:plan-coverage": 23,
    "improvement:plan-sign-off": 21,
    "improvement:plan-list": 12,
    "improvement:progress-detail": 23,
    "improvement:action-progress": 18,
    "improvement:progress-report": 16,
    "improvement:action-close": 16,
    "improvement:action-verify": 16,
    "improvement:action-reopen": 16,
    "improvement:progress-file": 19,
    "improvement:plan-pdf": 23,
    "improvement:cabinet-pdf": 22,
    "improvement:plan-workbook": 23,
    "improvement:cover-edit": 6,
    "improvement:board-detail": 5,
    "improvement:board-open": 5,
    "improvement:board-round": 10,
    "improvement:board-close": 5,
    "improvement:board-rate": 5,
    "improvement:board-result": 10,
    "improvement:board-line": 7,
}


PAGES = [
    route
    for route in walk_routes()
    if "GET" in ROUTES[route.name].methods.split() and ROUTES[route.name].who != ANYONE
]

# What is a manager's, and not the lead inspector's too, is looked at by the manager.

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def world():
    return make_world()


def test_every_page_costs_its_number_of_queries(client, world):
    # The first look fills what is kept in memory.
    found = [[len(look(client, world, route)) for _ in range(2)][1] for route in PAGES]

    own = [count - above(route) for route, count in zip(PAGES, found, strict=True)]
    assert dict(zip([route.name for route in PAGES], own, strict=True)) == QUERIES


def above(route):
    """Return how many queries every such page asks for what stands above it."""
    if route.is_api:
        return 0
    has_tabs = route.name in OPEN_TO_SERVICES and not PLACING.isdisjoint(route.converters)
    return 5 if has_tabs and reader_of(route) in OF_SERVICE else 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_a_page_writes_nothing(client, world, method):
    queries = [sql for route in PAGES for sql in look(client, world, route, method)]

    assert [sql for sql in queries if not sql.lstrip("(").startswith("SELECT ")] == []


def held_in_service(role):
    return SERVICE_ROLES[role].permissions


def look(client, world, route, method="GET"):
    """Open the page as somebody who may, and return the queries this took."""
    client.force_login(world.people[reader_of(route)])
    address = world.address(route, world.own_cases[RoleCode.LEAD_INSPECTOR])
    with CaptureQueriesContext(connection) as queries:
        assert client.generic(method, address).status_code in (200, 302), route.name
    return [query["sql"] for query in queries]


def reader_of(route):
    """Return who may open the page."""
    asked = set(ROUTES[route.name].permissions)
    if ROUTES[route.name].who == FOR_ADMINISTRATORS:
        return ADMINISTRATOR
    if Permission.MODERATE_JUDGEMENT in asked:
        return RoleCode.PANEL_CHAIR
    if not asked or asked & LEADING:
        return RoleCode.LEAD_INSPECTOR
    of_service = (who for who, role in OF_SERVICE.items() if asked & held_in_service(role))
    return next(of_service, RoleCode.LEAD_INSPECTOR)
