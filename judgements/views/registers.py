"""The registers of an inspection, and the pages on which their entries are kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from judgements.errors import RegisterRefused, StaleEntry
from judgements.forms.registers import EntryForm, WithdrawalForm
from judgements.models import RegisterEntry
from judgements.presenters.register_entries import (
    closed_text,
    crumbs_of,
    entry_crumbs,
    present_entry,
    stale_text,
)
from judgements.presenters.registers import present_register, present_registers
from judgements.queries.registers import (
    EntryAccess,
    RegisterAccess,
    entries_of,
    get_entry_for,
    get_keeping_for,
    get_register_for,
    get_registers_for,
)
from judgements.services.registers import add_entry, change_entry, withdraw_entry

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def register_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all registers with how much they hold."""
    access = get_registers_for(person_of(request), reference)
    context = {
        "access": access.within,
        "rows": present_registers(access),
        "crumbs": [*crumbs_of(access.inspection)[:1], {"text": _("Registers")}],
    }
    return render(request, "judgements/register_list.html", context)


@require_safe
def register_detail(request: HttpRequest, reference: str, register: str) -> HttpResponse:
    """Show a register: its figures, its entries and what it is read for."""
    access = get_register_for(person_of(request), reference, register)
    page = present_register(access, entries_of(access.inspection, access.register))
    context = {"access": access.fieldwork.within, "page": page}
    return render(request, "judgements/register_detail.html", context)


@require_http_methods(GET_OR_POST)
def entry_add(request: HttpRequest, reference: str, register: str) -> HttpResponse:
    """Add an entry."""
    access = get_keeping_for(person_of(request), reference, register)
    form = EntryForm(_data(request), register=access.register)
    if not form.is_valid():
        return _show_form(request, access, form, status=422 if form.errors else 200)
    try:
        add_entry(
            inspection=access.inspection,
            register=access.register,
            sent=form.sent,
            by=access.fieldwork.within.user,
        )
    except RegisterRefused as refusal:
        form.refuse(refusal)
        return _show_form(request, access, form, status=422)
    return _back(request, access, _("The entry is added."))


@require_http_methods(GET_OR_POST)
def entry_edit(request: HttpRequest, reference: str, register: str, entry_id: int) -> HttpResponse:
    """Change an entry; where somebody else was faster, show what stands beside what was typed."""
    found = get_entry_for(person_of(request), reference, register, entry_id)
    access, entry = found.within, found.entry
    form = EntryForm(
        _data(request), register=access.register, values=entry.values, version=entry.version
    )
    if not form.is_valid():
        return _show_form(request, access, form, entry, status=422 if form.errors else 200)
    try:
        change_entry(
            entry=entry,
            register=access.register,
            sent=form.sent,
            base_version=form.cleaned_data["version"],
            by=access.fieldwork.within.user,
        )
    except StaleEntry:
        form.rebase(entry.version, stale_text(entry))
        return _show_form(request, access, form, entry, status=409)
    except RegisterRefused as refusal:
        form.refuse(refusal)
        return _show_form(request, access, form, entry, status=422)
    return _back(request, access, _("The entry is saved."))


@require_http_methods(GET_OR_POST)
def entry_withdraw(
    request: HttpRequest, reference: str, register: str, entry_id: int
) -> HttpResponse:
    """Ask whether an entry is to go, then take it off its register."""
    found = get_entry_for(person_of(request), reference, register, entry_id)
    form = WithdrawalForm(_data(request), initial={"version": found.entry.version})
    if not form.is_valid():
        return _show_withdrawal(request, found, form, status=422 if form.errors else 200)
    by = found.within.fieldwork.within.user
    try:
        withdraw_entry(entry=found.entry, base_version=form.cleaned_data["version"], by=by)
    except StaleEntry:
        form.rebase(found.entry.version, stale_text(found.entry))
        return _show_withdrawal(request, found, form, status=409)
    except RegisterRefused as refusal:
        form.add_error(None, str(refusal))
        return _show_withdrawal(request, found, form, status=422)
    return _back(request, found.within, _("The entry is taken off the register."))


def _data(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _back(request: HttpRequest, access: RegisterAccess, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("judgements:register-detail", access.inspection.reference, access.register.code)


def _show_form(
    request: HttpRequest,
    access: RegisterAccess,
    form: EntryForm,
    entry: RegisterEntry | None = None,
    *,
    status: int,
) -> HttpResponse:
    title = _("Change an entry") if entry else _("Add an entry")
    context = {
        "access": access.fieldwork.within,
        "register": access.register,
        "title": title,
        "crumbs": entry_crumbs(access, title),
        "closed": closed_text(access.inspection, entry),
        "stands": present_entry(access.register, entry.values) if entry and status == 409 else [],
        "form": form,
    }
    return render(request, "judgements/entry_edit.html", context, status=status)


def _show_withdrawal(
    request: HttpRequest, found: EntryAccess, form: WithdrawalForm, *, status: int
) -> HttpResponse:
    access = found.within
    context = {
        "access": access.fieldwork.within,
        "register": access.register,
        "crumbs": entry_crumbs(access, _("Take an entry off")),
        "closed": closed_text(access.inspection, found.entry),
        "facts": present_entry(access.register, found.entry.values),
        "form": form,
    }
    return render(request, "judgements/entry_withdraw.html", context, status=status)
