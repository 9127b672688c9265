"""The page on which the optional standards of an inspection are chosen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.errors import PlanRefused, StaleSave
from inspections.forms.standards import StandardsForm
from inspections.policies import is_before_fieldwork
from inspections.presenters.planning import core_titles, further_themes
from inspections.queries import InspectionAccess, chosen_standard_codes, get_inspection_for
from inspections.services.standards import choose_standards
from standards.queries import get_content


@require_http_methods(["GET", "HEAD", "POST"])
def standards_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what is always inspected; choose what is besides, until fieldwork begins."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    inspection = access.inspection
    optional = further_themes(get_content(inspection.framework))
    chosen = set(chosen_standard_codes(inspection))
    initial = {
        "codes": [code for code, _title in optional if code in chosen],
        "version": inspection.standards_version,
    }
    data = request.POST if request.method == "POST" else None
    form = StandardsForm(data, optional=optional, initial=initial)
    if not form.is_valid():
        return _show(request, access, form, status=422 if form.errors else 200)
    try:
        choose_standards(
            inspection=inspection,
            codes=form.cleaned_data["codes"],
            base_version=form.cleaned_data["version"],
            by=access.user.email,
        )
    except StaleSave:
        inspection.refresh_from_db(fields=["standards_version"])
        form.rebase(inspection.standards_version, _changed_meanwhile(access))
        return _show(request, access, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, access, form, status=422)
    messages.success(request, _("What is inspected is saved."))
    return redirect("dashboard:setup-detail", reference)


def _show(
    request: HttpRequest, access: InspectionAccess, form: StandardsForm, status: int
) -> HttpResponse:
    content = get_content(access.inspection.framework)
    context = {
        "access": access,
        "form": form,
        "noun": str(content.standards_noun),
        "core_titles": core_titles(content),
        "optional": further_themes(content),
        "may_change": is_before_fieldwork(access.inspection),
    }
    return render(request, "inspections/standards_edit.html", context, status=status)


def _changed_meanwhile(access: InspectionAccess) -> str:
    content = get_content(access.inspection.framework)
    chosen = set(chosen_standard_codes(access.inspection))
    titles = [title for code, title in further_themes(content) if code in chosen]
    return _(
        "Somebody else has changed this. Added now: %(now)s. Your choice stands below; save it "
        "once more to replace theirs."
    ) % {"now": ", ".join(titles) or _("none")}
