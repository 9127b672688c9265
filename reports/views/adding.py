"""Adding findings, paragraphs, boxes, addressees and recommendations."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import NotVisible
from accounts.queries import person_of
from inspections.queries import InspectionAccess
from reports.choices import BlockKind, ItemKind
from reports.errors import WritingRefused
from reports.forms import AddresseeForm, BlockForm, TextForm
from reports.models import ExplanationBlock, RecommendationGroup
from reports.presenters.sources import PARAMETER, present_sources
from reports.queries.loading import get_item_for, get_standard, get_writing_for
from reports.queries.sources import (
    Source,
    find_source,
    sources_of_blocks,
    sources_of_findings,
    written_texts,
)
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation
from reports.views.writing import WritingPage, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


class _Offer:
    """What of the fieldwork a page offers, and what of it the address names.

    Raises NotVisible for a name that is not offered, except where a form is sent: by then it may
    have been withdrawn, and nothing that was typed is lost.
    """

    def __init__(
        self,
        request: HttpRequest,
        access: InspectionAccess,
        standard: str,
        sources: list[Source],
    ) -> None:
        self._name = request.GET.get(PARAMETER, "")
        self._source = find_source(sources, self._name)
        if self._name and self._source is None and request.method != "POST":
            raise NotVisible
        taken = written_texts(access.inspection, standard) if sources else set()
        offered = present_sources(sources, self._source, taken, request.GET)
        self.context = {"sources": offered}

    @property
    def initial(self) -> dict[str, object]:
        """What the form begins with."""
        source = self._source
        if source is None:
            return {"kind": BlockKind.PARAGRAPH.value}
        return {
            "kind": source.kind,
            "title": source.title,
            "text": source.text,
            "changed_name_declared": source.changed_name_declared,
        }

    def still_there(self) -> str:
        """Return the name of the source, "" for none.

        Raises WritingRefused where it was withdrawn, or its consent was, since the page was opened.
        """
        if self._name and self._source is None:
            raise WritingRefused(
                _(
                    "What you took over can no longer be used: it was withdrawn, or the consent "
                    "to publish it was. To write something of your own, begin a new one."
                )
            )
        return self._name


@require_http_methods(GET_OR_POST)
def finding_add(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Add a key finding to a theme."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    get_standard(access.inspection, standard)
    offer = _Offer(request, access, standard, sources_of_findings(access, standard))
    form = TextForm(request.POST or None, initial=offer.initial)
    back = reverse("reports:theme-edit", args=[reference, standard]) + "#findings"
    return answer_writing(
        request,
        WritingPage(access, _("Add a key finding"), back, extra=offer.context),
        form,
        lambda: add_finding(
            inspection=access.inspection,
            standard=standard,
            text=form.cleaned_data["text"],
            source=offer.still_there(),
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def block_add(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Add a paragraph or box: behind the one named in the address, else at the end."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    theme = get_standard(access.inspection, standard)
    after = _block_named(request, reference)
    area = request.GET.get("area", "")
    if after is not None and after.standard.code != standard:
        raise NotVisible
    if after is None and area not in ({one.code for one in theme.areas} or {""}):
        raise NotVisible
    offer = _Offer(request, access, standard, sources_of_blocks(access, standard))
    form = BlockForm(request.POST or None, initial=offer.initial)
    back = reverse("reports:theme-edit", args=[reference, standard]) + "#explanation"
    return answer_writing(
        request,
        WritingPage(access, _("Add a paragraph or box"), back, extra=offer.context),
        form,
        lambda: add_block(
            inspection=access.inspection,
            standard=standard,
            content=form.content,
            area=area,
            after=after,
            source=offer.still_there(),
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def addressee_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a post-holder to address recommendations to."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    form = AddresseeForm(request.POST or None)
    back = reverse("reports:recommendation-list", args=[reference])
    return answer_writing(
        request,
        WritingPage(access, _("Add a post-holder"), back),
        form,
        lambda: add_group(
            inspection=access.inspection, addressee=form.cleaned_data["text"], by=user
        ),
    )


@require_http_methods(GET_OR_POST)
def recommendation_add(request: HttpRequest, reference: str, addressee: int) -> HttpResponse:
    """Add a recommendation to a post-holder."""
    user = person_of(request)
    found = get_item_for(user, reference, ItemKind.ADDRESSEE, addressee)
    group = found.item
    if not isinstance(group, RecommendationGroup):
        raise NotVisible
    form = TextForm(request.POST or None)
    title = _("Add a recommendation to: %(addressee)s") % {"addressee": group.addressee}
    back = reverse("reports:recommendation-list", args=[reference])
    return answer_writing(
        request,
        WritingPage(found.within, title, back),
        form,
        lambda: add_recommendation(group=group, text=form.cleaned_data["text"], by=user),
    )


def _block_named(request: HttpRequest, reference: str) -> ExplanationBlock | None:
    """Return the block that the address names; raises NotVisible for one of another report."""
    named = request.GET.get("after", "")
    if not named:
        return None
    if not named.isascii() or not named.isdecimal() or len(named) > 18:
        raise NotVisible
    item = get_item_for(person_of(request), reference, ItemKind.BLOCK, int(named)).item
    return item if isinstance(item, ExplanationBlock) else None
