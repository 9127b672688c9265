"""The form of an action, and that by which drafted actions are attached to lines."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayMonthYearField
from govuk.forms import offer
from govuk.versions import VersionedForm
from improvement.forms.writing import long_text
from improvement.types import LONGEST_PLAN_TEXT, ActionContent, PlanAction

Choices = Sequence[tuple[str, str]]


class ActionForm(VersionedForm):
    """What will be done, by whom, until when, and how success shows."""

    line = forms.ChoiceField(label=_("Which line does it belong to?"), required=False)
    what = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Never write a child’s name or anything else that points to a child."),
        max_length=LONGEST_PLAN_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what will be done.")},
    )
    owner = forms.TypedChoiceField(
        label=_("Owner"),
        help_text=_("Who answers for it and tells progress each quarter"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    verifier = forms.TypedChoiceField(
        label=_("Who verifies it beside the chair? (optional)"),
        help_text=_("A member of the board, never the owner"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    due_date = DayMonthYearField(label=_("Due"), required=False)
    measure = long_text(_("Measure of success"), _("How the board will see that it has worked"))
    evidence = long_text(
        _("Evidence (optional)"), _("What will show it, for example an audit of 20 cases"), rows=3
    )
    reason = long_text(
        _("Why does the date move?"),
        _("Needed where the board approved another date. It stays on record."),
        rows=3,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        lines: Choices,
        owners: Choices,
        verifiers: Choices,
        is_approved: bool,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self._standing_line = initial["line"]
        self._people = {key: name for key, name in [*owners, *verifiers] if key}
        offer(self.fields["line"], _with_standing(lines, initial["line"]))
        offer(self.fields["owner"], owners)
        offer(self.fields["verifier"], verifiers)
        if not is_approved:
            del self.fields["reason"]

    @property
    def people(self) -> dict[str, str]:
        """The names of those it offers, by key."""
        return {**self._people}

    @property
    def new_line(self) -> str | None:
        """The line that a valid form moves the action to, None where it stays."""
        line: str = self.cleaned_data["line"]
        return None if line == self._standing_line else line

    @property
    def content(self) -> ActionContent:
        """What a valid form says."""
        cleaned = self.cleaned_data
        return ActionContent(
            what=cleaned["what"],
            owner=cleaned["owner"],
            verifier=cleaned["verifier"],
            due_date=cleaned["due_date"],
            measure=cleaned["measure"],
            evidence=cleaned["evidence"],
            reason=cleaned.get("reason", ""),
        )


class AttachForm(forms.Form):
    """For each action that belongs to no line, the line it belongs to from now on."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        actions: Sequence[PlanAction],
        lines: Choices,
    ) -> None:
        super().__init__(data)
        for one in actions:
            field = forms.ChoiceField(label=one.what, choices=lines, required=False)
            self.fields[str(one.uid)] = field

    @property
    def chosen(self) -> dict[UUID, str]:
        """The lines of the actions that get one, by the actions' uids."""
        return {UUID(uid): line for uid, line in self.cleaned_data.items() if line}


def _with_standing(lines: Choices, standing: str) -> Choices:
    """Offer no line, and the one where the action is though the report holds it no longer."""
    offered = [("", gettext("None yet")), *lines]
    if standing not in dict(offered):
        offered.append((standing, gettext("A recommendation that is not in the report now")))
    return offered
