"""Moving and removing what stands in a list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.queries import person_of
from inspections.choices import Direction
from reports.errors import WritingRefused
from reports.models import AnyItem, ExplanationBlock, KeyFinding, RecommendationGroup
from reports.presenters.items import kind_name, words_of
from reports.presenters.sections import passage_address
from reports.queries.loading import get_item_for
from reports.queries.paragraphs import split_paragraphs
from reports.services.items import move_item, remove_item
from reports.views.writing import answer_removal


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


@require_http_methods(["GET", "HEAD", "POST"])
def item_remove(request: HttpRequest, reference: str, kind: str, pk: int) -> HttpResponse:
    """Ask whether to remove an item, then remove it."""
    user = person_of(request)
    found = get_item_for(user, reference, kind, pk)
    back = _address_of(found.item, reference)
    if request.method == "POST":
        return answer_removal(
            request, lambda: remove_item(item=found.item, by=user), back.partition("#")[0]
        )
    context = {
        "access": found.within,
        "kind": kind_name(found.item),
        "blocks": split_paragraphs(words_of(found.item)),
        "takes_along": isinstance(found.item, RecommendationGroup),
        "back": back,
    }
    return render(request, "reports/item_remove.html", context)


def _address_of(item: AnyItem, reference: str) -> str:
    """Return the place on the page where the item is written."""
    if isinstance(item, KeyFinding | ExplanationBlock):
        return passage_address(reference, item.key, item.standard.code)
    return passage_address(reference, item.key)
