"""The file that the lead gives to read; nothing is saved here."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cases.types.copies import MOST_BYTES
from govuk.fields import UploadField


class CopyForm(forms.Form):
    """A copy of unsaved answers."""

    file = UploadField(
        label=_("Copy of unsaved answers"),
        help_text=_("The file that the inspector's scoring page has saved, as it is."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file before it is read into memory."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(most)d MB, so it is not read.")
                % {"most": MOST_BYTES // 1_000_000}
            )
        return file
