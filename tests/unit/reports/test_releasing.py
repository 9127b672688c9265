"""What is with the service and with the public after which steps."""

import pytest

from reports.choices import Move
from reports.models import ReportMove
from reports.policies import released_versions

SUBMIT, RETURN, SEND, ANSWER, TAKE_BACK, SIGN_OFF, SEND_BACK, REOPEN, PUBLISH, CORRECT, WITHDRAW = (
    Move
)
TO_SERVICE = [SUBMIT, SEND]
TO_PUBLIC = [*TO_SERVICE, ANSWER, SIGN_OFF, PUBLISH]


# By the steps: the number of the one that released the draft, and of the one that published.
@pytest.mark.parametrize(
    ("steps", "draft", "public"),
    [
        ([], None, None),
        ([SUBMIT], None, None),
        ([SUBMIT, RETURN], None, None),
        (TO_SERVICE, 1, None),
        ([*TO_SERVICE, ANSWER], 1, None),
        ([*TO_SERVICE, TAKE_BACK], None, None),
        ([*TO_SERVICE, ANSWER, TAKE_BACK], None, None),
        ([*TO_SERVICE, TAKE_BACK, SUBMIT, SEND], 4, None),
        ([*TO_SERVICE, ANSWER, SIGN_OFF], 1, None),
        ([*TO_SERVICE, ANSWER, SIGN_OFF, SEND_BACK], 1, None),
        ([*TO_SERVICE, ANSWER, SIGN_OFF, REOPEN], 1, None),
        (TO_PUBLIC, None, 4),
        ([*TO_PUBLIC, CORRECT], None, 4),
        ([*TO_PUBLIC, CORRECT, SUBMIT], None, 4),
        ([*TO_PUBLIC, CORRECT, SUBMIT, RETURN], None, 4),
        ([*TO_PUBLIC, CORRECT, SUBMIT, SEND], 7, 4),
        ([*TO_PUBLIC, CORRECT, SUBMIT, SEND, TAKE_BACK], None, 4),
        ([*TO_PUBLIC, CORRECT, SUBMIT, SEND, ANSWER, SIGN_OFF, PUBLISH], None, 10),
        ([*TO_PUBLIC, WITHDRAW], None, None),
        ([*TO_PUBLIC, CORRECT, WITHDRAW], None, None),
        ([*TO_PUBLIC, CORRECT, SUBMIT, SEND, WITHDRAW], None, None),
        ([*TO_PUBLIC, WITHDRAW, CORRECT, SUBMIT, SEND], 8, None),
    ],
)
def test_steps_release_a_draft_and_a_public_version(steps, draft, public):
    moves = [ReportMove(move=move) for move in steps]

    released = released_versions(moves)

    numbers = {id(one): number for number, one in enumerate(moves)}
    assert tuple(numbers.get(id(one)) for one in released) == (draft, public)
    assert released.is_any == (draft is not None or public is not None)
