"""The forms that bring a person into the team and note how they are reached."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import ROLES, RoleCode
from govuk.forms import offer
from inspections.forms.fields import find_person


class MemberForm(forms.Form):
    """A person to join the team in one of the roles that may be given."""

    person = forms.EmailField(
        label=_("Email address"),
        help_text=_("The address that the person signs in with"),
        error_messages={"required": _("Enter the email address of the person")},
    )
    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=RoleCode,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role")},
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_(
            "For example Probation Inspectorate, or the service a local assessor comes from"
        ),
        max_length=120,
        error_messages={"required": _("Enter the person’s organisation")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, roles: Iterable[RoleCode]) -> None:
        super().__init__(data)
        offer(
            self.fields["role"],
            [Choice(code.value, ROLES[code].title, hint=ROLES[code].prose) for code in roles],
        )

    def clean_person(self) -> User:
        """Return the person with this address."""
        return find_person(self.cleaned_data["person"])


class PhoneForm(forms.Form):
    """The number under which a member of the team is reached during fieldwork."""

    phone = forms.CharField(
        label=_("Telephone number"),
        help_text=_(
            "Shown to the whole team, and to the service with an urgent concern. "
            "For example 01632 960 001; leave it empty to remove it."
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        validators=[
            RegexValidator(
                r"^[0-9+() /,a-z-]*[0-9][0-9+() /,a-z-]*$",
                _("Enter a telephone number in digits, for example 01632 960 001"),
            )
        ],
    )
