"""The tables of cases."""

from cases.models.answers import Answer, AnswerEvent, AnswerEventPayload
from cases.models.cases import Allocation, Assessment, Case
from cases.models.concerns import (
    ConcernStep,
    ConcernStepPayload,
    UrgentConcern,
    UrgentConcernPayload,
)
from cases.models.preparation import CasePreparation, ReplacementRequest
from cases.models.refused import (
    ConflictCopy,
    ConflictCopyPayload,
    LateAnswer,
    LateAnswerPayload,
    LateDecision,
)
from cases.models.samples import (
    Caseload,
    CaseloadDraft,
    CaseloadRow,
    Replacement,
    Sample,
    SampledCase,
)
from cases.models.timetable import AwayDay, CaseConflict, ReadingSlot
from cases.models.workspace import Phrase, Presence

__all__ = [
    "Allocation",
    "Answer",
    "AnswerEvent",
    "AnswerEventPayload",
    "Assessment",
    "AwayDay",
    "Case",
    "CaseConflict",
    "CasePreparation",
    "Caseload",
    "CaseloadDraft",
    "CaseloadRow",
    "ConcernStep",
    "ConcernStepPayload",
    "ConflictCopy",
    "ConflictCopyPayload",
    "LateAnswer",
    "LateAnswerPayload",
    "LateDecision",
    "Phrase",
    "Presence",
    "ReadingSlot",
    "Replacement",
    "ReplacementRequest",
    "Sample",
    "SampledCase",
    "UrgentConcern",
    "UrgentConcernPayload",
]
