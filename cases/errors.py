"""Refusals about cases and answers, in the user's words."""

from collections.abc import Sequence
from enum import StrEnum

from accounts.errors import UserError


class RefusalCode(StrEnum):
    """What a refused save is answered with; the API maps each to one HTTP status."""

    MALFORMED = "malformed"
    INVALID = "invalid"
    RIGHT = "right"
    LOCKED = "locked"
    OPERATION_REUSED = "operation_reused"


class AnswerRefused(UserError):
    """An answer was not stored; `code` says why for scripts, the message for people.

    `kept` is the digest of what was sent, where it is kept as a late answer for the lead to
    decide; "" where nothing was kept.
    """

    def __init__(self, code: RefusalCode, message: str, kept: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.kept = kept


class ConcernRefused(UserError):
    """An urgent concern was not stored; `code` as for answers."""

    def __init__(self, code: RefusalCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class StepRefused(UserError):
    """An urgent concern is not in a state from which it could come to the one wanted."""


class SubmissionRefused(UserError):
    """A case cannot be submitted yet; `problems` maps question codes to what is missing."""

    def __init__(self, message: str, problems: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or {}


class ReturnRefused(UserError):
    """A case cannot be returned to its inspector."""


class AllocationRefused(UserError):
    """A case cannot be given to this person."""


class LateRefused(UserError):
    """Nothing can be decided on a late answer, or not in this way."""


class CopyRefused(UserError):
    """A file is no copy of unsaved answers that can be read here."""


class CaseloadRefused(UserError):
    """A caseload was not taken, or not in this state of the inspection."""


class StartDateRefused(UserError):
    """What was written is no day on which a case can have begun."""


class PhraseRefused(UserError):
    """A phrase was not kept; the message names the words and says what to do."""


class PreparationRefused(UserError):
    """Something about preparing drawn cases, or about a request to replace one, is not taken."""


class RequestDecided(UserError):
    """Somebody has decided on a request meanwhile."""


class SampleRefused(UserError):
    """No sample was drawn or discarded, or no case replaced.

    `field` names the input, "" where there is none.
    """

    def __init__(self, messages: Sequence[str], field: str = "") -> None:
        super().__init__(" ".join(messages))
        self.messages = tuple(messages)
        self.field = field


class SampleChanged(SampleRefused):
    """Another sample stands than the page showed that was sent."""


class TimetableRefused(UserError):
    """Nothing was changed in the timetable; `field` names the input, "" where there is none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class PlaceTaken(TimetableRefused):
    """Another case of the same person stands at the place wanted; the two could swap."""


class TimetableChanged(TimetableRefused):
    """Somebody else has changed the timetable since the page was opened."""


class CaseConflictRefused(UserError):
    """A conflict with a case was not declared, or not lifted."""
