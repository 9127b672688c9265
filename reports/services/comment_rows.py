"""How a comment of the service is read and written when it is saved as it is typed."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.errors import RefusalCode
from inspections.models import Inspection
from judgements.errors import FieldworkRefused
from judgements.types import Standing
from judgements.types.operations import malformed
from reports.errors import WritingRefused
from reports.models import AccuracyCheck, ServiceComment
from reports.policies import commenting_closed_text, is_commenting_open, sent_text, status_of
from reports.queries.accuracy import (
    content_of_comment,
    latest_check,
    places_of_check,
    running_check,
)
from reports.services.saving import clean_line, clean_text, required_text
from reports.types import COMMENT_FIELDS, LONGEST_PLACE

Content = Mapping[str, Any]


class CommentWriter:
    """The comments of a service, whose keys are ids that pages make; its people share them."""

    def is_open(self, inspection: Inspection) -> bool:
        """Return whether the service can comment now."""
        return is_commenting_open(status_of(inspection), latest_check(inspection))

    def closed_text(self, inspection: Inspection) -> str:
        """Say why it cannot."""
        return commenting_closed_text(status_of(inspection), latest_check(inspection))

    def check(self, standing: Standing, by: User, permissions: frozenset[Permission]) -> None:
        """Accept everybody who comments: a comment is the service's."""

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return what stands; raises FieldworkRefused for an id of anything else."""
        comment = ServiceComment.objects.select_related("edited_by").filter(uid=_read(key)).first()
        if comment is None:
            return None
        check = latest_check(inspection)
        is_theirs = check is not None and comment.accuracy_check_id == check.pk
        if not (is_theirs and comment.is_by_service) or comment.edited_by is None:
            raise malformed("key")
        if comment.is_sent and self.is_open(inspection):
            # One that was sent about an earlier draft; what is late for this one is kept.
            raise FieldworkRefused(RefusalCode.LOCKED, sent_text())
        return Standing(
            content_of_comment(comment), comment.version, comment.edited_by, comment.edited_at
        )

    def clean(self, inspection: Inspection, key: str, content: Content) -> dict[str, Any]:
        """Return the content as it stands once saved; raises FieldworkRefused for what is none."""
        _check_shape(content)
        try:
            return _clean(inspection, content)
        except WritingRefused as refusal:
            raise FieldworkRefused(RefusalCode.INVALID, str(refusal), refusal.field) from refusal

    def write(
        self,
        inspection: Inspection,
        key: str,
        content: Content,
        *,
        version: int,
        by: User,
        at: datetime,
    ) -> None:
        """Store a comment within the check that is under way."""
        check = running_check(inspection)
        if check is None:
            raise RuntimeError("A comment is written only while its check is under way.")
        comment = ServiceComment.objects.filter(uid=_read(key)).first()
        comment = comment or _begin(check, _read(key), by)
        comment.place = content["place"]
        comment.place_text = _place_text(check, content)
        comment.claim, comment.proposal = content["text"], content["proposal"]
        comment.evidence = content["evidence"]
        comment.withdrawn_at = (comment.withdrawn_at or at) if content["withdrawn"] else None
        comment.version, comment.edited_by, comment.edited_at = version, by, at
        comment.save()


def _begin(check: AccuracyCheck, uid: uuid.UUID, by: User) -> ServiceComment:
    return ServiceComment(
        uid=uid,
        report=check.report,
        accuracy_check=check,
        on_version_id=check.version_id,
        is_by_service=True,
        entered_by=by,
    )


def _check_shape(content: Content) -> None:
    if content.keys() != COMMENT_FIELDS.keys():
        raise malformed("content")
    for name, value in content.items():
        if not isinstance(value, bool if name == "withdrawn" else str):
            raise malformed(name)


def _clean(inspection: Inspection, content: Content) -> dict[str, Any]:
    place = content["place"]
    place_text = "" if place else clean_line(content["place_text"], LONGEST_PLACE, "place_text")
    if not place and not place_text:
        raise WritingRefused(_("Choose the text, or say where it is."), "place_text")
    check = latest_check(inspection)
    if place and check is not None and places_of_check(check).find(place) is None:
        raise WritingRefused(_("This place is not in the draft. Choose it again."), "place")
    return {
        "place": place,
        "place_text": place_text,
        "text": required_text(content["text"]),
        "proposal": clean_text(content["proposal"]),
        "evidence": clean_text(content["evidence"]),
        "withdrawn": content["withdrawn"],
    }


def _place_text(check: AccuracyCheck, content: Content) -> str:
    """Return how the version prints the place."""
    place = places_of_check(check).find(content["place"])
    return place.label if place else str(content["place_text"])


def _read(key: str) -> uuid.UUID:
    try:
        uid = uuid.UUID(key)
    except ValueError:
        raise malformed("key") from None
    if str(uid) != key:
        raise malformed("key")
    return uid
