"""The oracles bite: each kind of broken promise is counted, and nothing that was kept."""

from typing import Any

import pytest

from cases.types import AnswerContent
from tests.faults.log import Record
from tests.faults.oracle import check

YES = {"value": "yes", "reasons": [], "note": ""}
NO = {"value": "no", "reasons": [], "note": ""}
BLANK = {"value": "", "reasons": [], "note": ""}


def digest(content: dict[str, Any]) -> str:
    return AnswerContent.from_data(content).digest


def event(version: int, content: dict[str, Any], old: dict[str, Any], **more: Any) -> Record:
    facts = {"person": "1", "client_id": "page", "client_at": None, "stored_at": float(version)}
    basic = {"kind": "event", "question": "AS01", "op_id": f"op-{version}", "cause": "person"}
    return {**basic, **facts, "version": version, "base": version - 1, "content": content,
            "old": old, **more}  # fmt: skip


def answer(version: int, content: dict[str, Any]) -> Record:
    return {"kind": "answer", "question": "AS01", "version": version, "content": content}


def sample(status: str, version: int, content: dict[str, Any], **more: Any) -> Record:
    where = {"tab": "rosa.1", "person": "1", "question": "AS01", "time": 5.0, "header": 0}
    claim = {"status": status, "version": version, "digest": digest(content), "isLaidBy": False}
    return {"kind": "sample", **where, **claim, "content": content, **more}


def typed(before: dict[str, Any], after: dict[str, Any], **more: Any) -> Record:
    where = {"tab": "rosa.1", "person": "1", "question": "AS01", "time": 4.0, "act": "choose"}
    return {"kind": "typed", **where, "before": before, "after": after, **more}


GOOD = [typed(BLANK, YES), event(1, YES, BLANK), answer(1, YES), sample("settled", 1, YES)]


def test_saved_answer_that_is_there_breaks_nothing() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("records", "invariant"),
    [
        ([sample("settled", 1, YES)], "I1"),
        ([event(1, NO, BLANK), answer(1, NO), sample("settled", 1, YES)], "I1"),
        ([event(1, YES, BLANK), answer(1, NO)], "I1"),
        ([event(1, YES, NO), answer(1, YES)], "I1"),
        ([event(2, YES, BLANK), answer(2, YES)], "I1"),
        ([{"kind": "broken", "sequence": 1}], "I1"),
        ([*GOOD, sample("settled", 1, NO, digest=digest(YES))], "I2"),
        ([*GOOD, sample("kept", 1, NO, header=0)], "I2"),
        ([*GOOD, event(2, NO, YES, person="2"), answer(2, NO)], "I3"),
        ([*GOOD, event(2, NO, YES, base=0), answer(2, NO)], "I3"),
        ([*GOOD, event(2, NO, YES, op_id="op-1"), answer(2, NO)], "I3"),
        ([typed(BLANK, YES)], "I4"),
        ([typed(BLANK, YES), {"kind": "gone", "tab": "rosa.1", "at": 9.0}], "I4"),
    ],
    ids=[
        "saved without an event",
        "saved with another content",
        "answer beside its events",
        "event that does not follow",
        "event missing",
        "chain broken",
        "change shown as saved",
        "header silent",
        "replaced unseen",
        "stored over another version",
        "stored twice",
        "typed and lost",
        "kept and lost in a crash",
    ],
)
def test_broken_promise_is_counted(records: list[Record], invariant: str) -> None:
    assert invariant in {violation.invariant for violation in check(records)}


@pytest.mark.parametrize(
    "records",
    [
        [*GOOD, event(2, NO, YES, person="2", cause="conflict_choice"), answer(2, NO)],
        [*GOOD, sample("kept", 1, NO, header=1)],
        [typed(BLANK, YES), {"kind": "gone", "tab": "rosa.1", "at": 4.1}],
        [typed(BLANK, YES), typed(YES, BLANK, time=4.2), sample("settled", 0, BLANK)],
        [typed(BLANK, YES), {"kind": "outbox", "person": "1", "question": "AS01", "content": YES}],
    ],
    ids=["chosen", "shown as waiting", "crashed at once", "taken back", "in the outbox"],
)
def test_kept_promise_is_not_counted(records: list[Record]) -> None:
    assert [one for one in check(records) if one.invariant != "I1"] == []
