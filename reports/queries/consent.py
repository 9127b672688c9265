"""Published examples of good practice, and those whose consent was withdrawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from inspections.models import Inspection
from inspections.queries import InspectionAccess
from reports.choices import ItemKind, Language
from reports.models import ConsentWithdrawal, PracticeExample, Publication
from reports.queries.publications import get_publishing_for, publication_of
from reports.queries.released_places import boxes_of, printed_places
from reports.types import Box, ReportDocument, Section, Theme, VersionContent
from wording.formatting import Paragraph, Span

# What a text says that it was taken over from, when that was an example of the fieldwork.
FROM_EXAMPLE = re.compile(r"example-(\d+)")


@dataclass(frozen=True)
class PublicExampleAccess:
    """An example that somebody may take out of public; None once that was done."""

    within: InspectionAccess
    publication: Publication
    key: str
    example: PracticeExample | None


def get_public_example_for(user: User, reference: str, passage: str) -> PublicExampleAccess:
    """Return an example of the library for somebody who publishes the report.

    Raises NotVisible for what neither is in the library nor was taken out of it.
    """
    access = get_publishing_for(user, reference)
    publication = publication_of(access.inspection)
    if publication is None:
        raise NotVisible
    key = f"{ItemKind.BLOCK.value}:{passage}"
    rows = PracticeExample.objects.filter(publication=publication, key=key)
    example = rows.order_by("-language").first()
    if example is None and key not in withdrawn_keys(access.inspection):
        raise NotVisible
    return PublicExampleAccess(access, publication, key, example)


def public_examples_of(inspection: Inspection) -> list[PracticeExample]:
    """Return what the library has of an inspection's report, in English: one query."""
    rows = PracticeExample.objects.filter(
        publication__report__inspection=inspection, language=Language.ENGLISH
    )
    return list(rows.defer("words").order_by("position"))


def consent_withdrawals_of(inspection: Inspection) -> list[ConsentWithdrawal]:
    """Return what was taken out of the library, the newest first, with by whom: one query."""
    rows = ConsentWithdrawal.objects.filter(report__inspection=inspection)
    return list(rows.select_related("by").order_by("-pk"))


def withdrawn_keys(inspection: Inspection) -> dict[str, ConsentWithdrawal]:
    """Return the same by the keys of their passages: one query."""
    return {one.key: one for one in consent_withdrawals_of(inspection)}


def without_withdrawn(
    document: ReportDocument, content: VersionContent, withdrawn: Mapping[str, ConsentWithdrawal]
) -> ReportDocument:
    """Return the document with a sentence in place of each example whose consent was withdrawn."""
    if not withdrawn:
        return document
    places = printed_places(content)
    gone: dict[int, Box] = {}
    for theme in document.themes:
        for box, keys in boxes_of(theme, places):
            found = next((withdrawn[key] for key in keys if key in withdrawn), None)
            if found is not None:
                gone[id(box)] = _empty(box, found)
    return _replaced(document, gone) if gone else document


def _empty(box: Box, withdrawal: ConsentWithdrawal) -> Box:
    text = _("This example was taken out on %(day)s: consent to its publication was withdrawn.")
    words = text % {"day": date_format(localdate(withdrawal.at))}
    return replace(box, title="", texts=((Paragraph(((Span(words),),)),),))


def _replaced(document: ReportDocument, gone: dict[int, Box]) -> ReportDocument:
    parts = (
        replace(part, theme=_theme(part.theme, gone)) if part.theme else part
        for part in document.parts
    )
    return replace(document, parts=tuple(parts))


def _theme(theme: Theme, gone: dict[int, Box]) -> Theme:
    return replace(theme, explanation=tuple(_section(one, gone) for one in theme.explanation))


def _section(section: Section, gone: dict[int, Box]) -> Section:
    entries = (gone.get(id(one), one) if isinstance(one, Box) else one for one in section.entries)
    return replace(section, entries=tuple(entries))
