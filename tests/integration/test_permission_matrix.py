"""Every route for every role: what docs/reference/permissions.md promises is what doors do.

The table of routes names the permission, accounts/roles.py who holds it; a new route is tried as
soon as it stands in the table. 404 where a person may not know that a thing exists, 403 where
they see it and may not do this, anything else that is no fault where they may.
"""

import uuid

import pytest
from django.core.cache import cache
from django.db import transaction

from accounts.permissions import Permission
from accounts.roles import ROLES, SERVICE_ROLES, RoleCode
from dashboard.middleware import OPEN_TO_SERVICES
from inspections.policies import ADMINISTERING
from tests.architecture.route_table import ADMINISTRATOR as FOR_ADMINISTRATORS
from tests.architecture.route_table import ANYONE, ROUTES, SIGNED_IN
from tests.architecture.routes import walk_routes
from tests.factories.world import ADMINISTRATOR, OF_SERVICE, OUTSIDER, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.long]

LET_IN = "let in"
# Who sees a case may read its sections; changing its answers there is another right.
TO_CHANGE = {
    "cases:section-edit": {Permission.SCORE_OWN_CASES, Permission.SCORE_ANY_CASE},
    "cases:concern-detail": {Permission.HANDLE_CONCERN},
    "cases:preparation-detail": {Permission.PREPARE_INSPECTION},
    "reports:step-take": {Permission.WRITE_REPORT},
}
# What is somebody's own exists for them, and for those named beside them, and for nobody else.
OWNERS = {"dashboard:invitation-detail": {RoleCode.LEAD_INSPECTOR, ADMINISTRATOR}}
# In fieldwork only the author changes a row, here the lead inspector; whoever reads no more than
# what they recorded themselves does not see it.
READ_WITH_THE_LOG = {"judgements:evidence-detail", "judgements:attachment-download"}
CHANGED_BY_THE_AUTHOR = {
    "judgements:attachment-add",
    "judgements:attachment-remove",
    "judgements:comment-edit",
    "judgements:comment-withdraw",
    "judgements:evidence-edit",
    "judgements:evidence-withdraw",
    "judgements:example-edit",
    "judgements:example-withdraw",
}
ONLY_OF_OWN_CASES = {Permission.VIEW_OWN_CASES, Permission.SCORE_OWN_CASES}
# What the team and one role of the service work on; whoever else is of the service sees nothing.
SHARED = {
    Permission.ANSWER_CONCERN,
    Permission.UPLOAD_CASELOAD,
    Permission.PREPARE_INSPECTION,
}
# What a page of the service asks for; everybody of the service is told of it, and whose it is.
OF_PEOPLE_OF_SERVICE = (
    frozenset().union(*(role.permissions for role in SERVICE_ROLES.values())) - SHARED
)


def test_each_door_opens_to_those_roles_that_hold_its_permission(client, subtests):
    world = make_world()
    for route in walk_routes():
        if ROUTES[route.name].who != ANYONE:
            with subtests.test(route.name):
                expected, found = try_door(client, world, route)
                assert found == expected


def try_door(client, world, route):
    """Try a door as everybody with every method: what was promised, and what came of it."""
    expected, found = {}, {}
    for who, person in world.people.items():
        client.force_login(person)
        for whose, assessment in cases_to_try(world, who, route):
            for method in ROUTES[route.name].methods.split():
                attempt = (who, whose, method)
                expected[attempt] = promise(route, who, method, is_own=whose == "own")
                found[attempt] = outcome(client, method, world.address(route, assessment))
    return expected, found


def cases_to_try(world, who, route):
    yield "nobody's", world.nobodys_case
    if names_a_case(route) and who in world.own_cases:
        yield "own", world.own_cases[who]


def names_a_case(route):
    return not route.converters.keys().isdisjoint({"case", "assessment"})


def promise(route, who, method, *, is_own):
    row = ROUTES[route.name]
    if route.name in READ_WITH_THE_LOG | CHANGED_BY_THE_AUTHOR:
        return promise_of_entry(route, who)
    if who in OF_SERVICE and is_closed_to_services(route):
        return 404
    if route.name in OWNERS:
        return LET_IN if who in OWNERS[route.name] else 404
    if row.who == SIGNED_IN:
        return LET_IN
    if row.who == FOR_ADMINISTRATORS:
        return LET_IN if who == ADMINISTRATOR else 403
    held = held_by(who) if is_own or not names_a_case(route) else held_by(who) - ONLY_OF_OWN_CASES
    if not held & seeing(route):
        return 404
    reading = set(row.permissions)
    needed = reading if method == "GET" else TO_CHANGE.get(route.name, reading)
    return LET_IN if held & needed else 403


def promise_of_entry(route, who):
    held = held_by(who)
    reads = Permission.VIEW_EVIDENCE in held
    if Permission.VIEW_INSPECTION not in held or (Permission.RECORD_EVIDENCE in held and not reads):
        return 404
    is_let_in = reads if route.name in READ_WITH_THE_LOG else who == RoleCode.LEAD_INSPECTOR
    return LET_IN if is_let_in else 403


def is_closed_to_services(route):
    """Accounts, whose routes have no namespace, are everybody's own."""
    return ":" in route.name and route.name not in OPEN_TO_SERVICES


def held_by(who):
    if who in OF_SERVICE:
        return SERVICE_ROLES[OF_SERVICE[who]].permissions
    if who == ADMINISTRATOR:
        return ADMINISTERING
    return frozenset() if who == OUTSIDER else ROLES[RoleCode(who)].permissions


def seeing(route):
    if ROUTES[route.name].permissions == (Permission.PREPARE_INSPECTION,):
        return {Permission.PREPARE_INSPECTION}
    if names_a_case(route):
        return {Permission.VIEW_ALL_CASES, Permission.VIEW_OWN_CASES}
    if route.name.startswith("improvement:") and "reference" in route.converters:
        return {Permission.VIEW_PLAN, Permission.FOLLOW_PLAN}
    if "concern" in route.converters:
        return set(ROUTES[route.name].permissions)
    if not OF_PEOPLE_OF_SERVICE.isdisjoint(ROUTES[route.name].permissions):
        # A page that the team keeps too is one of its inspection, which its members all see.
        kept = {Permission.EDIT_INSPECTION, Permission.RECORD_EVIDENCE} & set(
            ROUTES[route.name].permissions
        )
        of_team = {Permission.VIEW_INSPECTION} if kept else set()
        return OF_PEOPLE_OF_SERVICE | of_team | set(ROUTES[route.name].permissions)
    of_service = {Permission.UPLOAD_CASELOAD, Permission.PREPARE_INSPECTION}
    return {Permission.VIEW_INSPECTION} | of_service.intersection(ROUTES[route.name].permissions)


def outcome(client, method, address):
    """Try the door and undo what came of it."""
    cache.clear()
    before = transaction.savepoint()
    answer = client.generic(
        method,
        address,
        data='{"value": "yes", "reasons": [], "note": ""}' if method == "PUT" else "",
        content_type="application/json" if method == "PUT" else "multipart/form-data; boundary=x",
        headers={"If-Match": '"v0"', "Idempotency-Key": str(uuid.uuid4())},
    )
    transaction.savepoint_rollback(before)
    assert answer.status_code < 500
    return answer.status_code if answer.status_code in (401, 403, 404) else LET_IN
