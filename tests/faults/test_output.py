"""What comes out equals what went in: the answers are the replay of their events."""

import pytest

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
