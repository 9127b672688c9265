"""Nobody reads what a member says before the round is closed, in no byte; after it, no name."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.roles import ServiceRoleCode
from improvement.choices import BoardView
from tests.architecture.routes import walk_routes
from tests.factories.boards import close, join_board, make_round, rate
from tests.factories.frameworks import make_framework
from tests.factories.inspections import make_service

pytestmark = pytest.mark.django_db
CANARY = "Quetzalcanary"
FIRST, SECOND = "leading:G01", "leading:G02"
# What differs from one answer to the next without telling anything.
NONCES = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|name="author" value="[^"]*"|csrftoken=[^;]*;'
    r"|expires=[^;]*;"
)


class Board:
    """A board of four with a manager and an owner; one member is to be found out."""

    def __init__(self):
        self.service = make_service()
        join = self.join
        self.manager = join(ServiceRoleCode.MANAGER, "Mara Quay")
        self.chair = join(ServiceRoleCode.BOARD_CHAIR, "Cleo Birch")
        self.other = join(ServiceRoleCode.BOARD_MEMBER, "Ben Stone")
        self.third = join(ServiceRoleCode.BOARD_MEMBER, "Dan Frost")
        self.owner = join(ServiceRoleCode.ACTION_OWNER, "Owen Pike")
        self.victim = join(ServiceRoleCode.BOARD_MEMBER, "Ann Reed")
        self.round = make_round(self.service, make_framework(), self.manager)

    def join(self, role, name):
        return join_board(self.service, role, name)

    @property
    def readers(self):
        return [self.manager, self.chair, self.other, self.third, self.owner]

    def speak(self, view="weak", words=CANARY):
        rate(
            self.round,
            self.victim,
            {FIRST: view, SECOND: view},
            strengths=f"{words} one",
            warning_signs=f"{words} two",
        )


@pytest.fixture
def board():
    return Board()


def bytes_of(answer):
    return f"{answer.status_code} {answer.headers} {answer.cookies}".encode() + answer.content


def addresses(board):
    """Every address of the board, with all that a form could carry."""
    for route in walk_routes():
        if route.name.startswith("improvement:board-"):
            known = {
                "service": board.service.code,
                "board_round": board.round.pk,
                "board_part": 1,
                "board_prompt": FIRST,
            }
            yield reverse(route.name, kwargs={name: known[name] for name in route.converters})


def asked(client, board):
    """Yield what every reader gets from every door, asked in every way."""
    for reader in board.readers:
        client.force_login(reader)
        for address in addresses(board):
            for query in ("", f"?edition=small@1&q={CANARY[:4]}", "?format=json"):
                yield reader, client.get(f"{address}{query}")
                yield (
                    reader,
                    client.get(f"{address}{query}", headers={"Accept": "application/json"}),
                )
                yield reader, client.head(f"{address}{query}")
            if not address.endswith("/close/"):
                yield reader, client.post(address, {"prompt-1-strengths": "Of my own"})


def test_no_byte_of_an_open_round_tells_what_another_said(client, board):
    board.speak()

    telling = [
        (reader.name, answer.request["PATH_INFO"])
        for reader, answer in asked(client, board)
        if CANARY.encode() in bytes_of(answer)
    ]

    assert telling == []


def pages(client, board, reader):
    """Everything a reader gets, but for what differs each time."""
    client.force_login(reader)
    return [NONCES.sub("", bytes_of(client.get(address)).decode()) for address in addresses(board)]


@pytest.mark.parametrize("reader", ["manager", "chair", "other", "owner"])
def test_pages_are_the_same_whichever_view_another_holds(client, board, reader):
    """The same bytes for each view: length, order and headers tell nothing either."""
    person = getattr(board, reader)
    board.speak("strong", "Same length")
    seen = pages(client, board, person)
    for view in BoardView:
        board.round.ratings.update(view=view, strengths="", warning_signs=f"{view} " * 50)

        assert pages(client, board, person) == seen, view


def test_members_do_not_even_learn_who_has_answered(client, board):
    before = pages(client, board, board.other)
    board.speak()

    assert pages(client, board, board.other) == before


def test_whoever_keeps_the_round_learns_how_many_and_no_more(client, board):
    board.speak()
    client.force_login(board.chair)

    page = client.get(f"/services/eastmarsh/board/{board.round.pk}/").text

    assert re.search(r"Ann Reed</th>.*2 of 2 answered", page, re.DOTALL)
    assert "Weak" not in page


def test_comparison_of_an_open_round_does_not_exist(client, board):
    board.speak()
    for reader in (board.manager, board.chair, board.victim):
        client.force_login(reader)
        answer = client.get(f"/services/eastmarsh/board/{board.round.pk}/comparison/1/")
        assert answer.status_code == 404


def test_member_does_not_reach_anothers_words_by_a_conflict(client, board):
    board.speak()
    client.force_login(board.other)

    answer = client.post(
        f"/services/eastmarsh/board/{board.round.pk}/rate/1/",
        {"prompt-1-view": "strong", "prompt-1-version": "1"},
    )

    assert answer.status_code == 302
    assert board.round.ratings.get(member=board.victim, prompt=FIRST).view == "weak"
    assert board.round.ratings.get(member=board.other).view == "strong"


def test_no_mail_holds_a_view(board):
    board.speak()
    rate(board.round, board.other, {FIRST: "weak"}, strengths=CANARY)
    close(board.round, board.chair)

    assert CANARY not in "".join(one.subject + one.body for one in mail.outbox)


# Once it is closed.


def see(client, board, reader, path=""):
    client.force_login(reader)
    return client.get(f"/services/eastmarsh/board/{board.round.pk}/{path}").text


def test_two_voices_stay_hidden_for_ever(client, board):
    board.speak()
    rate(board.round, board.chair, {FIRST: "strong", SECOND: "strong"})
    close(board.round, board.chair)

    for reader in (board.chair, board.manager, board.other):
        for path in ("", "comparison/1/", "comparison/2/"):
            page = see(client, board, reader, path)
            assert CANARY not in page
            assert "Weak 1" not in page
    assert "Fewer than 3 members gave a view" in see(client, board, board.chair, "comparison/1/")


def test_three_voices_are_compared_without_a_name(client, board):
    board.speak()
    for other in (board.other, board.third):
        rate(board.round, other, {FIRST: "mostly", SECOND: "unsure"}, strengths="Aardvark words")
    close(board.round, board.chair)

    page = see(client, board, board.manager, "comparison/1/")
    assert f"{CANARY} one" in page
    assert "Strong 0 · Mostly 2 · Partly 0 · Weak 1 · Cannot tell 0" in page
    assert page.index("Aardvark") < page.index(CANARY)
    for path in ("", "comparison/1/", "comparison/2/"):
        for reader in (board.manager, board.chair, board.other):
            shown = see(client, board, reader, path)
            assert "Ann Reed" not in shown
            assert "ann.reed" not in shown


def test_order_of_words_does_not_follow_the_order_of_writers(client, board):
    for member, words in ((board.third, "Zebra"), (board.other, "Mole"), (board.chair, "Ant")):
        rate(board.round, member, {FIRST: "partly"}, warning_signs=f"{words} was here")
    close(board.round, board.chair)

    page = see(client, board, board.manager, "comparison/1/")

    assert page.index("Ant was") < page.index("Mole was") < page.index("Zebra was")
