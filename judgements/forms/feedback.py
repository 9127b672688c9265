"""The forms for emerging findings and for the sessions at which they are told."""

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.versions import VersionedForm
from judgements.choices import Audience, Direction
from judgements.forms.rows import ThemedForm
from judgements.types.feedback import FindingContent, SessionContent


class FindingForm(ThemedForm):
    """A provisional finding."""

    direction = forms.ChoiceField(
        label=_("What it shows"),
        widget=forms.RadioSelect,
        choices=[Choice(one.value, one.label) for one in Direction],
        error_messages={"required": _("Choose what it shows.")},
    )
    text = forms.CharField(
        label=_("Finding"),
        help_text=_(
            "As the service is to hear it. No rating, no reference of a case, nobody’s name."
        ),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Enter the finding.")},
    )
    field_order = ("standard", "direction", "text")

    @property
    def content(self) -> FindingContent:
        """What a valid form says."""
        names = FindingContent.__dataclass_fields__
        return FindingContent(**{name: self.cleaned_data[name] for name in names})


class SessionForm(VersionedForm):
    """One presentation of the emerging findings; may be planned before it is held."""

    audience = forms.ChoiceField(
        label=_("Presented to"),
        widget=forms.RadioSelect,
        choices=[Choice(one.value, one.label) for one in Audience],
        error_messages={"required": _("Choose whom it is presented to.")},
    )
    held_date = DayMonthYearField(label=_("Date"), help_text=_("For example, 13 4 2026"))
    attendance = forms.CharField(
        label=_("Who attended"),
        help_text=_("One role or body a line, for example: Chair of the board. No names."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    note = forms.CharField(
        label=_("What they said"),
        help_text=_("For the team alone; it is not printed with the findings."),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @property
    def content(self) -> SessionContent:
        """What a valid form says."""
        names = SessionContent.__dataclass_fields__
        return SessionContent(**{name: self.cleaned_data[name] for name in names})
