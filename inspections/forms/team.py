"""The form that brings a person into the team."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
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
