"""The form for the numbers of people to be met."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.versions import VersionedForm
from judgements.choices import ContactGroup
from judgements.queries.contacts import Expectations
from judgements.services.contacts import MOST_PEOPLE


class ExpectedContactsForm(VersionedForm):
    """A number for each group, which may be left out."""

    def __init__(self, data: Any = None, *, standing: Expectations) -> None:
        numbers = {group: number or None for group, number in standing.numbers.items()}
        super().__init__(data, initial={"version": standing.version, **numbers})
        for group in ContactGroup:
            self.fields[group.value] = forms.IntegerField(
                label=group.label,
                min_value=0,
                max_value=MOST_PEOPLE,
                required=False,
                error_messages={
                    "invalid": _("Enter a whole number, for example 12"),
                    "min_value": _("Enter 0 or more"),
                    "max_value": _("Enter %(limit_value)s or less"),
                },
            )

    @property
    def numbers(self) -> dict[ContactGroup, int]:
        """What a valid form says; nought where nothing was typed."""
        return {group: self.cleaned_data[group.value] or 0 for group in ContactGroup}
