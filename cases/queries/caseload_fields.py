"""What an inspection asks of each case of a caseload, and what its rules make of it."""

import re

from django.utils.translation import gettext as _

from cases.queries.sampling_rules import sampling_rules
from cases.types.caseloads import REFERENCE, START_DATE, WantedField
from cases.types.sampling import SamplingRules
from govuk.languages import in_every_language
from inspections.models import Inspection
from standards.queries import get_content
from standards.types import CaseFact

_REFERENCE_NAMES = (
    "case_reference", "case_ref", "ref", "case_id", "case_number", "case_no", "case", "id",
)  # fmt: skip
_START_NAMES = (
    "start", "date_started", "began_on", "sentence_date", "date_of_sentence", "disposal_date",
    "date_of_disposal",
)  # fmt: skip


def rules_of(inspection: Inspection) -> SamplingRules:
    """Return the rules by which samples of this inspection's edition are drawn."""
    return sampling_rules(inspection.framework.code)


def wanted_fields(inspection: Inspection) -> tuple[WantedField, ...]:
    """Return the reference, the start date and every case fact of the edition, in this order."""
    strata = rules_of(inspection).strata
    starts = (
        *(words for stratum in strata for _language, words in stratum.start.translations),
        *_START_NAMES,
    )
    has_window = any(stratum.window for stratum in strata)
    facts = get_content(inspection.framework).facts
    return (
        WantedField(
            REFERENCE,
            reference_label(),
            is_required=True,
            names=(*in_every_language(reference_label), *_REFERENCE_NAMES),
        ),
        WantedField(
            START_DATE,
            start_label(),
            is_required=has_window,
            names=(*in_every_language(start_label), *starts),
        ),
        *(_field_of(fact) for fact in facts),
    )


def reference_label() -> str:
    """Return the name of the column of references."""
    return _("Case reference")


def start_label() -> str:
    """Return the name of the column of start dates."""
    return _("Start date")


def words_of(fields: tuple[WantedField, ...]) -> frozenset[str]:
    """Return every word that the edition has for its facts and their values."""
    texts = [name for field in fields for name in (field.label, *field.names)]
    for field in fields:
        for value in field.fact.values if field.fact else ():
            texts += value.accepted
    return frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text))


def _field_of(fact: CaseFact) -> WantedField:
    names = tuple(words for _language, words in fact.label.translations)
    return WantedField(fact.code, str(fact.label), fact.required, names, fact)
