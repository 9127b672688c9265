"""What all forms beside the texts have in common: the version that the writer has seen."""

from __future__ import annotations

from typing import Any, Self

from django import forms


class WritingForm(forms.Form):
    """Knows the version its text is based on; a form for something new has version 0."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        """Return the version, 0 where none was sent."""
        return self.cleaned_data.get("version") or 0

    @property
    def options(self) -> dict[str, Any]:
        """What the form was made with besides data."""
        return {}

    def based_on(self, version: int, message: str) -> Self:
        """Return the form as it was sent, with a warning, ready to be sent on a newer version."""
        sent = {**{name: self.data[name] for name in self.data}, "version": version}
        form = type(self)(sent, **self.options)
        form.add_error(None, message)
        return form
