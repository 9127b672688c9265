"""Forms of a report's way: a step with its note, comparing, and the service's comments."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from reports.choices import CommentDecision
from reports.forms.writing import WritingForm
from reports.types import LONGEST_TEXT, AnswerContent, ServiceCommentContent

ELSEWHERE = ""


class StepForm(forms.Form):
    """A step from the status that the page showed; why, and until when, where it needs that."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why.")},
    )

    due_date = DayMonthYearField(label=_("Until when does the service check it?"), required=False)

    def __init__(
        self, *args: Any, needs_note: bool, hint: str = "", due_hint: str = "", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["note"].help_text = hint
        self.fields["due_date"].help_text = due_hint
        if not needs_note:
            del self.fields["note"]
        if not due_hint:
            del self.fields["due_date"]


class CompareForm(forms.Form):
    """Two versions, or one and the report as it is now."""

    before = forms.ChoiceField(label=_("Compare"))
    after = forms.ChoiceField(label=_("with"))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("before", "after"):
            offer(self.fields[name], choices)


class ServiceCommentForm(WritingForm):
    """What the service says about one place of its draft."""

    place = forms.ChoiceField(label=_("Which text is it about?"), required=False)
    place_text = forms.CharField(
        label=_("If it is about anything else, where is it?"),
        help_text=_("As the draft prints it, for example: Appendix 1, table 2."),
        required=False,
        max_length=200,
    )
    claim = forms.CharField(
        label=_("What does the service say?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Enter what the service says.")},
    )
    proposal = forms.CharField(
        label=_("Which wording does it propose? (optional)"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[str, str]],
        labels: Mapping[str, str],
        **options: Any,
    ) -> None:
        """Offer places by their words on the page; `labels` are those that are kept."""
        super().__init__(*args, **options)
        self._labels = labels
        self._places = list(places)
        offer(self.fields["place"], [(ELSEWHERE, _("Something else")), *places])

    evidence = forms.CharField(
        label=_("What evidence does it give? (optional)"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def options(self) -> dict[str, Any]:
        """The texts it offers."""
        return {"places": self._places, "labels": self._labels}

    def clean(self) -> dict[str, Any]:
        """Ask for a place in words where none is chosen."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("place") and not (cleaned.get("place_text") or "").strip():
            self.add_error("place_text", _("Choose the text, or say where it is."))
        return cleaned

    @property
    def content(self) -> ServiceCommentContent:
        """What was typed, once it is valid; a chosen text goes before a place in words."""
        cleaned = self.cleaned_data
        return ServiceCommentContent(
            place=cleaned["place"],
            place_text=self._labels.get(cleaned["place"], cleaned["place_text"]),
            claim=cleaned["claim"],
            proposal=cleaned["proposal"],
            evidence=cleaned["evidence"],
        )


class AnswerForm(WritingForm):
    """The answer to a comment of the service, with what was changed for it."""

    decision = forms.ChoiceField(
        label=_("Is it accepted?"),
        choices=CommentDecision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the answer.")},
    )
    change_place = forms.ChoiceField(
        label=_("Which text was changed for it?"),
        help_text=_("Needed where it is accepted, or say below how it was changed."),
        required=False,
    )
    change_note = forms.CharField(
        label=_("How was it changed?"),
        help_text=_("The service reads it once the outcome is sent."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed unless it is accepted. The service reads it."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._places = list(places)
        offer(self.fields["change_place"], [("", _("No text of the report")), *places])

    @property
    def options(self) -> dict[str, Any]:
        """The texts it offers."""
        return {"places": self._places}

    def clean(self) -> dict[str, Any]:
        """Ask for what was changed where it is accepted, else for a reason."""
        cleaned = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        is_refused = decision not in (None, "", CommentDecision.ACCEPTED.value)
        if is_refused and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", _("Say why it is not accepted, or not wholly."))
        is_changed = cleaned.get("change_place") or (cleaned.get("change_note") or "").strip()
        if decision == CommentDecision.ACCEPTED.value and not is_changed:
            self.add_error(
                "change_place",
                _("Say what was changed for it: choose the text, or say how it was changed."),
            )
        return cleaned

    @property
    def content(self) -> AnswerContent:
        """What was typed, once it is valid."""
        names = ("decision", "reason", "change_place", "change_note")
        return AnswerContent(**{name: self.cleaned_data[name] for name in names})
