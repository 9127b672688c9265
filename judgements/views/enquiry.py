"""Lines of enquiry: the list, one line, and the pages on which they are planned and closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.scoring import score_inspection
from govuk.dates import moment_text
from judgements.errors import RowRefused, StaleRow
from judgements.forms.enquiry import ConclusionForm, LineForm, ReopenForm
from judgements.models import LineOfEnquiry
from judgements.presenters.drafts import present_drafts, question_of_line, reason_of_line
from judgements.presenters.enquiry import changed_line, present_line, why_closed
from judgements.presenters.line_list import Filters, present_lines
from judgements.queries.enquiry import (
    LineAccess,
    direction_counts,
    evidence_of,
    get_line_for,
    get_line_to_close,
    get_line_to_plan,
    lines_of,
    result_of,
    source_of,
)
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for, get_log_for
from judgements.services.enquiry import add_line, change_line, close_line, reopen_line

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def line_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the lines of enquiry, open ones first, all of them or some."""
    access = get_log_for(person_of(request), reference)
    wanted = Filters(**{name: request.GET.get(name, "") for name in vars(Filters())})
    lines = lines_of(access.inspection)
    page = present_lines(access, lines, direction_counts(access), wanted)
    context = {"access": access.within, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "judgements/line_list.html", context)


@require_safe
def line_detail(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show a line with its evidence and, once closed, its conclusion."""
    return _show_line(request, get_line_for(person_of(request), reference, number))


@require_safe
def line_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Offer the weakest results, from which lines can be drafted."""
    access = get_fieldwork_for(person_of(request), reference, Permission.PLAN_ENQUIRY)
    scores = score_inspection(access.inspection)
    page = present_drafts(access, scores, lines_of(access.inspection))
    context = {"access": access.within, "page": page}
    return render(request, "judgements/line_draft.html", context)


@require_http_methods(GET_OR_POST)
def line_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a line: from nothing, or filled in from the result that `question` names."""
    access = get_fieldwork_for(person_of(request), reference, Permission.PLAN_ENQUIRY)
    if request.method != "POST":
        form = LineForm(access=access, initial=_draft(access, request.GET.get("question", "")))
        return _show_form(request, access, form)
    form = LineForm(request.POST, access=access)
    if form.is_valid():
        try:
            line = add_line(
                inspection=access.inspection, content=form.content, by=access.within.user
            )
        except RowRefused as refusal:
            _blame(form, refusal)
        else:
            done = _("Line %(number)d is added.") % {"number": line.number}
            return _back_to(request, line, done)
    return _show_form(request, access, form, status=422)


@require_http_methods(GET_OR_POST)
def line_edit(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Change what an open line asks."""
    found = get_line_to_plan(person_of(request), reference, number)
    access = found.fieldwork
    if request.method != "POST":
        return _show_form(request, access, LineForm(access=access, line=found.line), found.line)
    form = LineForm(request.POST, access=access, line=found.line)
    status = 422
    if form.is_valid():
        try:
            line = change_line(
                line=found.line,
                content=form.content,
                base_version=form.cleaned_data["version"],
                by=access.within.user,
            )
        except StaleRow:
            form.rebase(found.line.version, changed_line(found.line))
            status = 409
        except RowRefused as refusal:
            _blame(form, refusal)
        else:
            return _back_to(request, line, _("The line is saved."))
    return _show_form(request, access, form, found.line, status=status)


@require_http_methods(GET_OR_POST)
def line_close(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Close a line with its conclusion."""
    found = get_line_to_close(person_of(request), reference, number)
    line = found.line
    if request.method != "POST":
        initial = {"version": line.version, "conclusion": line.conclusion}
        return _show_closing(request, found, ConclusionForm(initial=initial))
    form = ConclusionForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            closed = close_line(
                line=line,
                conclusion=form.cleaned_data["conclusion"],
                base_version=form.cleaned_data["version"],
                by=found.fieldwork.within.user,
            )
        except StaleRow:
            form.rebase(line.version, changed_line(line))
            status = 409
        except RowRefused as refusal:
            _blame(form, refusal)
        else:
            return _back_to(request, closed, _("The line is closed."))
    return _show_closing(request, found, form, status=status)


@require_POST
def line_reopen(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Open a closed line again."""
    found = get_line_to_plan(person_of(request), reference, number)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _show_line(request, found, form, status=422)
    try:
        line = reopen_line(
            line=found.line,
            base_version=form.cleaned_data["version"],
            by=found.fieldwork.within.user,
        )
    except StaleRow:
        form.rebase(found.line.version, changed_line(found.line))
        return _show_line(request, found, form, status=409)
    except RowRefused as refusal:
        _blame(form, refusal)
        return _show_line(request, found, form, status=422)
    return _back_to(request, line, _("The line is open again."))


def _draft(access: FieldworkAccess, source_question: str) -> dict[str, Any]:
    """Return what a form begins with; nothing but the version where there is no such result."""
    scores = score_inspection(access.inspection) if source_question else None
    result = result_of(scores, source_question) if scores else None
    if scores is None or result is None:
        return {"version": 0}
    return {
        "version": 0,
        "question": question_of_line(access.content, result),
        "reason": reason_of_line(access.content, result, scores),
        "standard": result.question.standard,
        "source_question": source_of(result),
    }


def _blame(form: Any, refusal: RowRefused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def _back_to(request: HttpRequest, line: LineOfEnquiry, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("judgements:line-detail", line.inspection.reference, line.number)


def _show_line(
    request: HttpRequest, found: LineAccess, form: ReopenForm | None = None, *, status: int = 200
) -> HttpResponse:
    within = found.fieldwork.within
    sees_result = found.line.source_question and within.may(Permission.VIEW_RESULTS)
    scores = score_inspection(within.inspection) if sees_result else None
    page = present_line(found, evidence_of(found), scores)
    context = {"access": within, "page": page, "form": form}
    return render(request, "judgements/line_detail.html", context, status=status)


def _show_form(
    request: HttpRequest,
    access: FieldworkAccess,
    form: LineForm,
    line: LineOfEnquiry | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    # What was typed stays in sight, whatever has happened meanwhile.
    closed = "" if form.is_bound else why_closed(access, line)
    context = {"access": access.within, "form": form, "line": line, "closed": closed}
    return render(request, "judgements/line_edit.html", context, status=status)


def _show_closing(
    request: HttpRequest, found: LineAccess, form: ConclusionForm, *, status: int = 200
) -> HttpResponse:
    page = present_line(found, evidence_of(found), None)
    context = {
        "access": found.fieldwork.within,
        "form": form,
        "page": page,
        "line": found.line,
        "closed": "" if form.is_bound else why_closed(found.fieldwork, found.line),
    }
    return render(request, "judgements/line_close.html", context, status=status)
