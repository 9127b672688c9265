"""The pages of a plan: what each person sees on them, and what a form does with what is typed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleCode, ServiceRoleCode
from improvement.choices import Rag
from improvement.models import Action, Approval, CoverageConfirmation, OwnLine, SignOff
from improvement.queries.content import plan_content
from inspections.choices import Stage
from reports.choices import Move
from reports.queries.versions import read_payload
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.factories.plans import (
    approve,
    cover_all,
    join_as,
    make_action,
    make_own_line,
    make_progress,
    note_move,
    release_report,
    write_recommendations,
)

pytestmark = pytest.mark.django_db

TEXT = "plans follow assessments"


@pytest.fixture
def address(inspection):
    return lambda name, *args: reverse(f"improvement:{name}", args=[inspection.reference, *args])


@pytest.fixture
def plan_page(browser, address):
    """The page of the plan as somebody sees it."""
    return lambda who: browser(who).get(address("plan-detail"))


def typed(action=None, **changes):
    fields = {
        "version": action.version if action else 0,
        "line": "",
        "what": "Train all managers.",
        "owner": "",
        "verifier": "",
        "due_date_0": "31",
        "due_date_1": "3",
        "due_date_2": "2027",
        "measure": "Nine in ten.",
        "evidence": "",
    }
    return {**fields, **changes}


def shown(answer):
    return answer.content.decode()


def test_manager_starts_the_plan_by_a_post_alone(inspection, manager, browser, address, plan_page):
    bring_to_stage(inspection, Stage.DRAFTING)
    assert "Start the plan" in shown(plan_page(manager))
    assert browser(manager).get(address("plan-start")).status_code == 405

    answer = browser(manager).post(address("plan-start"), follow=True)

    assert "The plan is started." in shown(answer)
    assert "you can draft actions" in shown(answer)


def test_before_feedback_the_page_says_when_a_plan_can_start(inspection, manager, plan_page):
    bring_to_stage(inspection, Stage.ANNOUNCED)

    page = shown(plan_page(manager))

    assert "from the day of feedback on" in page
    assert "Start the plan</button>" not in page


def test_plan_of_an_inspection_that_is_not_announced_does_not_exist(inspection, manager, plan_page):
    assert plan_page(manager).status_code == 404


def test_unreleased_recommendation_appears_nowhere(plan, manager, lead_inspector, plan_page):
    write_recommendations(plan.inspection, lead_inspector)
    release_report(plan.inspection, lead_inspector)
    assert TEXT not in shown(plan_page(manager))

    version = release_report(plan.inspection, lead_inspector, Move.SEND)
    assert TEXT in shown(plan_page(manager))

    note_move(plan.inspection, version, Move.TAKE_BACK, lead_inspector)
    assert TEXT not in shown(plan_page(manager))


def test_withdrawn_text_leaves_every_page_with_the_next_request(
    released, manager, owner, chair, lead_inspector, browser, address
):
    action = cover_all(released, manager, owner)[0]
    approve(released, chair)
    note_move(released.inspection, None, Move.WITHDRAW, lead_inspector)
    doors = {
        manager: [
            address("plan-detail"),
            address("action-edit", action.uid),
            address("plan-attach"),
        ],
        chair: [address("plan-approve"), address("plan-sign-off")],
        owner: [address("plan-detail")],
        lead_inspector: [address("plan-detail"), address("plan-coverage")],
    }

    pages = [browser(who).get(door) for who, some in doors.items() for door in some]

    assert [page.status_code for page in pages] == [200] * len(pages)
    assert all(TEXT not in shown(page) for page in pages)


def test_manager_adds_an_action_to_a_recommendation(released, manager, owner, browser, address):
    key = plan_content(released).recommendations[0].key
    form = browser(manager).get(address("action-add") + f"?line={key}")
    assert f'value="{key}" selected' in shown(form)

    browser(manager).post(address("action-add"), typed(line=key, owner=owner.pk))

    (line, _other) = plan_content(released).recommendations
    assert [one.owner.name for one in line.actions] == [owner.name]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"what": ""}, "Say what will be done."),
        ({"due_date_1": "13"}, "no calendar has"),
        ({"owner": "999999"}, "Select a valid choice"),
    ],
)
def test_faulty_action_is_shown_again_with_all_that_was_typed(
    plan, manager, browser, address, change, message
):
    answer = browser(manager).post(address("action-add"), typed(measure="Kept words.", **change))

    assert answer.status_code == 422
    assert message in shown(answer)
    assert "Kept words." in shown(answer)
    assert not Action.objects.exists()


def test_stale_action_shows_both_texts_and_the_second_save_replaces(
    plan, manager, make_user, browser, address, inspection
):
    action = make_action(plan, manager)
    other = make_user("Second Manager")
    join_service(inspection, other)
    edit = address("action-edit", action.uid)
    browser(other).post(edit, typed(action, what="Their words."))

    answer = browser(manager).post(edit, typed(action, what="My words."))

    assert answer.status_code == 409
    assert "Their words." in shown(answer)
    assert "My words." in shown(answer)
    assert f"Saved by {other.name}" in shown(answer)
    again = answer.context["form"]["version"].value()
    browser(manager).post(edit, typed(action, what="My words.", version=again))
    assert Action.objects.get().what == "My words."


def test_moved_date_needs_a_reason_which_the_page_then_tells(
    released, manager, owner, chair, browser, address, plan_page
):
    action = cover_all(released, manager, owner)[0]
    approve(released, chair)
    key = plan_content(released).recommendations[0].key
    edit = address("action-edit", action.uid)
    sent = typed(action, line=key, owner=owner.pk, due_date_1="5")
    assert "Say why this one moves" in shown(browser(manager).post(edit, sent))

    browser(manager).post(edit, {**sent, "reason": "The trainer fell ill."})

    page = shown(plan_page(manager))
    assert "Due date moved from 31 March 2027 to 31 May 2027" in page
    assert "The trainer fell ill." in page
    assert "1 change since the board approved the plan" in page
    assert "Changed since" in page


def test_drafted_actions_are_attached_on_one_page(released, manager, browser, address):
    first, second = make_action(released, manager), make_action(released, manager)
    key = plan_content(released).recommendations[1].key

    browser(manager).post(address("plan-attach"), {str(first.uid): key, str(second.uid): ""})

    content = plan_content(released)
    assert [one.uid for one in content.recommendations[1].actions] == [first.uid]
    assert [one.uid for one in content.drafted] == [second.uid]


def test_own_line_is_marked_changed_and_removed(plan, manager, browser, address, plan_page):
    browser(manager).post(address("line-add"), {"version": 0, "text": "Hear every victim."})
    line = OwnLine.objects.get()
    assert "The service’s own" in shown(plan_page(manager))

    sent = {"version": line.version, "text": "Hear every child."}
    browser(manager).post(address("line-edit", line.uid), sent)
    assert "Hear every child." in shown(plan_page(manager))
    stale = browser(manager).post(
        address("line-edit", line.uid), {"version": 0, "text": "Hear all."}
    )
    assert stale.status_code == 409
    assert "Hear every child." in shown(stale)

    assert "Remove this line?" in shown(browser(manager).get(address("line-remove", line.uid)))
    browser(manager).post(address("line-remove", line.uid))
    assert not OwnLine.objects.exists()


def test_action_is_moved_and_taken_out(plan, manager, browser, address):
    first, second = make_action(plan, manager), make_action(plan, manager)
    browser(manager).post(address("action-move", second.uid), {"direction": "up"})
    assert [one.uid for one in plan_content(plan).drafted] == [second.uid, first.uid]
    assert browser(manager).post(address("action-move", first.uid)).status_code == 400

    assert Action.objects.count() == 2
    browser(manager).get(address("action-remove", first.uid))
    browser(manager).post(address("action-remove", first.uid), {"reason": ""})
    assert Action.objects.count() == 1


def test_chair_reads_what_is_missing_and_then_approves(
    released, manager, owner, chair, browser, address
):
    page = shown(browser(chair).get(address("plan-approve")))
    assert "Recommendations 1, 2 have no action." in page
    assert "Approve the plan</button>" not in page
    cover_all(released, manager, owner)

    form = browser(chair).get(address("plan-approve")).context["form"]
    make_own_line(released, manager)
    late = browser(chair).post(address("plan-approve"), {"seen": form["seen"].value()})
    assert late.status_code == 422
    assert "changed since you opened" in shown(late)
    assert "Hear every victim." in shown(late)
    seen = late.context["form"]["seen"].value()
    browser(chair).post(address("plan-approve"), {"seen": seen, "note": "Well done."})

    assert Approval.objects.get().note == "Well done."


def test_oversight_document_is_read_by_the_lead_and_not_by_an_owner(
    released, manager, owner, chair, lead_inspector, browser, address, plan_page
):
    cover_all(released, manager, owner)
    approve(released, chair)
    sent = {
        "body": "Cabinet",
        "name": "Councillor Vale",
        "approved_date_0": "1",
        "approved_date_1": "11",
        "approved_date_2": "2026",
        "file": SimpleUploadedFile("minutes.txt", b"Approved."),
    }
    browser(manager).post(address("plan-oversight"), sent)
    kept = Approval.objects.get(body="Cabinet")

    door = address("approval-document", kept.pk)
    answer = browser(lead_inspector).get(door)
    assert answer.content == b"Approved."
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.txt"'
    assert "Cabinet, Councillor Vale" in shown(plan_page(lead_inspector))
    assert browser(owner).get(door).status_code == 403
    assert "Cabinet" not in shown(plan_page(owner))


def test_lead_confirms_what_the_service_then_reads(
    released, manager, owner, chair, lead_inspector, browser, address, plan_page
):
    cover_all(released, manager, owner)
    approve(released, chair)
    form = browser(lead_inspector).get(address("plan-coverage")).context["form"]
    sent = {"seen": form["seen"].value(), "is_covered": "no", "note": ""}
    refused = browser(lead_inspector).post(address("plan-coverage"), sent)
    assert "Say what is not covered." in shown(refused)

    browser(lead_inspector).post(address("plan-coverage"), {**sent, "note": "Nothing on victims."})
    assert "Nothing on victims." in shown(plan_page(manager))
    browser(lead_inspector).post(address("plan-coverage"), {**sent, "is_covered": "yes"})

    assert CoverageConfirmation.objects.count() == 2
    assert "Every recommendation is covered" in shown(plan_page(manager))


def test_chair_carries_the_plan_on(released, manager, chair, browser, address, plan_page):
    form = browser(chair).get(address("plan-sign-off")).context["form"]
    sent = {
        "seen": form["seen"].value(),
        "outcome": "carried_on",
        "reason": "The building opens later.",
        "carried_to_date_0": "1",
        "carried_to_date_1": "6",
        "carried_to_date_2": str(timezone.localdate().year + 2),
    }
    complete = browser(chair).post(address("plan-sign-off"), {**sent, "outcome": "complete"})
    assert complete.status_code == 422

    browser(chair).post(address("plan-sign-off"), sent)

    assert SignOff.objects.get().carried_to_date == date(timezone.localdate().year + 2, 6, 1)
    assert "The building opens later." in shown(plan_page(manager))


def test_owner_sees_own_actions_and_no_button(
    released, manager, owner, joined, plan_page, browser, address
):
    make_action(released, manager, manager, what="Hidden from owners.")
    cover_all(released, manager, owner)

    page = shown(plan_page(owner))

    assert TEXT in page
    assert "Hidden from owners." not in page
    assert "Where the plan stands" not in page
    assert address("action-add") not in page


def test_team_that_follows_sees_nothing_before_the_board_has_approved(
    released, manager, owner, lead_inspector, make_user, plan_page
):
    cover_all(released, manager, owner)
    inspector = make_user("Rosa Okafor")
    join_team(released.inspection, inspector, RoleCode.INSPECTOR)

    page = plan_page(lead_inspector)

    assert "has not approved a plan yet" in shown(page)
    assert "Train all managers." not in shown(page)
    assert plan_page(inspector).status_code == 404


def test_people_of_another_service_find_no_plan(released, make_user, plan_page):
    other = make_inspection(released.inspection.framework, service="saltmere")
    stranger = join_as(other, ServiceRoleCode.MANAGER)

    assert plan_page(stranger).status_code == 404


def test_plan_costs_the_same_however_long_it_is(released, manager, owner, browser, address):
    def count():
        client = browser(manager)
        with CaptureQueriesContext(connection) as found:
            client.get(address("plan-detail"))
        return len(found)

    cover_all(released, manager, owner)
    make_own_line(released, manager)
    before = count()
    for _round in range(5):
        cover_all(released, manager, owner)
        make_own_line(released, manager)

    assert count() == before


def test_plan_begins_with_what_is_late_and_what_comes_next(
    released, manager, owner, chair, plan_page
):
    today = timezone.localdate()
    late = make_action(
        released, manager, owner, what="Late work.", due_date=today - timedelta(days=1)
    )
    soon = make_action(
        released, manager, owner, what="Work to come.", due_date=today + timedelta(days=3)
    )
    make_progress(late, owner, Rag.RED)

    page = shown(plan_page(manager)).partition("In this plan")[0]

    places = [page.index(f'href="#action-{one.uid}"') for one in (late, soon)]
    assert places == sorted(places)
    assert page.count("1 of 2") >= 2  # red, and overdue
    assert "?show=overdue" in page
    assert "Due soon" in page


def test_plan_leads_to_each_of_its_lines(released, manager, owner, plan_page):
    make_own_line(released, manager)
    make_action(released, manager, owner, line=plan_content(released).lines[0].key)

    page = shown(plan_page(manager))

    for line in plan_content(released).lines:
        anchor = line.key.replace(":", "-")
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    assert "0 of 1 verified" in page
    assert page.count("No action yet</strong>") == 2


def test_started_plan_without_an_action_says_so(plan, manager, plan_page):
    assert "The plan has no action yet." in shown(plan_page(manager))


def test_more_overdue_actions_than_are_told_above_are_a_link_away(
    released, manager, owner, plan_page
):
    for number in range(6):
        make_action(released, manager, owner, what=f"Late {number}.", due_date=date(2026, 1, 5))

    page = shown(plan_page(manager))

    assert "All 6 overdue actions" in page
    assert page.partition("In this plan")[0].count('href="#action-') == 5


def test_welsh_plan_reads_the_frozen_report_once(released, manager, browser, address, monkeypatch):
    reads = []
    monkeypatch.setattr(
        "reports.queries.released.read_payload",
        lambda version: reads.append(version.pk) or read_payload(version),
    )

    browser(manager).get(address("plan-detail"), HTTP_ACCEPT_LANGUAGE="cy")

    assert len(reads) == 1
