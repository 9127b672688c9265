"""Refusals about fieldwork and judgements, in the user’s words."""

from collections.abc import Mapping

from accounts.errors import UserError
from cases.errors import RefusalCode


class InputRefused(UserError):
    """What was sent was not kept; `field` names the input to correct, "" where there is none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class JudgementRefused(InputRefused):
    """A judgement, or a decision on one, was not recorded."""


class StaleJudgement(JudgementRefused):
    """Somebody else has judged the theme since the page was loaded."""


class RowRefused(InputRefused):
    """A row of fieldwork was not kept: a line, a comment, an example, a finding, a number."""


class StaleRow(RowRefused):
    """Somebody else has changed or withdrawn it since the page was opened."""


class RegisterRefused(UserError):
    """An entry of a register cannot be kept like this; `faults` has words by column, "" for all."""

    def __init__(self, message: str, faults: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.faults = faults or {"": message}


class StaleEntry(RegisterRefused):
    """Somebody else has changed the entry, or taken it off, since the page was loaded."""


class FieldworkRefused(UserError):
    """Something of fieldwork was not saved; `code` says why for scripts, the message for people.

    `field` names the input to correct, "" where there is none. `kept` is the digest of what was
    sent, where it is kept because it came after the inspection was closed; else "".
    """

    def __init__(self, code: RefusalCode, message: str, field: str = "", kept: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.field = field
        self.kept = kept
