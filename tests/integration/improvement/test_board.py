from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.roles import ServiceRoleCode
from audit.models import AuditEvent
from improvement.errors import PlanRefused
from improvement.models import BoardRating, SelfAssessment
from improvement.queries.board_prompts import board_parts
from improvement.services.board import close_round, open_round
from inspections.models import ServiceMember
from inspections.services.service_members import end_service_membership
from standards.queries import get_content
from tests.factories.boards import HOME, close, join_board, make_round, rate
from tests.factories.frameworks import LANTERN, SHIPPED, STANDARDS_OF_2018, make_framework
from tests.factories.inspections import make_service

pytestmark = pytest.mark.django_db
FIRST, SECOND = "leading:G01", "leading:G02"
BASE = "/services/eastmarsh/board/"


class Board:
    """A service with its people, and an edition."""

    def __init__(self):
        self.service = make_service()
        self.framework = make_framework()
        self.manager = join_board(self.service, ServiceRoleCode.MANAGER, "Mara Quay")
        self.chair = join_board(self.service, ServiceRoleCode.BOARD_CHAIR, "Cleo Birch")
        self.members = [
            join_board(self.service, ServiceRoleCode.BOARD_MEMBER, name)
            for name in ("Ann Reed", "Ben Stone", "Dan Frost")
        ]
        self.owner = join_board(self.service, ServiceRoleCode.ACTION_OWNER, "Owen Pike")

    @property
    def everybody(self):
        return [self.manager, self.chair, *self.members, self.owner]


@pytest.fixture
def board():
    return Board()


@pytest.fixture
def opened(board):
    return make_round(board.service, board.framework, board.manager)


def see(client, person, path=""):
    client.force_login(person)
    return client.get(f"{BASE}{path}")


# Opening.


@pytest.mark.parametrize(
    ("path", "standards", "prompts"),
    [
        (SHIPPED, ["governance-and-partnerships"], 9),
        (STANDARDS_OF_2018, ["1.1", "1.2", "1.3", "1.4"], 57),
        (LANTERN, ["A1"], 2),
    ],
)
def test_every_edition_has_prompts_for_boards(path, standards, prompts):
    parts = board_parts(get_content(make_framework(path)))

    assert list(dict.fromkeys(part.standard.code for part in parts)) == standards
    assert sum(len(part.prompts) for part in parts) == prompts
    assert all(part.warnings for part in parts)


def test_area_shows_its_own_prompts_for_fieldwork():
    parts = board_parts(get_content(make_framework(SHIPPED)))

    titles = {str(group.title).partition(":")[0] for group in parts[0].groups}
    assert titles == {"Leadership and governance"}


@pytest.mark.django_db(transaction=True)
def test_board_is_told_by_a_mail_that_says_nothing_else(client, board):
    client.force_login(board.manager)
    client.post(
        f"{BASE}open/?edition=small@1",
        {
            "title": "Quill round",
            "due_date_0": "1",
            "due_date_1": "5",
            "due_date_2": str(timezone.localdate().year + 1),
            "parts": ["leading:board", "leading:staff"],
        },
    )

    assert {one.to[0] for one in mail.outbox} == {
        one.email for one in (board.chair, *board.members)
    }
    assert f"http://testserver{BASE}" in mail.outbox[0].body
    assert "Quill" not in mail.outbox[0].subject + mail.outbox[0].body


def test_opening_shows_what_can_be_rated_and_keeps_what_was_typed(client, board):
    choosing = see(client, board.chair, "open/")
    page = client.get(f"{BASE}open/?edition=small@1")
    refused = client.post(f"{BASE}open/?edition=small@1", {"title": "Typed title", "parts": []})

    assert "?edition=small@1" in choosing.text
    assert "The board" in page.text
    assert refused.status_code == 422
    assert "Typed title" in refused.text
    assert not SelfAssessment.objects.exists()


def test_only_one_round_is_open_at_a_time(board, opened):
    with pytest.raises(PlanRefused, match="Close it before"):
        make_round(board.service, board.framework, board.chair)


def test_round_is_refused_for_a_day_that_has_passed(board):
    with pytest.raises(PlanRefused, match="passed"):
        open_round(
            service=board.service,
            framework=board.framework,
            parts=["leading:board"],
            title="Late",
            due_date=timezone.localdate() - timedelta(days=1),
            home=HOME,
            by=board.manager,
        )


def test_round_is_refused_that_asks_nothing(board):
    with pytest.raises(PlanRefused, match="Choose what"):
        open_round(
            service=board.service,
            framework=board.framework,
            parts=["assessing:none"],
            title="Empty",
            due_date=timezone.localdate(),
            home=HOME,
            by=board.manager,
        )


# Who sees it.


def test_board_exists_for_its_service_alone(client, board, opened, outsider, administrator):
    stranger = join_board(make_service("westmere"), ServiceRoleCode.BOARD_CHAIR, "West Chair")

    for person in (outsider, administrator, stranger):
        for path in ("", "open/", f"{opened.pk}/", f"{opened.pk}/rate/1/"):
            assert see(client, person, path).status_code == 404
    assert see(client, stranger, "").status_code == 404
    assert client.get(f"/services/westmere/board/{opened.pk}/").status_code == 404


def test_other_roles_are_told_whose_it_is(client, board, opened):
    assert see(client, board.owner).status_code == 403
    assert see(client, board.members[0], "open/").status_code == 403
    assert see(client, board.manager, f"{opened.pk}/rate/1/").status_code == 403
    assert "Board chair" in see(client, board.owner).text


