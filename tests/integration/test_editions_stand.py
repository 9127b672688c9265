"""A changed edition leaves inspections that run, or are finished, as they were."""

import datetime
import hashlib
import re
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from accounts.permissions import Permission
from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from standards.services.loading import load_framework
from tests.architecture.route_table import ADMINISTRATOR, ANYONE, ROUTES
from tests.architecture.routes import walk_routes
from tests.factories.cases import answer_everything, submit
from tests.factories.frameworks import SMALL
from tests.factories.world import make_world

pytestmark = pytest.mark.django_db

# These speak of all editions there are; everything else of the inspection's own.
ABOUT_EDITIONS = {"standards:framework-list", "standards:framework-detail"}
# What differs from one look at a page to the next.
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[\w+/=-]+|nonce="[^"]*"'
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


@pytest.fixture(autouse=True)
def one_moment():
    """No page differs because time has passed."""
    with time_machine.travel(datetime.datetime(2026, 6, 2, 10, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def world():
    world = make_world()
    lead = world.people[RoleCode.LEAD_INSPECTOR]
    assessment = world.own_cases[RoleCode.LEAD_INSPECTOR]
    answer_everything(assessment, lead)
    submit(assessment, lead)
    return world


@pytest.mark.parametrize("stage", [Stage.WEEK_ONE, Stage.PUBLISHED])
def test_changed_edition_changes_no_page_and_no_score(client, world, stage):
    Inspection.objects.update(stage=stage)
    client.force_login(world.people[RoleCode.LEAD_INSPECTOR])
    before = look_at_everything(client, world)

    load_framework(content=changed_edition(), by="tests")

    after = look_at_everything(client, world)
    assert [name for name in before if before[name] != after[name]] == []
    assert len(before) > 30


def changed_edition():
    """Every word and band of it says something else."""
    text = SMALL.read_text().replace('edition: "1"', 'edition: "2"')
    text = re.sub(r"(text|title|guidance|label|expectation): (?=[A-Z])", r"\1: Now ", text)
    return text.replace("top: 79}", "top: 89}").replace("floor: 80,", "floor: 90,").encode()


def look_at_everything(client, world):
    """Fingerprints of all pages that a lead inspector sees, and of the scores, by name."""
    assessment = world.own_cases[RoleCode.LEAD_INSPECTOR]
    found = {}
    for route in walk_routes():
        row = ROUTES[route.name]
        is_mine = row.who not in (ANYONE, ADMINISTRATOR, Permission.ANSWER_CONCERN)
        if "GET" not in row.methods.split() or not is_mine or route.name in ABOUT_EDITIONS:
            continue
        page = client.get(world.address(route, assessment))
        content = b"".join(page.streaming_content) if page.streaming else page.content
        found[route.name] = page.status_code, fingerprint(content.decode(errors="replace"))
    out = StringIO()
    call_command("scores", Inspection.objects.get().reference, "--json", stdout=out)
    return {**found, "scores": fingerprint(out.getvalue())}


def fingerprint(text):
    return hashlib.sha256(PASSING.sub("", text).encode()).hexdigest()
