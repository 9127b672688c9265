"""A caseload's file, its columns and its acceptance; nothing is saved here."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cases.types.caseloads import WantedField
from govuk.fields import UploadField
from sheets.reading import STANDARD_LIMITS

_MEGABYTE = 1024 * 1024


class CaseloadForm(forms.Form):
    """The file that a service keeps its cases in."""

    file = UploadField(
        label=_("Caseload"),
        help_text=_("A CSV or Excel file of at most %(most)d MB, its column names in row 1.")
        % {"most": STANDARD_LIMITS.bytes // _MEGABYTE},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > STANDARD_LIMITS.bytes:
            raise forms.ValidationError(too_large(), code="too_large")
        return file

    @property
    def is_too_large(self) -> bool:
        """Whether it was refused for its size."""
        return self.has_error("file", "too_large")


def too_large() -> str:
    """Return the refusal of a file that is too large to be read."""
    return _("The file is larger than %(most)d MB, so it is not read.") % {
        "most": STANDARD_LIMITS.bytes // _MEGABYTE
    }


class MarkForm(forms.Form):
    """What was shown of a waiting file, so that nothing else is accepted."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ColumnsForm(MarkForm):
    """One choice of a column for each wanted field."""

    def __init__(
        self,
        *args: object,
        fields: Sequence[WantedField],
        choices: Sequence[tuple[str, str]],
        hints: Mapping[str, str],
        **options: object,
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._wanted = fields
        for field in fields:
            empty = _("Choose a column") if field.is_required else _("Not in the file")
            self.fields[f"column-{field.code}"] = forms.ChoiceField(
                label=field.label,
                required=field.is_required,
                help_text=hints[field.code],
                choices=[("", empty), *choices],
                error_messages={
                    "required": _("Choose the column that holds “%(field)s”.")
                    % {"field": field.label}
                },
            )

    def clean(self) -> None:
        """Refuse a column that is chosen twice."""
        taken: dict[str, str] = {}
        for field in self._wanted:
            name = f"column-{field.code}"
            chosen = self.cleaned_data.get(name)
            if chosen and chosen in taken:
                self.add_error(
                    name,
                    _("You have chosen this column for “%(other)s” too. Choose another one.")
                    % {"other": taken[chosen]},
                )
            elif chosen:
                taken[chosen] = field.label

    @property
    def columns(self) -> dict[str, int]:
        """The column, from 0, of each field that has one."""
        chosen = {one.code: self.cleaned_data[f"column-{one.code}"] for one in self._wanted}
        return {code: int(at) for code, at in chosen.items() if at}
