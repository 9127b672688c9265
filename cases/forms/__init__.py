"""What the ordinary forms about cases send, read and checked in shape; nothing is saved here."""

from cases.forms.answers import KEEP, MINE, ReturnForm, SentAnswer, read_changed, read_section
from cases.forms.concerns import (
    ClosingForm,
    ConcernForm,
    ReceivedPlanForm,
    ServicePlanForm,
    TellingForm,
)
from cases.forms.phrases import PhraseChoiceForm, PhraseForm
from cases.forms.searching import SearchForm

__all__ = [
    "KEEP",
    "MINE",
    "ClosingForm",
    "ConcernForm",
    "PhraseChoiceForm",
    "PhraseForm",
    "ReceivedPlanForm",
    "ReturnForm",
    "SearchForm",
    "SentAnswer",
    "ServicePlanForm",
    "TellingForm",
    "read_changed",
    "read_section",
]
