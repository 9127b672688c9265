"""Shape of what is typed about a report; no form saves."""

from reports.forms.checks import FigureForm, FindingsForm, ReasonForm
from reports.forms.files import FileForm
from reports.forms.life import AnswerForm, CompareForm, ServiceCommentForm, StepForm
from reports.forms.writing import (
    AddresseeForm,
    BlockForm,
    ForewordForm,
    LeadInForm,
    OptionalTextForm,
    SummaryForm,
    TextForm,
    WritingForm,
)

__all__ = [
    "AddresseeForm",
    "AnswerForm",
    "BlockForm",
    "CompareForm",
    "FigureForm",
    "FileForm",
    "FindingsForm",
    "ForewordForm",
    "LeadInForm",
    "OptionalTextForm",
    "ReasonForm",
    "ServiceCommentForm",
    "StepForm",
    "SummaryForm",
    "TextForm",
    "WritingForm",
]
