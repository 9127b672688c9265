"""The forms for comments and for examples of practice."""

from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from judgements.choices import ExampleKind, Speaker
from judgements.forms.rows import ThemedForm
from judgements.policies.voices import explain_consent, explain_name
from judgements.types.voices import CommentContent, ExampleContent

TEXT_LIMIT = 5_000


class ConsentForm(ThemedForm):
    """Something that is published only where somebody agreed to that."""

    is_consented = forms.BooleanField(
        label=_("They agreed that it is published"),
        help_text=_("Without this it stays with the team and is never offered to the report."),
        required=False,
    )
    consent_note = forms.CharField(
        label=_("When and how they agreed"),
        help_text=_("For example: on 14 June, in writing. For a child, who else agreed."),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask when and how somebody agreed."""
        is_consented = bool(self.cleaned_data.get("is_consented"))
        note = self.cleaned_data.get("consent_note", "-")
        lacking = explain_consent(is_consented=is_consented, note=note)
        if lacking:
            self.add_error("consent_note", lacking)
        return self.cleaned_data


class CommentForm(ConsentForm):
    """What somebody said."""

    speaker = forms.ChoiceField(
        label=_("Who said it"),
        widget=forms.RadioSelect,
        choices=[Choice(one.value, one.label) for one in Speaker],
        error_messages={"required": _("Choose who said it.")},
    )
    text = forms.CharField(
        label=_("What they said"),
        help_text=_("In their own words, without quotation marks."),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Enter what they said.")},
    )
    field_order = ("speaker", "text", "standard", "is_consented", "consent_note")

    @property
    def content(self) -> CommentContent:
        """What a valid form says."""
        names = CommentContent.__dataclass_fields__
        return CommentContent(**{name: self.cleaned_data[name] for name in names})


class ExampleForm(ConsentForm):
    """An example of practice with one child."""

    kind = forms.ChoiceField(
        label=_("What it is an example of"),
        widget=forms.RadioSelect,
        choices=[Choice(one.value, one.label) for one in ExampleKind],
        error_messages={"required": _("Choose what it is an example of.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        error_messages={"required": _("Enter a title.")},
    )
    changed_name = forms.CharField(
        label=_("The changed name of the child"),
        help_text=_("The name that the example uses. It must not be the real one."),
        max_length=60,
        error_messages={"required": _("Enter the name that the example uses.")},
    )
    is_name_changed = forms.BooleanField(
        label=_("This is not the child’s real name"),
        help_text=_("Needed for every example: no example is kept under a child’s real name."),
        required=False,
    )
    text = forms.CharField(
        label=_("What happened"),
        help_text=_("Leave an empty line between paragraphs."),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Enter what happened.")},
    )
    field_order = (
        "kind",
        "title",
        "changed_name",
        "is_name_changed",
        "text",
        "standard",
        "is_consented",
        "consent_note",
    )

    def clean_is_name_changed(self) -> bool:
        """Refuse an example whose name is not declared changed."""
        is_changed = bool(self.cleaned_data["is_name_changed"])
        lacking = explain_name(is_changed=is_changed)
        if lacking:
            raise ValidationError(lacking)
        return is_changed

    @property
    def content(self) -> ExampleContent:
        """What a valid form says."""
        names = ExampleContent.__dataclass_fields__
        return ExampleContent(**{name: self.cleaned_data[name] for name in names})
