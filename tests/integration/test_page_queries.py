"""How many queries each page costs; a new page needs its number here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import RoleCode
from tests.architecture.route_table import ADMINISTRATOR as FOR_ADMINISTRATORS
from tests.architecture.route_table import ANYONE, ROUTES
from tests.architecture.routes import walk_routes
from tests.factories.world import ADMINISTRATOR, make_world

# Two of each are for the session and the person; how many cases and questions there are must
# change none, which the pages' own tests show.
QUERIES = {
    "account_reauthenticate": 2,
    "account_change_password": 2,
    "standards:framework-list": 3,
    "standards:framework-detail": 3,
    "standards:standard-detail": 3,
    "standards:question-detail": 3,
    "govuk:gallery": 2,
    "inspections:service-create": 2,
    "inspections:inspection-list": 3,
    "inspections:inspection-plan": 4,
    "inspections:dates-edit": 4,
    "inspections:stage-move": 4,
    "inspections:team-edit": 5,
    "inspections:member-end": 5,
    "cases:case-list": 7,
    "cases:case-detail": 7,
    "cases:case-score": 7,
    "cases:section-edit": 7,
    "cases:case-submit": 7,
    "cases:case-return": 5,
    "judgements:theme-detail": 9,
    "judgements:question-detail": 7,
    "judgements:fact-list": 7,
    "reports:report-detail": 13,
    "reports:report-preview": 15,
    "reports:rendering-download": 5,
    "reports:foreword-edit": 10,
    "reports:theme-edit": 12,
    "reports:finding-add": 5,
    "reports:block-add": 5,
    "reports:recommendation-list": 10,
    "reports:addressee-add": 4,
    "reports:recommendation-add": 5,
    "reports:item-edit": 5,
    "reports:item-remove": 5,
    "dashboard:home": 5,
    "dashboard:my-cases": 5,
    "dashboard:inspection-detail": 10,
}


@pytest.mark.django_db
def test_every_page_costs_its_number_of_queries(client):
    world = make_world()
    pages = [route for route in walk_routes() if shows_a_page(ROUTES[route.name])]

    assert {route.name: queries_of(client, world, route) for route in pages} == QUERIES


def shows_a_page(row):
    return "GET" in row.methods.split() and row.who != ANYONE


def queries_of(client, world, route):
    """Open the page as somebody who may, once before what is kept in memory is counted."""
    is_for_administrators = ROUTES[route.name].who == FOR_ADMINISTRATORS
    reader = ADMINISTRATOR if is_for_administrators else RoleCode.LEAD_INSPECTOR
    client.force_login(world.people[reader])
    address = world.address(route, world.own_cases[RoleCode.LEAD_INSPECTOR])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code in (200, 302)
    return len(queries)
