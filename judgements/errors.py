"""Refusals about judgements, in the user's words."""

from accounts.errors import UserError


class JudgementRefused(UserError):
    """A judgement was not recorded; `field` names the input to correct, "" where there is none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class StaleJudgement(JudgementRefused):
    """Somebody else has judged the theme since the page was loaded."""
