"""The forms for a service that can be inspected."""

from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from govuk.versions import VersionedForm
from inspections.choices import SIZE_MEANINGS, Country, Region, SizeGroup
from inspections.queries import find_service

REGIONS = [
    (country.label, [(one.value, one.label) for one in Region if one.country == country])
    for country in Country
]


class ServiceDetailsForm(forms.Form):
    """What is known of a service."""

    name = forms.CharField(
        label=_("Name of the service"),
        help_text=_("As it stands in the report, for example Eastmarsh Youth Offending Team"),
        max_length=120,
        error_messages={"required": _("Enter the name of the service")},
    )
    local_authority = forms.CharField(
        label=_("Local authority"),
        max_length=120,
        error_messages={"required": _("Enter the local authority")},
    )
    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("Its bank holidays count when notice is given."),
        choices=Country.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose England or Wales")},
    )
    region = forms.ChoiceField(
        label=_("Region"),
        choices=[("", _("Choose a region")), *REGIONS],
        required=False,
        error_messages={"required": _("Choose the region")},
    )
    size_group = forms.ChoiceField(
        label=_("Size"),
        help_text=_("The bounds are assumed: no published ones were found."),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"required": _("Choose the size")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        sizes = [Choice(one.value, one.label, hint=SIZE_MEANINGS[one]) for one in SizeGroup]
        offer(self.fields["size_group"], sizes)

    def clean(self) -> dict[str, Any]:
        """Refuse a region of the other country."""
        country, region = self.cleaned_data.get("country"), self.cleaned_data.get("region")
        if country and region and Region(region).country != country:
            fault = _("%(region)s is not in %(country)s. Choose another region")
            words = {"region": Region(region).label, "country": Country(country).label}
            self.add_error("region", ValidationError(fault, params=words))
        return self.cleaned_data


class ServiceForm(ServiceDetailsForm):
    """A service to add; its region and size may follow later."""

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
    field_order = ["name", "code"]

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


class ServiceChangeForm(ServiceDetailsForm, VersionedForm):
    """What is known of the service of an inspection that is set up; all of it is needed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("region", "size_group"):
            self.fields[name].required = True
