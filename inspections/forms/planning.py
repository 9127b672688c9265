"""Forms for a service to inspect, and a new inspection."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from govuk.fields import DayMonthYearField
from govuk.forms import offer
from inspections.choices import Country
from inspections.forms.fields import find_person, refuse_other_weekdays
from inspections.models import Service
from inspections.queries import find_service


class ServiceForm(forms.Form):
    """A service that can be inspected."""

    name = forms.CharField(
        label=_("Name of the service"),
        help_text=_("As it stands in the report, for example Eastmarsh Youth Offending Team"),
        max_length=120,
        error_messages={"required": _("Enter the name of the service")},
    )
    code = forms.SlugField(
        label=_("Short code"),
        help_text=_(
            "Small letters, digits and hyphens. It begins the reference of every inspection, "
            "for example eastmarsh."
        ),
        max_length=40,
        error_messages={
            "required": _("Enter a short code"),
            "invalid": _("Use only letters without accents, digits and hyphens in the code"),
        },
    )
    local_authority = forms.CharField(
        label=_("Local authority"),
        max_length=120,
        error_messages={"required": _("Enter the local authority")},
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=Country.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose England or Wales")},
    )

    def clean_code(self) -> str:
        """Return the code in small letters; refuses one that is taken."""
        code: str = self.cleaned_data["code"].lower()
        taken_by = find_service(code)
        if taken_by is not None:
            raise ValidationError(
                _("The code “%(code)s” belongs to %(service)s already. Choose another."),
                params={"code": code, "service": taken_by.name},
            )
        return code


class PlanForm(forms.Form):
    """A new inspection by a given edition; `themes` are its optional ones, code and title."""

    service = forms.ChoiceField(
        label=_("Service"), error_messages={"required": _("Choose the service to inspect")}
    )
    themes = forms.MultipleChoiceField(
        label=_("Added to this inspection"),
        help_text=_("What every inspection has stands above. Choose what this one has besides."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason_for_selection = forms.CharField(
        label=_("Reason for selection"),
        help_text=_("Why this service, and why now. The report says so in its foreword."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter why this service was selected")},
    )
    week_one_date = DayMonthYearField(
        label=_("First Monday of fieldwork"),
        help_text=_("For example, 13 4 2026. The other dates follow from it; you can change them."),
        validators=[refuse_other_weekdays],
    )
    lead = forms.EmailField(
        label=_("Email address of the lead inspector (optional)"),
        help_text=_("You can also name the lead on the next page."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        services: Iterable[Service],
        themes: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self._service_by_code = {service.code: service for service in services}
        names = [(service.code, service.name) for service in self._service_by_code.values()]
        offer(self.fields["service"], [("", _("Choose a service")), *names])
        if themes:
            offer(self.fields["themes"], themes)
        else:
            del self.fields["themes"]

    def clean_service(self) -> Service:
        """Return the service."""
        return self._service_by_code[self.cleaned_data["service"]]

    def clean_lead(self) -> User | None:
        """Return the person, None where nobody is named yet."""
        email: str = self.cleaned_data["lead"]
        return find_person(email) if email else None
