"""The page of the ratings panel, and agreeing everything on it at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.queries.scoring import score_inspection
from govuk.dates import moment_text
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.forms.moderation import AgreeAllForm
from judgements.presenters.panel import present_panel
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.moderation import get_panel_for, meetings_of, standing_judgements
from judgements.services.moderation import agree_all_judgements


@require_safe
def panel_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show every rating as indicated, recommended and agreed, and the panel's meetings."""
    return _show_panel(request, get_panel_for(person_of(request), reference))


@require_POST
def judgement_agree_all(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree all recommended ratings that the page has shown, as whoever leads."""
    user = person_of(request)
    access = get_panel_for(user, reference)
    access.within.check(Permission.JUDGE_THEME)
    form = AgreeAllForm(request.POST)
    if not form.is_valid():
        return _show_panel(request, access, form, status=422)
    try:
        agreed = agree_all_judgements(
            inspection=access.inspection, versions=form.cleaned_data["versions"], by=user
        )
    except JudgementRefused as refusal:
        form.add_error(None, _("Nothing is recorded. %(reason)s") % {"reason": refusal})
        status = 409 if isinstance(refusal, StaleJudgement) else 422
        return _show_panel(request, access, form, status=status)
    text = ngettext("%(count)d rating is agreed.", "%(count)d ratings are agreed.", len(agreed))
    messages.success(request, text % {"count": len(agreed)})
    return redirect("judgements:panel-detail", reference)


def _show_panel(
    request: HttpRequest,
    access: FieldworkAccess,
    form: AgreeAllForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    inspection = access.inspection
    standings = standing_judgements(inspection)
    page = present_panel(access, score_inspection(inspection), standings, meetings_of(inspection))
    context = {
        "access": access.within,
        "page": page,
        "errors": form,
        "form": AgreeAllForm(initial={"seen": page.agree_all}),
        "made_at": moment_text(timezone.now()),
    }
    return render(request, "judgements/panel_detail.html", context, status=status)
