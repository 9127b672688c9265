"""What every file goes through before it is kept beside something of an inspection."""

import hashlib
from typing import TypeVar

from django.db.models import Model, QuerySet

from cases.errors import RefusalCode
from judgements.errors import FieldworkRefused
from judgements.policies.attachments import check_file
from judgements.queries.attachment_rules import attachment_rules
from judgements.types.attachments import FileFacts

File = TypeVar("File", bound=Model)


def file_facts(name: str, content: bytes) -> FileFacts:
    """Return what is kept of a file; raises FieldworkRefused for one that may not be attached."""
    found = check_file(name, content, attachment_rules())
    return FileFacts(name, found.media_type, len(content), hashlib.sha256(content).hexdigest())


def find_same(standing: QuerySet[File], facts: FileFacts, full: str) -> File | None:
    """Return the very same file where it stands already among these, or None.

    Raises FieldworkRefused for a file too many; `full` says so, with a place for the limit.
    """
    same = standing.filter(sha256=facts.sha256, name=facts.name).first()
    most = attachment_rules().most_files
    if same is None and standing.count() >= most:
        raise FieldworkRefused(RefusalCode.INVALID, full % {"most": most}, "file")
    return same
