"""What the lead sends about a late answer; nothing is saved here."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.choices import LateOutcome


class LateDecisionForm(forms.Form):
    """Accept or decline, and why; with the version of the stored answer that was compared."""

    seen_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("What should happen with the late answer?"),
        choices=[
            (LateOutcome.ACCEPTED, _("Accept: it takes the place of the stored answer")),
            (LateOutcome.DECLINED, _("Decline: the stored answer stays")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether to accept or to decline.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed to decline. It stays on record beside the late answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the answer is declined."""
        data = super().clean() or {}
        if data.get("outcome") == LateOutcome.DECLINED and not data.get("reason"):
            self.add_error("reason", _("Say why the late answer is declined."))
        return data

    def based_on(self, seen: dict[str, int], refusal: str) -> Self:
        """Return the same choice on what is stored now, with why it was refused."""
        form = type(self)({name: self.data.get(name) for name in self.fields} | seen)
        form.add_error(None, refusal)
        return form
