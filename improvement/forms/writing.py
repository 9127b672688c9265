"""What the forms of a plan have in common."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from govuk.versions import VersionedForm
from improvement.types import LONGEST_PLAN_TEXT


class SeenForm(forms.Form):
    """Knows the digest of the plan that its page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def renew(self, digest: str) -> None:
        """Note that the page now shows another plan; what was typed stays."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["seen"] = digest
        self.data = typed


class LineForm(VersionedForm):
    """A line of the service's own."""

    text = forms.CharField(
        label=_("What is to improve?"),
        help_text=_("Never write a child’s name or anything else that points to a child."),
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to improve.")},
    )


class WhyForm(forms.Form):
    """A reason, needed or not."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


def long_text(label: Any, hint: Any = "", rows: int = 4) -> forms.CharField:
    """Return a field for a text that may be left out, with its label and hint in any language."""
    options: dict[str, Any] = {"help_text": hint} if hint else {}
    return forms.CharField(
        label=label,
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=False,
        **options,
    )
