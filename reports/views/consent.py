"""Taking an example of good practice out of public."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from reports.forms import ConsentForm
from reports.presenters.consent import present_withdrawal
from reports.queries.consent import get_public_example_for
from reports.services.consent import withdraw_consent
from reports.views.writing import WritingPage, answer_writing


@require_http_methods(["GET", "HEAD", "POST"])
def consent_withdraw(request: HttpRequest, reference: str, passage: str) -> HttpResponse:
    """Show the example and what taking it out does and does not do; ask why; take it out."""
    user = person_of(request)
    access = get_public_example_for(user, reference, str(passage))
    back = reverse("reports:publication-detail", args=[reference])
    if access.example is None:
        messages.info(request, _("This example is out of public already."))
        return redirect(back)
    form = ConsentForm(request.POST or None)
    page = WritingPage(
        access.within,
        _("Take this example out of public"),
        f"{back}#good-practice",
        template="reports/consent_withdraw.html",
        extra={"shown": present_withdrawal(access.example, reference)},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: withdraw_consent(
            publication=access.publication,
            key=access.key,
            reason=form.cleaned_data["reason"],
            by=user,
        ),
    )
