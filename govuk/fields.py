"""Fields that forms of several apps are made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms_gds.fields import DateInputField
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2000


class UploadField(forms.FileField):
    """A file to send."""

    default_error_messages = {  # as the class it extends
        "required": _("Choose the file."),
        "empty": _("The file is empty."),
        "missing": _("Choose the file."),
    }


class DayMonthYearField(DateInputField):  # type: ignore[misc]  # the library ships no types
    """A date typed as day, month and year in three boxes; every refusal names the field."""

    def __init__(self, *, label: str | Promise, **options: Any) -> None:
        super().__init__(label=label, require_all_fields=True, **options)
        self.error_messages["required"] = format_lazy(
            _("Enter day, month and year of “{field}”"), field=label
        )
        for part in self.fields:
            part.validators = [
                RegexValidator(
                    r"^[0-9]{1,4}$",
                    format_lazy(_("Write “{field}” in digits, for example 13 4 2026"), field=label),
                )
            ]

    def compress(self, data_list: Sequence[str | None]) -> date | None:
        """Return the date; refuses days that no calendar has, and years cut short."""
        # An empty list comes from a field that may be left out and was.
        if not data_list or not all(data_list):
            return None
        day, month, year = (int(part) for part in data_list if part)
        if year < FIRST_YEAR:
            raise ValidationError(
                _("Write the year of “%(field)s” with four digits, for example 2026"),
                params={"field": self.label},
            )
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(
                _("“%(field)s” is a day that no calendar has. Check day, month and year"),
                params={"field": self.label},
            ) from error
