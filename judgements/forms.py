"""The form for judging a theme."""

from __future__ import annotations

from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from judgements.models import ThemeJudgement
from judgements.queries.themes import ThemeAccess

REASON_LIMIT = 5_000


class JudgementForm(forms.Form):
    """A rating, its reason, and the version of the judgement that the judge has seen."""

    rating = forms.ChoiceField(
        label=_("Rating"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a rating.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    base_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, theme: ThemeAccess, **options: Any) -> None:
        super().__init__(data, **options)
        self.theme = theme
        ratings = theme.questionnaire.content.ratings
        offer(
            self.fields["rating"],
            [Choice(one.code, str(one.label)) for one in reversed(ratings)],
        )
        self.fields["reason"].help_text = (
            _("Needed unless you choose the rating that the cases indicate.")
            if theme.standard.is_case_scored
            else _("Needed, because no rating is indicated by cases.")
        )

    def based_on(self, current: ThemeJudgement | None, message: str) -> JudgementForm:
        """Return the form as it was sent, with a warning, ready to be sent on the newer version."""
        version = current.version if current else 0
        data = {**{name: self.data[name] for name in self.data}, "base_version": version}
        form = JudgementForm(data, theme=self.theme)
        form.add_error(None, message)
        return form
