"""What a service sends about its cases: many rows at once, and a request to replace one."""

import re
from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.types.preparation import PreparationChange, Prepared

REASON_LIMIT = 2_000
NAME_LIMIT = 120
MARK_LIMIT = 200


_SENT = re.compile(r"case-([A-Za-z0-9-]{1,30})-seen")


def references_sent(data: Mapping[str, Any]) -> list[str]:
    """Return the references of the rows that a page has sent, whatever became of their cases."""
    return [found[1] for found in map(_SENT.fullmatch, data) if found]


class PreparationRowForm(forms.Form):
    """One case: who holds it, whether its file is ready, and what the page has shown of it."""

    seen = forms.CharField(
        required=False, max_length=MARK_LIMIT, strip=False, widget=forms.HiddenInput
    )
    case_manager = forms.CharField(
        label=_("Case manager"),
        required=False,
        max_length=NAME_LIMIT,
        widget=forms.TextInput(
            attrs={"class": "govuk-input", "autocomplete": "off", "list": "case-managers"}
        ),
        error_messages={
            "max_length": _("Shorten the name of the case manager to %(limit_value)d characters.")
        },
    )
    is_ready = forms.BooleanField(
        label=_("The file is ready"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, reference: str, shown: Prepared
    ) -> None:
        initial = {
            "seen": shown.mark,
            "case_manager": shown.case_manager,
            "is_ready": shown.is_ready,
        }
        super().__init__(data, prefix=f"case-{reference}", initial=initial)
        self.reference = reference
        self._label_fields()

    def _label_fields(self) -> None:
        for name in ("case_manager", "is_ready"):
            field = self.fields[name]
            words = {"field": field.label, "case": self.reference}
            field.label = _("%(field)s, case %(case)s") % words
            if name in self.errors if self.is_bound else False:
                field.widget.attrs["aria-describedby"] = f"{self.add_prefix(name)}-error"
                field.widget.attrs["class"] += " govuk-input--error"

    @property
    def change(self) -> PreparationChange | None:
        """What was changed on the page, once the form is valid; None where nothing was."""
        typed = Prepared(
            " ".join(self.cleaned_data["case_manager"].split()), self.cleaned_data["is_ready"]
        )
        seen = Prepared.from_mark(self.cleaned_data["seen"])
        if typed.is_like(seen):
            return None
        return PreparationChange(self.reference, typed.case_manager, typed.is_ready, seen.version)

    def rebase(self, stored: Prepared) -> Self:
        """Return the same typed row on what is stored now: sending it once more replaces that."""
        typed = {
            self.add_prefix(name): self.data.get(self.add_prefix(name)) for name in self.fields
        }
        typed[self.add_prefix("seen")] = stored.mark
        return type(self)(typed, reference=self.reference, shown=stored)


class ReplacementRequestForm(forms.Form):
    """Why the service asks for a case to be replaced."""

    reason = forms.CharField(
        label=_("Why can this case not be inspected?"),
        help_text=_(
            "For example: the file is with the court. The name of a child does not belong here."
        ),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why the case cannot be read.")},
    )


class RequestDecisionForm(forms.Form):
    """Whether the team replaces the case, and why not."""

    AGREE, REFUSE = "agree", "refuse"

    outcome = forms.ChoiceField(
        label=_("Should the case be replaced?"),
        choices=[
            (AGREE, _("Yes, replace it by the first case in reserve that is like it")),
            (REFUSE, _("No, it stays in the sample")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the case is replaced.")},
    )
    reason = forms.CharField(
        label=_("Why does it stay?"),
        help_text=_("Needed only if it stays. The service reads this."),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the case stays."""
        data = super().clean() or self.cleaned_data
        if data.get("outcome") == self.REFUSE and not data.get("reason"):
            self.add_error("reason", _("Say why the case stays in the sample."))
        return data
