"""The sections that data alone fills: dates, numbers, scale, people, results of cases."""

from collections.abc import Callable, Mapping

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from govuk.lists import list_with_and
from inspections.choices import Country
from reports.choices import PartCode
from reports.queries.facts import contextual_facts
from reports.queries.languages import keeps_english
from reports.queries.material import Material
from reports.queries.methodology import explain_methodology
from reports.queries.paragraphs import plain_paragraphs
from reports.queries.ratings import group_by_domain
from reports.queries.results import annex_of_results
from reports.queries.rules import (
    band_sentences,
    band_table,
    explain_moderation,
    explain_rules,
    pooled_sentence,
)
from reports.types import Acknowledgement, DataText, FigureRow, FigureTable, RowGroup
from standards.types import StandardContent


def write_appendices(material: Material) -> dict[str, DataText]:
    """Return the text of every section that data alone can fill, by the code of its part.

    One that data has nothing to say for is left out.
    """
    texts = {code: write(material) for code, write in WRITERS.items()}
    return {code: text for code, text in texts.items() if text is not None}


def acknowledge(material: Material) -> tuple[Acknowledgement, ...]:
    """Return the team by organisation, in the order in which they joined; each person once."""
    people: dict[str, dict[str, list[str]]] = {}
    for member in material.team:
        roles = people.setdefault(member.organisation, {}).setdefault(member.user.name, [])
        roles.append(member.get_role_display())
    return tuple(
        Acknowledgement(
            organisation,
            tuple(f"{name}, {', '.join(roles)}" for name, roles in members.items()),
            is_typed=keeps_english(),
        )
        for organisation, members in people.items()
    )


def _arrangements(material: Material) -> DataText:
    titles = list_with_and([_listed(material, one) for one in material.standards])
    paragraphs = (
        *plain_paragraphs(str(material.content.about)),
        _("This inspection of %(service)s covered: %(titles)s.")
        % {"service": material.inspection.service.name, "titles": titles},
    )
    reason = tuple(plain_paragraphs(material.inspection.reason_for_selection))
    if keeps_english():
        return DataText(paragraphs, typed=reason)
    return DataText((*paragraphs, *reason))


def _listed(material: Material, standard: StandardContent) -> str:
    """Return its title, with the number where titles return in every domain."""
    title = str(standard.title)
    return f"{standard.number} {title}" if material.content.domains else title


def _criteria(material: Material) -> DataText:
    return DataText(
        (
            _(
                "The inspection followed edition %(edition)s of the framework “%(title)s”. What it "
                "leads inspectors to expect is printed at the head of each part of this report."
            )
            % {"edition": material.content.edition, "title": material.content.title},
        ),
        tuple(
            _key_questions(title, standards)
            for title, standards in group_by_domain(material.content)
            if any(one.key_questions for one in standards)
        ),
    )


def _key_questions(caption: str, standards: list[StandardContent]) -> FigureTable:
    return FigureTable(
        caption,
        (_("Number"), _("Key question")),
        tuple(
            RowGroup(
                f"{standard.number} {standard.title}",
                tuple(FigureRow((one.code, str(one.text))) for one in standard.key_questions),
            )
            for standard in standards
            if standard.key_questions
        ),
    )


def _scoring_approach(material: Material) -> DataText:
    content = material.content
    if content.is_rated_by_key_questions or content.cut_offs:
        return explain_rules(content)
    return DataText(
        (
            pooled_sentence(content),
            _(
                "Each percentage points to one of the judgements in the table. The lead inspector "
                "decides, weighing it with everything else that was seen, and records the reason "
                "whenever a judgement differs from what the percentage points to. %(nouns)s "
                "judged from fieldwork carry no percentage, and there is no overall judgement."
            )
            % {"nouns": capfirst(str(content.standards_noun))},
            *band_sentences(content),
            *explain_moderation(content),
        ),
        (band_table(content),),
    )


def _publication(material: Material) -> DataText:
    inspection = material.inspection
    sentences = [
        _(
            "A draft goes to the service for comment by %(draft)s. The report is published on "
            "%(publication)s."
        )
        % {
            "draft": date_format(inspection.draft_due_date),
            "publication": date_format(inspection.publication_date),
        },
        _("Reference of this inspection: %(reference)s.") % {"reference": inspection.reference},
    ]
    if inspection.service.country == Country.WALES:
        sentences.append(_("Reports on services in Wales are published in Welsh and in English."))
    return DataText(tuple(sentences))


WRITERS: Mapping[PartCode, Callable[[Material], DataText | None]] = {
    PartCode.ARRANGEMENTS: _arrangements,
    PartCode.CRITERIA: _criteria,
    PartCode.METHODOLOGY: explain_methodology,
    PartCode.SCORING_APPROACH: _scoring_approach,
    PartCode.PUBLICATION: _publication,
    PartCode.CONTEXTUAL_FACTS: contextual_facts,
    PartCode.ANNEX_RESULTS: annex_of_results,
}
