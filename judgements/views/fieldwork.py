"""The hub of fieldwork."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from judgements.presenters.fieldwork import present_fieldwork
from judgements.queries.fieldwork import get_fieldwork_for


@require_safe
def fieldwork_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the parts of fieldwork that are open to this person."""
    access = get_fieldwork_for(person_of(request), reference, Permission.VIEW_INSPECTION)
    context = {"access": access.within, "rows": present_fieldwork(access)}
    return render(request, "judgements/fieldwork_detail.html", context)
