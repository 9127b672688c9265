"""The comparison of a closed round: counts, gaps, what stands beside them, lines of the plan."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import ServiceRoleCode
from audit.models import AuditEvent
from improvement.errors import PlanRefused
from improvement.models import OwnLine, SelfAssessment
from improvement.services.board_lines import add_line_of_board
from reports.choices import Move
from tests.factories.boards import close, join_board, make_round, rate
from tests.factories.frameworks import LANTERN, make_framework
from tests.factories.inspections import make_service
from tests.factories.panels import recommend
from tests.factories.plans import make_plan, note_move, release_report, write_recommendations

pytestmark = pytest.mark.django_db
FIRST, SECOND = "leading:G01", "leading:G02"
BASE = "/services/eastmarsh/board/"


@pytest.fixture
def members(inspection, chair):
    names = ("Ann Reed", "Ben Stone", "Dan Frost")
    service, role = inspection.service, ServiceRoleCode.BOARD_MEMBER
    return [chair, *(join_board(service, role, name) for name in names)]


@pytest.fixture
def closed(inspection, members):
    """First prompt: one strong, one partly, two weak; the second: three mostly, one unsure."""
    return hold_round(inspection, members, ["strong", "partly", "weak", "weak"])


def hold_round(inspection, members, views, title="Spring round"):
    opened = make_round(inspection.service, inspection.framework, members[0], title=title)
    for member, view in zip(members, views, strict=True):
        rate(opened, member, {FIRST: view})
    for member, view in zip(members, ["mostly", "mostly", "mostly", "unsure"], strict=True):
        rate(opened, member, {SECOND: view})
    return close(opened, members[0])


def see(client, person, found, path=""):
    client.force_login(person)
    return client.get(f"{BASE}{found.pk}/{path}").text


def part_of(page, begin, end):
    return page[page.index(begin) : page.index(end)]


def test_comparison_counts_every_view_and_marks_gaps(client, closed, manager):
    page = see(client, manager, closed)
    gaps = part_of(page, "Gaps, and where views differ", "All views")

    assert "Members decide in the room." in gaps
    assert ">Gap</strong>" in gaps
    assert ">Views far apart</strong>" in gaps
    assert ">Not known</strong>" not in gaps
    assert "Strong 1 · Mostly 0 · Partly 1 · Weak 2 · Cannot tell 0" in gaps
    assert "Everybody is supported." not in gaps
    assert "57%: 4 of 7 views" in page


def test_bar_is_as_wide_as_the_views_are_many(client, closed, manager):
    page = see(client, manager, closed, "comparison/1/")

    assert 'x="0.00%" width="25.00%"' in page
    assert 'x="50.00%" width="50.00%"' in page
    assert page.count("app-bar__view") == 3


def test_reader_sees_their_own_view_beside(client, closed, members, manager):
    assert "You said: Partly in place." in see(client, members[1], closed, "comparison/1/")
    assert "You said" not in see(client, manager, closed, "comparison/1/")


def test_last_published_rating_stands_beside(client, closed, inspection, manager, lead_inspector):
    recommend(inspection, "leading", "satisfactory", lead_inspector)
    write_recommendations(inspection, lead_inspector)
    version = release_report(inspection, lead_inspector, Move.SEND)

    assert "No report of an inspection of this service is published." in see(
        client, manager, closed
    )
    note_move(inspection, version, Move.PUBLISH, lead_inspector)
    assert "Satisfactory, 3 of 4 stars" in see(client, manager, closed)
    note_move(inspection, version, Move.WITHDRAW, lead_inspector)
    assert "Satisfactory" not in see(client, manager, closed)


def test_rating_by_another_edition_is_beside_and_not_compared(
    client, inspection, members, manager, lead_inspector
):
    recommend(inspection, "leading", "satisfactory", lead_inspector)
    write_recommendations(inspection, lead_inspector)
    release_report(inspection, lead_inspector, Move.SEND, Move.PUBLISH)
    other = close(make_round(inspection.service, make_framework(LANTERN), members[0]), members[0])

    page = see(client, manager, other)

    assert "Another edition: see below" in page
    assert "stand beside each other only" in page
    assert "Satisfactory, 3 of 4 stars" in page


def test_round_before_is_compared(client, closed, inspection, members, manager):
    later = hold_round(inspection, members, ["strong", "mostly", "mostly", "weak"], "Autumn round")

    page = see(client, manager, later)
    part = see(client, manager, later, "comparison/1/")

    assert "Spring round, closed" in page
    assert "25%: 1 of 4 views" in page
    assert "Round before: Strong 1 · Mostly 0 · Partly 1 · Weak 2 · Cannot tell 0." in part


def test_round_before_of_another_edition_is_not_compared(client, closed, members, manager):
    opened = make_round(closed.service, make_framework(LANTERN), members[0], title="Other")

    page = see(client, manager, close(opened, members[0]))

    assert "asked another edition and is not compared" in page


def test_two_voices_of_the_round_before_stay_hidden(client, inspection, members, manager):
    first = make_round(inspection.service, inspection.framework, members[0], title="Small")
    for member in members[:2]:
        rate(first, member, {FIRST: "weak"})
    close(first, members[0])
    later = hold_round(inspection, members, ["strong", "mostly", "mostly", "weak"], "Later")

    assert "Round before:" not in see(client, manager, later, "comparison/1/")


def cost(client, person, address):
    client.force_login(person)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_number_of_members_changes_no_number_of_queries(
    client, closed, inspection, members, manager
):
    hold_round(inspection, members, ["strong", "partly", "weak", "weak"], "Second")
    few = SelfAssessment.objects.get(title="Second")
    opened = make_round(inspection.service, inspection.framework, members[0], title="Third")
    addresses = [
        (manager, f"{BASE}{few.pk}/"),
        (manager, f"{BASE}{opened.pk}/"),
        (members[0], f"{BASE}{opened.pk}/rate/1/"),
        (manager, f"{BASE}{few.pk}/comparison/1/"),
        (manager, BASE),
    ]
    before = [cost(client, *one) for one in addresses]
    for number in range(6):
        role = ServiceRoleCode.BOARD_MEMBER
        member = join_board(inspection.service, role, f"Member {number}")
        rate(opened, member, {FIRST: "weak", SECOND: "strong"})
    close(opened, members[0])
    many = make_round(inspection.service, inspection.framework, members[0], title="Fourth")
    addresses[0] = (manager, f"{BASE}{opened.pk}/")
    addresses[1] = (manager, f"{BASE}{many.pk}/")
    addresses[2] = (members[0], f"{BASE}{many.pk}/rate/1/")
    addresses[3] = (manager, f"{BASE}{opened.pk}/comparison/1/")

    assert [cost(client, *one) for one in addresses] == before


# Lines of the plan.


@pytest.fixture
def started(inspection, manager, closed):
    return make_plan(inspection, manager)


def line_path(found, prompt=FIRST):
    return f"{BASE}{found.pk}/lines/{prompt}/"


def test_gap_becomes_a_line_of_the_plan_once(client, closed, started, manager):
    page = see(client, manager, closed)
    assert line_path(closed) in page
    form = client.get(line_path(closed)).text
    client.post(line_path(closed), {"text": "Members send somebody who decides."})
    again = client.post(line_path(closed), {"text": "Once more"})

    line = OwnLine.objects.get()
    assert "Members decide in the room." in form
    assert (line.plan, line.text) == (started, "Members send somebody who decides.")
    assert line.source == f"self-assessment:{closed.pk}:{FIRST}"
    assert again.status_code == 422
    after = see(client, manager, closed)
    assert "This is a line of the improvement plan." in after
    assert line_path(closed) not in after


def test_line_needs_words_and_keeps_them(client, closed, started, manager):
    client.force_login(manager)

    empty = client.post(line_path(closed), {"text": " "})
    long = client.post(line_path(closed), {"text": "Typed " * 500})

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Typed Typed" in long.text
    assert not OwnLine.objects.exists()


def test_only_who_edits_the_plan_makes_lines(client, closed, started, members):
    assert "Make it a line of the plan" not in see(client, members[0], closed)
    assert client.post(line_path(closed), {"text": "Mine"}).status_code == 403


def test_without_a_plan_the_page_says_when_one_can_be_started(client, closed, manager):
    client.force_login(manager)

    assert "There is no improvement plan yet" in client.get(line_path(closed)).text
    assert client.post(line_path(closed), {"text": "Early"}).status_code == 422


@pytest.mark.parametrize("prompt", ["leading:G99", "assessing:x"])
def test_prompt_that_was_not_asked_does_not_exist(client, closed, started, manager, prompt):
    client.force_login(manager)

    assert client.get(line_path(closed, prompt)).status_code == 404


def test_open_round_gives_no_line(client, inspection, members, started, manager):
    opened = make_round(inspection.service, inspection.framework, members[0], title="Open")
    client.force_login(manager)

    assert client.get(line_path(opened)).status_code == 404
    with pytest.raises(PlanRefused, match="Close the self-assessment"):
        add_line_of_board(assessment=opened, prompt=FIRST, text="Early", by=manager)


def test_line_is_in_the_trail_without_its_words(closed, started, manager):
    add_line_of_board(assessment=closed, prompt=FIRST, text="Quillwords", by=manager)

    event = AuditEvent.objects.get(verb="plan_line_added")
    assert event.details["source"] == f"self-assessment:{closed.pk}:{FIRST}"
    assert "Quill" not in str(event.details)


def test_rounds_are_listed_with_how_they_stand(client, closed, members, manager):
    opened = make_round(closed.service, closed.framework, members[0], title="Autumn round")
    SelfAssessment.objects.filter(pk=opened.pk).update(
        due_date=timezone.localdate() - timedelta(days=1)
    )
    client.force_login(manager)

    page = client.get(BASE).text

    assert page.index("Autumn round") < page.index("Spring round")
    assert "Its day has passed" in page
    assert "Open a round" not in page
    assert make_service("eastmarsh").name in page
