"""What administrators type about people."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InvitationForm(forms.Form):
    """Somebody to be invited."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=120,
        error_messages={"required": _("Enter the person’s name")},
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("The invitation is sent to this address, and the person signs in with it"),
        error_messages={"required": _("Enter the email address of the person")},
    )


class RightsForm(forms.Form):
    """What somebody may do beyond their roles in teams."""

    is_administrator = forms.BooleanField(
        label=_("Administrator"),
        help_text=_("Keeps accounts, plans inspections, puts teams together; sees no case."),
        required=False,
    )
    may_plan_inspections = forms.BooleanField(
        label=_("May plan inspections"),
        help_text=_("Adds services and plans inspections, and leads those without another lead."),
        required=False,
    )


class DeactivationForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For example that the person has left. Only administrators read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why the account is deactivated")},
    )
