"""People of one service at one draft in the same moment: nothing that either says is lost."""

import uuid
from functools import partial

import pytest

from accounts.roles import ServiceRoleCode
from inspections.models import Inspection
from judgements.models import Operation
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from reports.choices import Move, ReportStatus
from reports.errors import WritingRefused
from reports.models import ReportMove, ServiceComment
from reports.queries.accuracy import latest_check
from reports.services.accuracy import comments_digest, send_comments
from tests.at_once import at_once
from tests.factories.accuracy import SENDER, comment_operation, write_comment
from tests.factories.concerns import join_service
from tests.factories.life import bring_report_to, finish_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(make_user):
    return [make_user("Ffion Manager"), make_user("Aled Manager")]


@pytest.fixture
def draft(sampled, lead_inspector, people) -> Inspection:
    """A report whose draft is with its service, which has two managers."""
    finish_report(sampled, lead_inspector)
    for one in people:
        join_service(sampled, one, ServiceRoleCode.MANAGER)
    bring_report_to(sampled, ReportStatus.WITH_SERVICE)
    return Inspection.objects.get(pk=sampled.pk)


def test_two_managers_on_one_paragraph_lose_nothing(draft, people):
    saves = [
        partial(save_operation, operation=comment_operation(draft, text=f"By {one.name}."), by=one)
        for one in people
        for _time in range(4)
    ]

    outcomes = at_once(*saves)

    assert all(isinstance(one, FieldworkReceipt) for one in outcomes)
    found = ServiceComment.objects.filter(place="foreword").values_list("claim", flat=True)
    assert sorted(found) == ["By Aled Manager."] * 4 + ["By Ffion Manager."] * 4


def test_two_managers_on_one_comment_meet_and_both_texts_are_kept(draft, people):
    key = uuid.uuid4()
    saves = [
        partial(
            save_operation, operation=comment_operation(draft, key, text=f"By {one.name}."), by=one
        )
        for one in people
    ]

    outcomes = at_once(*saves)

    kinds = sorted(type(one).__name__ for one in outcomes)
    assert kinds == [FieldworkConflict.__name__, FieldworkReceipt.__name__]
    kept = {one.content["text"] for one in Operation.objects.filter(key=str(key))}
    assert kept == {"By Aled Manager.", "By Ffion Manager."}


def test_two_managers_who_send_at_once_send_once(draft, people):
    check, seen = latest_check(draft), comments_digest([write_comment(draft, people[0])])

    outcomes = at_once(
        *(partial(send_comments, check=check, sender=SENDER, seen=seen, by=one) for one in people)
    )

    assert sum(isinstance(one, WritingRefused) for one in outcomes) == 1
    assert ReportMove.objects.filter(move=Move.ANSWER).count() == 1
    assert ServiceComment.objects.get().number == 1


def test_comment_saved_while_another_sends_is_sent_or_kept(draft, people):
    first = write_comment(draft, people[0])
    check, seen = latest_check(draft), comments_digest([first])
    late = comment_operation(draft, text="At the last moment.")

    at_once(
        partial(send_comments, check=check, sender=SENDER, seen=seen, by=people[0]),
        partial(save_operation, operation=late, by=people[1]),
    )

    stored = ServiceComment.objects.filter(claim="At the last moment.").exists()
    kept = Operation.objects.get(pk=late.op_id)
    assert kept.content["text"] == "At the last moment."
    assert stored or kept.outcome == "closed"
    check.refresh_from_db()
    # Whoever is asked to send again has seen what came meanwhile; what was sent was seen.
    assert check.is_sent != stored
