"""Changing, moving and removing what stands in a list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.queries import person_of
from inspections.choices import Direction
from reports.errors import WritingRefused
from reports.forms import AddresseeForm, BlockForm, TextForm, WritingForm
from reports.models import (
    AnyItem,
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
)
from reports.presenters.items import kind_name, words_of
from reports.queries.loading import get_item_for
from reports.queries.paragraphs import split_paragraphs
from reports.services.explanations import edit_block
from reports.services.findings import edit_finding
from reports.services.items import move_item, remove_item
from reports.services.recommendations import edit_group, edit_recommendation
from reports.views.writing import WritingPage, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def item_edit(request: HttpRequest, reference: str, kind: str, pk: int) -> HttpResponse:
    """Change a finding, a block, an addressee or a recommendation."""
    user = person_of(request)
    found = get_item_for(user, reference, kind, pk)
    form = _form_for(found.item, request)
    page = WritingPage(found.within, kind_name(found.item), _address_of(found.item, reference))
    return answer_writing(request, page, form, lambda: _save(found.item, form, user))


@require_POST
def item_move(request: HttpRequest, reference: str, kind: str, pk: int) -> HttpResponse:
    """Move an item up or down by one place."""
    user = person_of(request)
    found = get_item_for(user, reference, kind, pk)
    wanted = request.POST.get("direction", "")
    if wanted not in Direction.values:
        return HttpResponseBadRequest(_("Say up or down."))
    try:
        move_item(item=found.item, direction=Direction(wanted), by=user)
    except WritingRefused as refusal:
        messages.info(request, str(refusal))
    return HttpResponseRedirect(_address_of(found.item, reference))


@require_http_methods(GET_OR_POST)
def item_remove(request: HttpRequest, reference: str, kind: str, pk: int) -> HttpResponse:
    """Ask whether to remove an item, then remove it."""
    user = person_of(request)
    found = get_item_for(user, reference, kind, pk)
    back = _address_of(found.item, reference)
    if request.method == "POST":
        try:
            remove_item(item=found.item, by=user)
        except WritingRefused as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("Removed."))
        return HttpResponseRedirect(back.partition("#")[0])
    context = {
        "access": found.within,
        "kind": kind_name(found.item),
        "blocks": split_paragraphs(words_of(found.item)),
        "takes_along": isinstance(found.item, RecommendationGroup),
        "back": back,
    }
    return render(request, "reports/item_remove.html", context)


def _form_for(item: AnyItem, request: HttpRequest) -> WritingForm:
    data = request.POST or None
    initial = {"text": words_of(item), "version": item.version}
    if isinstance(item, ExplanationBlock):
        details = {
            "kind": item.kind,
            "title": item.title,
            "changed_name_declared": item.changed_name_declared,
        }
        return BlockForm(data, initial={**initial, **details})
    if isinstance(item, RecommendationGroup):
        return AddresseeForm(data, initial=initial)
    return TextForm(data, initial=initial)


def _save(item: AnyItem, form: WritingForm, user: User) -> None:
    version = form.cleaned_data["version"]
    text = form.cleaned_data["text"]
    if isinstance(item, ExplanationBlock) and isinstance(form, BlockForm):
        edit_block(block=item, content=form.content, base_version=version, by=user)
    elif isinstance(item, RecommendationGroup):
        edit_group(group=item, addressee=text, base_version=version, by=user)
    elif isinstance(item, Recommendation):
        edit_recommendation(recommendation=item, text=text, base_version=version, by=user)
    elif isinstance(item, KeyFinding):
        edit_finding(finding=item, text=text, base_version=version, by=user)


def _address_of(item: AnyItem, reference: str) -> str:
    """Return the place on the page where the item is listed."""
    if isinstance(item, KeyFinding | ExplanationBlock):
        page = reverse("reports:theme-edit", args=[reference, item.standard.code])
    else:
        page = reverse("reports:recommendation-list", args=[reference])
    return f"{page}#{item.KIND}-{item.pk}"
