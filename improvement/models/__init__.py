"""The tables of improvement plans and of the self-assessment of boards."""

from improvement.models.actions import Action, ActionStep, DueDateChange
from improvement.models.approvals import Approval, ApprovalDocument, CoverageConfirmation, SignOff
from improvement.models.plans import CabinetCover, ImprovementPlan, OwnLine
from improvement.models.progress import ProgressFile, ProgressUpdate, Reminder
from improvement.models.self_assessment import BoardRating, BoardReminder, SelfAssessment

__all__ = [
    "Action",
    "ActionStep",
    "Approval",
    "ApprovalDocument",
    "BoardRating",
    "BoardReminder",
    "CabinetCover",
    "CoverageConfirmation",
    "DueDateChange",
    "ImprovementPlan",
    "OwnLine",
    "ProgressFile",
    "ProgressUpdate",
    "Reminder",
    "SelfAssessment",
    "SignOff",
]
