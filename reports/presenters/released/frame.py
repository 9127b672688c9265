"""What stands on every page of a released report: which version it is, and what else there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from reports.choices import Language
from reports.models import ConsentWithdrawal
from reports.queries.consent import without_withdrawn
from reports.queries.released import (
    DRAFT,
    PUBLIC,
    ReleasedAccess,
    page_language,
    released_document,
)
from reports.types import ReportDocument


@dataclass(frozen=True)
class Frame:
    """A released version as its pages name it.

    `query` follows every address within it, so that its reader stays with the same version;
    `language` is set where the text is in another language than the page.
    """

    reference: str
    service: str
    is_draft: bool
    state: str
    colour: str
    told: str
    notice: str
    query: str
    switch_text: str
    switch_href: str
    language: str
    language_note: str

    def address(self, name: str, *parts: str | int) -> str:
        """Return the address of a page of this version."""
        return f"{reverse(f'reports:released-{name}', args=[self.reference, *parts])}{self.query}"


@dataclass(frozen=True)
class Reading:
    """A released version with its document, as pages are made of it."""

    released: ReleasedAccess
    document: ReportDocument
    frame: Frame
    may_comment: bool

    def comment_href(self, place: str) -> str:
        """Return where the person comments on a place, "" where they may not, or it has none."""
        if not self.may_comment or not place:
            return ""
        return comment_address(self.frame.reference, place)


def read_released(
    released: ReleasedAccess,
    withdrawn: Mapping[str, ConsentWithdrawal],
    *,
    may_comment: bool = False,
) -> Reading:
    """Return the version in the language of the page, or in English where there is no other.

    Examples whose consent was withdrawn are not in it, by the keys of their passages.
    """
    number = "" if released.is_draft else released.version.report.publication_number or ""
    document = released_document(released.content, number=number)
    document = without_withdrawn(document, released.content, withdrawn)
    frame = _frame(released, document, number)
    may_comment = may_comment and released.access.may(Permission.COMMENT_ON_DRAFT)
    return Reading(released, document, frame, may_comment)


def comment_address(reference: str, place: str) -> str:
    """Return where a comment on a place of the draft is begun."""
    page = reverse("reports:released-comment-add", args=[reference])
    return f"{page}?{urlencode({'place': place})}"


def _frame(released: ReleasedAccess, document: ReportDocument, number: str) -> Frame:
    inspection = released.inspection
    is_other = document.language != page_language()
    return Frame(
        reference=inspection.reference,
        service=inspection.service.name,
        is_draft=released.is_draft,
        state=_("Draft") if released.is_draft else _("Published"),
        colour="yellow" if released.is_draft else "green",
        told=_told(released, number),
        notice=_notice(released),
        query=f"?version={released.wanted}" if released.has_other else "",
        switch_text=_switch_text(released),
        switch_href=_switch_href(released),
        language=document.language if is_other else "",
        language_note=_language_note(document) if is_other else "",
    )


def _told(released: ReleasedAccess, number: str) -> str:
    words = {
        "version": released.version.number,
        "day": date_format(localdate(released.step.at)),
        "number": number,
    }
    if released.is_draft:
        return _("Version %(version)d, with you since %(day)s.") % words
    return _("Version %(version)d, published on %(day)s under the number %(number)s.") % words


def _notice(released: ReleasedAccess) -> str:
    if not released.is_draft:
        return ""
    return _(
        "This draft is for your service alone. Its texts and ratings can still change; do not pass "
        "them on before the report is published."
    )


def _switch_text(released: ReleasedAccess) -> str:
    if not released.has_other:
        return ""
    return _("Read the published version") if released.is_draft else _("Read the draft with you")


def _switch_href(released: ReleasedAccess) -> str:
    if not released.has_other:
        return ""
    other = PUBLIC if released.is_draft else DRAFT
    address = reverse("reports:released-detail", args=[released.inspection.reference])
    return f"{address}?version={other}"


def _language_note(document: ReportDocument) -> str:
    return _("This report is written in %(language)s.") % {
        "language": Language(document.language).label
    }
