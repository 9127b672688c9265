"""The form for all dates of an inspection."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.versions import VersionedForm
from inspections.forms.fields import refuse_other_weekdays
from inspections.models import Inspection
from inspections.policies import is_bank_holiday
from inspections.types import NoticeRule, Schedule

MONDAYS = ("week_one_date", "week_two_date")
# The two dates that the others can be worked out from.
BASES = {
    "week_one_date": Schedule.from_week_one,
    "announced_date": Schedule.from_announcement,
}


class DatesForm(VersionedForm):
    """All dates of an inspection, based on the version that the page showed.

    A box to confirm stands on it only where fieldwork would begin on a bank holiday, and a reason
    is asked for only once the service knows the dates.
    """

    announced_date = DayMonthYearField(label=_("Announced on"))
    week_one_date = DayMonthYearField(
        label=_("Fieldwork week 1 begins on"),
        help_text=_("A Monday"),
        validators=[refuse_other_weekdays],
    )
    week_two_date = DayMonthYearField(
        label=_("Fieldwork week 2 begins on"),
        help_text=_("A Monday"),
        validators=[refuse_other_weekdays],
    )
    begins_on_holiday = forms.BooleanField(
        label=_("Fieldwork may begin on the bank holiday"), required=False
    )
    draft_due_date = DayMonthYearField(label=_("Draft report due on"))
    publication_date = DayMonthYearField(label=_("Publication on"))
    reason = forms.CharField(
        label=_("Why the dates change"),
        help_text=_("Kept with the old dates. Name no child and no member of staff."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        inspection: Inspection,
        shown: Schedule | None = None,
        reason: str = "",
    ) -> None:
        self.inspection = inspection
        self.shown = shown or inspection.schedule
        first = {**vars(self.shown), "version": inspection.dates_version, "reason": reason}
        super().__init__(data, initial=first)
        if not any(is_bank_holiday(day, inspection.service.country) for day in self._mondays()):
            del self.fields["begins_on_holiday"]
        if not inspection.is_announced:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Refuse a date that does not follow the one before, and a Monday that is not worked."""
        names = list(vars(self.shown))
        for before, after in pairwise(names):
            self._refuse_disorder(before, after)
        if not self.cleaned_data.get("begins_on_holiday"):
            for name in MONDAYS:
                self._refuse_holiday(name)
        return self.cleaned_data

    @property
    def schedule(self) -> Schedule:
        """The dates of a valid form."""
        return Schedule(**{name: self.cleaned_data[name] for name in vars(self.shown)})

    @property
    def is_on_holiday(self) -> bool:
        """Whether somebody has said that fieldwork begins on a bank holiday on purpose."""
        return bool(self.cleaned_data.get("begins_on_holiday"))

    def proposing(self, basis: str, rule: NoticeRule) -> Self:
        """Return a form with all dates worked out from the one that was typed.

        Where that one is no date, return this form with its fault. The day on which the service
        was told stays as it is.
        """
        try:
            day = self.fields[basis].clean(self[basis].data)
        except ValidationError as fault:
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data = {}
            self.add_error(basis, fault)
            return self
        proposed = BASES[basis](day, rule)
        if self.inspection.is_announced:
            told = {"announced_date": self.inspection.announced_date}
            proposed = Schedule(**vars(proposed) | told)
        typed = str(self.data.get("reason", ""))
        return type(self)(inspection=self.inspection, shown=proposed, reason=typed)

    def _mondays(self) -> list[date]:
        if not self.is_bound:
            return [self.shown.week_one_date, self.shown.week_two_date]
        return [day for day in map(self._typed, MONDAYS) if day]

    def _typed(self, name: str) -> date | None:
        """Return the day that was typed, None for what is no day; the form's own field is left."""
        try:
            day: date | None = DayMonthYearField(label="", required=False).clean(self[name].data)
        except ValidationError:
            return None
        return day

    def _refuse_disorder(self, before: str, after: str) -> None:
        earlier, later = self.cleaned_data.get(before), self.cleaned_data.get(after)
        if earlier and later and earlier >= later:
            words = {
                "later": self.fields[after].label,
                "earlier": self.fields[before].label,
                "day": date_format(earlier),
            }
            fault = _("“%(later)s” must be after “%(earlier)s”, which is %(day)s")
            self.add_error(after, ValidationError(fault, params=words))

    def _refuse_holiday(self, name: str) -> None:
        day = self.cleaned_data.get(name)
        if day and is_bank_holiday(day, self.inspection.service.country):
            fault = _("%(day)s is a bank holiday. Choose another Monday, or confirm this one below")
            words = {"day": date_format(day, "l j F Y")}
            self.add_error(name, ValidationError(fault, params=words))
