"""Renders ordinary forms in GOV.UK markup, mending what crispy-forms-gds leaves open."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.widgets import DateInputWidget
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

# Inputs whose class crispy-forms-gds does not know.
CLASSES: dict[type[forms.Widget], str] = {
    forms.NumberInput: "govuk-input govuk-input--width-5",
    forms.URLInput: "govuk-input",
    forms.DateInput: "govuk-input govuk-input--width-10",
    forms.FileInput: "govuk-file-upload",
    forms.SelectMultiple: "govuk-select",
}
# Faulty inputs that it marks not at all, or as if they were text inputs.
ERROR_CLASSES: dict[type[forms.Widget], str] = {
    forms.EmailInput: "govuk-input--error",
    forms.PasswordInput: "govuk-input--error",
    forms.NumberInput: "govuk-input--error",
    forms.URLInput: "govuk-input--error",
    forms.DateInput: "govuk-input--error",
    forms.Textarea: "govuk-textarea--error",
    forms.Select: "govuk-select--error",
    forms.SelectMultiple: "govuk-select--error",
}


def render_fields(form: forms.BaseForm) -> str:
    """The fields only: no form element, no token, no buttons; the form's own helper lays out."""
    for field in form:
        dress_widget(field.field.widget, is_faulty=bool(field.errors))
    helper = getattr(form, "helper", None) or FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    return str(render_crispy_form(form, helper))


def offer(field: forms.Field, choices: Iterable[Any]) -> None:
    """Give a field of choices those that are known only when the form is made."""
    cast(forms.ChoiceField, field).choices = list(choices)


def limit_files(
    field: forms.Field, endings: Iterable[str], refusal_of_size: Callable[[int], str]
) -> None:
    """Offer files with these endings, and refuse one by its size before it is read into memory.

    `refusal_of_size` says why a size is refused, "" where it is not.
    """

    def check(file: "UploadedFile[bytes]") -> None:
        if refusal := refusal_of_size(file.size or 0):
            raise ValidationError(refusal)

    accept = ",".join(f".{ending}" for ending in endings)
    field.widget = forms.FileInput(attrs={"accept": accept})
    field.validators = [*field.validators, check]


def ask_for_files_again(form: forms.BaseForm) -> None:
    """Say beside each file of a sent form that is shown again that it has to be chosen once more.

    Browsers fill in everything but files.
    """
    for name, file in form.files.items():
        is_silent = name in form.fields and name not in form.errors
        if is_silent and isinstance(file, UploadedFile):
            words = _("“%(file)s” was not stored. Choose it again.")
            form.add_error(name, words % {"file": file.name})


def dress_widget(widget: forms.Widget, *, is_faulty: bool) -> None:
    """Give the widget the classes and keyboards that the Design System asks for.

    Placeholders of library forms are dropped: they vanish as one types and are hard to read.
    """
    widget.attrs.pop("placeholder", None)
    if type(widget) in CLASSES:
        add_class(widget, CLASSES[type(widget)])
    if is_faulty and type(widget) in ERROR_CLASSES:
        add_class(widget, ERROR_CLASSES[type(widget)])
    if isinstance(widget, DateInputWidget):
        for part in widget.widgets:
            part.attrs["inputmode"] = "numeric"


def add_class(widget: forms.Widget, names: str) -> None:
    present = widget.attrs.get("class", "").split()
    widget.attrs["class"] = " ".join(dict.fromkeys([*present, *names.split()]))
