"""The pages of a board's self-assessment: its rounds, opening, rating, closing, comparing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from improvement.errors import PlanRefused, StaleRatings
from improvement.forms.board import RoundForm, rating_forms, stored_data
from improvement.presenters.board import present_editions, present_open_round, present_rounds
from improvement.presenters.board_rating import RatingPage, present_rating
from improvement.presenters.board_results import present_part, present_result
from improvement.queries.board import (
    RoundAccess,
    get_board_for,
    get_part,
    get_round_for,
    own_ratings,
    progress_of,
    rounds_of,
)
from improvement.queries.board_prompts import board_parts
from improvement.queries.board_results import result_of
from improvement.services.board import close_round, open_round, save_ratings
from standards.queries import get_content, get_published_frameworks

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def board_detail(request: HttpRequest, service: str) -> HttpResponse:
    """Show the rounds of the board."""
    access = get_board_for(person_of(request), service, Permission.VIEW_SELF_ASSESSMENT)
    page = present_rounds(access, rounds_of(access.service))
    return render(request, "improvement/board_detail.html", {"access": access, "page": page})


@require_http_methods(GET_OR_POST)
def board_open(request: HttpRequest, service: str) -> HttpResponse:
    """Choose an edition, then what of it is asked, and open the round."""
    access = get_board_for(person_of(request), service, Permission.OPEN_SELF_ASSESSMENT)
    editions = {
        str(one): one
        for one in reversed(get_published_frameworks())
        if board_parts(get_content(one))
    }
    edition = editions.get(request.GET.get("edition", ""))
    if edition is None:
        context = {"access": access, "editions": present_editions(access, editions.values())}
        return render(request, "improvement/board_edition.html", context)
    content = get_content(edition)
    form = RoundForm(request.POST if request.method == "POST" else None, parts=board_parts(content))
    if form.is_valid():
        try:
            opened = open_round(
                service=access.service,
                framework=edition,
                home=request.build_absolute_uri("/"),
                by=access.user,
                **form.cleaned_data,
            )
        except PlanRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("The self-assessment is open. The board is told by mail."))
            return redirect("improvement:board-round", service, opened.pk)
    context = {"access": access, "form": form, "edition": content.title}
    status = 422 if form.errors else 200
    return render(request, "improvement/board_open.html", context, status=status)


@require_safe
def board_round(request: HttpRequest, service: str, board_round: int) -> HttpResponse:
    """Show an open round as the reader's own tasks, a closed one as a comparison."""
    access = _round(request, service, board_round, Permission.VIEW_SELF_ASSESSMENT)
    if access.round.is_closed:
        page: Any = present_result(access, result_of(access))
        template = "improvement/board_comparison.html"
    else:
        may_open = access.board.may(Permission.OPEN_SELF_ASSESSMENT)
        members = progress_of(access.round) if may_open else []
        page = present_open_round(access, own_ratings(access.round, access.board.user), members)
        template = "improvement/board_round.html"
    return render(request, template, {"access": access, "page": page})


@require_http_methods(GET_OR_POST)
def board_rate(
    request: HttpRequest, service: str, board_round: int, board_part: int
) -> HttpResponse:
    """Take down what the reader says of the prompts of one part."""
    access = _round(request, service, board_round, Permission.RATE_BOARD)
    part = get_part(access, board_part)
    if access.round.is_closed and request.method != "POST":
        return redirect("improvement:board-round", service, board_round)
    if request.method != "POST":
        data = stored_data(part, own_ratings(access.round, access.board.user))
        filled = [form.filled for form in rating_forms(part, data)]
        page = present_rating(access, part, board_part, filled)
        return _show_rating(request, access, page)
    forms = rating_forms(part, request.POST)
    filled = [form.filled for form in forms]
    if not all(form.is_valid() for form in forms):
        page = present_rating(access, part, board_part, filled)
        return _show_rating(request, access, page, status=422)
    contents = [form.content for form in forms if form.content]
    try:
        save_ratings(assessment=access.round, contents=contents, by=access.board.user)
    except StaleRatings as stale:
        page = present_rating(
            access, part, board_part, filled, stored=stale.stored, refusal=str(stale)
        )
        return _show_rating(request, access, page, status=409)
    except PlanRefused as refusal:
        page = present_rating(access, part, board_part, filled, refusal=str(refusal))
        return _show_rating(request, access, page, status=422)
    messages.success(request, _("Saved."))
    if "next" in request.POST and board_part < len(access.parts):
        return redirect("improvement:board-rate", service, board_round, board_part + 1)
    return redirect("improvement:board-round", service, board_round)


@require_http_methods(GET_OR_POST)
def board_close(request: HttpRequest, service: str, board_round: int) -> HttpResponse:
    """Ask before a round is closed for good; close it."""
    access = _round(request, service, board_round, Permission.OPEN_SELF_ASSESSMENT)
    if request.method == "POST":
        try:
            close_round(assessment=access.round, by=access.board.user)
        except PlanRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Closed. The views can now be compared."))
        return redirect("improvement:board-round", service, board_round)
    if access.round.is_closed:
        return redirect("improvement:board-round", service, board_round)
    page = present_open_round(access, {}, progress_of(access.round))
    return render(request, "improvement/board_close.html", {"access": access, "page": page})


@require_safe
def board_result(
    request: HttpRequest, service: str, board_round: int, board_part: int
) -> HttpResponse:
    """Show the comparison of one part, with all that was written."""
    access = _round(request, service, board_round, Permission.VIEW_SELF_ASSESSMENT)
    get_part(access, board_part)
    page = present_part(access, result_of(access), board_part)
    return render(request, "improvement/board_result.html", {"access": access, "page": page})


def _round(request: HttpRequest, service: str, pk: int, permission: Permission) -> RoundAccess:
    return get_round_for(person_of(request), service, pk, permission)


def _show_rating(
    request: HttpRequest, access: RoundAccess, page: RatingPage, status: int = 200
) -> HttpResponse:
    context = {"access": access, "page": page}
    return render(request, "improvement/board_rate.html", context, status=status)
