"""The tables of fieldwork and of judgements."""

from judgements.models.enquiry import LineOfEnquiry
from judgements.models.evidence import (
    AttachedFile,
    Attachment,
    Evidence,
    EvidenceLink,
    ExpectedContact,
)
from judgements.models.feedback import EmergingFinding, FeedbackSession
from judgements.models.judgements import ThemeJudgement
from judgements.models.moderation import ModerationDecision, PanelAttendee, PanelMeeting
from judgements.models.operations import Operation
from judgements.models.registers import RegisterEntry
from judgements.models.voices import PracticeExample, VoiceComment
from judgements.models.weighing import Weighing

__all__ = [
    "AttachedFile",
    "Attachment",
    "EmergingFinding",
    "Evidence",
    "EvidenceLink",
    "ExpectedContact",
    "FeedbackSession",
    "LineOfEnquiry",
    "ModerationDecision",
    "Operation",
    "PanelAttendee",
    "PanelMeeting",
    "PracticeExample",
    "RegisterEntry",
    "ThemeJudgement",
    "VoiceComment",
    "Weighing",
]
