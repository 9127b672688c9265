"""The forms for a document that a service is asked for, and for what the service says of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from govuk.versions import VersionedForm
from inspections.choices import DocumentState
from inspections.models import RequestedDocument
from inspections.policies.documents import find_personal
from inspections.types import DocumentAnswer, DocumentContent

# What the two sides say of the same state.
STATES_OF_SERVICE = [
    (DocumentState.RECEIVED.value, _("We have sent it")),
    (DocumentState.NOT_HELD.value, _("We do not hold it")),
    (DocumentState.REQUESTED.value, _("We have not sent it yet")),
]
STATES_OF_TEAM = [
    (DocumentState.RECEIVED.value, _("It was received")),
    (DocumentState.NOT_HELD.value, _("The service does not hold it")),
    (DocumentState.REQUESTED.value, _("It was not received yet")),
]


class DocumentForm(VersionedForm):
    """What is asked for; the version of a document that is added is 0."""

    title = forms.CharField(
        label=_("Document"),
        help_text=_("For example, minutes of the management board"),
        max_length=160,
        error_messages={"required": _("Enter the name of the document")},
    )
    description = forms.CharField(
        label=_("What exactly, and why"),
        help_text=_("Which years, which parts, what it is read for. The service reads this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what exactly is asked for")},
    )
    due_date = DayMonthYearField(
        label=_("Wanted by"),
        help_text=_("May be left out. After this day the document is outstanding."),
        required=False,
    )

    @property
    def content(self) -> DocumentContent:
        """What a valid form says."""
        names = DocumentContent.__dataclass_fields__
        return DocumentContent(**{name: self.cleaned_data[name] for name in names})


class RemovalForm(VersionedForm):
    """That a document is asked for no longer."""


class AnswerForm(VersionedForm):
    """What the service says of a document, or what whoever keeps the list records for it."""

    state = forms.TypedChoiceField(
        label=_("Where the document stands"),
        coerce=DocumentState,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where the document stands")},
    )
    received_date = DayMonthYearField(
        label=_("Sent on"), help_text=_("Only for a document that was sent"), required=False
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_(
            "How it was sent, or why it is not held. Never write a child’s name or anything else "
            "that points to a child."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: RequestedDocument,
        is_of_service: bool,
    ) -> None:
        is_answered = document.answered_at is not None
        first = {
            "version": document.version,
            "state": document.state if is_answered else "",
            "received_date": document.received_date or timezone.localdate(),
            "note": document.state_note,
        }
        super().__init__(data, initial=first)
        offer(self.fields["state"], STATES_OF_SERVICE if is_of_service else STATES_OF_TEAM)

    def clean_received_date(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["received_date"]
        if day and day > timezone.localdate():
            raise ValidationError(_("“Sent on” cannot be a day to come"))
        return day

    def clean_note(self) -> str:
        """Refuse what shows how to find a person."""
        note: str = self.cleaned_data["note"]
        fault = find_personal(note)
        if fault:
            raise ValidationError(fault)
        return note

    def clean(self) -> dict[str, Any]:
        """Ask for the day of what was sent, and for the reason why something is not held."""
        state = self.cleaned_data.get("state")
        if state == DocumentState.RECEIVED and self.cleaned_data.get("received_date", "") is None:
            self.add_error("received_date", _("Enter the day on which the document was sent"))
        if state == DocumentState.NOT_HELD and self.cleaned_data.get("note", "-") == "":
            self.add_error("note", _("Say why the service does not hold this document"))
        return self.cleaned_data

    @property
    def answer(self) -> DocumentAnswer:
        """What a valid form says; a day left standing beside another state means nothing."""
        is_sent = self.cleaned_data["state"] == DocumentState.RECEIVED
        return DocumentAnswer(
            state=self.cleaned_data["state"],
            received_date=self.cleaned_data["received_date"] if is_sent else None,
            note=self.cleaned_data["note"],
        )
