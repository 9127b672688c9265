"""The form that moves an inspection on."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from inspections.choices import Stage


class StageForm(forms.Form):
    """A move from the stage that the page showed to one of the next."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.TypedChoiceField(
        label=_("Move the inspection to"),
        coerce=Stage,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the stage to move to")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        current: Stage,
        moves: Sequence[tuple[str, str]],
    ) -> None:
        initial = {"seen": current.value}
        if len(moves) == 1:
            initial["to"] = moves[0][0]
        super().__init__(data, initial=initial)
        self._current = current
        offer(self.fields["to"], moves)

    @property
    def is_stale(self) -> bool:
        """Whether the choice was made from a page that showed another stage than today's."""
        return self.is_bound and self["seen"].data != self._current
