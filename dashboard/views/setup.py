"""The task list on which an inspection is set up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from dashboard.presenters.setup import present_setup
from dashboard.queries.setup import gather_setup
from inspections.queries import get_inspection_for


@require_safe
def setup_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what there is to arrange, how far each task is, and which comes next."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    context = {"access": access, "page": present_setup(gather_setup(access))}
    return render(request, "dashboard/setup_detail.html", context)
