"""The whole report of an inspection in one language, from what was written and from data."""

from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.figures import provisional_text
from inspections.choices import Country
from inspections.models import Inspection
from reports.choices import Language
from reports.queries.appendices import acknowledge, write_appendices
from reports.queries.material import Material, gather_material
from reports.queries.outline import contents_of, lay_out
from reports.queries.paragraphs import number_texts, split_paragraphs
from reports.queries.passages import FOREWORD_KEY, LEAD_IN_KEY
from reports.queries.ratings import show_ratings
from reports.queries.sentences import (
    addressee_heading,
    fieldwork_text,
    gap,
    rating_key,
)
from reports.queries.themes import build_theme
from reports.types import AddressedGroup, Cover, ForewordText, ReportDocument


def build_document(inspection: Inspection, language: Language) -> ReportDocument:
    """Return the report, with a visible gap for every text that is still to be written.

    In Welsh the English of a passage is never passed off as Welsh: a gap stands for it.
    """
    material = gather_material(inspection)
    with translation.override(language.value):
        return document_of(material, language)


def document_of(material: Material, language: Language) -> ReportDocument:
    """Return the report as a draft, in the active language, which is `language`."""
    inspection = material.inspection
    themes = tuple(build_theme(material, standard) for standard in material.standards)
    parts = lay_out(material.content, themes, write_appendices(material))
    cover = _cover(material)
    provisional = provisional_text(material.scores.submitted, material.scores.total)
    return ReportDocument(
        language=language.value,
        title=_("%(programme)s: %(service)s")
        % {"programme": cover.programme, "service": cover.service},
        author=material.written.report.signatory_name or _("The inspection team"),
        reference=inspection.reference,
        marks=(_("DRAFT"),),
        draft_notice=_("Draft: not for publication."),
        notices=_notices(material, provisional),
        correction=material.written.report.correction_note,
        cover=cover,
        parts=parts,
        contents=contents_of(parts),
        foreword=_foreword(material),
        standard_noun=str(material.content.standard_noun),
        ratings=show_ratings(material),
        rating_key=rating_key(material.content),
        lead_in=split_paragraphs(
            material.tell(LEAD_IN_KEY, material.written.report.lead_in),
            gap(_("lead-in to the recommendations")),
        ),
        groups=_groups(material),
        names_note=_names_note(material),
        acknowledgements=acknowledge(material),
        elsewhere=_elsewhere(material, language),
        publisher=_publisher(),
    )


def _elsewhere(material: Material, language: Language) -> str:
    """Say in the other language that the report is published in it; only so in Wales."""
    if material.inspection.service.country != Country.WALES:
        return ""
    if language == Language.WELSH:
        with translation.override(Language.ENGLISH.value):
            return _("This report is also published in English.")
    with translation.override(Language.WELSH.value):
        return _("This report is also published in Welsh.")


def _publisher() -> tuple[str, ...]:
    """Say who publishes the report and where to write, as far as the settings tell."""
    lines = [line.strip() for line in settings.PUBLISHER_CONTACT.split("|")]
    contact = [line for line in lines if line]
    if contact:
        contact.insert(0, _("If you wish to comment on this inspection or report, write to:"))
    return tuple(line for line in (settings.PUBLISHER_NAME.strip(), *contact) if line)


def as_published(document: ReportDocument, number: str) -> ReportDocument:
    """Return a version's document as the public reads it: under its number, no longer a draft."""
    return replace(document, marks=(), draft_notice="", publication_number=number)


def _cover(material: Material) -> Cover:
    inspection = material.inspection
    return Cover(
        programme=str(material.content.title),
        service=inspection.service.name,
        local_authority=inspection.service.local_authority,
        fieldwork=fieldwork_text(inspection),
        published=date_format(inspection.publication_date, "YEAR_MONTH_FORMAT"),
    )


def _notices(material: Material, provisional: str) -> tuple[str, ...]:
    """Return what a reader must know of the figures before anything else."""
    return tuple(notice for notice in (provisional, _not_agreed(material)) if notice)


def _not_agreed(material: Material) -> str:
    waiting = sum(one.is_waiting for one in material.standings.values())
    if not waiting:
        return ""
    return ngettext(
        "Provisional: %(count)d rating is not yet agreed.",
        "Provisional: %(count)d ratings are not yet agreed.",
        waiting,
    ) % {"count": waiting}


def _foreword(material: Material) -> ForewordText:
    report = material.written.report
    month = report.signed_month
    return ForewordText(
        blocks=split_paragraphs(material.tell(FOREWORD_KEY, report.foreword), gap(_("foreword"))),
        signatory_name=report.signatory_name or gap(_("signatory")),
        signatory_office=material.tell_title(FOREWORD_KEY, report.signatory_office),
        month=date_format(month, "YEAR_MONTH_FORMAT") if month else "",
    )


def _groups(material: Material) -> tuple[AddressedGroup, ...]:
    """Number the recommendations through all groups."""
    groups: list[AddressedGroup] = []
    first = 1
    for group in material.written.groups:
        texts = [material.tell(one.key, one.text) for one in group.recommendations.all()]
        numbered = number_texts(texts, gap(_("recommendations")), start=first)
        groups.append(
            AddressedGroup(addressee_heading(material.tell(group.key, group.addressee)), numbered)
        )
        first += len(texts)
    return tuple(groups)


def _names_note(material: Material) -> str:
    """Say that names are changed, where any practice example tells of a child."""
    blocks = (block for blocks in material.written.blocks.values() for block in blocks)
    if not any(block.is_practice_example for block in blocks):
        return ""
    return _("The children and young people in the practice examples are given other names.")
