"""Refusals about judgements, in the user's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.errors import UserError

if TYPE_CHECKING:
    from judgements.models import ThemeJudgement


class JudgementRefused(UserError):
    """A judgement was not recorded; `field` names the input to correct, "" where there is none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class StaleJudgement(JudgementRefused):
    """Somebody else has judged the theme since the page was loaded; `current` is what stands."""

    def __init__(self, message: str, current: ThemeJudgement | None) -> None:
        super().__init__(message)
        self.current = current
