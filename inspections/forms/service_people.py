"""The form that brings a person to the side of the inspected service."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ServicePersonForm(forms.Form):
    """Somebody who is to answer for the service; a name is needed only for a new account."""

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
