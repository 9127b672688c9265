"""What children, parents and victims said: the list, and recording it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from judgements.forms.voices import CommentForm
from judgements.presenters.rows import initial_of, theme_choices
from judgements.presenters.voices import VoiceChoice, comment_pairs, present_comments
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for, get_log_for
from judgements.queries.voices import get_comment_for, visible_comments
from judgements.services.voices import add_comment, change_comment, withdraw_comment
from judgements.views.rows import RowPage, answer_row, data_of, look_again, removal_of

GET_OR_POST = ["GET", "HEAD", "POST"]
NO_NAMES = gettext_lazy(
    "Never write a name, an address or the reference of a case: not of the person who spoke, nor "
    "of anybody they spoke of."
)
IN_THE_REPORT = gettext_lazy(
    "If it stands in the report already, it stays there until somebody removes it there."
)


@require_safe
def comment_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the comments that the person may read, all or some of them."""
    access = get_log_for(person_of(request), reference)
    comments = list(visible_comments(access))
    page = present_comments(access, comments, VoiceChoice.read(request.GET))
    return render(request, "judgements/comment_list.html", {"access": access.within, "page": page})


@require_http_methods(GET_OR_POST)
def comment_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Record a comment."""
    user = person_of(request)
    access = get_fieldwork_for(user, reference, Permission.RECORD_EVIDENCE)
    form = CommentForm(data_of(request), themes=theme_choices(access))
    page = _form_page(access, _("Record a comment"))
    return answer_row(
        request,
        page,
        form,
        lambda: add_comment(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def comment_edit(request: HttpRequest, reference: str, comment: int) -> HttpResponse:
    """Change one's own comment."""
    user = person_of(request)
    found = get_comment_for(user, reference, comment)
    form = CommentForm(
        data_of(request), themes=theme_choices(found.within), initial=initial_of(found.row)
    )
    page = _form_page(found.within, _("Change a comment"))
    return answer_row(
        request,
        page,
        form,
        lambda: change_comment(
            comment=found.row,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
        look_again(found, comment_pairs),
    )


@require_http_methods(GET_OR_POST)
def comment_withdraw(request: HttpRequest, reference: str, comment: int) -> HttpResponse:
    """Ask whether to withdraw one's own comment, then take it off the list."""
    user = person_of(request)
    found = get_comment_for(user, reference, comment)
    form = removal_of(found, data_of(request))
    page = RowPage(
        found.within,
        title=_("Withdraw this comment?"),
        back=_list_of(reference),
        submit=_("Withdraw the comment"),
        done=_("The comment is withdrawn."),
        warning=str(IN_THE_REPORT),
        pairs=comment_pairs(found.within, found.row),
    )
    return answer_row(
        request,
        page,
        form,
        lambda: withdraw_comment(
            comment=found.row, base_version=form.cleaned_data["version"], by=user
        ),
        look_again(found, comment_pairs),
    )


def _form_page(access: FieldworkAccess, title: str) -> RowPage:
    return RowPage(
        access,
        title=title,
        back=_list_of(access.inspection.reference),
        submit=_("Save the comment"),
        done=_("The comment is saved."),
        warning=str(NO_NAMES),
    )


def _list_of(reference: str) -> str:
    return reverse("judgements:comment-list", args=[reference])
