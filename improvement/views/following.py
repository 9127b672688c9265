"""The plans that somebody of the inspectorate follows after their inspections."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from improvement.presenters.following import present_followed
from improvement.queries.following import plans_followed_by


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """List the plans that a board has approved and this person follows."""
    page = present_followed(plans_followed_by(person_of(request)))
    return render(request, "improvement/plan_list.html", {"page": page})
