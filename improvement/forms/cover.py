"""The cover sheet as it is typed; nothing is saved here."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.versions import VersionedForm
from improvement.services.cover import LONGEST_BODY, CoverContent
from improvement.types import LONGEST_PLAN_TEXT

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _text(label: "_StrOrPromise", hint: "_StrOrPromise" = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CoverForm(VersionedForm):
    """What a council's cabinet asks of a paper that goes to it."""

    meeting = forms.CharField(
        label=_("Body it goes to"),
        help_text=_("For example, the Cabinet of Eastmarsh City Council"),
        max_length=LONGEST_BODY,
        required=False,
    )
    meeting_date = DayMonthYearField(label=_("Date of the meeting"), required=False)
    decision = _text(
        _("Decision that is asked for"),
        _("For example, to approve the plan and to receive its progress every quarter."),
    )
    finance = _text(_("Financial implications"))
    legal = _text(_("Legal implications"))
    equalities = _text(_("Equalities implications"))

    @property
    def content(self) -> CoverContent:
        """What a valid form says."""
        names = CoverContent.__dataclass_fields__
        return CoverContent(**{name: self.cleaned_data[name] for name in names})
