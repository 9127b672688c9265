"""Two managers who comment at the same time: both texts are kept, whatever meets what."""

import uuid
from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from accounts.models import User
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.choices import OperationOutcome
from judgements.errors import FieldworkRefused
from judgements.models import Operation
from judgements.services.saving import save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from reports.choices import Move, ReportStatus
from reports.errors import StaleComments
from reports.models import AccuracyCheck, Report, ReportMove, ServiceComment
from reports.queries.accuracy import comments_of_check, latest_check
from reports.services.accuracy import comments_digest, open_check, send_comments
from reports.services.explanations import add_block
from reports.services.texts import edit_lead_in
from reports.types import BlockContent
from tests.at_once import at_once
from tests.factories.accuracy import SENDER, comment_operation, write_comment
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage
from tests.factories.plans import release_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def managers(inspection: Inspection, make_user: Callable[..., User]) -> list[User]:
    people = [make_user("Ffion Manager"), make_user("Idris Manager")]
    for person in people:
        join_service(inspection, person)
    return people


@pytest.fixture
def paragraph(inspection: Inspection, lead_inspector: User, managers: list[User]) -> str:
    """A numbered paragraph of a draft that is with its service."""
    edit_lead_in(inspection=inspection, text="To do better:", base_version=0, by=lead_inspector)
    content = BlockContent("paragraph", "Staff told us how they work.")
    block = add_block(
        inspection=inspection, standard="planning", content=content, by=lead_inspector
    )
    with transaction.atomic():
        release_report(inspection, lead_inspector, Move.SEND)
        open_check(step=ReportMove.objects.get(), due_date=None, by=lead_inspector)
        Report.objects.update(status=ReportStatus.WITH_SERVICE)
    bring_to_stage(inspection, Stage.WITH_SERVICE)
    return block.key


@pytest.fixture
def check(inspection: Inspection, paragraph: str) -> AccuracyCheck:
    found = latest_check(inspection)
    assert found is not None
    return found


def test_comments_of_two_managers_on_one_paragraph_both_stand(
    inspection: Inspection, paragraph: str, managers: list[User]
) -> None:
    texts = [f"Manager {who} saw it, number {which}." for which in range(3) for who in (0, 1)]
    saves = [
        partial(
            save_operation,
            operation=comment_operation(inspection, place=paragraph, text=text),
            by=managers[number % 2],
        )
        for number, text in enumerate(texts)
    ]

    outcomes = at_once(*saves)

    assert {type(one) for one in outcomes} == {FieldworkReceipt}
    stored = ServiceComment.objects.values_list("claim", "place", "entered_by__name")
    expected = [(text, paragraph, managers[n % 2].name) for n, text in enumerate(texts)]
    assert sorted(stored) == sorted(expected)


def test_one_comment_written_by_two_managers_keeps_and_shows_both_texts(
    inspection: Inspection, paragraph: str, managers: list[User]
) -> None:
    comment = write_comment(inspection, managers[0], place=paragraph, text="First.")
    texts = {"Ffion saw seven.", "Idris saw nine."}
    saves = [
        partial(
            save_operation,
            operation=comment_operation(inspection, comment.uid, 1, place=paragraph, text=text),
            by=by,
        )
        for text, by in zip(sorted(texts), managers, strict=True)
    ]

    outcomes = at_once(*saves)

    assert {type(one) for one in outcomes} == {FieldworkReceipt, FieldworkConflict}
    met = next(one for one in outcomes if isinstance(one, FieldworkConflict))
    comment.refresh_from_db()
    assert met.stored.content["text"] == comment.claim
    kept = {one.content["text"]: one.outcome for one in Operation.objects.all()}
    assert kept.pop("First.") == OperationOutcome.SAVED
    assert kept.keys() == texts
    assert kept.pop(comment.claim) == OperationOutcome.SAVED
    assert list(kept.values()) == [OperationOutcome.CONFLICT]


def test_new_comment_under_one_id_is_the_first_ones_and_the_other_is_kept(
    inspection: Inspection, paragraph: str, managers: list[User]
) -> None:
    key = uuid.uuid4()
    saves = [
        partial(
            save_operation,
            operation=comment_operation(inspection, key, place=paragraph, text=by.name),
            by=by,
        )
        for by in managers
    ]

    outcomes = at_once(*saves)

    assert {type(one) for one in outcomes} == {FieldworkReceipt, FieldworkConflict}
    kept = {one.content["text"] for one in Operation.objects.all()}
    assert kept == {one.name for one in managers}


def test_what_one_types_while_the_other_sends_is_sent_or_kept_as_late(
    inspection: Inspection, paragraph: str, check: AccuracyCheck, managers: list[User]
) -> None:
    comment = write_comment(inspection, managers[0], place=paragraph, text="First.")
    seen = comments_digest(comments_of_check(check))
    late = comment_operation(inspection, comment.uid, 1, place=paragraph, text="Second.")

    sent, saved = at_once(
        partial(send_comments, check=check, sender=SENDER, seen=seen, by=managers[0]),
        partial(save_operation, operation=late, by=managers[1]),
    )

    comment.refresh_from_db()
    kept = Operation.objects.get(op_id=late.op_id)
    if isinstance(sent, StaleComments):
        assert isinstance(saved, FieldworkReceipt)
        assert (comment.claim, comment.is_sent) == ("Second.", False)
    else:
        assert sent is None
        assert isinstance(saved, FieldworkRefused)
        assert saved.kept
        assert (comment.claim, comment.is_sent) == ("First.", True)
        assert (kept.content["text"], kept.outcome) == ("Second.", OperationOutcome.CLOSED)
