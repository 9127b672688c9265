"""What owners tell of their actions, and who closes and verifies them."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleCode, ServiceRoleCode
from improvement.choices import ActionState, ActionStepKind, Rag
from improvement.errors import PlanRefused
from improvement.models import Action, ActionStep
from improvement.policies.quarters import quarter_of
from improvement.services.closing import (
    close_action,
    reopen_action,
    return_action,
    verify_action,
)
from improvement.services.progress import Told, report_progress
from improvement.types import SentFile
from inspections.services.service_members import end_service_membership
from tests.factories.concerns import join_service
from tests.factories.inspections import join_team
from tests.factories.plans import approve, cover_all, make_action

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 minutes"


@pytest.fixture
def approved(released, manager, owner, chair):
    """The plan of a published report, approved, with one action for each recommendation."""
    cover_all(released, manager, owner)
    approve(released, chair)
    return released


@pytest.fixture
def action(approved):
    return approved.actions.first()


def told(text="Three managers were trained.", rag=Rag.GREEN, **fields):
    quarter = fields.pop("quarter", quarter_of(timezone.localdate()))
    return Told(quarter=quarter, rag=rag, text=text, **fields)


def address(action, name, *more):
    return reverse(
        f"improvement:{name}", args=[action.plan.inspection.reference, action.uid, *more]
    )


def last_step(action):
    step = action.steps.last()
    return step.pk if step else 0


def send(browser, user, action, name, **typed):
    return browser(user).post(address(action, name), {"seen": last_step(action), **typed})


def close(action, owner):
    close_action(action=action, note="All were trained.", seen=last_step(action), by=owner)


def test_owner_tells_progress_with_a_file_that_readers_get_back(browser, action, owner, chair):
    answer = browser(owner).post(
        address(action, "progress-report"),
        {
            "quarter": quarter_of(timezone.localdate()).isoformat(),
            "rag": "amber",
            "text": "Two of five were trained.",
            "evidence": "The training record.",
            "file": SimpleUploadedFile("minutes.pdf", PDF, "application/pdf"),
        },
    )

    assert answer.status_code == 302
    update = action.updates.get()
    page = browser(chair).get(address(action, "action-progress")).content.decode()
    assert "Two of five were trained." in page
    assert "Amber" in page
    assert "minutes.pdf" in page
    file = browser(chair).get(address(action, "progress-file", update.pk))
    assert file.content == PDF
    assert file["Content-Disposition"] == 'attachment; filename="minutes.pdf"'


def test_what_was_typed_stays_when_something_is_missing(browser, action, owner):
    answer = send(browser, owner, action, "progress-report", text="Two of five.", rag="")

    assert answer.status_code == 422
    assert "Two of five." in answer.content.decode()
    assert "Choose how it goes" in answer.content.decode()
    assert not action.updates.exists()


def test_file_of_a_form_that_comes_back_has_to_be_chosen_again(browser, action, owner):
    minutes = SimpleUploadedFile("minutes.pdf", PDF, "application/pdf")

    answer = send(browser, owner, action, "progress-report", text="Two.", rag="", file=minutes)

    assert "“minutes.pdf” was not stored. Choose it again." in answer.content.decode()
    assert 'id="id_file_1_error"' in answer.content.decode()


def test_same_progress_sent_twice_stands_once(action, owner):
    first = report_progress(action=action, told=told(), by=owner)

    assert report_progress(action=action, told=told(), by=owner) == first
    assert action.updates.count() == 1


def test_progress_file_of_another_kind_is_refused(action, owner):
    with pytest.raises(PlanRefused, match="cannot be attached"):
        report_progress(
            action=action,
            told=told(file=SentFile("run.exe", b"MZ")),
            by=owner,
        )

    assert not action.updates.exists()


def test_quarter_to_come_is_refused(action, owner):
    later = timezone.localdate() + timedelta(days=120)

    with pytest.raises(PlanRefused, match="has not begun"):
        report_progress(action=action, told=told(quarter=later), by=owner)


def test_manager_tells_progress_for_an_owner_and_others_do_not(
    browser, action, manager, chair, board_member
):
    typed = {"quarter": quarter_of(timezone.localdate()).isoformat(), "rag": "red", "text": "Late."}

    answers = {
        user.name: send(browser, user, action, "progress-report", **typed).status_code
        for user in (manager, chair, board_member)
    }

    assert answers == {manager.name: 302, chair.name: 403, board_member.name: 403}
    assert action.updates.count() == 1


def test_owner_reads_own_actions_alone(browser, approved, owner, manager, joined):
    other = make_action(approved, manager, manager, what="Hire a nurse.")

    page = browser(owner).get(
        reverse("improvement:progress-detail", args=[approved.inspection.reference])
    )

    assert "Hire a nurse." not in page.content.decode()
    assert browser(owner).get(address(other, "action-progress")).status_code == 404
    for name in ("plan-pdf", "plan-workbook", "cabinet-pdf"):
        answer = browser(owner).get(
            reverse(f"improvement:{name}", args=[approved.inspection.reference])
        )
        assert answer.status_code == 403


def test_chair_verifies_what_the_owner_closed(browser, action, owner, chair):
    closing = send(browser, owner, action, "action-close", note="All were trained.")
    verified = send(browser, chair, action, "action-verify", decision="verified", note="Seen.")

    action.refresh_from_db()
    assert (closing.status_code, verified.status_code) == (302, 302)
    assert action.state == ActionState.VERIFIED
    assert [one.kind for one in action.steps.all()] == ["closed", "verified"]
    page = browser(owner).get(address(action, "action-progress")).content.decode()
    assert "All were trained." in page
    assert "Seen." in page


def test_named_member_verifies_and_any_other_does_not(
    browser, approved, manager, owner, board_member, joined
):
    mine = make_action(approved, manager, owner, verifier=board_member.pk)
    theirs = approved.actions.first()
    for one in (mine, theirs):
        close(one, owner)

    answers = [
        send(browser, board_member, one, "action-verify", decision="verified").status_code
        for one in (mine, theirs)
    ]

    assert answers == [302, 422]


def test_owner_never_verifies_even_as_the_chair(browser, approved, manager, chair):
    join_service(approved.inspection, chair, ServiceRoleCode.MANAGER)
    own = make_action(approved, manager, chair)
    close(own, chair)

    answer = send(browser, chair, own, "action-verify", decision="verified")

    assert answer.status_code == 422
    assert "You own this action" in answer.content.decode()
    own.refresh_from_db()
    assert own.state == ActionState.CLOSED


def test_who_closed_does_not_verify_after_the_owner_was_changed(approved, manager, chair, owner):
    join_service(approved.inspection, chair, ServiceRoleCode.MANAGER)
    own = make_action(approved, manager, chair)
    close(own, chair)
    Action.objects.filter(pk=own.pk).update(owner=owner)

    with pytest.raises(PlanRefused, match="You closed this action"):
        verify_action(action=own, note="", seen=last_step(own), by=chair)


def test_database_refuses_an_owner_who_verifies(action, owner):
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionStep.objects.create(
            action=action,
            kind=ActionStepKind.VERIFIED,
            owner=owner,
            by=owner,
            at=timezone.now(),
        )


def test_action_is_returned_for_a_reason_and_told_of_again(browser, action, owner, chair):
    close(action, owner)
    without = send(browser, chair, action, "action-verify", decision="returned", note=" ")
    returned = send(browser, chair, action, "action-verify", decision="returned", note="Who?")

    action.refresh_from_db()
    assert (without.status_code, returned.status_code) == (422, 302)
    assert action.state == ActionState.OPEN
    report_progress(action=action, told=told("Names added."), by=owner)


def test_verified_action_is_opened_again_by_the_chair(action, owner, chair):
    close(action, owner)
    verify_action(action=action, note="", seen=last_step(action), by=chair)
    reopen_action(action=action, note="It fell back.", seen=last_step(action), by=chair)

    action.refresh_from_db()
    assert action.state == ActionState.OPEN


def test_nobody_but_the_owner_closes(action, manager, chair):
    for user in (manager, chair):
        with pytest.raises(PlanRefused, match="The owner closes"):
            close_action(action=action, note="Done.", seen=0, by=user)


def test_action_is_not_closed_before_the_board_approved(released, manager, owner):
    (action, *_others) = cover_all(released, manager, owner)

    with pytest.raises(PlanRefused, match="The board approves the plan before"):
        close_action(action=action, note="Done.", seen=0, by=owner)


def test_step_that_was_overtaken_is_refused(action, owner, chair):
    close(action, owner)
    seen = last_step(action)
    return_action(action=action, note="Who?", seen=seen, by=chair)
    close(action, owner)

    with pytest.raises(PlanRefused, match="Somebody changed this action"):
        verify_action(action=action, note="", seen=seen, by=chair)


def test_owner_who_left_the_service_sees_nothing_more(browser, action, owner):
    end_service_membership(member=owner.service_memberships.get(), by="tests")

    assert browser(owner).get(address(action, "action-progress")).status_code == 404
    assert send(browser, owner, action, "action-close", note="Done.").status_code == 404


def test_lead_follows_the_plan_and_changes_nothing(browser, action, lead_inspector, owner):
    report_progress(action=action, told=told("Five were trained."), by=owner)

    page = browser(lead_inspector).get(address(action, "action-progress"))

    assert "Five were trained." in page.content.decode()
    assert "Tell progress" not in page.content.decode()
    for name in ("progress-report", "action-close", "action-verify", "action-reopen"):
        assert send(browser, lead_inspector, action, name, note="x").status_code == 403


def test_inspector_who_follows_no_plan_sees_none(browser, action, make_user):
    inspector = make_user("Rosa Okafor")
    join_team(action.plan.inspection, inspector, RoleCode.INSPECTOR)

    assert browser(inspector).get(address(action, "action-progress")).status_code == 404


def test_dashboard_counts_every_action_with_its_base(browser, approved, owner, manager, chair):
    first, second = approved.actions.all()
    make_action(approved, manager, owner, due_date=date(2020, 1, 31))
    report_progress(action=first, told=told(rag=Rag.RED), by=owner)
    close(second, owner)

    page = browser(manager).get(
        reverse("improvement:progress-detail", args=[approved.inspection.reference])
    )

    html = " ".join(page.content.decode().split())
    assert "3 actions, 2 of them open." in html
    for row in ("<dt>Red</dt> <dd>1 of 3", "<dt>Overdue</dt> <dd>1 of 3"):
        assert row in html
    assert "<dt>Closed, to be verified</dt> <dd>1 of 3" in html


def test_filter_shows_one_group_alone(browser, approved, owner, manager):
    make_action(approved, manager, owner, what="Hire a nurse.", due_date=date(2020, 1, 31))
    page = reverse("improvement:progress-detail", args=[approved.inspection.reference])

    late = browser(manager).get(page, {"show": "overdue"}).content.decode()
    strange = browser(manager).get(page, {"show": "'; --"}).content.decode()

    assert "Hire a nurse." in late
    assert "Train all managers." not in late
    assert "Hire a nurse." in strange
    assert "Train all managers." in strange


def test_lead_finds_the_plans_they_follow_with_their_counts(
    browser, approved, lead_inspector, owner, make_user
):
    close(approved.actions.first(), owner)
    page = reverse("improvement:plan-list")

    mine = " ".join(browser(lead_inspector).get(page).content.decode().split())
    others = browser(make_user("Olu Strange")).get(page).content.decode()

    assert approved.inspection.reference in mine
    assert "1 of 2" in mine
    assert approved.inspection.reference not in others


def test_home_shows_own_actions_first_and_what_is_to_be_verified(
    browser, approved, owner, chair, manager
):
    make_action(approved, manager, owner, what="Hire a nurse.", due_date=date(2020, 1, 31))
    close(approved.actions.first(), owner)
    home = reverse("dashboard:home")

    mine = " ".join(browser(owner).get(home).content.decode().split())
    theirs = " ".join(browser(chair).get(home).content.decode().split())

    assert mine.index("Hire a nurse.") < mine.index("Train all managers.")
    assert "Overdue" in mine
    assert "To be verified" not in mine
    assert "To be verified" in theirs
    assert "Hire a nurse." not in theirs
