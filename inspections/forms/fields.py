"""Fields that several forms of this app are made of."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from crispy_forms_gds.fields import DateInputField
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries import find_user
from inspections.types import MONDAY

FIRST_YEAR = 2000


class DayMonthYearField(DateInputField):  # type: ignore[misc]  # the library ships no types
    """A date typed as day, month and year in three boxes."""

    def __init__(self, **options: Any) -> None:
        messages = options.pop("error_messages", {})
        super().__init__(require_all_fields=True, **options)
        self.error_messages |= {"required": _("Enter day, month and year")} | messages
        for part in self.fields:
            part.validators = [
                RegexValidator(
                    r"^[0-9]{1,4}$", _("Write the date in digits, for example 13 4 2026")
                )
            ]

    def compress(self, data_list: Sequence[str | None]) -> date | None:
        """Return the date; refuses days that no calendar has, and years cut short."""
        if not all(data_list):
            return None
        day, month, year = (int(part) for part in data_list if part)
        if year < FIRST_YEAR:
            raise ValidationError(_("Write the year with four digits, for example 2026"))
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(_("There is no such day. Check day, month and year.")) from error


def refuse_other_weekdays(day: date) -> None:
    """Raise ValidationError unless the day is a Monday."""
    if day.weekday() != MONDAY:
        raise ValidationError(
            _("Fieldwork begins on a Monday. This is %(day)s."),
            params={"day": date_format(day, "l j F Y")},
        )


def find_person(email: str) -> User:
    """Return who signs in with this address; raises ValidationError where nobody does."""
    user = find_user(email)
    if user is None:
        raise ValidationError(
            _(
                "Nobody with this address has an account. Check the spelling, or ask an "
                "administrator to create the account."
            )
        )
    return user


def offer(field: forms.Field, choices: Iterable[Any]) -> None:
    """Give a field of choices those that are known only when the form is made."""
    cast(forms.ChoiceField, field).choices = list(choices)
