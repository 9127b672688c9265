"""Who is told by mail that something of a plan waits: once, and without a word of it."""

from datetime import timedelta
from smtplib import SMTPException

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from improvement.choices import SignOffOutcome
from improvement.models import Approval, Reminder
from improvement.queries.content import plan_content, plan_digest
from improvement.services.approvals import sign_off_plan
from improvement.services.closing import close_action, return_action, verify_action
from improvement.services.reminders import send_reminders
from inspections.services.service_members import end_service_membership
from tests.factories.plans import RECOMMENDATIONS, approve, cover_all, make_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(released, manager, owner, chair):
    cover_all(released, manager, owner)
    approve(released, chair)
    return released


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def told():
    """Send what waits and return whom it was sent to."""
    mail.outbox.clear()
    send_reminders()
    return sorted(one.to[0].partition(".")[0] for one in mail.outbox)


def close(action, owner):
    return close_action(action=action, note="All were trained.", seen=0, by=owner)


def test_nothing_waits_in_a_fresh_plan(approved):
    assert told() == []


def test_owner_is_told_once_that_an_action_is_due_soon(approved, manager, owner):
    make_action(approved, manager, owner, due_date=in_days(14))
    make_action(approved, manager, owner, due_date=in_days(15))

    assert told() == ["action_owner"]
    assert told() == []
    assert Reminder.objects.count() == 1


def test_owner_and_manager_are_told_of_what_is_overdue(approved, manager, owner):
    make_action(approved, manager, owner, due_date=in_days(-1))

    assert told() == ["action_owner", "manager"]


def test_manager_is_told_of_an_action_whose_owner_left(approved, manager, owner):
    make_action(approved, manager, owner, due_date=in_days(3))
    end_service_membership(member=owner.service_memberships.get(), by="tests")

    assert told() == ["manager"]


def test_chair_is_told_of_what_is_to_be_verified_and_owner_of_what_came_back(
    approved, owner, chair
):
    action = approved.actions.first()
    closing = close(action, owner)
    assert told() == ["board_chair"]

    return_action(action=action, note="Who?", seen=closing.pk, by=chair)
    assert told() == ["action_owner"]


def test_owner_who_is_chair_too_is_not_asked_to_verify(approved, manager, chair):
    own = make_action(approved, manager, owner=manager)
    close(own, manager)

    assert told() == ["board_chair"]


def test_missing_quarter_is_told_of(approved):
    with time_machine.travel(timezone.now() + timedelta(days=120)):
        assert "action_owner" in told()

    assert Reminder.objects.filter(occasion__startswith="quarter").exists()


def test_sign_off_that_comes_near_and_then_is_late_is_told_of(approved):
    for days in (334, 335, 336, 366):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            send_reminders()

    rows = Reminder.objects.filter(subject="").order_by("pk")
    assert [(one.user.name, one.occasion.partition(":")[0]) for one in rows] == [
        ("Manager", "sign_off"),
        ("Board Chair", "sign_off"),
        ("Manager", "sign_off_late"),
        ("Board Chair", "sign_off_late"),
    ]


def test_plan_that_is_complete_calls_for_nothing(approved, owner, chair, manager):
    for action in approved.actions.all():
        closing = close(action, owner)
        verify_action(action=action, note="", seen=closing.pk, by=chair)
    sign_off_plan(
        plan=approved,
        outcome=SignOffOutcome.COMPLETE,
        seen=plan_digest(plan_content(approved)),
        reason="",
        carried_to_date=None,
        by=chair,
    )

    assert told() == []


def test_plan_that_no_board_approved_calls_for_nothing(released, manager, owner):
    make_action(released, manager, owner, due_date=in_days(-9))

    assert not Approval.objects.exists()
    assert told() == []


def test_mail_says_no_more_than_to_sign_in(approved, manager, owner, settings):
    settings.SITE_ADDRESS = "https://inspect.example.org/"
    action = make_action(approved, manager, owner, due_date=in_days(-1))
    told()

    for one in mail.outbox:
        text = f"{one.subject} {one.body}"
        assert "https://inspect.example.org/inspections/" in text
        assert "Sign in" in text
        for secret in (action.what, action.measure, *RECOMMENDATIONS):
            assert secret not in text


def test_mail_that_fails_is_tried_again(approved, manager, owner, monkeypatch):
    make_action(approved, manager, owner, due_date=in_days(3))

    def refuse(*_arguments):
        raise SMTPException

    with monkeypatch.context() as broken:
        broken.setattr("improvement.services.reminders.send_mail", refuse)
        with pytest.raises(CommandError, match="could not be sent: 1"):
            call_command("send_reminders")

    assert not Reminder.objects.exists()
    assert told() == ["action_owner"]


def test_command_says_how_many_it_sent(approved, manager, owner, capsys):
    make_action(approved, manager, owner, due_date=in_days(3))

    call_command("send_reminders")

    assert capsys.readouterr().out == "Reminders sent: 1.\n"
