"""Which file of a report is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.choices import Format, Language
from reports.services.makers import MAKERS


class FileForm(forms.Form):
    """Which file of a report to make."""

    file_format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=lambda: [(format_.value, format_.label) for format_ in MAKERS],
        error_messages={"required": _("Choose the kind of file.")},
    )
    file_language = forms.ChoiceField(
        label=_("Language"),
        choices=Language.choices,
        initial=Language.ENGLISH,
        error_messages={"required": _("Choose the language.")},
    )

    @property
    def format(self) -> Format:
        """The kind of file chosen, once it is valid."""
        return Format(self.cleaned_data["file_format"])

    @property
    def language(self) -> Language:
        """The language chosen, once it is valid."""
        return Language(self.cleaned_data["file_language"])
