"""Forms of the checks: figures with their source, reasons, and what recommendations rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from reports.forms.writing import WritingForm
from reports.types import FigureContent


class FigureForm(WritingForm):
    """A figure from outside with its source."""

    value = forms.CharField(
        label=_("Figure"),
        help_text=_("As it is to be printed, for example 56.8% or £1.2 million"),
        max_length=80,
        error_messages={"required": _("Enter the figure.")},
    )
    figure = forms.CharField(
        label=_("What it counts"),
        help_text=_("For example, children in full-time education, 2014 to 2015"),
        max_length=200,
        error_messages={"required": _("Enter what the figure counts.")},
    )
    source = forms.CharField(
        label=_("Source"),
        help_text=_("Who published or told it, and where"),
        max_length=300,
        error_messages={"required": _("Enter the source of the figure.")},
    )
    source_date = DayMonthYearField(
        label=_("Date of the source"),
        help_text=_("When it was published or told, for example 31 1 2026"),
    )

    @property
    def content(self) -> FigureContent:
        """The figure as it was typed."""
        cleaned = self.cleaned_data
        return FigureContent(
            figure=cleaned["figure"],
            value=cleaned["value"],
            source=cleaned["source"],
            source_date=cleaned["source_date"],
        )


class ReasonForm(forms.Form):
    """Why what a check found can stand."""

    reason = forms.CharField(
        label=_("Why can it stand?"),
        help_text=_("Whoever signs the report off reads this reason. It is not printed."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter the reason.")},
    )


class FindingsForm(forms.Form):
    """The key findings that a recommendation rests on."""

    findings = forms.MultipleChoiceField(
        label=_("Key findings"),
        help_text=_("Choose one or more."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["findings"], choices)

    @property
    def chosen(self) -> set[int]:
        """The keys of the findings chosen."""
        return {int(one) for one in self.cleaned_data["findings"]}
