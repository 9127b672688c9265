"""The data annex of a report: what it is, what its words mean, and its tables."""

from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from govuk.figures import provisional_text
from inspections.models import Inspection
from reports.choices import Language
from reports.queries.annex_columns import (
    HIDDEN,
    NONE_APPLICABLE,
    SMALL_BASE,
    column,
    key_columns,
)
from reports.queries.annex_figures import table_of_results, table_of_sample, table_of_splits
from reports.queries.annex_ratings import table_of_ratings, table_of_registers
from reports.queries.material import Material, gather_material
from reports.types import AnnexCell, AnnexData, AnnexTable


def build_annex(inspection: Inspection, language: Language = Language.ENGLISH) -> AnnexData:
    """Return the data annex of an inspection from the data as they are now."""
    return annex_of(gather_material(inspection), language)


def annex_of(material: Material, language: Language) -> AnnexData:
    """Return the data annex in a language; a version of the report keeps it as it is."""
    with translation.override(language.value):
        tables = (
            _about(material),
            _definitions(),
            table_of_ratings(material),
            table_of_results(material),
            table_of_splits(material),
            table_of_sample(material),
            table_of_registers(material),
        )
        return AnnexData(
            language=language.value,
            title=_title(material),
            tables=tuple(one for one in tables if one.rows),
            table=_("Table"),
            keys=key_columns(),
            figure=_("Figure"),
            value=_("Value"),
        )


def publish_annex(annex: AnnexData, number: str) -> AnnexData:
    """Return a version's annex as the public reads it: under its number, no longer a draft."""
    with translation.override(annex.language):
        about, *others = annex.tables
        rows = tuple(row for row in about.rows if row[0] != _("Status"))
        published = (_("Publication number"), number)
    return replace(annex, tables=(replace(about, rows=(*rows, published)), *others))


def _title(material: Material) -> str:
    return _("Data annex: %(programme)s, %(service)s") % {
        "programme": material.content.title,
        "service": material.inspection.service.name,
    }


def _about(material: Material) -> AnnexTable:
    inspection, content, scores = material.inspection, material.content, material.scores
    rows: list[tuple[AnnexCell, ...]] = [
        (_("Title"), _title(material)),
        (_("Service"), inspection.service.name),
        (_("Inspection"), inspection.reference),
        (_("Framework"), f"{content.title}, {content.edition}"),
        (_("First day of the first week"), date_format(inspection.week_one_date)),
        (_("First day of the second week"), date_format(inspection.week_two_date)),
        (_("Cases inspected"), scores.submitted),
        (_("Status"), _("Draft: not for publication.")),
    ]
    provisional = provisional_text(scores.submitted, scores.total)
    if provisional:
        rows.append((_("Note"), provisional))
    return AnnexTable(_("About"), (column("item"), column("text")), tuple(rows))


def _definitions() -> AnnexTable:
    return AnnexTable(_("Definitions"), (column("item"), column("text")), (*_words(), *_marks()))


def _words() -> tuple[tuple[str, str], ...]:
    return (
        (_("Sufficient"), _("cases in which the work asked about was done well enough")),
        (_("Not sufficient"), _("cases in which it was not done well enough, or not at all")),
        (
            _("Not applicable"),
            _("cases in which the question was asked and the answer is that it does not apply"),
        ),
        (_("Missing"), _("cases in which the question was asked and has no answer")),
        (
            _("Cases"),
            _(
                "sufficient and not sufficient together: what the percentage is taken of; where a "
                "rating rests on the answers to several questions, all of these answers"
            ),
        ),
        (
            _("Percentage"),
            _("sufficient cases as a share of the cases, as a whole number; a half is rounded up"),
        ),
        (_("In words"), _("the same share by the ladder of proportions that the report uses")),
        (
            _("Group"),
            _("children with the same value of a characteristic, as the service stated it"),
        ),
        (
            _("Not counted"),
            _("cases of a group that the question did not apply to, or that have no answer to it"),
        ),
        (_("Decided by"), _("the key question with the lowest share, which decides the rating")),
    )


def _marks() -> tuple[tuple[str, str], ...]:
    return (
        (
            SMALL_BASE,
            _(
                "Fewer than %(least)d cases count, so that the share is given in words and without "
                "numbers."
            )
            % {"least": settings.PUBLISH_BASE_FROM},
        ),
        (
            HIDDEN,
            _(
                "Hidden so that no child can be told: a count of fewer than %(least)d children, a "
                "group of children in which all cases have the same answer, or another count from "
                "which one of these could be worked out."
            )
            % {"least": settings.SUPPRESS_BELOW},
        ),
        (
            NONE_APPLICABLE,
            _("Nothing is counted: a question applied to no case, or a rating rests on fieldwork."),
        ),
    )
