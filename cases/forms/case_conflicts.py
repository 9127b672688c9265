"""What is typed about who must not read a case."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from govuk.forms import offer


class CaseConflictForm(forms.Form):
    """Who must not read the case, and why; without `people` one speaks for oneself alone."""

    person = forms.ChoiceField(
        label=_("Who must not read this case?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who must not read this case."),
            "invalid_choice": _("Choose somebody who reads cases in this inspection's team."),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("In a sentence, such as “has worked with this family”. Name no child."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter the reason.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, people: Sequence[User] | None, by: User
    ) -> None:
        super().__init__(data)
        self._people = {str(one.pk): one for one in people or ()}
        self._by = by
        if people is None:
            del self.fields["person"]
        else:
            offer(self.fields["person"], [(key, one.name) for key, one in self._people.items()])

    @property
    def subject(self) -> User:
        """Whom it is about, once the form is valid."""
        return self._people[self.cleaned_data["person"]] if "person" in self.fields else self._by
