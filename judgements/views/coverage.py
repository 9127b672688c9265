"""What fieldwork has looked at, and whom it has met."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.dates import moment_text
from judgements.errors import RowRefused, StaleRow
from judgements.forms.contacts import ExpectedContactsForm
from judgements.presenters.contacts import changed_numbers, present_contacts
from judgements.presenters.coverage import present_coverage
from judgements.queries.contacts import contacts_of, expectations_of, partners_met
from judgements.queries.coverage import coverage_of
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.services.contacts import expect_contacts


@require_safe
def coverage_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how much evidence there is about each place, of one standard or of all."""
    access = get_fieldwork_for(person_of(request), reference, Permission.VIEW_EVIDENCE)
    page = present_coverage(
        access,
        coverage_of(access),
        standard=request.GET.get("standard", ""),
        only_missing=request.GET.get("show", "") == "missing",
    )
    context = {"access": access.within, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "judgements/coverage_detail.html", context)


@require_safe
def contact_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how many people were met beside how many were to be met."""
    access = get_fieldwork_for(person_of(request), reference, Permission.VIEW_EVIDENCE)
    page = present_contacts(access, contacts_of(access), partners_met(access))
    context = {"access": access.within, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "judgements/contact_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def contacts_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Set how many people of each group are to be met."""
    access = get_fieldwork_for(person_of(request), reference, Permission.PLAN_ENQUIRY)
    standing = expectations_of(access.inspection)
    if request.method != "POST":
        return _show_numbers(request, access, ExpectedContactsForm(standing=standing), 200)
    form = ExpectedContactsForm(request.POST, standing=standing)
    status = 422
    if form.is_valid():
        try:
            expect_contacts(
                inspection=access.inspection,
                numbers=form.numbers,
                base_version=form.cleaned_data["version"],
                by=access.within.user,
            )
        except StaleRow as refusal:
            form.rebase(standing.version, changed_numbers(standing, str(refusal)))
            status = 409
        except RowRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The numbers are saved."))
            return redirect("judgements:contact-list", reference)
    return _show_numbers(request, access, form, status)


def _show_numbers(
    request: HttpRequest, access: FieldworkAccess, form: ExpectedContactsForm, status: int
) -> HttpResponse:
    context = {"access": access.within, "form": form}
    return render(request, "judgements/contacts_edit.html", context, status=status)
