"""The one parser of an answer, and its digest."""

import hashlib
import uuid

import pytest

from cases.errors import AnswerRefused, RefusalCode
from cases.types import NOTE_LIMIT, AnswerContent, AnswerOperation


def data(**changes: object) -> dict[str, object]:
    return {
        "op_id": str(uuid.uuid4()),
        "assessment_id": str(uuid.uuid4()),
        "question": "AS01",
        "base_version": "3",
        "value": "no",
        "reasons": ["thin", "late", "thin"],
        "note": "Seen.\r\nTwice.\r",
    } | changes


def test_parse_reads_one_kind_of_line_end_and_sorted_reasons() -> None:
    operation = AnswerOperation.parse(data())

    assert operation.base_version == 3
    assert operation.content == AnswerContent("no", ("late", "thin"), "Seen.\nTwice.\n")


@pytest.mark.parametrize(
    "changes",
    [
        {"op_id": "1"},
        {"op_id": None},
        {"assessment_id": "x"},
        {"base_version": "-1"},
        {"base_version": "1.5"},
        {"base_version": "٣"},
        {"base_version": None},
        {"question": ["AS01"]},
        {"value": "x" * 65},
        {"value": 1},
        {"reasons": "thin"},
        {"reasons": [1]},
        {"reasons": ["a"] * 21},
        {"value": "\x00"},
    ],
)
def test_parse_refuses_a_wrong_shape(changes: dict[str, object]) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        AnswerOperation.parse(data(**changes))

    assert refusal.value.code == RefusalCode.MALFORMED


@pytest.mark.parametrize("note", ["x" * (NOTE_LIMIT + 1), "nul \x00", "half \ud800"])
def test_parse_refuses_a_note_that_cannot_be_kept(note: str) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        AnswerOperation.parse(data(note=note))

    assert refusal.value.code == RefusalCode.INVALID


def test_digest_is_what_a_page_computes() -> None:
    content = AnswerContent("no", ("late", "thin"), 'Said "ŵ"\n\u2028 \x1f')

    written = '["no",["late","thin"],"Said \\"ŵ\\"\\n\u2028 \\u001f"]'
    assert content.digest == hashlib.sha256(written.encode()).hexdigest()
