"""What all forms share that change something two people may change at the same time."""

import uuid

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


class OperationForm(forms.Form):
    """Carries the operation that saving it is, and the version that its page showed."""

    base_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    op_id = forms.CharField(max_length=36, widget=forms.HiddenInput)

    def rebase(self, version: int, message: str) -> None:
        """Warn of what stands by now; sending it once more, as another save, replaces that."""
        typed = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed["base_version"], typed["op_id"] = str(version), str(uuid.uuid4())
        self.data = typed
        self.add_error(None, message)

    def refuse(self, field: str, message: str) -> None:
        """Show why it was not saved, at the input to correct where the form has it."""
        self.add_error(field if field in self.fields else None, message)
