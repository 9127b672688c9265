"""What is sent to give a case to somebody; nothing is saved here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from govuk.forms import offer

NOBODY = "nobody"


class AllocationForm(forms.Form):
    """Who scores the case from now on."""

    scorer = forms.ChoiceField(
        label=_("Who scores this case?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who scores this case."),
            "invalid_choice": _("Choose somebody who scores in this inspection's team."),
        },
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        scorers: Iterable[User],
        current: User | None,
    ) -> None:
        super().__init__(data, initial={"scorer": current.pk if current else NOBODY})
        self._scorers = {str(one.pk): one for one in scorers}
        people = [(key, one.name) for key, one in self._scorers.items()]
        offer(self.fields["scorer"], [*people, (NOBODY, _("Nobody yet"))])

    @property
    def chosen(self) -> User | None:
        """The person chosen, or None for nobody; once the form is valid."""
        return self._scorers.get(self.cleaned_data["scorer"])
