"""Deciding on what a service asks for: whether a case is replaced."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from cases.errors import PreparationRefused, RequestDecided, SampleRefused
from cases.forms.preparation import RequestDecisionForm
from cases.models import ReplacementRequest
from cases.presenters.preparation import say_asked
from cases.queries.replacing import RequestAccess, get_request_for
from cases.services.replacement_requests import agree_to_replacement, refuse_replacement


@require_http_methods(["GET", "HEAD", "POST"])
def replacement_decide(request: HttpRequest, inspection: str, asked: int) -> HttpResponse:
    """Replace the case that the service has asked about, or say why it stays."""
    access = get_request_for(person_of(request), inspection, asked)
    if access.request.outcome:
        messages.info(request, _say_decided(access.request))
        return redirect("cases:sample-detail", inspection)
    form = RequestDecisionForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, access, form, 422 if form.errors else 200)
    try:
        messages.success(request, _decide(access, form))
    except RequestDecided as refusal:
        messages.warning(request, str(refusal))
        return redirect("cases:sample-detail", inspection)
    except (SampleRefused, PreparationRefused) as refusal:
        form.add_error(None, str(refusal))
        return _show(request, access, form, 422)
    return redirect("cases:sample-detail", inspection)


def _decide(access: RequestAccess, form: RequestDecisionForm) -> str:
    """Do what was chosen and return the sentence that confirms it."""
    case = access.request.sampled.row.reference
    if form.cleaned_data["outcome"] == RequestDecisionForm.REFUSE:
        refuse_replacement(
            request=access.request, reason=form.cleaned_data["reason"], by=access.within.user
        )
        return _("%(case)s stays in the sample. The service reads why.") % {"case": case}
    replacement = agree_to_replacement(request=access.request, by=access.within.user)
    return _("%(reserve)s stands in for %(case)s.") % {
        "reserve": replacement.entering.row.reference,
        "case": case,
    }


def _say_decided(request: ReplacementRequest) -> str:
    name = request.decided_by.name if request.decided_by else ""
    return _("%(name)s has decided on this already.") % {"name": name}


def _show(
    request: HttpRequest, access: RequestAccess, form: RequestDecisionForm, status: int
) -> HttpResponse:
    facts = [
        {"key": _("Case"), "value": access.request.sampled.row.reference},
        {"key": _("Reason"), "value": access.request.reason},
        {"key": _("Asked for by"), "value": say_asked(access.request)},
    ]
    context = {"access": access.within, "facts": facts, "form": form}
    return render(request, "cases/replacement_decide.html", context, status=status)
