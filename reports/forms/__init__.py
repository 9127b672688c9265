"""Shape of what is typed about a report; no form saves."""

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
    "FileForm",
    "ForewordForm",
    "LeadInForm",
    "OptionalTextForm",
    "ServiceCommentForm",
    "StepForm",
    "SummaryForm",
    "TextForm",
    "WritingForm",
]
