"""The form that brings a person to the side of the inspected service."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import SERVICE_ROLES, ServiceRoleCode
from govuk.forms import offer


class ServicePersonForm(forms.Form):
    """Somebody who is to have a role in the service; a name is needed only for a new account."""

    person = forms.EmailField(
        label=_("Email address"),
        help_text=_("Whoever has no account yet is sent an invitation to this address"),
        error_messages={"required": _("Enter the email address of the person")},
    )
    name = forms.CharField(
        label=_("Full name"),
        help_text=_("Needed only for somebody who has no account yet"),
        max_length=120,
        required=False,
    )
    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=ServiceRoleCode,
        widget=forms.RadioSelect,
        empty_value=ServiceRoleCode.MANAGER,
        required=False,
        initial=ServiceRoleCode.MANAGER.value,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        roles: Iterable[ServiceRoleCode] = ServiceRoleCode,
    ) -> None:
        super().__init__(data)
        offered = [SERVICE_ROLES[code] for code in roles]
        offer(
            self.fields["role"],
            [Choice(one.code.value, one.title, hint=one.prose) for one in offered],
        )


class OwnPersonForm(ServicePersonForm):
    """The same, for the manager of the service, who says in which role."""

    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=ServiceRoleCode,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role")},
    )