def test_ended_role_sees_nothing_from_the_next_request_on(client, board, opened):
    assert see(client, board.members[0], f"{opened.pk}/").status_code == 200

    end_service_membership(
        member=ServiceMember.objects.select_related("user", "service").get(user=board.members[0]),
        by="tests",
    )

    assert client.get(f"{BASE}{opened.pk}/").status_code == 404


# Rating.


def fill(**fields):
    named = {"view": "prompt-1-view", "strengths": "prompt-1-strengths"}
    named |= {"warning_signs": "prompt-1-warning_signs", "version": "prompt-1-version"}
    return {named[name]: value for name, value in fields.items()}


def test_member_rates_and_finds_it_again(client, board, opened):
    client.force_login(board.members[0])
    path = f"{BASE}{opened.pk}/rate/1/"
    first = client.post(path, fill(view="partly", strengths="Good\r\npapers", version="0"))
    page = client.get(path)

    row = BoardRating.objects.get()
    assert first.url == f"{BASE}{opened.pk}/"
    assert (row.prompt, row.view, row.strengths) == (FIRST, "partly", "Good\npapers")
    assert 'value="partly" checked' in page.text
    assert "Good\npapers" in page.text
    assert "1 of 1 answered" in client.get(first.url).text


def test_save_and_go_on_leads_to_the_next_part(client, board, opened):
    client.force_login(board.members[0])

    answer = client.post(f"{BASE}{opened.pk}/rate/1/", {**fill(view="strong"), "next": "yes"})
    last = client.post(f"{BASE}{opened.pk}/rate/2/", {"next": "yes"})

    assert answer.url == f"{BASE}{opened.pk}/rate/2/"
    assert last.url == f"{BASE}{opened.pk}/"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"strengths": "Typed words"}, "Choose how well the board does this"),
        ({"view": "splendid", "strengths": "Typed words"}, "Choose one of these views"),
        ({"view": "weak", "strengths": "Typed words" * 200}, "2000"),
    ],
)
def test_refused_rating_loses_nothing_typed(client, board, opened, fields, fault):
    client.force_login(board.members[0])

    answer = client.post(f"{BASE}{opened.pk}/rate/1/", fill(**fields))

    assert answer.status_code == 422
    assert fault in answer.text
    assert fields["strengths"] in answer.text
    assert not BoardRating.objects.exists()


def test_second_tab_shows_both_and_replaces_only_on_purpose(client, board, opened):
    client.force_login(board.members[0])
    path = f"{BASE}{opened.pk}/rate/1/"
    client.post(path, fill(view="partly", strengths="From tab one", version="0"))

    stale = client.post(path, fill(view="weak", strengths="From tab two", version="0"))

    assert stale.status_code == 409
    assert "From tab one" in stale.text
    assert "From tab two" in stale.text
    assert BoardRating.objects.get().strengths == "From tab one"
    client.post(path, fill(view="weak", strengths="From tab two", version="1"))
    assert BoardRating.objects.get().strengths == "From tab two"


def test_same_form_sent_twice_is_no_conflict(client, board, opened):
    client.force_login(board.members[0])
    path = f"{BASE}{opened.pk}/rate/1/"

    answers = [client.post(path, fill(view="partly", version="0")) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert AuditEvent.objects.filter(verb="board_rated").count() == 1


def test_trail_says_that_a_member_rated_and_not_what(board, opened):
    rate(opened, board.members[0], {FIRST: "weak"}, strengths="Quillwords")

    event = AuditEvent.objects.get(verb="board_rated")
    assert event.details == {"self_assessment": opened.pk, "prompts": 1}
    assert "Quill" not in str(AuditEvent.objects.values_list())


def test_part_that_is_not_asked_does_not_exist(client, board, opened):
    for number in (0, 3, 99):
        assert see(client, board.chair, f"{opened.pk}/rate/{number}/").status_code == 404


# Closing.


def test_manager_waits_for_the_day_that_the_chair_need_not(client, board, opened):
    client.force_login(board.manager)
    client.post(f"{BASE}{opened.pk}/close/")
    opened.refresh_from_db()
    assert not opened.is_closed
    assert "Close the round" not in client.get(f"{BASE}{opened.pk}/").text

    SelfAssessment.objects.update(due_date=timezone.localdate() - timedelta(days=1))
    client.post(f"{BASE}{opened.pk}/close/")

    opened.refresh_from_db()
    assert opened.is_closed


def test_nothing_is_added_to_a_closed_round(client, board, opened):
    close(opened, board.chair)
    client.force_login(board.members[0])

    answer = client.post(f"{BASE}{opened.pk}/rate/1/", fill(view="weak", strengths="Too late"))

    assert answer.status_code == 422
    assert "Too late" in answer.text
    assert not BoardRating.objects.exists()
    assert client.get(f"{BASE}{opened.pk}/rate/1/").url == f"{BASE}{opened.pk}/"
    with pytest.raises(PlanRefused):
        close_round(assessment=opened, by=board.chair)


def test_database_keeps_a_closed_round_as_it_was(board, opened):
    rate(opened, board.chair, {FIRST: "weak"})
    close(opened, board.chair)
    row = BoardRating.objects.get()
    changes = [
        lambda: BoardRating.objects.update(view="strong"),
        lambda: BoardRating.objects.all().delete(),
        lambda: BoardRating.objects.create(
            assessment=opened, member=board.manager, prompt=SECOND, view="weak"
        ),
        lambda: SelfAssessment.objects.update(closed_at=None, closed_by=None),
        lambda: SelfAssessment.objects.all()._raw_delete("default"),
    ]

    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    row.refresh_from_db()
    assert row.view == "weak"
