"""Facts about the service: published figures, and which kinds of case are in the sample."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.queries.characteristics import characteristic_codes
from reports.queries.material import Material
from reports.queries.publishing import children_text, hidden_note, publish_cases
from reports.queries.registers import tables_about_service
from reports.types import DataText, FigureRow, FigureTable
from scoring.tally import BLANK
from standards.types import CaseFact

# Beside the facts that routes hang on: what the court or the police decided.
DISPOSAL = "disposal"


def contextual_facts(material: Material) -> DataText | None:
    """Return what is known of the service from outside, then of the cases in the sample.

    None where nothing is known of either.
    """
    known = [
        (fact, counts)
        for fact, counts in sample_counts(material)
        if fact.routes or fact.code == DISPOSAL
    ]
    tables = (
        *tables_about_service(material),
        *(_fact_table(fact, counts) for fact, counts in known),
    )
    words = [_sample_sentence(material, material.scores.total)] if known else []
    if any(None in counts.values() for _fact, counts in known):
        words.append(hidden_note())
    return DataText(tuple(words), tables) if tables else None


def sample_counts(material: Material) -> list[tuple[CaseFact, dict[str, int | None]]]:
    """Return of each fact that is published how many cases of the sample have each value.

    These are characteristics of children, where None stands for a hidden count, and what tells
    kinds of case apart; a fact that no case states is not among them.
    """
    total = material.scores.total
    return [
        (fact, publish_cases(fact.code, _counts(fact, material.case_facts[fact.code], total)))
        for fact in material.content.facts
        if (fact.routes or fact.code in (DISPOSAL, *characteristic_codes()))
        and material.case_facts.get(fact.code)
    ]


def _counts(fact: CaseFact, counts: Mapping[str, int], total: int) -> dict[str, int]:
    """Return the cases with each value of the edition, and how many have none of them."""
    known = {one.code: counts.get(one.code, 0) for one in fact.values}
    return {**known, BLANK: total - sum(known.values())}


def _sample_sentence(material: Material, total: int) -> str:
    return ngettext(
        "Inspectors drew a sample of %(count)d case from the work of %(service)s.",
        "Inspectors drew a sample of %(count)d cases from the work of %(service)s.",
        total,
    ) % {"service": material.inspection.service.name, "count": total}


def _fact_table(fact: CaseFact, published: Mapping[str, int | None]) -> FigureTable:
    labels = {**{one.code: str(one.label) for one in fact.values}, BLANK: _("Not known")}
    return FigureTable.plain(
        _("Cases by %(fact)s") % {"fact": str(fact.label).lower()},
        (str(fact.label), _("Cases")),
        tuple(
            FigureRow((labels[value], children_text(count)))
            for value, count in published.items()
            if count != 0
        ),
        figures=1,
    )
