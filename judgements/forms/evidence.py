"""The form for an entry of the evidence log; it works without a script."""

from collections.abc import Sequence
from typing import Any, cast

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from govuk.versions import OperationForm
from inspections.models import RequestedDocument
from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.models import LineOfEnquiry
from judgements.types.evidence import MOST_PEOPLE, SHORT_LIMIT, EvidenceContent
from judgements.types.operations import TEXT_LIMIT


class EvidenceForm(OperationForm):
    """One entry, with the operation that saving it is and the version that its page showed.

    What it is linked to in standards is drawn by the page itself; see `places`.
    """

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=EvidenceKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of evidence it is.")},
    )
    held_date = DayMonthYearField(
        label=_("Date"), help_text=_("The day on which it was heard, read or seen")
    )
    group = forms.ChoiceField(
        label=_("Who was met"),
        choices=[("", _("Nobody, or not one of these")), *ContactGroup.choices],
        required=False,
    )
    people_count = forms.IntegerField(
        label=_("Number of people"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
    )
    role = forms.CharField(
        label=_("Role"),
        help_text=_("Such as health practitioner. Never write a name."),
        max_length=SHORT_LIMIT,
        required=False,
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=SHORT_LIMIT, required=False)
    text = forms.CharField(
        label=_("Evidence"),
        help_text=_(
            "In a meeting, interview or focus group: what was said. In a document: what it says "
            "and where. In an observation: what was seen, where and when. In a survey: what was "
            "asked, and how many gave which answer. Name no child and nobody else."
        ),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what was said, read or seen.")},
    )
    direction = forms.ChoiceField(
        label=_("What it shows"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it shows a strength, a gap or neither.")},
    )
    document = forms.TypedChoiceField(
        label=_("Requested document"), required=False, coerce=int, empty_value=None
    )
    lines = forms.TypedMultipleChoiceField(
        label=_("Lines of enquiry"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        lines: Sequence[LineOfEnquiry],
        documents: Sequence[RequestedDocument],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        offer(
            self.fields["document"],
            [("", _("No document of the list")), *((str(one.pk), one.title) for one in documents)],
        )
        offer(self.fields["lines"], [_as_choice(one) for one in lines])
        if not lines:
            del self.fields["lines"]
        self.helper = FormHelper()
        self.helper.layout = _layout(has_lines=bool(lines))

    @property
    def places(self) -> list[str]:
        """The links as sent or as they stood when the form was made."""
        if self.is_bound:
            return cast(QueryDict, self.data).getlist("places")
        return list(cast(dict[str, Any], self.initial).get("places", []))

    @property
    def content(self) -> dict[str, Any]:
        """What a valid form says, as an operation carries it."""
        clean = self.cleaned_data
        return EvidenceContent(
            kind=clean["kind"],
            held_date=clean["held_date"].isoformat(),
            group=clean["group"],
            role=clean["role"],
            organisation=clean["organisation"],
            people_count=clean["people_count"] or 0,
            direction=clean["direction"],
            text=clean["text"],
            document=clean["document"],
            places=tuple(self.places),
            lines=tuple(clean.get("lines") or ()),
        ).as_data()


class EvidenceWithdrawForm(OperationForm):
    """That an entry is taken out of the log, or put back into it."""

    withdrawn = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda word: word == "yes",
        widget=forms.HiddenInput,
    )


class EvidenceSearchForm(forms.Form):
    """Words that entries are searched for; they come by POST and stand in no address."""

    words = forms.CharField(label=_("Search in the text"), max_length=100, required=False)


def _layout(*, has_lines: bool) -> Layout:
    whom = Fieldset(
        Field.select("group"),
        Field.text("people_count"),
        "role",
        "organisation",
        legend=_("Whom it comes from"),
        legend_size=Size.MEDIUM,
    )
    return Layout(
        "base_version",
        "op_id",
        Field.radios("kind", small=True, inline=True, legend_size=Size.SMALL),
        "held_date",
        whom,
        "text",
        Field.radios("direction", small=True, inline=True, legend_size=Size.SMALL),
        "document",
        *([Field.checkboxes("lines", small=True, legend_size=Size.SMALL)] if has_lines else []),
    )


def _as_choice(line: LineOfEnquiry) -> Choice:
    return Choice(str(line.number), f"{line.number}. {line.question}")
