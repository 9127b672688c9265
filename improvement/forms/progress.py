"""What is typed about the progress of an action; nothing is saved here."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import UploadField
from govuk.forms import limit_files, offer
from improvement.choices import ActionStepKind, Rag
from improvement.services.progress import Told
from improvement.types import LONGEST_PLAN_TEXT, SentFile
from judgements.policies.attachments import refusal_of_size
from judgements.queries.attachment_rules import attachment_rules

NO_CHILD = _("Never write a child’s name or anything else that points to a child.")


class ProgressForm(forms.Form):
    """How an action goes in a quarter, and what shows it."""

    quarter = forms.ChoiceField(
        label=_("Quarter"),
        error_messages={"required": _("Choose the quarter that you tell of")},
    )
    rag = forms.ChoiceField(
        label=_("How it goes"),
        choices=Rag.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it goes")},
    )
    text = forms.CharField(
        label=_("What was done"),
        help_text=NO_CHILD,
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Enter what was done")},
    )
    evidence = forms.CharField(
        label=_("Evidence (optional)"),
        help_text=_("What shows it, and where it can be read."),
        max_length=LONGEST_PLAN_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = UploadField(label=_("File that shows it (optional)"), required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        quarters: Sequence[tuple[date, str]],
        **options: Any,
    ) -> None:
        super().__init__(data, files, **options)
        offer(self.fields["quarter"], [(day.isoformat(), text) for day, text in quarters])
        rules = attachment_rules()
        limit_files(self.fields["file"], rules.endings, partial(refusal_of_size, rules=rules))
        self.fields["file"].help_text = _(
            "One of: %(endings)s; up to %(most)d MB. Never a case file."
        ) % {"endings": ", ".join(rules.endings), "most": rules.most_bytes // 1_000_000}

    @property
    def told(self) -> Told:
        """What a valid form says."""
        cleaned, file = self.cleaned_data, self.cleaned_data["file"]
        return Told(
            quarter=date.fromisoformat(cleaned["quarter"]),
            rag=Rag(cleaned["rag"]),
            text=cleaned["text"],
            evidence=cleaned["evidence"],
            file=SentFile(file.name, file.read()) if file else None,
        )


class StepForm(forms.Form):
    """A step with its note, from the last step that the page showed."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(
        max_length=LONGEST_PLAN_TEXT, widget=forms.Textarea(attrs={"rows": 5}), label=_("Note")
    )


class CloseForm(StepForm):
    """That an action is done."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].label = _("What was achieved, and how does it show?")
        self.fields["note"].help_text = NO_CHILD
        self.fields["note"].error_messages["required"] = _(
            "Say what was achieved, and how it shows"
        )


class ReopenForm(StepForm):
    """That a verified action is opened again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].label = _("Why is it opened again?")
        self.fields["note"].help_text = _("The owner reads it.")
        self.fields["note"].error_messages["required"] = _("Say why it is opened again")


class VerifyForm(StepForm):
    """Whether a closed action is done."""

    decision = forms.ChoiceField(
        label=_("Is it done?"),
        choices=[
            (ActionStepKind.VERIFIED.value, _("Yes: I have seen what shows it, and verify it")),
            (ActionStepKind.RETURNED.value, _("No: it goes back to its owner")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is done")},
    )
    field_order = ("seen", "decision", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].required = False
        self.fields["note"].label = _("What you saw, or what is missing")
        self.fields["note"].help_text = _("Needed where it goes back. The owner reads it.")

    def clean(self) -> dict[str, Any]:
        """Ask what is missing where it goes back."""
        cleaned = super().clean() or self.cleaned_data
        is_returned = cleaned.get("decision") == ActionStepKind.RETURNED
        if is_returned and not (cleaned.get("note") or "").strip():
            self.add_error("note", _("Say what is missing, so that the owner can do it"))
        return cleaned
