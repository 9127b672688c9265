"""What is typed about conflicts of interest."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.forms.fields import offer_services
from inspections.models import Service


class ReasonForm(forms.Form):
    """Why a conflict stands, or is lifted."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("In a sentence. The person and administrators read it; name no child."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter the reason")},
    )


class ConflictForm(ReasonForm):
    """A conflict of interest with one of the services."""

    service = forms.ChoiceField(
        label=_("Service"), error_messages={"required": _("Choose a service")}
    )
    field_order = ("service", "reason")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, services: Iterable[Service]
    ) -> None:
        super().__init__(data)
        self._service_by_code = offer_services(self.fields["service"], services)

    def clean_service(self) -> Service:
        """Return the service."""
        return self._service_by_code[self.cleaned_data["service"]]
