"""Forms of the service's check of its draft; no form saves."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, cast

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField, UploadField
from govuk.forms import limit_files, offer
from govuk.versions import OperationForm
from judgements.policies.attachments import refusal_of_size
from judgements.types.attachments import AttachmentRules
from reports.types import (
    COMMENT_FIELDS,
    LONGEST_OFFICE,
    LONGEST_PLACE,
    LONGEST_SENDER,
    LONGEST_TEXT,
    CommentPlace,
    Sender,
)


class CommentForm(OperationForm):
    """One comment, with the operation that saving it is and the version that its page showed."""

    place = forms.ChoiceField(label=_("Which place of the draft is it about?"), required=False)
    place_text = forms.CharField(
        label=_("If it is about anything else, where is it?"),
        help_text=_("As the draft prints it, for example: Appendix 1, table 2."),
        required=False,
        max_length=LONGEST_PLACE,
    )
    text = forms.CharField(
        label=_("What is not accurate?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say what is not accurate.")},
    )
    proposal = forms.CharField(
        label=_("Which wording do you propose? (optional)"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    evidence = forms.CharField(
        label=_("What shows it? (optional)"),
        help_text=_("Say where the evidence can be found. Name no child. You can attach files."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, places: Sequence[CommentPlace], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["place"], [("", _("Something else")), *_grouped(places)])
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "base_version", "op_id", "place", "place_text", "text", "proposal", "evidence"
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a place in words where none is chosen."""
        cleaned = super().clean() or self.cleaned_data
        has_words = (cleaned.get("place_text") or "").strip()
        if "place" in cleaned and not cleaned["place"] and not has_words:
            self.add_error("place_text", _("Choose the text, or say where it is."))
        return cleaned

    @property
    def content(self) -> dict[str, Any]:
        """What a valid form says, as an operation carries it."""
        sent = {name: self.cleaned_data.get(name, "") for name in COMMENT_FIELDS}
        return {**sent, "withdrawn": False}


class CommentRemoveForm(OperationForm):
    """That a comment is removed before it is sent, or put back."""

    withdrawn = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda word: word == "yes",
        widget=forms.HiddenInput,
    )


class SendForm(forms.Form):
    """Who answers for what is sent, and what the page showed of it."""

    name = forms.CharField(
        label=_("Your name, or the name of whoever answers for the comments"),
        max_length=LONGEST_SENDER,
        error_messages={"required": _("Enter the name of whoever answers for the comments.")},
    )
    office = forms.CharField(
        label=_("Office"),
        help_text=_("Such as: Head of Service."),
        max_length=LONGEST_OFFICE,
        error_messages={"required": _("Enter their office, such as: Head of Service.")},
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @property
    def sender(self) -> Sender:
        """Who was named, once it is valid."""
        return Sender(self.cleaned_data["name"], self.cleaned_data["office"])

    def rebase(self, seen: str, message: str) -> None:
        """Warn that the comments are others by now, and go by those the page shows."""
        typed: dict[str, Any] = {name: self.data[name] for name in self.data}
        self.data = cast(Mapping[str, Any], {**typed, "seen": seen})
        self.add_error(None, message)


class ExtensionForm(forms.Form):
    """Until when more time is asked for, and why."""

    day = DayMonthYearField(label=_("Until when do you need?"))
    note = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why more time is needed.")},
    )


class ExtensionAnswerForm(forms.Form):
    """More time until a day, or a reason why not."""

    GRANT, REFUSE = "grant", "refuse"
    decision = forms.ChoiceField(
        label=_("Does the service get more time?"),
        choices=[(GRANT, _("Yes, until the day below")), (REFUSE, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the service gets more time.")},
    )
    day = DayMonthYearField(label=_("New due date"), required=False)
    note = forms.CharField(
        label=_("Words to the service"),
        help_text=_("Needed where it gets no more time."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what the answer needs."""
        cleaned = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        if decision == self.GRANT and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Enter the new due date."))
        if decision == self.REFUSE and not (cleaned.get("note") or "").strip():
            self.add_error("note", _("Say why more time is not granted."))
        return cleaned


class CommentFileForm(forms.Form):
    """A file to attach; which are allowed is said by the rules."""

    file = UploadField(
        label=_("File"),
    )

    def __init__(self, *args: Any, rules: AttachmentRules, **options: Any) -> None:
        super().__init__(*args, **options)
        limit_files(self.fields["file"], rules.endings, partial(refusal_of_size, rules=rules))
        self.rules = rules


class MessageForm(forms.Form):
    """A message in the conversation about a comment; a team says for whom it is."""

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the message.")},
    )
    whom = forms.ChoiceField(
        label=_("For whom is it?"),
        choices=[
            ("team", _("For the inspection team alone")),
            ("service", _("For the service, which reads it at once")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom it is.")},
    )

    def __init__(self, *args: Any, is_of_service: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_of_service:
            del self.fields["whom"]

    @property
    def is_for_service(self) -> bool:
        """Whether the service reads it, once it is valid."""
        return bool(self.cleaned_data.get("whom", "service") == "service")


def _grouped(places: Sequence[CommentPlace]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (group, [(one.key, one.label) for one in some])
        for group, some in groupby(places, key=lambda one: one.group)
    ]
