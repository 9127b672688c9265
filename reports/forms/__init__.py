"""Shape of what is typed about a report; no form saves."""

from reports.forms.checks import FigureForm, FindingsForm, ReasonForm
from reports.forms.files import FileForm
from reports.forms.life import AnswerForm, CompareForm, ServiceCommentForm, StepForm
from reports.forms.passages import SentPassage
from reports.forms.publication import PublicationDatesForm, RecipientForm, WithdrawalForm
from reports.forms.writing import WritingForm

__all__ = [
    "AnswerForm",
    "CompareForm",
    "FigureForm",
    "FileForm",
    "FindingsForm",
    "PublicationDatesForm",
    "ReasonForm",
    "RecipientForm",
    "SentPassage",
    "ServiceCommentForm",
    "StepForm",
    "WithdrawalForm",
    "WritingForm",
]
