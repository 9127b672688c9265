"""Forms for writing a report: plain text, and the version that the writer has seen."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext_lazy as _

from reports.choices import PRACTICE_EXAMPLES, BlockKind
from reports.types import LONGEST_TEXT, BlockContent, Foreword

PARAGRAPHS_HINT = _("Plain text. Leave an empty line between paragraphs.")


class WritingForm(forms.Form):
    """Knows the version its text is based on; a form for something new has version 0."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        """Return the version, 0 where none was sent."""
        return self.cleaned_data.get("version") or 0

    def based_on(self, version: int, message: str) -> Self:
        """Return the form as it was sent, with a warning, ready to be sent on a newer version."""
        form = type(self)({**{name: self.data[name] for name in self.data}, "version": version})
        form.add_error(None, message)
        return form


class TextForm(WritingForm):
    """One text."""

    text = forms.CharField(
        label=_("Text"),
        help_text=PARAGRAPHS_HINT,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Enter the text.")},
    )


class OptionalTextForm(TextForm):
    """A text that may be emptied again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].required = False


class SummaryForm(OptionalTextForm):
    """A theme's summary."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = _("Summary, after its first sentence")


class LeadInForm(OptionalTextForm):
    """The lead-in of the recommendations."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label = _("Lead-in to the recommendations")
        self.fields["text"].widget.attrs["rows"] = 3


class AddresseeForm(WritingForm):
    """The post-holder that recommendations are addressed to."""

    text = forms.CharField(
        label=_("Addressed to"),
        help_text=_("The post, not the name. The report goes on: “… should make sure that:”"),
        max_length=160,
        error_messages={"required": _("Enter the post, such as: The Head of Service.")},
    )


class ForewordForm(WritingForm):
    """Foreword and signature."""

    text = forms.CharField(
        label=_("Foreword"),
        help_text=PARAGRAPHS_HINT,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    signatory_name = forms.CharField(label=_("Signed by"), required=False, max_length=120)
    signatory_office = forms.CharField(label=_("Office"), required=False, max_length=160)
    month = forms.IntegerField(
        label=_("Month of signing"),
        help_text=_("As a number, for example 7 for July."),
        required=False,
        min_value=1,
        max_value=12,
        error_messages={
            "invalid": _("Enter the month as a number from 1 to 12."),
            "min_value": _("Enter the month as a number from 1 to 12."),
            "max_value": _("Enter the month as a number from 1 to 12."),
        },
    )
    year = forms.IntegerField(
        label=_("Year of signing"),
        required=False,
        min_value=2000,
        max_value=2100,
        error_messages={
            "invalid": _("Enter the year in four figures."),
            "min_value": _("Enter the year in four figures."),
            "max_value": _("Enter the year in four figures."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """Ask for month and year together."""
        cleaned = super().clean() or self.cleaned_data
        given = {name: cleaned.get(name) for name in ("month", "year")}
        if any(given.values()) and not all(given.values()):
            lacking = next(name for name, value in given.items() if not value)
            if lacking not in self.errors:
                self.add_error(lacking, _("Enter both the month and the year."))
        return cleaned

    @property
    def foreword(self) -> Foreword:
        """What was typed, once it is valid."""
        cleaned = self.cleaned_data
        month = date(cleaned["year"], cleaned["month"], 1) if cleaned["year"] else None
        return Foreword(
            cleaned["text"], cleaned["signatory_name"], cleaned["signatory_office"], month
        )


class BlockForm(WritingForm):
    """A paragraph or box of an explanation."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=[Choice(kind.value, kind.label) for kind in BlockKind],
        error_messages={"required": _("Choose what it is.")},
    )
    title = forms.CharField(
        label=_("Title of a practice example (optional)"), required=False, max_length=120
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_(
            "Plain text. Leave an empty line between paragraphs. Type a comment without quotation "
            "marks."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Enter the text.")},
    )
    changed_name_declared = forms.BooleanField(
        label=_("The name in this practice example is changed"),
        help_text=_("Needed for every practice example: no report carries a child’s real name."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the declaration in practice examples."""
        cleaned = super().clean() or self.cleaned_data
        is_example = cleaned.get("kind") in PRACTICE_EXAMPLES
        if is_example and not cleaned.get("changed_name_declared"):
            self.add_error(
                "changed_name_declared",
                _("Change the name in the example, then confirm that it is changed."),
            )
        return cleaned

    @property
    def content(self) -> BlockContent:
        """What was typed, once it is valid."""
        cleaned = self.cleaned_data
        return BlockContent(
            kind=cleaned["kind"],
            text=cleaned["text"],
            title=cleaned["title"],
            changed_name_declared=cleaned["changed_name_declared"],
        )
