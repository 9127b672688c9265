"""How a passage prints while it is typed, and who writes where."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.queries.callers import check_sender, read_object, refuse, signed_in
from reports.presenters.writers import present_writers
from reports.queries.comments import others_writing
from reports.queries.live_facts import fill_text
from reports.queries.loading import get_writing_for
from reports.queries.material import gather_material, read_written
from reports.queries.paragraphs import split_paragraphs
from reports.services.presence import note_writing
from reports.types import LONGEST_TEXT, Numbered
from standards.queries import get_content

# What a page sends of where somebody writes.
MOST_OF_SECTION, MOST_OF_KEY = 200, 100


@api_view(["POST"])
def passage_preview(request: Request, reference: str) -> Response:
    """Return {html} for {text, number}: how it prints now, live facts filled in; stores nothing."""
    check_sender(request)
    access = get_writing_for(signed_in(request), reference)
    data = read_object(request) or {}
    text, number = data.get("text"), data.get("number", "")
    if not isinstance(text, str) or not isinstance(number, str) or len(text) > LONGEST_TEXT:
        return refuse(
            status.HTTP_400_BAD_REQUEST,
            "malformed",
            _("Send a JSON object with text and number, both texts."),
        )
    material = gather_material(access.inspection)
    printed = Numbered(number, split_paragraphs(fill_text(material, text)))
    html = render_to_string("reports/editor/_printed.html", {"printed": printed})
    return Response({"html": html})


@api_view(["POST"])
def writing_presence(request: Request, reference: str) -> Response:
    """Note {section, key} for whoever is signed in; return {writers}: where the others are."""
    check_sender(request)
    user = signed_in(request)
    access = get_writing_for(user, reference)
    data = read_object(request) or {}
    section, key = data.get("section"), data.get("key", "")
    if not _fits(section, "section") or not _fits(key, "key"):
        return refuse(
            status.HTTP_400_BAD_REQUEST,
            "malformed",
            _("Send a JSON object with section and key, both short texts."),
        )
    inspection = access.inspection
    note_writing(inspection=inspection, section=str(section), key=str(key), by=user)
    others = list(others_writing(inspection, user, timezone.now()))
    if not others:
        return Response({"writers": []})
    content = get_content(inspection.framework)
    return Response({"writers": present_writers(others, read_written(inspection), content)})


def _fits(word: object, field: str) -> bool:
    longest = {"section": MOST_OF_SECTION, "key": MOST_OF_KEY}[field]
    return isinstance(word, str) and len(word) <= longest and word.isprintable()
