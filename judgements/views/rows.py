"""How every page on which fieldwork is recorded answers: save and go on, or show it all again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from govuk.versions import VersionedForm
from judgements.errors import RowRefused, StaleRow
from judgements.forms.rows import RemovalForm
from judgements.policies.rows import explain_closed
from judgements.presenters.rows import StandingRow, present_standing, summary_rows
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.rows import Row, RowAccess, find_standing

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class RowPage:
    """A page with one form: its words and where it leads; `pairs` is what is to be withdrawn."""

    access: FieldworkAccess
    title: str
    back: str
    submit: str
    done: str
    warning: str = ""
    pairs: Pairs = ()


@dataclass(frozen=True)
class Late:
    """What stands, for whoever comes late: its version, and how to show it."""

    version: int
    standing: StandingRow


def look_again(
    found: RowAccess[Row], tell: Callable[[FieldworkAccess, Row], Pairs]
) -> Callable[[], Late]:
    """Return how to read what stands now; ``tell`` gives it labels and values."""

    def look() -> Late:
        row = find_standing(found.row)
        return Late(row.version, present_standing(row, tell(found.within, row)))

    return look


def removal_of(found: RowAccess[Row], data: Mapping[str, str] | None) -> RemovalForm:
    """Return the form for withdrawing a row."""
    return RemovalForm(data, initial={"version": found.row.version})


def data_of(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, None where nothing was."""
    return request.POST if request.method == "POST" else None


def answer_row(
    request: HttpRequest,
    page: RowPage,
    form: VersionedForm,
    save: Callable[[], object],
    look: Callable[[], Late] | None = None,
) -> HttpResponse:
    """Save a valid form and go back; else show the page with what was typed and what is wrong.

    After a stale save (409) the page shows what somebody else saved beside what was typed, and
    sending it once more replaces that on purpose; ``look`` reads it.
    """
    if not form.is_bound:
        return _show(request, page, form, closed=explain_closed(page.access.inspection))
    if not form.is_valid():
        return _show(request, page, form, status=422)
    try:
        save()
    except StaleRow as refusal:
        late = look() if look else None
        form.rebase(late.version if late else 0, str(refusal))
        return _show(request, page, form, standing=late.standing if late else None, status=409)
    except RowRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _show(request, page, form, status=422)
    messages.success(request, page.done)
    return redirect(page.back)


def _show(
    request: HttpRequest,
    page: RowPage,
    form: VersionedForm,
    *,
    closed: str = "",
    standing: StandingRow | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "access": page.access.within,
        "page": page,
        "shown": summary_rows(page.pairs),
        "form": form,
        "closed": closed,
        "standing": standing,
    }
    return render(request, "judgements/row_edit.html", context, status=status)
