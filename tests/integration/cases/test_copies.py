"""Reading a copy of unsaved answers: applied as its author's, once, or refused in clear words."""

import base64
import json
import uuid
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.queries import find_outbox_key
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.models import (
    Answer,
    AnswerEvent,
    Assessment,
    ConflictCopy,
    LateAnswer,
    UrgentConcern,
)
from cases.services.allocating import allocate_assessment
from cases.services.copies import read_copy
from cases.services.copy_entries import in_typed_order
from cases.types.copies import EntryOutcome
from inspections.models import Inspection
from tests.factories.cases import answer, answer_everything, make_case, make_operation, submit
from tests.factories.inspections import make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/copies/"
NONCE = b"123456789012"


def entry(assessment: Assessment, question: str = "AS01", **parts: Any) -> dict[str, Any]:
    """What the scoring page seals: one answer that it could not send."""
    content = {"value": "yes", "reasons": [], "note": "Typed offline.", "ask": False}
    return {
        "kind": "answer",
        "op_id": str(uuid.uuid4()),
        "assessment": str(assessment.pk),
        "question": question,
        "base": 0,
        "after": None,
        "behind": [],
        "content": {**content, **parts.pop("content", {})},
        "cause": "person",
        "at": "2026-04-14T09:00:00.000Z",
        "client_id": "tab-1",
        **parts,
    }


def seal(author: User, data: dict[str, Any], *, op_id: str = "") -> dict[str, str]:
    key = find_outbox_key(author)
    assert key
    op_id = op_id or data["op_id"]
    sealed = AESGCM(key).encrypt(NONCE, json.dumps(data).encode(), f"{author.pk}:{op_id}".encode())
    return {
        "op_id": op_id,
        "iv": base64.b64encode(NONCE).decode(),
        "sealed": base64.b64encode(sealed).decode(),
    }


def copy_of(author: User, *entries: dict[str, Any], **parts: Any) -> bytes:
    sealed = [one if "sealed" in one else seal(author, one) for one in entries]
    file = {"format": "yot-inspect-outbox/1", "person": str(author.pk), "made_at": "2026-04-14"}
    return json.dumps({**file, "entries": sealed, **parts}).encode()


def outcomes(inspection: Inspection, by: User, content: bytes) -> list[EntryOutcome]:
    reading = read_copy(inspection=inspection, content=content, by=by)
    return [one.outcome for one in reading.entries]


def upload(client: Client, content: bytes):
    return client.post(PAGE, {"file": SimpleUploadedFile("unsaved-answers.json", content)})


def test_answer_of_a_copy_is_saved_as_its_authors(
    lead: Client, assessment: Assessment, inspector: User
) -> None:
    data = entry(assessment)

    page = upload(lead, copy_of(inspector, data))

    event = AnswerEvent.objects.get()
    stored = Answer.objects.get()
    assert "Entry 1: EM-01 AS01 : Saved." in text_of(page)
    assert (stored.by, stored.note) == (inspector, "Typed offline.")
    assert (event.cause, event.actor, str(event.op_id)) == ("copy", inspector.email, data["op_id"])


