"""The page on which what a self-assessment shows becomes a line of the improvement plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from improvement.errors import PlanRefused
from improvement.forms.board import BoardLineForm
from improvement.queries.board_lines import get_prompt_for, newest_plan, prompts_with_lines
from improvement.services.board_lines import add_line_of_board


@require_http_methods(["GET", "HEAD", "POST"])
def board_line(
    request: HttpRequest, service: str, board_round: int, board_prompt: str
) -> HttpResponse:
    """Ask how the line should read, with the prompt to begin with; add it to the plan."""
    user = person_of(request)
    access, prompt = get_prompt_for(user, service, board_round, board_prompt)
    data = request.POST if request.method == "POST" else None
    form = BoardLineForm(data, initial={"text": str(prompt.text)})
    if form.is_valid():
        try:
            add_line_of_board(
                assessment=access.round,
                prompt=prompt.key,
                text=form.cleaned_data["text"],
                by=user,
            )
        except PlanRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("It is a line of the improvement plan."))
            return redirect("improvement:board-round", service, board_round)
    context = {
        "access": access,
        "prompt": str(prompt.text),
        "form": form,
        "plan": newest_plan(access.board.service),
        "is_line": prompt.key in prompts_with_lines(access.round),
    }
    status = 422 if form.errors else 200
    return render(request, "improvement/board_line.html", context, status=status)
