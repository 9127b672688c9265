"""The ordinary form of a section and of a return: what was typed, in shape; saves nothing."""

import uuid
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cases.choices import Cause
from cases.types import AnswerContent, AnswerOperation
from standards.types import NO, SectionContent

KEEP, MINE = "keep", "mine"


@dataclass(frozen=True)
class SentAnswer:
    """One question of a posted section: what was given, and what the page had shown."""

    question: str
    content: AnswerContent
    op_id: str
    version: str
    shown: str
    awaits_choice: bool
    choice: str

    @property
    def is_changed(self) -> bool:
        """Whether the person gave something else than the page had shown."""
        return self.content.digest != self.shown

    @property
    def needs_choice(self) -> bool:
        """Whether two answers were shown and none was chosen."""
        return self.awaits_choice and self.choice not in (KEEP, MINE)

    def operation(
        self, assessment_id: uuid.UUID, group_id: uuid.UUID, *, op_id: str = ""
    ) -> AnswerOperation:
        """Build the operation; raises AnswerRefused when what was sent is no answer."""
        return AnswerOperation.parse(
            {
                "op_id": op_id or self.op_id,
                "assessment_id": assessment_id,
                "question": self.question,
                "base_version": self.version,
                "group_id": group_id,
                **self.content.as_data(),
            },
            cause=Cause.CONFLICT_CHOICE if self.choice == MINE else Cause.PERSON,
        )


def read_section(post: QueryDict, section: SectionContent) -> list[SentAnswer]:
    """Return the answers of the section's questions that are in the form, as they were typed."""
    chosen_question, _colon, choice = post.get("choice", "").partition(":")
    cleared = post.get("clear", "")
    return [
        _read_answer(
            post,
            question.code,
            choice if question.code == chosen_question else "",
            is_cleared=question.code == cleared,
        )
        for question in section.questions
        if f"{question.code}-version" in post
    ]


def read_changed(post: QueryDict) -> list[SentAnswer]:
    """Return the answers that were changed in the form, of whatever section it is."""
    codes = [name.removesuffix("-version") for name in post if name.endswith("-version")]
    sent = [_read_answer(post, code, "", is_cleared=code == post.get("clear")) for code in codes]
    return [one for one in sent if one.is_changed]


def _read_answer(post: QueryDict, code: str, choice: str, *, is_cleared: bool) -> SentAnswer:
    """Return what was typed; an answer that is cleared loses its choice and keeps its note."""
    value = "" if is_cleared else post.get(f"{code}-value", "")
    # Ticks under another answer than no stay in the page, in case the person goes back to no.
    reasons = post.getlist(f"{code}-reasons") if value == NO else []
    note = post.get(f"{code}-note", "").replace("\r\n", "\n").replace("\r", "\n")
    return SentAnswer(
        question=code,
        content=AnswerContent(value, tuple(sorted(set(reasons))), note, f"{code}-ask" in post),
        op_id=post.get(f"{code}-op", ""),
        version=post.get(f"{code}-version", ""),
        shown=post.get(f"{code}-shown", ""),
        awaits_choice=f"{code}-conflict" in post,
        choice=choice,
    )


class ReturnForm(forms.Form):
    """Why a submitted case goes back."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The inspector reads this on the case. Say what to look at again."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={
            "required": _("Say why the case is returned, so that its inspector knows.")
        },
    )
