"""Loads an edition of a framework from its file and publishes it, all or nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import UserError
from audit.services import record_event
from standards.choices import FrameworkStatus
from standards.errors import Fault, FrameworkFileError
from standards.models import CaseQuestion, Framework, Standard
from standards.services.checking import find_faults
from standards.services.parsing import MOST_BYTES, ParsedFile, parse_file
from standards.types import FrameworkContent, read_framework

SHIPPED_FRAMEWORKS = Path(__file__).resolve().parents[1] / "frameworks"


@dataclass(frozen=True)
class LoadedFramework:
    """The published edition, and whether this load published it or found it already there."""

    framework: Framework
    is_new: bool


def load_framework(*, content: bytes, by: str) -> LoadedFramework:
    """Check the bytes of a framework file and publish the edition in it.

    The same content again changes nothing. Raises FrameworkFileError with every fault found, and
    for content that differs from an edition already published: a published edition is final.
    """
    file = parse_file(content)
    faults = find_faults(file)
    if faults:
        raise FrameworkFileError(faults)
    try:
        return _load_once(file, by)
    except IntegrityError:
        # Somebody else loaded the edition since we looked; look again.
        return _load_once(file, by)


def load_framework_file(*, path: Path, by: str) -> LoadedFramework:
    """Load the framework in a file; raises UserError in plain words where it cannot be read."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise UserError(_("“%(path)s” is a directory; name a file.") % {"path": path}) from error
    except FileNotFoundError as error:
        raise UserError(_("There is no file “%(path)s”.") % {"path": path}) from error
    except OSError as error:
        words = {"path": path, "why": error.strerror}
        raise UserError(_("“%(path)s” cannot be read: %(why)s.") % words) from error
    return load_framework(content=content, by=by)


def load_shipped_frameworks(*, by: str) -> list[LoadedFramework]:
    """Load every framework that comes with the application."""
    return [
        load_framework_file(path=path, by=by) for path in sorted(SHIPPED_FRAMEWORKS.glob("*.yaml"))
    ]


def hash_document(document: Any) -> str:
    """Fingerprint of what a file says; layout, comments and the order of fields do not matter."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def _load_once(file: ParsedFile, by: str) -> LoadedFramework:
    content_hash = hash_document(file.document)
    content = read_framework(file.document)
    existing = Framework.objects.filter(code=content.code, edition=content.edition).first()
    if existing and existing.is_published:
        if existing.content_hash != content_hash:
            raise FrameworkFileError([_published_already(file)])
        return LoadedFramework(existing, is_new=False)
    if existing:
        existing.delete()
    framework = _store_draft(content, file.document, content_hash)
    _publish(framework, by)
    return LoadedFramework(framework, is_new=True)


def _published_already(file: ParsedFile) -> Fault:
    reason = _(
        "edition %(edition)s is already published and says something else; "
        "a published edition never changes, so give it a new edition number"
    )
    return Fault(file.line_of(("edition",)), reason % {"edition": file.document["edition"]})


def _store_draft(content: FrameworkContent, document: Any, content_hash: str) -> Framework:
    framework = Framework.objects.create(
        code=content.code,
        edition=content.edition,
        title=content.title.text_in("en").words,
        status=FrameworkStatus.DRAFT,
        content_hash=content_hash,
        document=document,
    )
    Standard.objects.bulk_create(
        Standard(framework=framework, code=standard.code, number=standard.position)
        for standard in content.standards
    )
    CaseQuestion.objects.bulk_create(
        CaseQuestion(framework=framework, code=question.code, position=question.position)
        for question in content.questions
    )
    return framework


def _publish(framework: Framework, by: str) -> None:
    framework.status = FrameworkStatus.PUBLISHED
    framework.published_at = timezone.now()
    framework.published_by = by
    framework.save(update_fields=["status", "published_at", "published_by"])
    record_event(
        stream="frameworks",
        verb="framework_published",
        by=by,
        object_label=str(framework),
        details={"content_hash": framework.content_hash},
    )
