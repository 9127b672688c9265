"""End-of-fieldwork feedback: the findings page, the sessions, and what is handed out at one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.dates import moment_text
from judgements.forms.feedback import SessionForm
from judgements.presenters.feedback import present_feedback, session_pairs
from judgements.queries.feedback import (
    closed_lines,
    emerging_findings,
    feedback_sessions,
    get_feedback_for,
    get_session_for,
    get_sheet_for,
)
from judgements.queries.feedback_sheets import build_sheet
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.services.feedback import add_session, change_session, withdraw_session
from judgements.views.rows import RowPage, answer_row, data_of, look_again, removal_of

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def feedback_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the emerging findings theme by theme, and the sessions."""
    access = get_feedback_for(person_of(request), reference)
    inspection = access.inspection
    page = present_feedback(
        access,
        list(emerging_findings(inspection)),
        closed_lines(inspection),
        feedback_sessions(inspection),
    )
    context = {"access": access.within, "page": page}
    return render(request, "judgements/feedback_detail.html", context)


@require_safe
def session_sheet(request: HttpRequest, reference: str, session: int) -> HttpResponse:
    """Show what is handed out at one session, to be printed."""
    found = get_sheet_for(person_of(request), reference, session)
    context = {
        "access": found.within.within,
        "session": session,
        "sheet": build_sheet(found.within.inspection, found.row),
        "made_at": moment_text(timezone.now()),
    }
    return render(request, "judgements/session_sheet.html", context)


@require_http_methods(GET_OR_POST)
def session_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a session."""
    user = person_of(request)
    access = get_fieldwork_for(user, reference, Permission.JUDGE_THEME)
    form = SessionForm(data_of(request), initial={"version": 0})
    page = _form_page(access, _("Add a feedback session"))
    return answer_row(
        request,
        page,
        form,
        lambda: add_session(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def session_edit(request: HttpRequest, reference: str, session: int) -> HttpResponse:
    """Change a session, or add who came and what they said."""
    user = person_of(request)
    found = get_session_for(user, reference, session)
    form = SessionForm(data_of(request), initial=vars(found.row))
    page = _form_page(found.within, _("Change a feedback session"))
    return answer_row(
        request,
        page,
        form,
        lambda: change_session(
            session=found.row,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
        look_again(found, session_pairs),
    )


@require_http_methods(GET_OR_POST)
def session_withdraw(request: HttpRequest, reference: str, session: int) -> HttpResponse:
    """Ask whether to withdraw a session, then take it off the list."""
    user = person_of(request)
    found = get_session_for(user, reference, session)
    form = removal_of(found, data_of(request))
    page = RowPage(
        found.within,
        title=_("Withdraw this session?"),
        back=_page_of(reference),
        submit=_("Withdraw the session"),
        done=_("The session is withdrawn."),
        pairs=session_pairs(found.within, found.row),
    )
    return answer_row(
        request,
        page,
        form,
        lambda: withdraw_session(
            session=found.row, base_version=form.cleaned_data["version"], by=user
        ),
        look_again(found, session_pairs),
    )


def _form_page(access: FieldworkAccess, title: str) -> RowPage:
    return RowPage(
        access,
        title=title,
        back=_page_of(access.inspection.reference),
        submit=_("Save the session"),
        done=_("The session is saved."),
    )


def _page_of(reference: str) -> str:
    return reverse("judgements:feedback-detail", args=[reference])
