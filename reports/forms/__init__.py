"""Shape of what is typed about a report; no form saves."""

from reports.forms.accuracy import (
    CommentFileForm,
    CommentForm,
    CommentRemoveForm,
    ExtensionAnswerForm,
    ExtensionForm,
    MessageForm,
    SendForm,
)
from reports.forms.checks import FigureForm, FindingsForm, ReasonForm
from reports.forms.files import FileForm
from reports.forms.life import AnswerForm, CompareForm, ServiceCommentForm, StepForm
from reports.forms.passages import SentPassage
from reports.forms.publication import (
    ConsentForm,
    MailForm,
    PublicationDatesForm,
    RecipientForm,
    WithdrawalForm,
)
from reports.forms.writing import WritingForm

__all__ = [
    "AnswerForm",
    "CommentFileForm",
    "CommentForm",
    "CommentRemoveForm",
    "CompareForm",
    "ConsentForm",
    "ExtensionAnswerForm",
    "ExtensionForm",
    "FigureForm",
    "FileForm",
    "FindingsForm",
    "MailForm",
    "MessageForm",
    "PublicationDatesForm",
    "ReasonForm",
    "RecipientForm",
    "SendForm",
    "SentPassage",
    "ServiceCommentForm",
    "StepForm",
    "WithdrawalForm",
    "WritingForm",
]
