"""The forms by which a plan is approved, confirmed and signed off."""

from functools import partial
from typing import Any

from crispy_forms_gds.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField, UploadField
from govuk.forms import limit_files
from improvement.choices import SignOffOutcome
from improvement.forms.writing import SeenForm, long_text
from improvement.types import ApprovedElsewhere, SentFile
from judgements.policies.attachments import refusal_of_size
from judgements.types.attachments import AttachmentRules


class ApproveForm(SeenForm):
    """The board's approval, with a note for the record."""

    note = long_text(_("Note for the record (optional)"))


class OversightForm(forms.Form):
    """An approval by a body outside the system, with the document that shows it."""

    body = forms.CharField(
        label=_("Body that approved it"),
        help_text=_("For example, the council’s cabinet or the community safety partnership"),
        max_length=160,
        error_messages={"required": _("Enter the body that approved it.")},
    )
    name = forms.CharField(
        label=_("Who approved it for the body"),
        help_text=_("Name and office, for example the chair of the meeting"),
        max_length=120,
        error_messages={"required": _("Enter who approved it for the body.")},
    )
    approved_date = DayMonthYearField(label=_("Approved on"))
    note = long_text(_("Note (optional)"), rows=3)
    file = UploadField(
        label=_("Document that shows it, such as minutes (optional)"), required=False
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, rules: AttachmentRules, **options: Any
    ) -> None:
        super().__init__(data, files, initial={"approved_date": timezone.localdate()}, **options)
        self.rules = rules
        limit_files(self.fields["file"], rules.endings, partial(refusal_of_size, rules=rules))
        self.helper = FormHelper()

    @property
    def approval(self) -> ApprovedElsewhere:
        """What a valid form says."""
        names = ApprovedElsewhere.__dataclass_fields__
        return ApprovedElsewhere(**{name: self.cleaned_data[name] for name in names})

    @property
    def sent(self) -> SentFile | None:
        """The file of a valid form."""
        file = self.cleaned_data["file"]
        return None if file is None else SentFile(file.name, file.read())


class CoverageForm(SeenForm):
    """Whether the plan answers every recommendation."""

    is_covered = forms.TypedChoiceField(
        label=_("Does the plan cover every recommendation?"),
        choices=[("yes", _("Yes, every recommendation is covered")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether every recommendation is covered.")},
    )
    note = long_text(_("What is not covered, and why"), _("Needed for “No”. The service reads it."))


class SignOffForm(SeenForm):
    """How the plan ends, or to which day it is carried on."""

    outcome = forms.TypedChoiceField(
        label=_("How does the plan end?"),
        choices=[
            (SignOffOutcome.COMPLETE.value, _("It is complete")),
            (SignOffOutcome.CARRIED_ON.value, _("It is carried on to a later day")),
        ],
        coerce=SignOffOutcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the plan ends.")},
    )
    carried_to_date = DayMonthYearField(
        label=_("Carried on to"), help_text=_("Only where it is carried on"), required=False
    )
    reason = long_text(_("Reason"), _("Needed where it is carried on"))
