"""Members of a board are reminded of a round, and nobody else learns whom it still waits for."""

from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from accounts.roles import ServiceRoleCode
from audit.models import AuditEvent
from improvement.models import BoardReminder
from improvement.queries.board_prompts import chosen_parts
from improvement.services.board_reminders import remind_boards
from inspections.choices import Country
from inspections.models import Service
from standards.queries import get_content
from tests.factories.boards import close, join_board, make_round, rate
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db

MANAGER, CHAIR, MEMBER, OWNER = ServiceRoleCode


@pytest.fixture
def service():
    return make_inspection().service


@pytest.fixture
def chair(service):
    return join_board(service, CHAIR, "Chris Hale")


@pytest.fixture
def member(service):
    return join_board(service, MEMBER, "Bo Member")


@pytest.fixture
def opened(service, chair, member):
    join_board(service, OWNER, "Ann Owner")
    found = make_round(service, service.inspections.get().framework, chair)
    mail.outbox.clear()
    return found


def remind(opened, days):
    """Remind so many days after the due day; return whom."""
    mail.outbox.clear()
    remind_boards(opened.due_date + timedelta(days=days))
    return sorted(one.to[0].partition("@")[0] for one in mail.outbox)


def rate_all(opened, member, view="strong"):
    parts = chosen_parts(get_content(opened.framework), opened.parts)
    rate(opened, member, {one.key: view for part in parts for one in part.prompts})


def first_prompt(opened):
    return chosen_parts(get_content(opened.framework), opened.parts)[0].prompts[0].key


def test_members_are_reminded_before_and_after_the_due_day_once_each(opened):
    assert remind(opened, -4) == []
    assert remind(opened, -3) == ["bo.member", "chris.hale"]
    assert remind(opened, 0) == []
    assert remind(opened, 1) == ["bo.member", "chris.hale"]
    assert remind(opened, 9) == []


def test_who_has_rated_everything_is_left_alone_and_who_began_is_not(opened, chair, member):
    rate_all(opened, chair)
    rate(opened, member, {first_prompt(opened): "weak"})

    assert remind(opened, 0) == ["bo.member"]


def test_closed_round_waits_for_nobody(opened, chair, member):
    rate_all(opened, member)
    close(opened, chair)

    assert remind(opened, 0) == []


def test_reminder_and_trail_say_nothing_of_what_or_who(opened, chair, member):
    rate(opened, member, {first_prompt(opened): "weak"}, warning_signs="CANARY thin minutes")
    remind(opened, 0)

    for one in mail.outbox:
        assert len(one.to) == 1
        assert not one.cc
        assert not one.bcc
        others = {"Chris Hale", "Bo Member"} - {
            {chair.email: "Chris Hale", member.email: "Bo Member"}[one.to[0]]
        }
        words = f"{one.subject} {one.body}"
        assert not any(name in words for name in others)
        assert "CANARY" not in words
        assert "/services/" in one.body
    event = AuditEvent.objects.get(verb="board_round_reminded")
    assert event.details == {
        "self_assessment": opened.pk,
        "occasion": f"due_soon:{opened.due_date}",
        "sent": 2,
    }


def test_chair_reads_nothing_of_reminders(opened, chair, member, browser):
    rate_all(opened, chair)
    pages = [f"/services/{opened.service.code}/board/"]
    before = [browser(chair).get(one).text for one in pages]
    remind(opened, 0)

    assert BoardReminder.objects.get().member == member
    assert ["remind" in browser(chair).get(one).text.lower() for one in pages] == [
        "remind" in one.lower() for one in before
    ]


def test_mail_that_fails_is_tried_again_by_the_command(opened, monkeypatch):
    opened.due_date = timezone.localdate()
    opened.save(update_fields=["due_date"])

    def refuse(*_arguments, **_named):
        raise SMTPException

    with monkeypatch.context() as broken:
        broken.setattr("improvement.services.board_reminders.send_mail", refuse)
        with pytest.raises(CommandError, match="tried again"):
            call_command("send_reminders")
    assert not BoardReminder.objects.exists()
    call_command("send_reminders")
    assert BoardReminder.objects.count() == 2


def test_reminder_is_in_both_languages_in_wales_whatever_the_command_speaks(opened):
    with translation.override("cy"):
        remind(opened, -3)
    (english, *_rest) = mail.outbox
    assert "Sign in to read the questions and answer" in english.body

    Service.objects.filter(pk=opened.service_id).update(country=Country.WALES)
    remind(opened, 1)
    (both, *_rest) = mail.outbox
    assert both.body.startswith("Hello ")
    day = f"{opened.due_date.day} "
    assert both.body.count(day) == english.body.count(day) * 2
