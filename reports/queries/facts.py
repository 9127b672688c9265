"""Facts about the service: published figures, and which kinds of case are in the sample."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.queries.material import Material
from reports.queries.registers import tables_about_service
from reports.types import DataText, FigureRow, FigureTable
from standards.types import CaseFact

# Beside the facts that routes hang on: what the court or the police decided.
DISPOSAL = "disposal"


def contextual_facts(material: Material) -> DataText | None:
    """Return what is known of the service from outside, then of the cases in the sample.

    None where nothing is known of either.
    """
    known = [
        (fact, material.case_facts[fact.code])
        for fact in material.content.facts
        if (fact.routes or fact.code == DISPOSAL) and material.case_facts.get(fact.code)
    ]
    total = material.scores.total
    tables = (
        *tables_about_service(material),
        *(_fact_table(fact, counts, total) for fact, counts in known),
    )
    words = (_sample_sentence(material, total),) if known else ()
    return DataText(words, tables) if tables else None


def _sample_sentence(material: Material, total: int) -> str:
    return ngettext(
        "Inspectors drew a sample of %(count)d case from the work of %(service)s.",
        "Inspectors drew a sample of %(count)d cases from the work of %(service)s.",
        total,
    ) % {"service": material.inspection.service.name, "count": total}


def _fact_table(fact: CaseFact, counts: Mapping[str, int], total: int) -> FigureTable:
    rows = [(str(one.label), counts.get(one.code, 0)) for one in fact.values]
    rows.append((_("Not known"), total - sum(counts.values())))
    return FigureTable.plain(
        _("Cases by %(fact)s") % {"fact": str(fact.label).lower()},
        (str(fact.label), _("Cases")),
        tuple(FigureRow((label, str(count))) for label, count in rows if count),
        figures=1,
    )
