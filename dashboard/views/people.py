"""The pages on which administrators keep accounts."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import PersonState
from accounts.errors import PeopleRefused
from accounts.policies import check_keep_people
from accounts.queries import person_of
from accounts.queries.people import get_person_for, people_for
from accounts.services.invitations import invite_person
from accounts.services.people import activate_person, change_rights, deactivate_person
from dashboard.forms.people import DeactivationForm, InvitationForm, RightsForm
from dashboard.presenters.people import present_people, present_person, state_choices
from dashboard.queries.people import get_record_for

ON_ONE_PAGE = 50


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """List people, found by name or address and by whether they can sign in."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    if state not in PersonState.values:
        state = ""
    people = people_for(person_of(request), words=words, state=state)
    page = Paginator(people, ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "table": present_people(page, words, state),
        "states": state_choices(state),
        "words": words,
    }
    return render(request, "dashboard/person_list.html", context)


@require_safe
def person_detail(request: HttpRequest, person: int) -> HttpResponse:
    """Show everything that is kept of one person."""
    reader = person_of(request)
    record = get_record_for(reader, person)
    context = {"person": record.person, "page": present_person(record, reader)}
    return render(request, "dashboard/person_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by e-mail; their roles are given afterwards."""
    inviter = person_of(request)
    check_keep_people(inviter)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    status = 422
    if form.is_valid():
        if not ratelimit.consume(request, action="invite_person"):
            form.add_error(None, _("You have invited very many people in an hour. Wait a while."))
            status = 429
        else:
            try:
                home = request.build_absolute_uri("/")
                invitation = invite_person(**form.cleaned_data, inviter=inviter, home=home)
            except PeopleRefused as refusal:
                form.add_error("email", str(refusal))
            else:
                tell = messages.success if invitation.mailed_at else messages.warning
                tell(request, invitation.delivery)
                return redirect("dashboard:person-detail", invitation.user_id)
    context = {"form": form}
    status = status if form.errors else 200
    return render(request, "dashboard/person_invite.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def person_rights(request: HttpRequest, person: int) -> HttpResponse:
    """Change what somebody may do beyond their roles."""
    reader = person_of(request)
    subject = get_person_for(reader, person)
    rights = {
        "is_administrator": subject.is_administrator,
        "may_plan_inspections": subject.may_plan_inspections,
    }
    form = RightsForm(request.POST if request.method == "POST" else None, initial=rights)
    if form.is_valid():
        try:
            change_rights(person=subject, **form.cleaned_data, by=reader.email)
        except PeopleRefused as refusal:
            form.add_error("is_administrator", str(refusal))
        else:
            messages.success(request, _("The rights of %(name)s are saved.") % {"name": subject})
            return redirect("dashboard:person-detail", subject.pk)
    context = {"form": form, "person": subject}
    status = 422 if form.errors else 200
    return render(request, "dashboard/person_rights.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def person_deactivate(request: HttpRequest, person: int) -> HttpResponse:
    """Close somebody's account, with a reason."""
    reader = person_of(request)
    subject = get_person_for(reader, person)
    form = DeactivationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            deactivate_person(person=subject, **form.cleaned_data, by=reader.email)
        except PeopleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s can no longer sign in.") % {"name": subject})
            return redirect("dashboard:person-detail", subject.pk)
    context = {"form": form, "person": subject}
    status = 422 if form.errors else 200
    return render(request, "dashboard/person_deactivate.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def person_activate(request: HttpRequest, person: int) -> HttpResponse:
    """Ask whether a deactivated account should open again, then open it."""
    reader = person_of(request)
    subject = get_person_for(reader, person)
    if request.method != "POST":
        return render(request, "dashboard/person_activate.html", {"person": subject})
    try:
        activate_person(person=subject, by=reader.email)
    except PeopleRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("%(name)s can sign in again.") % {"name": subject})
    return redirect("dashboard:person-detail", subject.pk)
