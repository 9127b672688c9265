"""The form that chooses the optional standards of an inspection."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from govuk.versions import VersionedForm


class StandardsForm(VersionedForm):
    """The optional standards, code and title; to choose none of them is a choice too."""

    codes = forms.MultipleChoiceField(
        label=_("Added to this inspection"),
        help_text=_("Choose all that this inspection has besides, or none."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        optional: Sequence[tuple[str, str]],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        offer(self.fields["codes"], optional)
