"""The page of what the cases tell without counting in any percentage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from cases.queries.scoring import score_inspection
from judgements.presenters.facts import present_facts
from judgements.queries.themes import get_results_for
from standards.queries import get_content


@require_safe
def fact_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how often each answer to each uncounted question was given."""
    access = get_results_for(person_of(request), reference)
    content = get_content(access.inspection.framework)
    page = present_facts(content, score_inspection(access.inspection))
    return render(request, "judgements/fact_list.html", {"access": access, "page": page})
