"""What the forms of fieldwork have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from govuk.versions import VersionedForm


class RemovalForm(VersionedForm):
    """That something is wanted on its list no longer."""


class ThemedForm(VersionedForm):
    """About one theme of the inspection, or about none; a form for something new has version 0."""

    standard = forms.ChoiceField(
        label=_("What it is about"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of the themes of this inspection.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        themes: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"version": 0, **(initial or {})})
        offer(self.fields["standard"], themes)
