"""The page on which what is known of an inspected service is changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from inspections.errors import StaleSave
from inspections.forms.yots import ServiceChangeForm
from inspections.queries import get_inspection_for
from inspections.services.yots import CHANGEABLE, change_service


@require_http_methods(["GET", "HEAD", "POST"])
def service_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show and change the service of an inspection."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    service = access.inspection.service
    initial = {name: getattr(service, name) for name in (*CHANGEABLE, "version")}
    form = ServiceChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 422 if form.errors else 200
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            change_service(
                service=service,
                values=typed,
                base_version=typed.pop("version"),
                by=access.user.email,
            )
        except StaleSave:
            service.refresh_from_db()
            form.rebase(service.version, _("Somebody else has changed this service meanwhile."))
            status = 409
        else:
            messages.success(request, _("The service’s details are saved."))
            return redirect("dashboard:setup-detail", reference)
    context = {"access": access, "form": form}
    return render(request, "inspections/service_edit.html", context, status=status)
