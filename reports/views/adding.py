"""Beginning something new: each leads to its section, whose address then holds the new one's id.

So a reload, the Back button and a laptop that was offline come back to the same one.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from inspections.queries import InspectionAccess
from reports.choices import ItemKind, PassageKind
from reports.models import ExplanationBlock
from reports.presenters.sections import slug_of
from reports.presenters.sources import PARAMETER
from reports.queries.loading import get_item_for, get_standard, get_writing_for
from reports.queries.sections import new_key
from reports.queries.sources import find_source, sources_for
from reports.queries.stored import place_of_block


@require_safe
def finding_add(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Begin a key finding, blank or with what a conclusion or an emerging finding says."""
    access = get_writing_for(person_of(request), reference)
    get_standard(access.inspection, standard)
    page = reverse("reports:theme-edit", args=[reference, standard])
    source = _source(request, access, PassageKind.FINDING, standard)
    return _begin(page, PassageKind.FINDING, {"place": standard, **source})


@require_safe
def block_add(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Begin a paragraph or box: at the end, in a sub-area (?area=), or behind one (?after=)."""
    access = get_writing_for(person_of(request), reference)
    theme = get_standard(access.inspection, standard)
    after = _block_named(request, reference)
    areas = [one.code for one in theme.areas] or [""]
    area = after.area if after else request.GET.get("area", areas[0])
    if area not in areas or (after is not None and after.standard.code != standard):
        raise NotVisible
    asked = {"place": place_of_block(standard, area)}
    if after is not None:
        asked["after"] = str(after.uid)
    asked |= _source(request, access, PassageKind.BLOCK, standard)
    page = reverse("reports:theme-edit", args=[reference, standard])
    return _begin(page, PassageKind.BLOCK, asked)


@require_safe
def addressee_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a post-holder to address recommendations to."""
    get_writing_for(person_of(request), reference)
    page = reverse("reports:recommendation-list", args=[reference])
    return _begin(page, PassageKind.ADDRESSEE, {"place": ""})


@require_safe
def recommendation_add(request: HttpRequest, reference: str, addressee: int) -> HttpResponse:
    """Begin a recommendation to a post-holder."""
    found = get_item_for(person_of(request), reference, ItemKind.ADDRESSEE, addressee)
    page = reverse("reports:recommendation-list", args=[reference])
    return _begin(page, PassageKind.RECOMMENDATION, {"place": str(found.item.uid)})


def _begin(page: str, kind: PassageKind, asked: dict[str, str]) -> HttpResponse:
    key = str(new_key(kind))
    query = urlencode({"new": key, "after": "end", **asked})
    return redirect(f"{page}?{query}#q-{slug_of(key)}")


def _source(
    request: HttpRequest, access: InspectionAccess, kind: PassageKind, standard: str
) -> dict[str, str]:
    """Return what the address takes over; raises NotVisible for what is not offered."""
    name = request.GET.get(PARAMETER, "")
    if not name:
        return {}
    if find_source(sources_for(access, kind, standard), name) is None:
        raise NotVisible
    return {PARAMETER: name}


def _block_named(request: HttpRequest, reference: str) -> ExplanationBlock | None:
    """Return the block that the address names; raises NotVisible for one of another report."""
    named = request.GET.get("after", "")
    if not named:
        return None
    if not named.isascii() or not named.isdecimal() or len(named) > 18:
        raise NotVisible
    item = get_item_for(person_of(request), reference, ItemKind.BLOCK, int(named)).item
    return item if isinstance(item, ExplanationBlock) else None
