"""The forms for the reason of a selection and for the figures behind it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.versions import VersionedForm
from inspections.types import IndicatorContent


class ReasonForm(VersionedForm):
    """Why this service, and why now."""

    reason = forms.CharField(
        label=_("Reason for selection"),
        help_text=_("Why this service, and why now. The report says so in its foreword."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Enter why this service was selected")},
    )


class IndicatorForm(VersionedForm):
    """One figure behind the reason; the version of one that is added is 0."""

    name = forms.CharField(
        label=_("Indicator"),
        help_text=_("What is measured, for example children who offended again"),
        max_length=160,
        error_messages={"required": _("Enter what is measured")},
    )
    value = forms.CharField(
        label=_("Value"),
        help_text=_("With its unit, for example 41% or 12 in 1,000"),
        max_length=60,
        error_messages={"required": _("Enter the value")},
    )
    period = forms.CharField(
        label=_("Period"),
        help_text=_("For example April 2025 to March 2026"),
        max_length=60,
        error_messages={"required": _("Enter the period")},
    )
    source = forms.CharField(
        label=_("Source"),
        help_text=_("Who published it, and where"),
        max_length=160,
        error_messages={"required": _("Enter the source")},
    )

    @property
    def content(self) -> IndicatorContent:
        """What a valid form says."""
        names = IndicatorContent.__dataclass_fields__
        return IndicatorContent(**{name: self.cleaned_data[name] for name in names})
