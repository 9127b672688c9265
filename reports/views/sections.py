"""The pages on which the report is written, a section each: foreword, themes, recommendations."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.queries import person_of
from accounts.types import tells_typed
from cases.errors import RefusalCode
from cases.policies.refusals import STATUS_OF_REFUSAL
from inspections.queries import InspectionAccess
from judgements.choices import Subject
from judgements.errors import FieldworkRefused
from judgements.services.saving import save_from_page, save_operation
from judgements.types import FieldworkConflict, FieldworkReceipt
from reports.forms import SentPassage
from reports.presenters.editor import Around, Section, present_section
from reports.presenters.passages import Attempt
from reports.presenters.sections import own_page, slug_of
from reports.presenters.stale import present_standing
from reports.presenters.typed import tell_passage
from reports.queries.checks import check_material
from reports.queries.comments import comments_of, others_writing
from reports.queries.editing import (
    Beginning,
    foreword_groups,
    recommendation_groups,
    theme_groups,
)
from reports.queries.insertable import insertables
from reports.queries.loading import get_standard, get_writing_for
from reports.queries.material import Material, gather_writing
from reports.queries.sections import (
    Sources,
    may_insert_evidence,
    read_beginning,
    sources_of_theme,
)
from reports.queries.sentences import first_summary_sentence
from reports.queries.stored import find_stored
from reports.services.presence import note_writing
from reports.types.passages import PassageKey
from standards.types import StandardContent

GET_OR_POST = ["GET", "HEAD", "POST"]
CONFLICT_STATUS = 409
# Builds the section from what was read, with what is being begun in it.
Build = Callable[[Material], Section]


@tells_typed(tell_passage)
@require_http_methods(GET_OR_POST)
def foreword_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the foreword and who signs it."""
    access = get_writing_for(person_of(request), reference)
    address = reverse("reports:foreword-edit", args=[reference])

    def build(material: Material) -> Section:
        return Section(_("Foreword"), address, foreword_groups(material.written))

    return _answer(request, access, build, None)


@tells_typed(tell_passage)
@require_http_methods(GET_OR_POST)
def theme_edit(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Write all that is said about a theme: summary, key findings and explanation."""
    access = get_writing_for(person_of(request), reference)
    theme = get_standard(access.inspection, standard)
    sources = sources_of_theme(access, standard)
    begun = _begun(request, access, sources)

    def build(material: Material) -> Section:
        return Section(
            title=f"{theme.number}. {theme.title}",
            address=reverse("reports:theme-edit", args=[reference, standard]),
            groups=theme_groups(material.written, theme, begun),
            standard=theme,
            intro=first_summary_sentence(material.content, theme, material.standing_of(standard)),
            sources=sources,
        )

    return _answer(request, access, build, theme)


@tells_typed(tell_passage)
@require_http_methods(GET_OR_POST)
def recommendation_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the recommendations: their lead-in, whom they are addressed to, and each of them."""
    access = get_writing_for(person_of(request), reference)
    begun = _begun(request, access, {})
    address = reverse("reports:recommendation-list", args=[reference])

    def build(material: Material) -> Section:
        groups = recommendation_groups(material.written, begun)
        return Section(_("Recommendations"), address, groups)

    return _answer(request, access, build, None)


def _begun(request: HttpRequest, access: InspectionAccess, sources: Sources) -> Beginning | None:
    is_sent = request.method == "POST"
    return read_beginning(access, request.GET.dict(), sources, is_sent=is_sent)


@require_POST
def passage_insert(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a live fact, a link or evidence at the end of a text: the way without a script."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    back = own_page(request.POST.get("back", ""), reference, "reports:report-detail")
    key = PassageKey.read(request.POST.get("passage", ""))
    stored = find_stored(access.inspection, key) if key else None
    if key is None or stored is None:
        return redirect(back)
    text = f"{stored.content['text']} {request.POST.get('insert', '')}".strip()
    content = {**stored.content, "text": text}
    own_id = str(uuid.uuid4())
    sent = SentPassage(str(key), Subject.PASSAGE, content, str(stored.version), own_id)
    try:
        save_operation(operation=sent.operation(access.inspection), by=user)
    except FieldworkRefused as refusal:
        messages.info(request, str(refusal))
    return redirect(f"{back}#q-{slug_of(str(key))}")


def _answer(
    request: HttpRequest,
    access: InspectionAccess,
    build: Build,
    standard: StandardContent | None,
) -> HttpResponse:
    if request.method != "POST":
        return _show(request, access, build, standard)
    user = access.user
    try:
        sent = SentPassage.read(request.POST)
        outcome = save_passage(access, sent, user)
    except FieldworkRefused as refusal:
        key = request.POST.get("passage", "")
        content = sent.content if refusal.code != RefusalCode.MALFORMED else {}
        if not content:
            return _show(request, access, build, standard, status=400)
        attempt = Attempt(key, content, sent.version, {refusal.field: str(refusal)})
        status = STATUS_OF_REFUSAL[refusal.code]
        return _show(request, access, build, standard, attempt, status=status)
    if isinstance(outcome, FieldworkConflict):
        attempt = conflict_of(sent, outcome)
        return _show(request, access, build, standard, attempt, status=CONFLICT_STATUS)
    note_writing(inspection=access.inspection, section="", key=sent.key, by=user)
    return redirect(f"{request.path}#q-{slug_of(sent.key)}")


def save_passage(
    access: InspectionAccess, sent: SentPassage, by: User
) -> FieldworkReceipt | FieldworkConflict:
    """Save a passage as its form sent it."""
    return save_from_page(operation=sent.operation(access.inspection), by=by)


def conflict_of(sent: SentPassage, outcome: FieldworkConflict) -> Attempt:
    """Return what was typed beside what stands, ready to be sent on the version that stands."""
    version = outcome.stored.version if outcome.stored else 0
    return Attempt(sent.key, sent.content, version, stored=present_standing(outcome.stored))


def _show(
    request: HttpRequest,
    access: InspectionAccess,
    build: Build,
    standard: StandardContent | None,
    attempt: Attempt | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    material = gather_writing(access.inspection)
    around = Around(
        comments=list(comments_of(access.inspection)),
        writing=list(others_writing(access.inspection, access.user, timezone.now())),
        checks=check_material(material),
        insertables=insertables(material, standard, with_evidence=may_insert_evidence(access)),
    )
    page = present_section(access, material, build(material), around, attempt)
    context = {"access": access, "page": page}
    response = render(request, "reports/section_edit.html", context, status=status)
    # Not no-store: the Back button must bring typed text back.
    response["Cache-Control"] = "private, no-cache"
    return response
