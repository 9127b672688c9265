"""The forms that bring a person into the team and note how they are reached."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries import find_joinable
from accounts.roles import ROLES, SERVICE_ROLES, RoleCode, ServiceRoleCode
from govuk.fields import DayMonthYearField
from govuk.forms import offer
from inspections.forms.fields import offer_services
from inspections.models import Service


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
    from_date = DayMonthYearField(
        label=_("From (optional)"),
        help_text=_("The first day of the role; leave it empty for today"),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, roles: Iterable[RoleCode]) -> None:
        super().__init__(data)
        offer(
            self.fields["role"],
            [Choice(code.value, ROLES[code].title, hint=ROLES[code].prose) for code in roles],
        )

    def clean_person(self) -> User:
        """Return the person with this address, who may be yet to accept their invitation."""
        person = find_joinable(self.cleaned_data["person"])
        if person is None:
            raise ValidationError(
                _(
                    "Nobody with this address has an account. Check the spelling, or ask the "
                    "lead inspector or an administrator to invite them."
                ),
                code="unknown",
            )
        return person

    @property
    def needs_invitation(self) -> bool:
        """Whether all that is wrong is that nobody has this address yet."""
        return len(self.errors) == 1 and self.has_error("person", "unknown")


class TeamInvitationForm(MemberForm):
    """Somebody without an account, to be invited by e-mail and to join the team at once."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=120,
        error_messages={"required": _("Enter the person’s name")},
    )
    field_order = ("person", "name", "role", "organisation", "from_date")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        roles: Iterable[RoleCode],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, roles=roles)
        self.initial = dict(initial or {})
        self.fields["person"].help_text = _("The invitation is sent to this address")

    def clean_person(self) -> str:  # type: ignore[override]  # nobody has this address yet
        """Return the address as typed; the service knows whether it may be invited."""
        address: str = self.cleaned_data["person"]
        return address


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


class EndForm(forms.Form):
    """When a role ends."""

    to_date = DayMonthYearField(
        label=_("Ends on (optional)"),
        help_text=_("The first day on which the role holds no longer; empty for today, at once"),
        required=False,
    )


class ServiceMemberForm(forms.Form):
    """A role in a service."""

    service = forms.ChoiceField(
        label=_("Service"), error_messages={"required": _("Choose a service")}
    )
    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=ServiceRoleCode,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role")},
    )
    from_date = DayMonthYearField(
        label=_("From (optional)"),
        help_text=_("The first day of the role; leave it empty for today"),
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, services: Iterable[Service]
    ) -> None:
        super().__init__(data)
        self._service_by_code = offer_services(self.fields["service"], services)
        roles = SERVICE_ROLES.values()
        offer(
            self.fields["role"],
            [Choice(role.code.value, role.title, hint=role.prose) for role in roles],
        )

    def clean_service(self) -> Service:
        """Return the service."""
        return self._service_by_code[self.cleaned_data["service"]]
