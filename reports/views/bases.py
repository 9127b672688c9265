"""What a recommendation rests on: the key findings that call for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import NotVisible
from accounts.queries import person_of
from reports.choices import ItemKind
from reports.errors import WritingRefused
from reports.forms import FindingsForm
from reports.models import Recommendation
from reports.presenters.bases import present_basis
from reports.queries.loading import get_item_for
from reports.queries.material import gather_material
from reports.services.recommendations import link_findings


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_findings(
    request: HttpRequest, reference: str, recommendation: int
) -> HttpResponse:
    """Choose the key findings that a recommendation rests on."""
    user = person_of(request)
    found = get_item_for(user, reference, ItemKind.RECOMMENDATION, recommendation)
    linked, inspection = found.item, found.within.inspection
    if not isinstance(linked, Recommendation):
        raise NotVisible
    basis = present_basis(gather_material(inspection), linked)
    form = FindingsForm(
        request.POST if request.method == "POST" else None,
        choices=basis.choices,
        initial={"findings": [str(one.pk) for one in linked.findings.all()]},
    )
    if form.is_valid():
        try:
            link_findings(recommendation=linked, findings=form.chosen, by=user)
        except WritingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(basis.back)
    context = {"access": found.within, "form": form, "basis": basis}
    status = 422 if form.errors else 200
    return render(request, "reports/recommendation_findings.html", context, status=status)
