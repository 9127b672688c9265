"""What several forms of this app check alike."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries import find_user
from govuk.forms import offer
from inspections.models import Service
from inspections.types import MONDAY


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


def offer_services(field: forms.Field, services: Iterable[Service]) -> dict[str, Service]:
    """Let a field choose one of these services; return them by their codes."""
    by_code = {service.code: service for service in services}
    names = [(service.code, service.name) for service in by_code.values()]
    offer(field, [("", _("Choose a service")), *names])
    return by_code
