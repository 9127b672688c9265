"""The form for judging a theme."""

from __future__ import annotations

from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.queries.scoring import StandardScore
from govuk.forms import offer
from judgements.choices import Ground
from judgements.models import ThemeJudgement
from judgements.policies.judgements import can_stay_unrated, grounds_for_departing
from judgements.queries.themes import ThemeAccess
from standards.types import NOT_RATED, FrameworkContent

REASON_LIMIT = 5_000


class JudgementForm(forms.Form):
    """A rating, its reason, and the version of the judgement that the judge has seen.

    A ground for departing is asked for only where the edition has a rule on it and one holds.
    """

    rating = forms.ChoiceField(
        label=_("Rating"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a rating.")},
    )
    ground = forms.ChoiceField(
        label=_("Ground for departing from the band"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Needed only where your rating is not the one that the cases indicate."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    base_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, theme: ThemeAccess, score: StandardScore, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.theme = theme
        self.score = score
        content = theme.questionnaire.content
        offer(self.fields["rating"], ratings_to_choose(content, score))
        grounds = grounds_for_departing(content, score)
        if grounds:
            offer(
                self.fields["ground"],
                [Choice(code, capfirst(str(Ground(code).label))) for code in grounds],
            )
        else:
            del self.fields["ground"]
        self.fields["reason"].help_text = (
            _("Needed unless you choose the rating that the cases indicate.")
            if theme.standard.is_case_scored
            else _("Needed, because no rating is indicated by cases.")
        )

    def based_on(self, current: ThemeJudgement | None, message: str) -> JudgementForm:
        """Return the form as it was sent, with a warning, ready to be sent on the newer version."""
        version = current.version if current else 0
        data = {**{name: self.data[name] for name in self.data}, "base_version": version}
        form = JudgementForm(data, theme=self.theme, score=self.score)
        form.add_error(None, message)
        return form


def ratings_to_choose(content: FrameworkContent, score: StandardScore) -> list[Choice]:
    """Return the ratings that a theme can have, the best first, and “not rated” where allowed."""
    ratings = [Choice(one.code, str(one.label)) for one in reversed(content.ratings)]
    if can_stay_unrated(score):
        ratings.append(Choice(NOT_RATED, _("Not rated")))
    return ratings
