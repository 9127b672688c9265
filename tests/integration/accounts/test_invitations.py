"""Being invited: the mail, its link, and all that a stranger could try with it."""

import re
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.choices import PersonState
from accounts.errors import InvitationClosed, PeopleRefused
from accounts.models import Invitation, User
from accounts.services.invitations import (
    accept_invitation,
    invite_person,
    send_invitation_again,
    withdraw_invitation,
)
from audit.models import AuditEvent
from audit.queries import find_broken_events
from tests.at_once import at_once
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

ADDRESS = "wren.hollis@example.org"
HOME = "http://testserver/"
RENEW = "/accounts/invitation/new-link/"
LINK = re.compile(r"http://testserver(/accounts/invitation/[^/\s]+/)")


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Let happen within the test what otherwise happens once a transaction is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def invite(lead_inspector, commits):
    def invite(email=ADDRESS, name="Wren Hollis"):
        with commits():
            return invite_person(email=email, name=name, inviter=lead_inspector, home=HOME)

    return invite


@pytest.fixture
def link(invite):
    invite()
    return last_link()


def last_link():
    return LINK.search(mail.outbox[-1].body).group(1)


def without_token(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.text)


def token_of(link):
    return link.split("/")[-2]


def choose(client, link, password=PASSWORD):
    return client.post(link, {"password": password})


def wren():
    return User.objects.get(email=ADDRESS)


def test_mail_says_who_invites_to_what_and_until_when(invite):
    with time_machine.travel("2026-03-02 10:00"):
        invite()

    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    for words in ("Wren Hollis", "Helen Marsh", "helen.marsh@example.org", "9 March 2026"):
        assert words in sent.body


def test_link_leads_to_a_password_and_a_sign_in(client, link):
    page = client.get(link)
    answer = choose(client, link)

    assert "Choose your password" in page.text
    assert (answer.status_code, answer.url) == (302, reverse("account_login"))
    assert "_auth_user_id" not in client.session
    signed_in = client.post(answer.url, {"login": ADDRESS, "password": PASSWORD})
    assert signed_in.url == reverse("dashboard:landing")
    assert wren().state == PersonState.ACTIVE


def test_invited_person_cannot_sign_in_or_reset_a_password_before(client, link):
    client.post(reverse("account_login"), {"login": ADDRESS, "password": PASSWORD})
    client.post(reverse("account_reset_password"), {"email": ADDRESS})

    assert "_auth_user_id" not in client.session
    assert not wren().is_active
    assert "password/reset" not in "".join(sent.body for sent in mail.outbox)


def test_token_is_stored_only_as_a_hash(link):
    stored = str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))

    assert token_of(link) not in stored
    assert len(token_of(link)) >= 43


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_uses_nothing_up(client, link, method):
    before = list(Invitation.objects.values()), list(User.objects.values())

    for _ in range(3):
        assert getattr(client, method)(link).status_code == 200

    assert (list(Invitation.objects.values()), list(User.objects.values())) == before
    assert choose(client, link).status_code == 302


def test_link_works_once(client, link):
    choose(client, link)
    page = choose(client, link, "another-long-password")

    assert page.status_code == 410
    assert "used already" in page.text
    assert wren().check_password(PASSWORD)


def test_link_dies_after_seven_days(client, link):
    in_time = timezone.now() + timedelta(days=7, minutes=-1)
    with time_machine.travel(in_time):
        assert client.get(link).status_code == 200
    with time_machine.travel(in_time + timedelta(minutes=2)):
        answers = [client.get(link), choose(client, link)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert not wren().is_active


def test_old_link_and_one_never_given_out_look_the_same(client, link):
    guess = client.get("/accounts/invitation/" + "A" * 43 + "/")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        old = client.get(link)

    assert old.status_code == guess.status_code
    assert without_token(old) == without_token(guess)
    assert "Send me a new link" in guess.text


def test_withdrawn_link_opens_nothing(client, link):
    withdraw_invitation(invitation=Invitation.objects.get(), by="tests")

    page = choose(client, link)

    assert page.status_code == 410
    assert "withdrawn" in page.text
    assert wren().state == PersonState.DEACTIVATED


def test_new_link_replaces_the_old_one(client, link, commits):
    with commits():
        send_invitation_again(invitation=Invitation.objects.get(), home=HOME, by="tests")

    assert choose(client, link).status_code == 410
    assert choose(client, last_link()).status_code == 302


def test_one_link_does_not_open_another_account(client, invite, link):
    invite("other.person@example.org", "Other Person")

    choose(client, link)

    assert wren().is_active
    assert not User.objects.get(email="other.person@example.org").is_active


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Enter a password"),
        ("short", "too short"),
        ("wren.hollis@example", "too similar"),
        ("password12345", "too common"),
    ],
)
def test_weak_password_is_refused_and_not_shown_again(client, link, password, words):
    page = choose(client, link, password)

    assert page.status_code == 422
    assert words in page.text
    assert f'value="{password}"' not in page.text
    assert not wren().is_active
    assert choose(client, link).status_code == 302


