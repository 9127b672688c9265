"""The file that is put beside an entry; nothing is saved here."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from judgements.errors import FieldworkRefused
from judgements.policies.attachments import check_size
from judgements.types.attachments import AttachmentRules


class AttachmentForm(forms.Form):
    """One file; which are allowed is said by the rules."""

    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("The file is empty."),
            "missing": _("Choose the file."),
        },
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, rules: AttachmentRules, **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        self.rules = rules
        accept = ",".join(f".{one}" for one in rules.endings)
        self.fields["file"].widget = forms.FileInput(attrs={"accept": accept})
        self.helper = FormHelper()

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file by its size before it is read into memory."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            check_size(file.size or 0, self.rules)
        except FieldworkRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file
