"""How the mark of a statement is read and written when it is saved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.errors import RefusalCode
from cases.queries.questionnaires import get_questionnaire
from inspections.models import Inspection
from judgements.choices import Degree
from judgements.errors import FieldworkRefused
from judgements.models import Evidence, Weighing
from judgements.queries.weighing import content_of
from judgements.services.fieldwork_rows import FieldworkWriter
from judgements.types import Standing
from judgements.types.operations import malformed
from judgements.types.weighing import WeighingContent


class WeighingWriter(FieldworkWriter):
    """The weighing of statements, whose keys are such as "1.1/G01"; all who judge share a mark."""

    def clean(self, inspection: Inspection, key: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the content; raises FieldworkRefused for no mark, or evidence beside the point."""
        weighing = WeighingContent.read(content)
        if weighing.degree and weighing.degree not in Degree.values:
            raise FieldworkRefused(
                RefusalCode.INVALID, _("Choose how far the statement holds."), "degree"
            )
        _check_evidence(inspection, key, weighing)
        return weighing.as_data()

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return the mark that stands; raises FieldworkRefused for what is no statement here."""
        weighing = _find_row(inspection, key)
        if weighing is None:
            return None
        content = content_of(weighing).as_data()
        return Standing(content, weighing.version, weighing.by, weighing.at)

    def check(self, standing: Standing, by: User, permissions: frozenset[Permission]) -> None:
        """Accept everybody who judges: a mark belongs to nobody."""

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
        """Store the mark with its note and the evidence that it rests on."""
        saved = WeighingContent.read(content)
        weighing = _find_row(inspection, key) or _new_row(inspection, key)
        weighing.degree, weighing.note = saved.degree, saved.text
        weighing.version, weighing.by, weighing.at = version, by, at
        weighing.save()
        weighing.evidence.set(Evidence.objects.filter(pk__in=saved.evidence))


def _find_row(inspection: Inspection, key: str) -> Weighing | None:
    standard, statement = _read_key(inspection, key)
    rows = Weighing.objects.filter(inspection=inspection, standard__code=standard)
    return rows.filter(statement=statement).select_related("by").first()


def _new_row(inspection: Inspection, key: str) -> Weighing:
    code, statement = _read_key(inspection, key)
    standard = inspection.standards.get(code=code)
    return Weighing(inspection=inspection, standard=standard, statement=statement)


def _read_key(inspection: Inspection, key: str) -> tuple[str, str]:
    """Return the codes of the standard and the statement, both known to be of this inspection."""
    code, _slash, statement = key.partition("/")
    questionnaire = get_questionnaire(inspection)
    if code in questionnaire.standard_codes:
        standard = questionnaire.content.standard_by_code[code]
        if standard.is_weighed and standard.has_statement(statement):
            return code, statement
    raise malformed("key")


def _check_evidence(inspection: Inspection, key: str, weighing: WeighingContent) -> None:
    """Refuse entries that are not about the standard now, unless the mark rests on them already."""
    code, statement = _read_key(inspection, key)
    is_about = Q(withdrawn_at__isnull=True, links__standard__code=code)
    is_linked = Q(weighings__standard__code=code, weighings__statement=statement)
    entries = Evidence.objects.filter(inspection=inspection, pk__in=weighing.evidence)
    if entries.filter(is_about | is_linked).distinct().count() < len(weighing.evidence):
        raise FieldworkRefused(
            RefusalCode.INVALID,
            _(
                "An entry of evidence that you chose has been withdrawn, or is no longer about "
                "this. Untick it, or reload the page and choose again."
            ),
            "evidence",
        )