def test_somebody_signed_in_uses_nothing_up_and_learns_no_address(client, link, inspector):
    client.force_login(inspector)

    answers = [client.get(link), choose(client, link)]

    for page in answers:
        assert page.status_code == 409
        assert "Rosa Okafor" in page.text
        assert ADDRESS not in page.text
    assert not wren().is_active
    client.post(reverse("account_logout"), {"next": link})
    assert choose(client, link).status_code == 302


def test_known_and_unknown_addresses_get_the_same_answer(client, link, inspector, commits):
    answers = []
    with commits():
        for email in (ADDRESS, inspector.email, "nobody@example.org"):
            answers.append(Client().post(RENEW, {"email": email}, follow=True))

    plain = [without_token(page) for page in answers]
    assert plain[0] == plain[1] == plain[2]
    assert [sent.to for sent in mail.outbox] == [[ADDRESS], [ADDRESS]]
    assert choose(client, link).status_code == 410


def test_withdrawn_invitation_is_not_renewed(client, link, commits):
    withdraw_invitation(invitation=Invitation.objects.get(), by="tests")
    with commits():
        client.post(RENEW, {"email": ADDRESS})

    assert len(mail.outbox) == 1


def test_expired_invitation_is_renewed_for_its_address(client, link, commits):
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        with commits():
            client.post(RENEW, {"email": ADDRESS.upper()})
        assert choose(client, last_link()).status_code == 302


def test_asking_for_links_is_limited_by_address_known_or_not(client, link):
    for email in (ADDRESS, "nobody@example.org"):
        codes = [client.post(RENEW, {"email": email}).status_code for _ in range(4)]

        assert codes == [302, 302, 302, 429]


def test_guessing_is_limited(client, db):
    codes = [choose(client, f"/accounts/invitation/{n}/").status_code for n in range(11)]

    assert codes == [410] * 10 + [429]


def test_who_has_an_account_is_not_invited(invite, inspector):
    with pytest.raises(PeopleRefused, match="already has an account"):
        invite(inspector.email.upper())

    assert mail.outbox == []


def test_nobody_is_invited_twice_at_a_time(invite):
    invite()

    with pytest.raises(PeopleRefused, match="invited already"):
        invite()


@pytest.mark.django_db(transaction=True)
def test_two_who_invite_one_person_at_once_make_one_account(lead_inspector, inspector):
    first, second = at_once(
        *(
            partial(invite_person, email=ADDRESS, name="Wren Hollis", inviter=one, home=HOME)
            for one in (lead_inspector, inspector)
        )
    )

    assert sorted(isinstance(one, PeopleRefused) for one in (first, second)) == [False, True]
    assert Invitation.objects.get().user == wren()


def test_name_stands_in_one_line_of_the_mail(invite):
    invite(name="Wren\r\n\nYour account is locked: https://example.org")

    assert mail.outbox[0].body.startswith("Hello Wren Your account is locked: https://example.org,")


def test_deactivated_person_is_not_let_in_by_an_invitation(invite, inspector):
    inspector.is_active = False
    inspector.save()

    with pytest.raises(PeopleRefused, match="deactivated"):
        invite(inspector.email)


def test_withdrawn_person_may_be_invited_again(client, invite):
    withdraw_invitation(invitation=invite(), by="tests")
    invite(name="Wren Hollis-Vale")

    choose(client, last_link())

    assert (wren().name, wren().is_active) == ("Wren Hollis-Vale", True)


def test_ended_invitation_is_not_sent_again(client, link):
    choose(client, link)
    ended = Invitation.objects.get()

    for change in (withdraw_invitation, send_invitation_again):
        more = {"home": HOME} if change is send_invitation_again else {}
        with pytest.raises(PeopleRefused):
            change(invitation=ended, by="tests", **more)
    assert wren().is_active


def test_account_stays_closed_where_the_service_is_asked_directly(link):
    withdraw_invitation(invitation=Invitation.objects.get(), by="tests")

    with pytest.raises(InvitationClosed):
        accept_invitation(token=token_of(link), password=PASSWORD)


def test_every_step_stands_in_the_record(client, link):
    choose(client, link)

    verbs = AuditEvent.objects.filter(object_label=ADDRESS).values_list("verb", flat=True)
    assert {"person_invited", "invitation_mailed", "invitation_accepted"} <= set(verbs)
    assert find_broken_events("accounts") == []


def test_mail_that_cannot_be_sent_is_noted(invite, settings):
    settings.EMAIL_BACKEND = "tests.integration.accounts.broken_mail.EmailBackend"

    invitation = invite()

    assert invitation.mailed_at is None
    assert "could not be sent" in invitation.delivery
    assert AuditEvent.objects.filter(verb="invitation_mail_failed").exists()
