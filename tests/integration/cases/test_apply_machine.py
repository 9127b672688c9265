"""A state machine for apply: whatever several people and pages do, nothing is lost or overrun.

Pages send on the versions they have seen; operations are repeated, reused for other content, sent
to closed and reassigned cases, and sent on versions that a restored backup has never seen. After
each step the tables must be the sum of the events.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.errors import NotVisible
from accounts.models import User
from accounts.roles import RoleCode
from cases.choices import Cause
from cases.errors import AnswerRefused
from cases.models import (
    Answer,
    AnswerEvent,
    ConflictCopy,
    LateAnswer,
)
from cases.queries.answering import stored_answers
from cases.queries.chain import find_broken_events
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from cases.services.submitting import return_assessment, submit_assessment
from cases.types import AnswerContent, AnswerOperation, Conflict, Receipt
from inspections.models import Inspection
from tests.factories.cases import answer_everything, make_case

pytestmark = pytest.mark.django_db

QUESTIONS = ("AS01", "PL01")
CONTENTS = st.builds(
    AnswerContent,
    value=st.sampled_from(["yes", "no", ""]),
    note=st.sampled_from(["", "Seen.", "Thin."]),
    ask=st.booleans(),
)
QUESTION = st.sampled_from(QUESTIONS)
PAGE = st.integers(0, 3)
PERSON = st.integers(0, 4)


@dataclass
class Page:
    """An open page: the version it shows of each question, and all that it has ever shown."""

    seen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUESTIONS, 1))
    shown: set[tuple[str, int]] = field(default_factory=lambda: {(code, 1) for code in QUESTIONS})

    def show(self, code: str, version: int) -> None:
        self.seen[code] = version
        self.shown.add((code, version))


@dataclass
class Sent:
    """An operation as it was sent, by whom, from which page, and what it was answered."""

    operation: AnswerOperation
    by: User
    page: Page
    reply: Receipt | Conflict | AnswerRefused | NotVisible


class ApplyMachine(RuleBasedStateMachine):
    """One case, two questions, five people, four pages."""

    people: list[User]
    lead: User
    inspection: Inspection

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.savepoint()
        self.assessment = make_case(self.inspection, f"EM-{uuid.uuid4().int % 10**9}", self.lead)
        answer_everything(self.assessment, self.lead)
        self.pages = [Page() for _ in range(4)]
        self.sent: list[Sent] = []

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.undo)

    def send(self, operation: AnswerOperation, by: User, page: Page) -> Sent:
        """Send as a page does: it learns a version from receipts and conflicts alone."""
        reply: Receipt | Conflict | AnswerRefused | NotVisible
        try:
            reply = apply(operation, by)
        except (AnswerRefused, NotVisible) as refusal:
            reply = refusal
        if isinstance(reply, Receipt):
            page.show(operation.question, reply.version)
        sent = Sent(operation, by, page, reply)
        self.sent.append(sent)
        return sent

    def operation(self, code: str, base: int, content: AnswerContent) -> AnswerOperation:
        return AnswerOperation(uuid.uuid4(), self.assessment.pk, code, base, content)

    @rule(who=PERSON, where=PAGE, code=QUESTION, content=CONTENTS)
    def answer(self, who: int, where: int, code: str, content: AnswerContent) -> None:
        page = self.pages[where]
        self.send(self.operation(code, page.seen[code], content), self.people[who], page)

    @rule(where=PAGE)
    def reload(self, where: int) -> None:
        for code, stored in stored_answers(self.assessment).items():
            self.pages[where].show(code, stored.version)

    @rule(who=PERSON, where=PAGE, code=QUESTION, content=CONTENTS)
    def choose_between_two(self, who: int, where: int, code: str, content: AnswerContent) -> None:
        page = self.pages[where]
        first = self.send(self.operation(code, page.seen[code], content), self.people[who], page)
        if isinstance(first.reply, Conflict):
            page.show(code, first.reply.version)
            again = self.operation(code, first.reply.version, content)
            chosen = replace(again, cause=Cause.CONFLICT_CHOICE)
            assert not isinstance(self.send(chosen, first.by, page).reply, Conflict)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.sent))
        again = self.send(before.operation, before.by, before.page).reply
        if isinstance(before.reply, Receipt) and self.has_event(before.operation.op_id):
            assert isinstance(again, Receipt)
            assert (again.version, again.digest) == (before.reply.version, before.reply.digest)
        if isinstance(before.reply, AnswerRefused) and before.reply.kept:
            assert not isinstance(again, Conflict | NotVisible)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), who=PERSON, where=PAGE, content=CONTENTS)
    def reuse_an_operation_id(
        self, data: st.DataObject, who: int, where: int, content: AnswerContent
    ) -> None:
        before = data.draw(st.sampled_from(self.sent))
        events = AnswerEvent.objects.count()
        known = self.has_event(before.operation.op_id)
        page = self.pages[where]
        base = page.seen[before.operation.question]
        changed = replace(before.operation, content=content, base_version=base)
        sent = self.send(changed, self.people[who], page)
        if known:
            assert AnswerEvent.objects.count() == events
        if known and content != before.operation.content:
            assert isinstance(sent.reply, AnswerRefused | NotVisible)

    @rule(who=PERSON, where=PAGE, code=QUESTION, content=CONTENTS, ahead=st.integers(1, 5))
    def send_what_a_restored_backup_has_not_seen(
        self, who: int, where: int, code: str, content: AnswerContent, ahead: int
    ) -> None:
        stored = stored_answers(self.assessment)[code]
        sent = self.send(
            self.operation(code, stored.version + ahead, content), self.people[who],
            self.pages[where],
        )  # fmt: skip
        if isinstance(sent.reply, Receipt):
            assert stored_answers(self.assessment)[code] == stored

    @rule()
    def submit(self) -> None:
        self.assessment.refresh_from_db()
        if not self.assessment.is_submitted:
            answer_everything(self.assessment, self.lead)
            submit_assessment(assessment=self.assessment, by=self.lead)

    @rule()
    def give_back(self) -> None:
        self.assessment.refresh_from_db()
        if self.assessment.is_submitted:
            return_assessment(assessment=self.assessment, reason="Look again.", by=self.lead)

    @rule(who=st.integers(0, 3))
    def reallocate(self, who: int) -> None:
        allocate_assessment(assessment=self.assessment, scorer=self.people[who], by=self.lead)

    def has_event(self, op_id: uuid.UUID) -> bool:
        return AnswerEvent.objects.filter(op_id=op_id).exists()

    @invariant()
    def answers_are_the_sum_of_the_events(self) -> None:
        replayed: dict[str, tuple[int, AnswerContent]] = {}
        for event in self.assessment.events.select_related("payload", "question"):
            version, before = replayed.get(event.question.code, (0, AnswerContent()))
            assert (event.base_version, event.new_version) == (version, version + 1)
            assert AnswerContent.from_data(event.payload.old) == before
            after = AnswerContent.from_data(event.payload.new)
            replayed[event.question.code] = (event.new_version, after)
        stored = stored_answers(self.assessment)
        assert {code: (one.version, one.content) for code, one in stored.items()} == replayed
        assert Answer.objects.filter(assessment=self.assessment).count() == len(replayed)

    @invariant()
    def chain_verifies(self) -> None:
        assert find_broken_events(self.assessment) == []

    @invariant()
    def last_reply_keeps_its_word(self) -> None:
        if not self.sent:
            return
        last = self.sent[-1]
        operation, reply = last.operation, last.reply
        event = AnswerEvent.objects.filter(op_id=operation.op_id).first()
        if isinstance(reply, Receipt):
            assert reply.digest == operation.content.digest
            kept = AnswerEvent.objects.get(
                assessment=self.assessment,
                question__code=operation.question,
                new_version=reply.version,
            )
            assert AnswerContent.from_data(kept.payload.new) == operation.content
            assert event is None or event.new_version == reply.version
        elif isinstance(reply, Conflict):
            copy = ConflictCopy.objects.get(op_id=operation.op_id)
            assert AnswerContent.from_data(copy.payload.content) == operation.content
            assert event is None
        elif isinstance(reply, AnswerRefused) and reply.kept:
            late = LateAnswer.objects.filter(
                actor=last.by.email, question__code=operation.question
            ).values_list("payload__content", flat=True)
            assert operation.content in [AnswerContent.from_data(one) for one in late]
        else:
            assert str(reply) or isinstance(reply, NotVisible)

    @invariant()
    def nothing_is_replaced_that_its_author_has_not_seen(self) -> None:
        events = self.assessment.events.in_bulk(field_name="op_id")
        sent = {one.operation.op_id: one for one in self.sent if isinstance(one.reply, Receipt)}
        for op_id in sent.keys() & events.keys():
            one, event = sent[op_id], events[op_id]
            assert event.base_version == one.operation.base_version
            assert (one.operation.question, event.base_version) in one.page.shown


@pytest.fixture
def people(
    inspector: User,
    lead_inspector: User,
    outsider: User,
    member: Callable[[RoleCode], User],
) -> list[User]:
    """The scorer, who leads, an assessor who sees own cases alone, a deputy, a stranger."""
    assessor, deputy = member(RoleCode.LOCAL_ASSESSOR), member(RoleCode.DEPUTY_LEAD)
    return [inspector, lead_inspector, assessor, deputy, outsider]


def test_whatever_happens_nothing_is_lost_and_nothing_overrun(
    inspection: Inspection, lead_inspector: User, people: list[User]
) -> None:
    parts = {"people": people, "lead": lead_inspector, "inspection": inspection}
    machine = type("ApplyMachineHere", (ApplyMachine,), parts)

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
