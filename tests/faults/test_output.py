"""What comes out equals what went in: the answers are the replay of their events."""

import pytest
from django.db import DatabaseError, connection, transaction

from cases.queries.answering import stored_answers
from cases.types import AnswerContent
from tests.faults.play import Play

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_f46_replay_of_the_events_equals_the_answers_and_the_screen(play: Play) -> None:
    page = play.open()
    for value in ("yes", "no", "yes"):
        page.choose("AS01", value)
        page.note("AS01", f"Said {value}.")
        page.saves("AS01")

    replayed: dict[str, AnswerContent] = {}
    for event in play.assessment.events.select_related("payload", "question"):
        assert AnswerContent.from_data(event.payload.old) == replayed.get(
            event.question.code, AnswerContent()
        )
        replayed[event.question.code] = AnswerContent.from_data(event.payload.new)

    stored = {code: one.content for code, one in stored_answers(play.assessment).items()}
    assert stored == replayed
    assert AnswerContent.from_data(page.content("AS01")) == stored["AS01"]


@pytest.mark.parametrize("table", ["cases_answerevent", "audit_auditevent"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = at", "DELETE FROM {}"])
def test_f47_record_cannot_be_changed_by_the_role_the_servers_have(
    play: Play, table: str, change: str
) -> None:
    play.lead_answers("AS01", "yes", "On record.")

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))
