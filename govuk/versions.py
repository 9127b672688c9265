"""What all forms share that change something two people may change at the same time."""

from django import forms
from django.http import QueryDict


class VersionedForm(forms.Form):
    """Knows the version that its page showed."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def rebase(self, version: int, message: str) -> None:
        """Warn of a newer version; what was typed stays, and sending it once more replaces that."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["version"] = str(version)
        self.data = typed
        self.add_error(None, message)
