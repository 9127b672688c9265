"""Case questions: their words, answers, routes and what they count for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from standards.types.text import Text
from standards.types.yardstick import Origin

YES, NO, NOT_APPLICABLE = "yes", "no", "na"


@dataclass(frozen=True)
class Choice:
    """A coded value with its label."""

    code: str
    label: Text


@dataclass(frozen=True)
class AnswerOption(Choice):
    """One possible answer to a question."""


@dataclass(frozen=True)
class Reason(Choice):
    """A coded reason for a no; several may apply to one answer."""


@dataclass(frozen=True)
class RouteContent:
    """A named condition (data of scoring.routing).

    `label` completes "Asked when ..." and `otherwise` completes "Not asked because ...".
    """

    code: str
    label: Text
    otherwise: Text
    condition: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True)
class QuestionContent:
    """A case question.

    `standard` is the one theme it counts for, or is shown with; "" for questions about the case.
    `key_question` is the one it informs as a prompt or, when it counts, sums up; "" for none.
    `also_shown_in` names themes that show it without counting it. It is asked when all of its
    `routes` hold, so always when it has none. `headline` is the short label on the chart.
    """

    code: str
    section: str
    position: int
    text: Text
    guidance: Text
    answers: tuple[AnswerOption, ...]
    counts: bool
    sufficient_when: frozenset[str]
    standard: str
    key_question: str
    also_shown_in: tuple[str, ...]
    reasons_for_no: tuple[Reason, ...]
    headline: Text
    note_required_for: frozenset[str]
    routes: tuple[RouteContent, ...]
    origin: Origin

    @property
    def values(self) -> tuple[str, ...]:
        """The codes of its possible answers, in the order shown."""
        return tuple(answer.code for answer in self.answers)

    @property
    def is_headline(self) -> bool:
        return bool(self.headline)

    @property
    def route(self) -> dict[str, Any] | None:
        """The condition of all its routes together; None means always asked."""
        if not self.routes:
            return None
        return {"all": [route.condition for route in self.routes]}

    def label_of(self, value: str) -> Text:
        """The label of an answer's code; empty for a code that is not an answer."""
        return next((answer.label for answer in self.answers if answer.code == value), Text(()))

    def reason_label(self, code: str) -> Text:
        """The label of a reason's code; empty for a code that is not a reason."""
        return next((one.label for one in self.reasons_for_no if one.code == code), Text(()))
