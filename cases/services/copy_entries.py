"""The entries of a copy, each sent on to what it was meant for, as its author's."""

import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from cases.choices import Cause
from cases.errors import AnswerRefused, ConcernRefused, RefusalCode
from cases.queries.copies import OwnVersions, case_references
from cases.queries.operations import Trace, find_traces
from cases.services.answering import apply
from cases.services.concerns import raise_concern
from cases.types import AnswerOperation, ConcernOperation, Conflict
from cases.types.copies import CopyEntry, CopyFile, EntryOutcome
from inspections.models import Inspection

CONCERN_ADDRESS = re.compile(r"/assessments/([0-9a-f-]{36})/concerns/")
CONTENT_FIELDS = frozenset({"value", "reasons", "note"})
# A page names no more; see static/js/scoring/state.js.
MOST_BEHIND = 50


class CopyReader:
    """Takes the entries of one file, those that others were typed on top of first."""

    def __init__(self, inspection: Inspection, author: User, file: CopyFile, key: bytes) -> None:
        self._author = author
        self._file = file
        self._key = key
        self._cases = case_references(inspection)
        self._versions = OwnVersions(author)

    def read(self) -> list[CopyEntry]:
        """Take all entries and return what became of each, in the order of the file."""
        opened: dict[uuid.UUID, tuple[int, Mapping[str, Any]]] = {}
        results: list[CopyEntry] = []
        for number, entry in enumerate(self._file.entries, start=1):
            data = entry.open(self._key, self._file.person) if entry else None
            if entry is None or data is None:
                results.append(CopyEntry(number, EntryOutcome.UNREADABLE))
            elif entry.op_id in opened:
                why = _("This entry stands in the file twice.")
                results.append(CopyEntry(number, EntryOutcome.STOOD, why=why))
            else:
                opened[entry.op_id] = (number, data)
        for op_id in in_typed_order({one: behind(data) for one, (_n, data) in opened.items()}):
            results.append(self._take(*opened[op_id]))
        return sorted(results, key=lambda one: one.number)

    def _take(self, number: int, data: Mapping[str, Any]) -> CopyEntry:
        take = {"answer": self._apply, "concern": self._raise}.get(str(data.get("kind")))
        if take is None:
            return CopyEntry(number, EntryOutcome.UNREADABLE)
        try:
            return take(number, data)
        except DatabaseError:
            # The next entry must not find the broken connection.
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
            return CopyEntry(number, EntryOutcome.TRY_AGAIN)

    def _apply(self, number: int, data: Mapping[str, Any]) -> CopyEntry:
        case = self._cases.get(str(data.get("assessment")))
        if case is None:
            return CopyEntry(number, EntryOutcome.ELSEWHERE)
        try:
            operation = self._parse(data)
        except AnswerRefused as refusal:
            return CopyEntry(number, EntryOutcome.REFUSED, case, why=str(refusal))
        conflict: Conflict | None = None
        why = ""
        try:
            outcome, conflict = self._save(operation)
        except AnswerRefused as refusal:
            outcome = EntryOutcome.LATE if refusal.kept else EntryOutcome.REFUSED
            why = str(refusal)
        except NotVisible:
            outcome, why = EntryOutcome.REFUSED, self._never_had()
        return CopyEntry(
            number, outcome, case, operation.question, operation.content, conflict, why
        )

    def _save(self, operation: AnswerOperation) -> tuple[EntryOutcome, Conflict | None]:
        stood = self._has_event(operation)
        reply = apply(operation, self._author)
        if isinstance(reply, Conflict):
            return EntryOutcome.CONFLICT, reply
        self._versions.learn(operation, reply)
        is_new = not stood and self._has_event(operation)
        return (EntryOutcome.SAVED if is_new else EntryOutcome.STOOD), None

    def _has_event(self, operation: AnswerOperation) -> bool:
        return Trace.EVENT in find_traces([operation.op_id]).get(operation.op_id, ())

    def _parse(self, data: Mapping[str, Any]) -> AnswerOperation:
        typed = data.get("content")
        if not isinstance(typed, dict) or not typed.keys() >= CONTENT_FIELDS:
            # What is missing must not be taken for an answer that was emptied.
            raise AnswerRefused(RefusalCode.MALFORMED, _("The entry holds no answer."))
        envelope = {
            "op_id": data["op_id"],
            "assessment_id": data["assessment"],
            "question": data.get("question"),
            "client_id": data.get("client_id"),
            "client_at": data.get("at"),
            "base_version": self._versions.base_of(data, behind(data)),
            "group_id": None,
        }
        return AnswerOperation.parse({**typed, **envelope}, cause=Cause.COPY)

    def _raise(self, number: int, data: Mapping[str, Any]) -> CopyEntry:
        address = CONCERN_ADDRESS.search(str(data.get("url")))
        assessment = address.group(1) if address else ""
        case = self._cases.get(assessment)
        if case is None:
            return CopyEntry(number, EntryOutcome.ELSEWHERE)
        body = data.get("body")
        typed = body if isinstance(body, dict) else {}
        sent = {**typed, "op_id": data["op_id"], "client_at": data.get("at")}
        try:
            operation = ConcernOperation.parse({**sent, "assessment_id": assessment})
            raise_concern(operation, self._author)
        except ConcernRefused as refusal:
            return CopyEntry(number, EntryOutcome.REFUSED, case, why=str(refusal))
        except NotVisible:
            return CopyEntry(number, EntryOutcome.REFUSED, case, why=self._never_had())
        return CopyEntry(number, EntryOutcome.SAVED, case, why=_("An urgent concern."))

    def _never_had(self) -> str:
        return _("%(name)s has never had this case.") % {"name": self._author.name}


def behind(data: Mapping[str, Any]) -> list[uuid.UUID]:
    """Return the operations that an entry was typed on top of, the nearest first."""
    given = data.get("behind") or [data.get("after")]
    found = []
    for one in given[:MOST_BEHIND] if isinstance(given, list) else []:
        try:
            found.append(uuid.UUID(str(one)))
        except ValueError:
            continue
    return found


def in_typed_order(links: Mapping[uuid.UUID, Iterable[uuid.UUID]]) -> list[uuid.UUID]:
    """Return the operations so that each follows those it was typed on top of; circles end."""
    order: dict[uuid.UUID, None] = {}
    for start in links:
        path, pending = {start}, [start]
        while pending:
            before = (one for one in links[pending[-1]] if one in links and one not in order)
            onward = next((one for one in before if one not in path), None)
            if onward is None:
                order.setdefault(pending.pop())
            else:
                path.add(onward)
                pending.append(onward)
    return list(order)
