"""Pages on which any signed-in person reads the published frameworks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standards.forms import SearchForm
from standards.presenters import (
    links_to_compare,
    show_comparison,
    show_framework,
    show_frameworks,
    show_question,
    show_search,
    show_standard,
)
from standards.queries import (
    compare_documents,
    get_content,
    get_framework_for,
    get_published_frameworks,
    get_texts,
    search_texts,
)


@require_safe
def framework_list(request: HttpRequest) -> HttpResponse:
    """All published editions."""
    frameworks = [(one, get_content(one)) for one in get_published_frameworks()]
    return render(request, "standards/framework_list.html", show_frameworks(frameworks))


@require_safe
def framework_detail(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """One edition with its themes, scale and questionnaire."""
    framework = get_framework_for(request.user, code, edition)
    content = get_content(framework)
    context = {
        **show_framework(framework, content),
        "comparisons": links_to_compare(content, list(get_published_frameworks())),
        "form": SearchForm(),
    }
    return render(request, "standards/framework_detail.html", context)


@require_safe
def framework_search(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """The texts of one edition that hold the words in the address; with none, a place to type."""
    framework = get_framework_for(request.user, code, edition)
    form = SearchForm(request.GET if "q" in request.GET else None)
    typed = form.cleaned_data["q"] if form.is_valid() else None
    search = None if typed is None else search_texts(get_texts(framework), typed)
    context = {**show_search(get_content(framework), typed, search), "form": form}
    return render(request, "standards/framework_search.html", context)


@require_safe
def framework_comparison(
    request: HttpRequest, code: str, edition: str, old_code: str, old_edition: str
) -> HttpResponse:
    """What one edition says otherwise than another, of the same framework or not."""
    new = get_framework_for(request.user, code, edition)
    old = get_framework_for(request.user, old_code, old_edition)
    changes = compare_documents(old.document, new.document)
    context = show_comparison(get_content(old), get_content(new), changes)
    return render(request, "standards/framework_comparison.html", context)


@require_safe
def standard_detail(request: HttpRequest, code: str, edition: str, standard: str) -> HttpResponse:
    """One theme or standard with its expectation and questions."""
    content = get_content(get_framework_for(request.user, code, edition))
    found = content.standard_by_code.get(standard)
    if found is None:
        raise Http404
    return render(request, "standards/standard_detail.html", show_standard(content, found))


@require_safe
def question_detail(request: HttpRequest, code: str, edition: str, question: str) -> HttpResponse:
    """One case question with its guidance, routing and provenance."""
    content = get_content(get_framework_for(request.user, code, edition))
    found = content.question_by_code.get(question)
    if found is None:
        raise Http404
    return render(request, "standards/question_detail.html", show_question(content, found))
