"""Reading a copy of unsaved answers that its author's laptop could not send."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import find_outbox_key
from audit.services import record_event
from cases.errors import CopyRefused
from cases.queries.copies import find_author
from cases.queries.late import COPY_READ
from cases.services.copy_entries import CopyReader
from cases.types.copies import CopyEntry, CopyFile, CopyReading
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import member_permissions


def read_copy(*, inspection: Inspection, content: bytes, by: User) -> CopyReading:
    """Apply every answer of the file as its author, each in a transaction of its own.

    That an entry opens with the author's key proves that it comes from the author's browser. The
    same file read twice changes nothing more. Raises CopyRefused for a file that is no copy of
    somebody known here, NotAllowed for a role that does not return cases.
    """
    if Permission.RETURN_CASE not in member_permissions(by, inspection):
        raise NotAllowed(refusal_of(Permission.RETURN_CASE))
    file = CopyFile.parse(content)
    author = find_author(file.person)
    key = find_outbox_key(author) if author else None
    if author is None or key is None:
        raise CopyRefused(
            _("This copy was not made by anybody who has signed in here, so it cannot be opened.")
        )
    entries = CopyReader(inspection, author, file, key).read()
    _record(inspection, author, content, entries, by)
    return CopyReading(author.name, tuple(entries))


@transaction.atomic
def _record(
    inspection: Inspection,
    author: User,
    content: bytes,
    entries: Sequence[CopyEntry],
    by: User,
) -> None:
    counts = Counter(one.outcome.value for one in entries)
    record_event(
        stream=inspection.audit_stream,
        verb=COPY_READ,
        by=by.email,
        object_label=inspection.reference,
        details={
            "author": author.email,
            "sha256": hashlib.sha256(content).hexdigest(),
            "entries": dict(sorted(counts.items())),
            "conflicts": [one.conflict.op_id for one in entries if one.conflict],
        },
    )
