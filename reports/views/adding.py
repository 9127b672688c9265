"""Adding findings, paragraphs, boxes, addressees and recommendations."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import NotVisible
from accounts.queries import person_of
from reports.choices import BlockKind, ItemKind
from reports.forms import AddresseeForm, BlockForm, TextForm
from reports.models import ExplanationBlock, RecommendationGroup
from reports.queries.loading import get_item_for, get_standard, get_writing_for
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation
from reports.views.writing import WritingPage, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def finding_add(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Add a key finding to a theme."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    get_standard(access.inspection, standard)
    form = TextForm(request.POST or None)
    back = reverse("reports:theme-edit", args=[reference, standard]) + "#findings"
    return answer_writing(
        request,
        WritingPage(access, _("Add a key finding"), back),
        form,
        lambda: add_finding(
            inspection=access.inspection,
            standard=standard,
            text=form.cleaned_data["text"],
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
    form = BlockForm(request.POST or None, initial={"kind": BlockKind.PARAGRAPH.value})
    back = reverse("reports:theme-edit", args=[reference, standard]) + "#explanation"
    return answer_writing(
        request,
        WritingPage(access, _("Add a paragraph or box"), back),
        form,
        lambda: add_block(
            inspection=access.inspection,
            standard=standard,
            content=form.content,
            area=area,
            after=after,
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
