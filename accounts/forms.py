"""What is typed by somebody who was invited."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class ChoosePasswordForm(forms.Form):
    """The first password of an account; asked for once, because the page can show it."""

    password = forms.CharField(
        label=_("Password"),
        help_text=_("12 characters or more. Three words that do not belong together do well."),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("Enter a password")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, user: User) -> None:
        super().__init__(data)
        self._user = user

    def clean_password(self) -> str:
        """Return the password; refuses what the rules of the sign-in refuse."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self._user)
        return password


class NewLinkForm(forms.Form):
    """The address that a new link is to be sent to."""

    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("The address that the invitation was sent to"),
        error_messages={"required": _("Enter your email address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
