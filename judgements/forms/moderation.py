"""The forms in which recommended ratings are agreed or returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.queries.scoring import StandardScore
from govuk.forms import offer
from judgements.choices import Ground, PanelChoice
from judgements.forms.judgements import REASON_LIMIT, ratings_to_choose
from judgements.models import PanelMeeting, ThemeJudgement
from judgements.policies.judgements import grounds_for_departing
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


class DecisionForm(forms.Form):
    """What is decided about one version of a recommendation, why, and at which meeting.

    A ground is asked for only where the edition has a rule on departures and one holds; the
    meeting only where there is one to name.
    """

    outcome = forms.ChoiceField(
        label=_("What is decided?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    rating = forms.ChoiceField(
        label=_("The other rating that is agreed"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Only where another rating is agreed."),
    )
    ground = forms.ChoiceField(
        label=_("Ground for departing from the band"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Needed only where the other rating is not the one that the cases indicate."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Needed to agree another rating and to return it."),
    )
    meeting = forms.TypedChoiceField(
        label=_("Decided at"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the meeting at which this was decided.")},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        content: FrameworkContent,
        score: StandardScore,
        judgement: ThemeJudgement,
        meetings: Sequence[PanelMeeting],
        decides_alone: bool,
    ) -> None:
        first = meetings[0].pk if meetings and not decides_alone else ""
        super().__init__(data, initial={"version": judgement.version, "meeting": first})
        offer(self.fields["outcome"], _outcomes(content, judgement))
        others = ratings_to_choose(content, score)
        offer(self.fields["rating"], [one for one in others if one.value != judgement.rating])
        grounds = grounds_for_departing(content, score)
        if grounds:
            named = [Choice(code, capfirst(str(Ground(code).label))) for code in grounds]
            offer(self.fields["ground"], named)
        else:
            del self.fields["ground"]
        if meetings:
            offer(self.fields["meeting"], _meetings(meetings, decides_alone=decides_alone))
            self.fields["meeting"].required = not decides_alone
        else:
            del self.fields["meeting"]

    def clean(self) -> dict[str, Any]:
        """Ask for the rating and the reason that the decision needs."""
        data = self.cleaned_data
        chosen = data.get("outcome")
        if chosen == PanelChoice.OTHERWISE and not data.get("rating"):
            self.add_error("rating", _("Choose the rating that is agreed."))
        if chosen == PanelChoice.OTHERWISE and data.get("reason", "-") == "":
            self.add_error(
                "reason", _("Say why another rating is agreed than the one recommended.")
            )
        if chosen == PanelChoice.RETURNED and data.get("reason", "-") == "":
            self.add_error("reason", _("Say why the rating is returned."))
        return data

    def rebase(self, version: int, message: str) -> None:
        """Warn of what came between; what was typed stays, for a decision on the newer version."""
        self.data = {**{name: self.data[name] for name in self.data}, "version": version}
        self.add_error(None, message)


class AgreeAllForm(forms.Form):
    """The versions that a page has shown as recommended: "2.1:3 2.2:1"."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Turn what was seen into versions by the code of their theme."""
        pairs = [one.rsplit(":", 1) for one in self.cleaned_data.get("seen", "").split()]
        try:
            versions = {code: int(version) for code, version in pairs}
        except ValueError:
            versions = {}
        if not versions:
            self.add_error(None, _("Nothing that this page shows waits to be agreed."))
        return {"versions": versions}


def _outcomes(content: FrameworkContent, judgement: ThemeJudgement) -> Iterable[Choice]:
    recommended = rating_word(content, judgement.rating)
    as_recommended = _("Agree “%(rating)s”, as recommended") % {"rating": recommended}
    return [
        Choice(PanelChoice.AS_RECOMMENDED.value, as_recommended),
        Choice(PanelChoice.OTHERWISE.value, PanelChoice.OTHERWISE.label),
        Choice(PanelChoice.RETURNED.value, PanelChoice.RETURNED.label),
    ]


def _meetings(meetings: Sequence[PanelMeeting], *, decides_alone: bool) -> Iterable[Choice]:
    alone = [Choice("", _("No meeting of a panel"))] if decides_alone else []
    return [
        *alone,
        *(
            Choice(one.pk, _("Panel of %(day)s") % {"day": date_format(one.held_date)})
            for one in meetings
        ),
    ]
