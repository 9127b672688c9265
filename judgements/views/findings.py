"""Recording, changing, moving and withdrawing emerging findings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.errors import NotVisible
from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.choices import Direction
from judgements.errors import RowRefused
from judgements.forms.feedback import FindingForm
from judgements.models import LineOfEnquiry
from judgements.presenters.feedback import finding_anchor, finding_pairs
from judgements.presenters.rows import initial_of, theme_choices
from judgements.queries.feedback import get_closed_line, get_finding_for
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.services.feedback import (
    add_emerging_finding,
    change_emerging_finding,
    move_emerging_finding,
    withdraw_emerging_finding,
)
from judgements.views.rows import RowPage, answer_row, data_of, look_again, removal_of

GET_OR_POST = ["GET", "HEAD", "POST"]
PROVISIONAL = gettext_lazy(
    "The service hears this before anything is decided. Leave out ratings, references of cases and "
    "names."
)


@require_http_methods(GET_OR_POST)
def emerging_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a finding: a new one, or what a closed line of enquiry concludes."""
    user = person_of(request)
    access = get_fieldwork_for(user, reference, Permission.JUDGE_THEME)
    line = get_closed_line(access, request.GET["line"]) if "line" in request.GET else None
    initial = _proposed(access, request.GET.get("standard", ""), line)
    form = FindingForm(data_of(request), themes=theme_choices(access), initial=initial)
    page = _form_page(access, _("Add an emerging finding"))
    return answer_row(
        request,
        page,
        form,
        lambda: add_emerging_finding(
            inspection=access.inspection, content=form.content, line=line, by=user
        ),
    )


@require_http_methods(GET_OR_POST)
def emerging_edit(request: HttpRequest, reference: str, emerging: int) -> HttpResponse:
    """Change a finding."""
    user = person_of(request)
    found = get_finding_for(user, reference, emerging)
    form = FindingForm(
        data_of(request), themes=theme_choices(found.within), initial=initial_of(found.row)
    )
    page = _form_page(found.within, _("Change an emerging finding"))
    return answer_row(
        request,
        page,
        form,
        lambda: change_emerging_finding(
            finding=found.row,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
        look_again(found, finding_pairs),
    )


@require_http_methods(GET_OR_POST)
def emerging_withdraw(request: HttpRequest, reference: str, emerging: int) -> HttpResponse:
    """Ask whether to withdraw a finding, then take it off the list."""
    user = person_of(request)
    found = get_finding_for(user, reference, emerging)
    form = removal_of(found, data_of(request))
    page = RowPage(
        found.within,
        title=_("Withdraw this finding?"),
        back=_page_of(reference),
        submit=_("Withdraw the finding"),
        done=_("The finding is withdrawn."),
        pairs=finding_pairs(found.within, found.row),
    )
    return answer_row(
        request,
        page,
        form,
        lambda: withdraw_emerging_finding(
            finding=found.row, base_version=form.cleaned_data["version"], by=user
        ),
        look_again(found, finding_pairs),
    )


@require_POST
def emerging_move(request: HttpRequest, reference: str, emerging: int) -> HttpResponse:
    """Move a finding up or down by one place."""
    user = person_of(request)
    found = get_finding_for(user, reference, emerging)
    wanted = request.POST.get("direction", "")
    if wanted not in Direction.values:
        return HttpResponseBadRequest(_("Say up or down."))
    try:
        move_emerging_finding(finding=found.row, direction=Direction(wanted), by=user)
    except RowRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{_page_of(reference)}#{finding_anchor(found.row)}")


def _proposed(access: FieldworkAccess, standard: str, line: LineOfEnquiry | None) -> dict[str, str]:
    """Return what the form begins with; raises NotVisible for a theme that is not covered."""
    if line is not None:
        about = line.standard.code if line.standard else ""
        return {"standard": about, "text": line.conclusion}
    if standard and standard not in {one.code for one in access.standards}:
        raise NotVisible
    return {"standard": standard}


def _form_page(access: FieldworkAccess, title: str) -> RowPage:
    return RowPage(
        access,
        title=title,
        back=_page_of(access.inspection.reference),
        submit=_("Save the finding"),
        done=_("The finding is saved."),
        warning=str(PROVISIONAL),
    )


def _page_of(reference: str) -> str:
    return reverse("judgements:feedback-detail", args=[reference])