def test_the_same_copy_read_again_changes_nothing(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    content = copy_of(inspector, entry(assessment), entry(assessment, "PL01"))

    first = outcomes(inspection, lead_inspector, content)
    second = outcomes(inspection, lead_inspector, content)

    assert (first, second) == (["saved", "saved"], ["stood", "stood"])
    assert AnswerEvent.objects.count() == 2


def test_answers_typed_on_top_of_each_other_follow_each_other_in_whatever_order(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    first = entry(assessment)
    second = entry(assessment, content={"note": "Second."}, after=first["op_id"])
    third = entry(assessment, content={"note": "Third."}, behind=[second["op_id"], first["op_id"]])

    found = outcomes(inspection, lead_inspector, copy_of(inspector, third, second, first))

    assert found == ["saved"] * 3
    assert (Answer.objects.get().note, Answer.objects.get().version) == ("Third.", 3)


def test_answer_typed_on_top_of_one_that_got_through_takes_its_version(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer(assessment, inspector, {"AS01": "no"})
    sent = AnswerEvent.objects.get()

    found = outcomes(
        inspection,
        lead_inspector,
        copy_of(inspector, entry(assessment, after=str(sent.op_id))),
    )

    assert found == ["saved"]


def test_version_of_somebody_elses_answer_is_never_taken_over(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer(assessment, lead_inspector, {"AS01": "no"})
    theirs = AnswerEvent.objects.get()

    found = outcomes(
        inspection,
        lead_inspector,
        copy_of(inspector, entry(assessment, after=str(theirs.op_id))),
    )

    assert found == ["conflict"]
    assert Answer.objects.get().value == "no"


def test_conflict_is_kept_and_shown_with_both(
    lead: Client, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer(assessment, lead_inspector, {"AS01": "no"}, note="Thin.")

    page = text_of(upload(lead, copy_of(inspector, entry(assessment))))

    assert "Another answer stands" in page
    assert "“Typed offline.”" in page
    assert "“Thin.”" in page
    assert ConflictCopy.objects.get().actor == inspector.email


def test_answer_that_stands_equal_is_told_as_saved(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer(assessment, lead_inspector, {"AS01": "yes"}, note="Typed offline.")

    assert outcomes(inspection, lead_inspector, copy_of(inspector, entry(assessment))) == ["stood"]


def test_answer_to_a_closed_or_reassigned_case_is_kept_as_late(
    inspection: Inspection,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    member: Callable[[RoleCode], User],
) -> None:
    other = make_case(inspection, "EM-02", inspector)
    answer_everything(assessment, inspector)
    submit(assessment, inspector)
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    allocate_assessment(assessment=other, scorer=assessor, by=lead_inspector)

    found = outcomes(
        inspection, lead_inspector, copy_of(inspector, entry(assessment), entry(other))
    )

    assert found == ["late", "late"]
    assert sorted(LateAnswer.objects.values_list("reason", flat=True)) == ["locked", "right"]


def test_copy_of_somebody_who_never_had_the_case_changes_nothing(
    lead: Client, assessment: Assessment, outsider: User
) -> None:
    page = text_of(upload(lead, copy_of(outsider, entry(assessment))))

    assert "Refused. Olu Strange has never had this case." in page
    assert not Answer.objects.exists()
    assert not LateAnswer.objects.exists()


def test_copy_of_a_closed_account_is_kept_as_late(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    User.objects.filter(pk=inspector.pk).update(is_active=False)

    assert outcomes(inspection, lead_inspector, copy_of(inspector, entry(assessment))) == ["late"]


def test_entries_of_another_inspection_are_told_without_content(
    lead: Client, inspector: User, lead_inspector: User, assessment: Assessment
) -> None:
    other = make_inspection(
        assessment.case.inspection.framework,
        service="westmarsh",
        inspector=inspector,
        lead_inspector=lead_inspector,
    )
    elsewhere = make_case(other, "WM-01", inspector)

    page = text_of(upload(lead, copy_of(inspector, entry(elsewhere))))

    assert "Entry 1 : Of another inspection" in page
    assert "Typed offline" not in page
    assert "WM-01" not in page
    assert not Answer.objects.exists()


def test_urgent_concern_of_a_copy_is_raised_as_its_authors(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    op_id = str(uuid.uuid4())
    concern = {
        "kind": "concern",
        "op_id": op_id,
        "url": f"/assessments/{assessment.pk}/concerns/{op_id}",
        "body": {"what": "A threat.", "why_now": "Tonight.", "told_already": ""},
    }

    found = outcomes(inspection, lead_inspector, copy_of(inspector, concern))

    assert found == ["saved"]
    assert str(UrgentConcern.objects.get().pk) == op_id


@pytest.mark.parametrize(
    "change",
    [
        {"content": {"value": "perhaps"}},
        {"content": {"note": "x" * 10_001}},
        {"content": {"value": 1}},
        {"question": "ZZ99"},
        {"question": None},
        {"base": "seven"},
        {"base": 10**30},
        {"at": "yesterday"},
        {"client_id": {"a": 1}},
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused_with_its_reason(
    inspection: Inspection,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    change: dict[str, Any],
) -> None:
    content = copy_of(inspector, entry(assessment, **change))

    (found,) = read_copy(inspection=inspection, content=content, by=lead_inspector).entries

    assert (found.outcome, bool(found.why)) == ("refused", True)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("typed", [None, [], "yes", {"value": "yes"}])
def test_entry_without_an_answer_empties_none(
    inspection: Inspection,
    assessment: Assessment,
    inspector: User,
    lead_inspector: User,
    typed: object,
) -> None:
    answer(assessment, inspector, {"AS01": "yes"})
    data = {**entry(assessment, base=1), "content": typed}

    assert outcomes(inspection, lead_inspector, copy_of(inspector, data)) == ["refused"]
    assert Answer.objects.get().version == 1


def test_entry_that_was_tampered_with_is_not_opened(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    data = entry(assessment)
    sealed = seal(inspector, data)
    faults = [
        {**sealed, "sealed": "AAAA" + sealed["sealed"][4:]},
        {**sealed, "op_id": str(uuid.uuid4())},
        {**sealed, "iv": "AAAA"},
        {**sealed, "sealed": "not base 64!"},
        {**sealed, "sealed": ""},
        seal(lead_inspector, data),
        seal(inspector, data, op_id=str(uuid.uuid4())),
        seal(inspector, {**data, "kind": "order"}),
    ]

    found = outcomes(inspection, lead_inspector, copy_of(inspector, *faults))

    assert found == ["unreadable"] * len(faults)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("one", [None, 1, "x", [], {}, {"op_id": 5}, {"op_id": "x", "iv": []}])
def test_entry_of_the_wrong_shape_is_not_opened(
    inspection: Inspection, inspector: User, lead_inspector: User, one: object
) -> None:
    content = copy_of(inspector, entries=[one])

    assert outcomes(inspection, lead_inspector, content) == ["unreadable"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a": ' * 50_000,
        b"9" * 10_000,
        b"PK\x03\x04",
        b'{"format": "yot-inspect-outbox/2", "person": "1", "entries": []}',
        b'{"format": "yot-inspect-outbox/1", "person": 1, "entries": []}',
        b'{"format": "yot-inspect-outbox/1", "person": "-1", "entries": []}',
        b'{"format": "yot-inspect-outbox/1", "person": "1", "entries": {}}',
        b'{"format": "yot-inspect-outbox/1", "person": "999999", "entries": []}',
        b'{"format": "yot-inspect-outbox/1", "person": "' + b"9" * 500 + b'", "entries": []}',
        b'{"format": "yot-inspect-outbox/1", "person": "1", "entries": ['
        + b"0," * 2_000 + b"0]}",
        b" " * 2_000_001,
    ],
    ids=lambda content: str(content[:40]),
)  # fmt: skip
def test_hostile_file_is_refused_in_words_and_changes_nothing(
    lead: Client, assessment: Assessment, content: bytes
) -> None:
    page = upload(lead, content)

    assert page.status_code == 422
    assert "There is a problem" in text_of(page)
    assert not AuditEvent.objects.filter(verb="copy_read").exists()


def test_reading_is_on_record_with_counts_and_hash_and_no_content(
    inspection: Inspection, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    outcomes(inspection, lead_inspector, copy_of(inspector, entry(assessment), {"sealed": ""}))

    event = AuditEvent.objects.get(verb="copy_read")
    assert event.actor == lead_inspector.email
    assert event.details["author"] == inspector.email
    assert event.details["entries"] == {"saved": 1, "unreadable": 1}
    assert len(event.details["sha256"]) == 64
    assert "Typed offline" not in json.dumps(event.details)


def test_only_who_leads_reads_copies(
    inspection: Inspection, assessment: Assessment, inspector: User
) -> None:
    with pytest.raises(NotAllowed):
        read_copy(inspection=inspection, content=copy_of(inspector), by=inspector)


def test_circle_of_entries_ends_and_loses_none() -> None:
    one, two, three = (uuid.uuid4() for _ in range(3))

    order = in_typed_order({one: [two], two: [three], three: [one]})

    assert sorted(order) == sorted([one, two, three])


def test_long_chain_is_put_in_order() -> None:
    chain = [uuid.uuid4() for _ in range(2_000)]
    links = {late: [early] for early, late in pairwise(chain)}

    assert in_typed_order({**dict(reversed(links.items())), chain[0]: []}) == chain


def test_copy_makes_no_use_of_the_leads_own_right(
    inspection: Inspection, assessment: Assessment, lead_inspector: User, outsider: User
) -> None:
    operation = make_operation(assessment, "AS01", "yes")
    data = entry(assessment, op_id=str(operation.op_id))

    assert outcomes(inspection, lead_inspector, copy_of(outsider, data)) == ["refused"]


def test_conflict_of_a_copy_waits_on_the_leads_list_until_the_answer_changes(
    lead: Client, assessment: Assessment, inspector: User, lead_inspector: User
) -> None:
    answer(assessment, lead_inspector, {"AS01": "no"}, note="Thin.")
    upload(lead, copy_of(inspector, entry(assessment)))

    waiting = text_of(lead.get("/inspections/eastmarsh-2026/late-answers/"))
    answer(assessment, inspector, {"AS01": "yes"}, note="Typed offline.")
    settled = text_of(lead.get("/inspections/eastmarsh-2026/late-answers/"))

    assert "another answer stands" in waiting
    assert "In the copy (Rosa Okafor) “Typed offline.”" in waiting.replace("Yes. ", "")
    assert "another answer stands" not in settled
