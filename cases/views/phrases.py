"""A person's own phrases: to see, to add, to delete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.queries import person_of
from cases.errors import PhraseRefused
from cases.forms import PhraseChoiceForm, PhraseForm
from cases.presenters.phrases import show_phrases
from cases.queries.phrases import phrases_of
from cases.services.phrases import add_phrase, remove_phrase


@require_http_methods(["GET", "HEAD", "POST"])
def phrase_list(request: HttpRequest) -> HttpResponse:
    """Show the person's phrases and take a new one."""
    form = PhraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _add(request, form):
        messages.success(request, _("Phrase added."))
        return redirect("cases:phrase-list")
    page = show_phrases(phrases_of(person_of(request)))
    return render(request, "cases/phrase_list.html", {"page": page, "form": form})


@require_POST
def phrase_remove(request: HttpRequest) -> HttpResponse:
    """Delete one of the person's phrases."""
    form = PhraseChoiceForm(request.POST)
    if form.is_valid():
        remove_phrase(pk=form.cleaned_data["phrase"], by=person_of(request))
        messages.success(request, _("Phrase deleted."))
    return redirect("cases:phrase-list")


def _add(request: HttpRequest, form: PhraseForm) -> bool:
    try:
        add_phrase(text=form.cleaned_data["text"], by=person_of(request))
    except PhraseRefused as refusal:
        form.add_error("text", str(refusal))
        return False
    return True
