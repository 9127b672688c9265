"""Examples of practice: the list, and recording them under changed names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from judgements.forms.voices import ExampleForm
from judgements.presenters.rows import initial_of, theme_choices
from judgements.presenters.voices import example_pairs, present_examples
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for, get_log_for
from judgements.queries.voices import get_example_for, visible_examples
from judgements.services.voices import add_example, change_example, withdraw_example
from judgements.views.rows import RowPage, answer_row, data_of, look_again, removal_of

GET_OR_POST = ["GET", "HEAD", "POST"]
NO_REAL_NAME = gettext_lazy(
    "Never type the real name of a child, of their family or of anybody who works with them. "
    "Choose another name for the child before you write, and leave out what shows who it is."
)
IN_THE_REPORT = gettext_lazy(
    "If it stands in the report already, it stays there until somebody removes it there."
)


@require_safe
def example_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the examples that the person may read."""
    access = get_log_for(person_of(request), reference)
    page = present_examples(access, list(visible_examples(access)))
    return render(request, "judgements/example_list.html", {"access": access.within, "page": page})


@require_http_methods(GET_OR_POST)
def example_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Record an example."""
    user = person_of(request)
    access = get_fieldwork_for(user, reference, Permission.RECORD_EVIDENCE)
    form = ExampleForm(data_of(request), themes=theme_choices(access))
    page = _form_page(access, _("Record a practice example"))
    return answer_row(
        request,
        page,
        form,
        lambda: add_example(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def example_edit(request: HttpRequest, reference: str, example: int) -> HttpResponse:
    """Change one's own example."""
    user = person_of(request)
    found = get_example_for(user, reference, example)
    form = ExampleForm(
        data_of(request), themes=theme_choices(found.within), initial=initial_of(found.row)
    )
    page = _form_page(found.within, _("Change a practice example"))
    return answer_row(
        request,
        page,
        form,
        lambda: change_example(
            example=found.row,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
        look_again(found, example_pairs),
    )


@require_http_methods(GET_OR_POST)
def example_withdraw(request: HttpRequest, reference: str, example: int) -> HttpResponse:
    """Ask whether to withdraw one's own example, then take it off the list."""
    user = person_of(request)
    found = get_example_for(user, reference, example)
    form = removal_of(found, data_of(request))
    page = RowPage(
        found.within,
        title=_("Withdraw this example?"),
        back=_list_of(reference),
        submit=_("Withdraw the example"),
        done=_("The example is withdrawn."),
        warning=str(IN_THE_REPORT),
        pairs=example_pairs(found.within, found.row),
    )
    return answer_row(
        request,
        page,
        form,
        lambda: withdraw_example(
            example=found.row, base_version=form.cleaned_data["version"], by=user
        ),
        look_again(found, example_pairs),
    )


def _form_page(access: FieldworkAccess, title: str) -> RowPage:
    return RowPage(
        access,
        title=title,
        back=_list_of(access.inspection.reference),
        submit=_("Save the example"),
        done=_("The example is saved."),
        warning=str(NO_REAL_NAME),
    )


def _list_of(reference: str) -> str:
    return reverse("judgements:example-list", args=[reference])
