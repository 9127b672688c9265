"""The forms of a board's self-assessment: opening a round, and what a member says of a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from improvement.choices import BoardView
from improvement.models import BoardRating
from improvement.queries.board_prompts import BoardPart, BoardPrompt, strategic_parts
from improvement.services.board import RatingContent
from improvement.types import FilledRating

TEXT_LIMIT = 2_000


class RoundForm(forms.Form):
    """What a round is called, by when it is to be answered, and what it asks."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("For example, Board self-assessment, spring 2026"),
        max_length=120,
        error_messages={"required": _("Enter a title")},
    )
    due_date = DayMonthYearField(label=_("To be answered by"))
    parts = forms.MultipleChoiceField(
        label=_("What the board is to rate"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the board is to rate")},
    )

    def __init__(self, data: Any = None, *, parts: Sequence[BoardPart]) -> None:
        super().__init__(data, initial={"parts": [part.key for part in strategic_parts(parts)]})
        offer(self.fields["parts"], [(part.key, _label(part)) for part in parts])


class BoardLineForm(forms.Form):
    """What of a prompt becomes a line of the plan."""

    text = forms.CharField(
        label=_("What is to improve"),
        help_text=_("The prompt stands here to begin with. Say what you mean to change."),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to improve.")},
    )


class RatingForm(forms.Form):
    """What a member says of one prompt; all of it may be left for later."""

    view = forms.ChoiceField(
        choices=BoardView.choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these views")},
    )
    strengths = forms.CharField(required=False, max_length=TEXT_LIMIT)
    warning_signs = forms.CharField(required=False, max_length=TEXT_LIMIT)
    version = forms.IntegerField(min_value=0, required=False)

    def __init__(self, data: Any, *, prompt: BoardPrompt, prefix: str) -> None:
        super().__init__(_with_plain_line_ends(data), prefix=prefix)
        self.prompt = prompt

    def clean(self) -> dict[str, Any]:
        """Ask for the view of whoever wrote something."""
        cleaned = self.cleaned_data
        written = cleaned.get("strengths") or cleaned.get("warning_signs")
        if written and not cleaned.get("view") and "view" not in self.errors:
            self.add_error("view", _("Choose how well the board does this"))
        return cleaned

    @property
    def filled(self) -> FilledRating:
        """What the inputs hold, whether it is valid or not."""
        names = ("view", "strengths", "warning_signs", "version")
        return FilledRating(
            prompt=self.prompt.key,
            text=str(self.prompt.text),
            place=str(self.prefix),
            held={name: str(self[name].value() or "") for name in names},
            errors={name: " ".join(map(str, self[name].errors)) for name in names},
        )

    @property
    def content(self) -> RatingContent | None:
        """What a valid form says, None where nothing was said."""
        cleaned = self.cleaned_data
        if not cleaned["view"]:
            return None
        return RatingContent(
            prompt=self.prompt.key,
            view=BoardView(cleaned["view"]),
            strengths=cleaned["strengths"],
            warning_signs=cleaned["warning_signs"],
            base_version=cleaned["version"] or 0,
        )


def rating_forms(part: BoardPart, data: Mapping[str, Any]) -> list[RatingForm]:
    """Return a form for each prompt of a part, as they were sent."""
    return [
        RatingForm(data, prompt=prompt, prefix=prefix_of(number))
        for number, prompt in enumerate(part.prompts, start=1)
    ]


def prefix_of(number: int) -> str:
    """Return what the names of the inputs for the prompt of that number begin with."""
    return f"prompt-{number}"


def stored_data(part: BoardPart, own: Mapping[str, BoardRating]) -> dict[str, str]:
    """Return what the inputs of a part hold before anybody types."""
    data: dict[str, str] = {}
    for number, prompt in enumerate(part.prompts, start=1):
        row, prefix = own.get(prompt.key), prefix_of(number)
        if row is not None:
            data |= {
                f"{prefix}-view": row.view,
                f"{prefix}-strengths": row.strengths,
                f"{prefix}-warning_signs": row.warning_signs,
                f"{prefix}-version": str(row.version),
            }
    return data


def _with_plain_line_ends(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
        for name, value in data.items()
    }


def _label(part: BoardPart) -> str:
    return f"{part.standard.number_text} {part.standard.title}: {part.title}"
