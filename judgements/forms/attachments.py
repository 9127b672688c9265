"""The file that is put beside an entry; nothing is saved here."""

from functools import partial
from typing import Any

from crispy_forms_gds.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from govuk.fields import UploadField
from govuk.forms import limit_files
from judgements.policies.attachments import refusal_of_size
from judgements.types.attachments import AttachmentRules


class AttachmentForm(forms.Form):
    """One file; which are allowed is said by the rules."""

    file = UploadField(
        label=_("File"),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, rules: AttachmentRules, **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        self.rules = rules
        limit_files(self.fields["file"], rules.endings, partial(refusal_of_size, rules=rules))
        self.helper = FormHelper()
