"""The forms about urgent concerns: raising one, and the steps that follow."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import ToldHow
from cases.types import CONCERN_LIMIT, Telling
from govuk.fields import DayMonthYearField


class LongText(forms.CharField):
    """A text of several lines, kept as typed but for its line ends."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, max_length=CONCERN_LIMIT, strip=False, **options)

    def to_python(self, value: Any) -> str:
        """Count a line end as one character, as people do."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        """Refuse what is nothing but space."""
        super().validate(value.strip())


class ConcernForm(forms.Form):
    """What is feared and why it cannot wait; `op_id` makes sending it twice harmless."""

    op_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    what = LongText(
        rows=4,
        label=_("What have you seen or heard?"),
        help_text=_(
            "The service’s manager will read this. Use the case reference, not the child’s name."
        ),
        error_messages={"required": _("Say what you have seen or heard.")},
    )
    why_now = LongText(
        rows=3,
        label=_("Why can it not wait?"),
        help_text=_("The service’s manager will read this too."),
        error_messages={"required": _("Say why this cannot wait.")},
    )
    told_already = LongText(
        rows=2,
        label=_("Whom have you told already? (optional)"),
        help_text=_("Only those who lead the inspection and the quality lead read this."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, auto_id: str = "id_%s") -> None:
        super().__init__(data, auto_id=auto_id, initial={"op_id": uuid.uuid4()})

    def renew(self) -> None:
        """Take a new id, for what was sent once under the old one in other words."""
        self.data = {**{name: self[name].data for name in self.fields}, "op_id": uuid.uuid4()}


class TellingForm(forms.Form):
    """Who at the service was told, how and when, and the day the plan is promised for."""

    name = forms.CharField(
        label=_("Who at the service was told?"),
        help_text=_("Full name"),
        max_length=120,
        error_messages={"required": _("Enter the name of whoever was told.")},
    )
    role = forms.CharField(
        label=_("Their role"),
        help_text=_("For example, head of service or duty manager"),
        max_length=120,
        error_messages={"required": _("Enter the role of whoever was told.")},
    )
    how = forms.TypedChoiceField(
        label=_("How were they told?"),
        choices=ToldHow.choices,
        coerce=ToldHow,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they were told.")},
    )
    told_date = DayMonthYearField(label=_("Told on"))
    told_time = forms.TimeField(
        label=_("Told at"),
        help_text=_("The time of day, for example 14:30"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "govuk-input govuk-input--width-5", "type": "text"}
        ),
        error_messages={
            "required": _("Enter the time of day."),
            "invalid": _("Enter the time of day as hours and minutes, for example 14:30."),
        },
    )
    plan_due_date = DayMonthYearField(
        label=_("Plan promised by"),
        help_text=_("The day by which the service will say what it is doing"),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        now = timezone.localtime()
        super().__init__(data, initial={"told_date": now.date(), "told_time": now.time()})

    def clean(self) -> dict[str, Any]:
        """Refuse a telling that is yet to come, and a plan due before it."""
        told_on: date | None = self.cleaned_data.get("told_date")
        if told_on and "told_time" in self.cleaned_data and self._told_at > timezone.now():
            self.add_error("told_time", ValidationError(_("This is yet to come.")))
        due: date | None = self.cleaned_data.get("plan_due_date")
        if told_on and due and due < told_on:
            self.add_error(
                "plan_due_date", ValidationError(_("The plan cannot be due before they were told."))
            )
        return self.cleaned_data

    @property
    def telling(self) -> Telling:
        """The telling of a valid form."""
        typed = self.cleaned_data
        return Telling(
            typed["name"], typed["role"], typed["how"], self._told_at, typed["plan_due_date"]
        )

    @property
    def _told_at(self) -> datetime:
        moment = datetime.combine(self.cleaned_data["told_date"], self.cleaned_data["told_time"])
        return timezone.make_aware(moment)


class ReceivedPlanForm(forms.Form):
    """A plan that came by telephone, letter or e-mail."""

    text = LongText(
        rows=6,
        label=_("What is the plan?"),
        help_text=_("What the service does, who does it and by when; and how the plan reached you"),
        error_messages={"required": _("Write what the plan is.")},
    )


class ServicePlanForm(forms.Form):
    """The plan as the service's manager gives it."""

    text = LongText(
        rows=8,
        label=_("What is your plan?"),
        help_text=_("What is done to keep people safe, who does it, and by when"),
        error_messages={"required": _("Write what the plan is.")},
    )


class ClosingForm(forms.Form):
    """How a concern ended."""

    text = LongText(
        rows=4,
        label=_("How did it end?"),
        help_text=_("For example what was done, and how you know that it was done"),
        error_messages={"required": _("Say how it ended.")},
    )
