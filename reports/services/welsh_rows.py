"""How the Welsh of a passage is read and written when it is saved on the path of fieldwork."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from cases.errors import RefusalCode
from inspections.models import Inspection
from judgements.errors import FieldworkRefused
from judgements.types import Standing
from judgements.types.operations import malformed
from reports.errors import WritingRefused
from reports.models import WelshText
from reports.queries.stored import stored_welsh
from reports.services.opening import report_row
from reports.services.passage_rows import ReportWriter, read_key
from reports.services.saving import clean_line, clean_text
from reports.types.contents import WELSH_FIELDS, check_shape

SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_TITLE = 200


class WelshWriter(ReportWriter):
    """The Welsh of passages, saved under the keys of the passages."""

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return what stands; raises FieldworkRefused for a key that names nothing here."""
        read_key(inspection, key)
        text = _find_row(inspection, key)
        if text is None or text.edited_by is None:
            return None
        return Standing(stored_welsh(text).content, text.version, text.edited_by, text.edited_at)

    def clean(self, inspection: Inspection, key: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return title and text; raises FieldworkRefused where it names no English."""
        check_shape(WELSH_FIELDS, content)
        if not SHA256.fullmatch(content["of_sha256"]):
            raise malformed("of_sha256")
        try:
            return {
                "title": clean_line(content["title"], LONGEST_TITLE, "title"),
                "text": clean_text(content["text"]),
                "of_sha256": content["of_sha256"],
            }
        except WritingRefused as refusal:
            raise FieldworkRefused(RefusalCode.INVALID, str(refusal), refusal.field) from refusal

    def write(
        self,
        inspection: Inspection,
        key: str,
        content: Mapping[str, Any],
        *,
        version: int,
        by: User,
        at: datetime,
    ) -> None:
        """Store it beside its English."""
        text = _find_row(inspection, key) or WelshText(report=report_row(inspection), key=key)
        text.title, text.text = content["title"], content["text"]
        text.of_sha256 = content["of_sha256"]
        text.version, text.edited_by, text.edited_at = version, by, at
        text.save()


def _find_row(inspection: Inspection, key: str) -> WelshText | None:
    rows = WelshText.objects.filter(report__inspection=inspection, key=key)
    return rows.select_related("edited_by").first()
