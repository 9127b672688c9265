"""The forms for lines of enquiry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from govuk.forms import offer
from govuk.versions import VersionedForm
from judgements.models import LineOfEnquiry
from judgements.queries.enquiry import people_to_assign
from judgements.queries.fieldwork import FieldworkAccess
from judgements.types.enquiry import LineContent

QUESTION_LIMIT = 1_000
TEXT_LIMIT = 5_000


class LineForm(VersionedForm):
    """What a line asks, why, about what and of whom; the version of a new line is 0.

    `source_question` comes with a draft and is not asked for.
    """

    question = forms.CharField(
        label=gettext_lazy("Question"),
        help_text=gettext_lazy("What fieldwork is to find out. Name nobody."),
        max_length=QUESTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write the question that fieldwork is to answer")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is asked"),
        help_text=gettext_lazy("The result, document or remark that raises it"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say why this is asked")},
    )
    standard = forms.ChoiceField(required=False)
    assigned_to = forms.ChoiceField(
        label=gettext_lazy("Assigned to"),
        help_text=gettext_lazy("Whoever has the line may close it with a conclusion"),
        required=False,
    )
    source_question = forms.CharField(max_length=50, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        access: FieldworkAccess,
        line: LineOfEnquiry | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial or _standing(line))
        self._people = _people(access, line)
        content = access.content
        self.fields["standard"].label = _("About which %(noun)s") % {"noun": content.standard_noun}
        offer(
            self.fields["standard"],
            [
                ("", _("The service as a whole")),
                *(
                    (one.code, f"{capfirst(content.name_of(one))}: {one.title}")
                    for one in access.standards
                ),
            ],
        )
        people = [(key, text) for key, (_person, text) in self._people.items()]
        offer(self.fields["assigned_to"], [("", _("Nobody yet")), *people])

    @property
    def content(self) -> LineContent:
        """What a valid form says."""
        person = self._people.get(self.cleaned_data["assigned_to"])
        return LineContent(
            question=self.cleaned_data["question"],
            reason=self.cleaned_data["reason"],
            standard=self.cleaned_data["standard"],
            source_question=self.cleaned_data["source_question"],
            assigned_to=person[0] if person else None,
        )


class ConclusionForm(VersionedForm):
    """What the enquiry has shown."""

    conclusion = forms.CharField(
        label=gettext_lazy("Conclusion"),
        help_text=gettext_lazy(
            "What the evidence says in answer to the question. It can be taken into the findings."
        ),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write what the enquiry has shown")},
    )


class ReopenForm(VersionedForm):
    """That a closed line is opened again."""


def _standing(line: LineOfEnquiry | None) -> dict[str, Any]:
    if line is None:
        return {"version": 0}
    return {
        "version": line.version,
        "question": line.question,
        "reason": line.reason,
        "standard": line.standard.code if line.standard else "",
        "assigned_to": str(line.assigned_to_id or ""),
    }


def _people(access: FieldworkAccess, line: LineOfEnquiry | None) -> dict[str, tuple[User, str]]:
    """Return whom a line can be given to by key, with whoever has it though they have left."""
    people = {
        str(one.pk): (
            one,
            _("%(name)s, %(organisation)s") % {"name": one.name, "organisation": organisation},
        )
        for one, organisation in people_to_assign(access.inspection)
    }
    holder = line.assigned_to if line else None
    if holder is not None and str(holder.pk) not in people:
        people[str(holder.pk)] = (
            holder,
            _("%(name)s, no longer in the team") % {"name": holder.name},
        )
    return people
