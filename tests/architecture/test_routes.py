from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.architecture.route_table import ADMINISTRATOR, ANYONE, ROUTES
from tests.architecture.routes import walk_routes

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# The doors that stand open before sign-in; what is not named here must not be open.
OPEN_DOORS = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_invitation",
    "account_invitation_renew",
    "account_language",
    "reports:public-list",
    "reports:public-feed",
    "reports:public-report",
    "reports:public-file",
    "reports:practice-library",
}

every_row = pytest.mark.parametrize(("name", "row"), ROUTES.items(), ids=list(ROUTES))
closed_rows = pytest.mark.parametrize(
    ("name", "row"),
    [(name, row) for name, row in ROUTES.items() if row.who != ANYONE],
    ids=[name for name, row in ROUTES.items() if row.who != ANYONE],
)


@pytest.fixture
def route(name):
    routes = [route for route in walk_routes() if route.name == name]
    assert routes, "The table holds a route that the site does not have."
    return routes[0]


def test_every_route_has_one_name_and_one_row():
    names = [route.name for route in walk_routes()]

    assert sorted(names) == sorted(set(names))
    assert set(names) == set(ROUTES)


def test_only_the_named_doors_are_open_before_sign_in():
    assert {name for name, row in ROUTES.items() if row.who == ANYONE} == OPEN_DOORS


@every_row
def test_route_leads_to_its_view(route, row):
    assert route.view_name == row.view


@every_row
@pytest.mark.django_db
def test_route_answers_its_methods_and_no_other(client, administrator, route, row):
    if row.who != ANYONE:
        client.force_login(administrator)
    refused = {method for method in METHODS if ask(client, method, route).status_code == 405}

    assert refused == set(METHODS) - set(row.methods.split())


@closed_rows
@pytest.mark.django_db
def test_route_refuses_the_anonymous(client, route, row):
    for method in row.methods.split():
        answer = ask(client, method, route)

        if route.is_api:
            assert answer.status_code == 401
            assert answer.json()["code"] == "signin"
        else:
            assert answer.status_code == 302
            # The bare address names no page: whoever comes by it is led to what is theirs.
            back = f"?next={quote(route.address)}" if route.address != "/" else ""
            assert answer.url == reverse("account_login") + back


@closed_rows
def test_view_asks_for_what_the_table_says(route, row):
    rights = [permission.name for permission in row.permissions]
    if row.who == ADMINISTRATOR:
        rights = [ADMINISTRATOR]

    assert [right for right in rights if not route.asks_for(right)] == []


def ask(client, method, route):
    return client.generic(method, route.address, content_type="application/json")
