"""Forms of a publication: its day, who is told of it, and what a withdrawal says in public."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from reports.forms.writing import WritingForm
from reports.types import LONGEST_TEXT, DatesContent, RecipientContent

MORNING = time(9, 30)


class PublicationDatesForm(WritingForm):
    """The moment of publication with the day of the press notice beside it; both may stay open."""

    publication_date = DayMonthYearField(
        label=_("Day of publication"),
        help_text=_("Until then the report is under embargo. Leave it open to set no day."),
        required=False,
    )
    publication_time = forms.TimeField(
        label=_("Time of publication"),
        help_text=_("For example 09:30"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5", "type": "text"}
        ),
        error_messages={"invalid": _("Enter the time as hours and minutes, for example 09:30.")},
    )
    press_notice_date = DayMonthYearField(
        label=_("Day of the press notice"),
        help_text=_("When the press is told. Leave it open where there is none."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse half a date, and a day of publication without its time."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("publication_date", "press_notice_date"):
            if name not in self.errors and not cleaned.get(name) and any(self[name].data or ()):
                self.add_error(name, self.fields[name].error_messages["required"])
        is_dated = cleaned.get("publication_date") is not None
        if is_dated and "publication_time" not in self.errors and not cleaned["publication_time"]:
            self.add_error("publication_time", _("Enter the time of publication."))
        return cleaned

    @property
    def content(self) -> DatesContent:
        """What was typed, once it is valid."""
        day, moment = self.cleaned_data["publication_date"], None
        if day is not None:
            at = datetime.combine(day, self.cleaned_data["publication_time"])
            moment = timezone.make_aware(at)
        return DatesContent(moment, self.cleaned_data["press_notice_date"])


class RecipientForm(WritingForm):
    """Somebody who is told when the report is published."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter the name.")}
    )
    organisation = forms.CharField(
        label=_("Organisation (optional)"), max_length=160, required=False
    )
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        error_messages={
            "required": _("Enter the email address."),
            "invalid": _("Enter an email address, such as name@example.org."),
        },
    )
    note = forms.CharField(
        label=_("Note (optional)"),
        help_text=_("Why they are told. Only the team reads it."),
        max_length=300,
        required=False,
    )

    @property
    def content(self) -> RecipientContent:
        """What was typed, once it is valid."""
        names = ("name", "organisation", "email", "note")
        return RecipientContent(**{name: self.cleaned_data[name] for name in names})


class WithdrawalForm(WritingForm):
    """What the public reads in place of a report that was withdrawn."""

    text = forms.CharField(
        label=_("What the public reads"),
        help_text=_(
            "It stands on the report’s public page below the day of the withdrawal. Name no child "
            "and nobody on the staff."
        ),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ConsentForm(WritingForm):
    """Why an example is taken out of public."""

    reason = forms.CharField(
        label=_("Why is it taken out?"),
        help_text=_(
            "For example: the young person wrote on 3 May that they no longer agree. Only the "
            "team reads it. Do not write a child’s name."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why it is taken out.")},
    )


class MailForm(forms.Form):
    """To whom the mail about a publication is sent again; there is nothing to fill in."""

    email = forms.CharField(max_length=254, widget=forms.HiddenInput)
