"""The words of an urgent concern stand on its own two pages and nowhere else."""

import pytest

from accounts.roles import RoleCode
from cases.queries.scoring import score_inspection
from inspections.models import Inspection
from tests.architecture.route_table import ANYONE, ROUTES
from tests.architecture.routes import walk_routes
from tests.factories.concerns import PLAN, TOLD_ALREADY, WHAT, WHY_NOW, make_concern
from tests.factories.world import ADMINISTRATOR, MANAGER, make_world

pytestmark = pytest.mark.django_db

WORDS = [word.encode() for word in (WHAT, WHY_NOW, TOLD_ALREADY, PLAN)]
OWN_PAGES = {"cases:concern-detail", "cases:service-concern"}
READERS = (RoleCode.LEAD_INSPECTOR, RoleCode.INSPECTOR, ADMINISTRATOR, MANAGER)


@pytest.fixture
def world():
    return make_world()


def test_no_other_page_report_or_export_holds_a_word_of_it(client, world):
    found = []
    for reader in READERS:
        client.force_login(world.people[reader])
        for route in other_pages():
            content = body_of(client.get(world.address(route, world.nobodys_case)))
            found += [(reader, route.name) for word in WORDS if word in content]

    assert found == []


def test_words_are_found_where_they_belong(client, world):
    client.force_login(world.people[RoleCode.LEAD_INSPECTOR])
    routes = [route for route in walk_routes() if route.name == "cases:concern-detail"]

    content = body_of(client.get(world.address(routes[0], world.nobodys_case)))

    assert WORDS[0] in content


def test_scores_do_not_know_that_there_is_one(world):
    inspection = Inspection.objects.get()
    before = score_inspection(inspection)
    make_concern(world.nobodys_case, world.people[RoleCode.LEAD_INSPECTOR])

    assert score_inspection(inspection) == before


def other_pages():
    return [
        route
        for route in walk_routes()
        if "GET" in ROUTES[route.name].methods.split()
        and ROUTES[route.name].who != ANYONE
        and route.name not in OWN_PAGES
    ]


def body_of(answer):
    return b"".join(answer) if answer.streaming else answer.content
