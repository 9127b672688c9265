"""The form for a meeting of the ratings panel."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField

MOST_ATTENDEES = 40
LONGEST_PART = 120


class MeetingForm(forms.Form):
    """When the panel met and who was there; the version of a meeting that is added is 0."""

    held_date = DayMonthYearField(label=_("Held on"))
    attendees = forms.CharField(
        label=_("Who attended"),
        help_text=_(
            "One person a line: the name, a comma, then the role or body. For example: Ada "
            "Minster, Head of inspections. Leave yourself out; you are named as the chair."
        ),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Name who attended, one person a line.")},
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("May be left out. What was decided on each rating is recorded there."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_held_date(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["held_date"]
        if day > timezone.localdate():
            raise ValidationError(_("“Held on” cannot be a day to come."))
        return day

    def clean_attendees(self) -> list[tuple[str, str]]:
        """Return names with roles; refuses a line that lacks one of them."""
        lines = [one.strip() for one in self.cleaned_data["attendees"].splitlines() if one.strip()]
        if len(lines) > MOST_ATTENDEES:
            raise ValidationError(
                _("Name at most %(most)d people."), params={"most": MOST_ATTENDEES}
            )
        return [_read_person(line) for line in lines]

    @property
    def content(self) -> dict[str, Any]:
        """What a valid form says of the meeting, as its service takes it."""
        return {name: self.cleaned_data[name] for name in ("held_date", "attendees", "note")}

    def rebase(self, version: int, message: str) -> None:
        """Warn of a newer version; what was typed stays, and sending it once more replaces that."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["version"] = str(version)
        self.data = typed
        self.add_error(None, message)


def _read_person(line: str) -> tuple[str, str]:
    name, _comma, role = (part.strip() for part in line.partition(","))
    if not name or not role:
        raise ValidationError(
            _("Write a name, a comma and a role in the line “%(line)s”."), params={"line": line}
        )
    if max(len(name), len(role)) > LONGEST_PART:
        raise ValidationError(
            _("Shorten the line “%(line)s”: a name or a role has at most %(most)d characters."),
            params={"line": line, "most": LONGEST_PART},
        )
    return name, role
