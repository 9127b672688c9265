"""The form with which planning begins."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from govuk.forms import offer
from inspections.models import Service
from standards.models import Framework


class PlanForm(forms.Form):
    """Whom to inspect, and by what; all else is decided afterwards, in any order."""

    service = forms.ChoiceField(
        label=_("Service"), error_messages={"required": _("Choose the service to inspect")}
    )
    edition = forms.ChoiceField(
        label=_("Framework"),
        help_text=_("The inspection keeps the edition chosen here, whatever is published later."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the framework")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        services: Iterable[Service],
        editions: Iterable[Framework],
        chosen: str = "",
    ) -> None:
        self._services = {service.code: service for service in services}
        self._editions = {str(edition): edition for edition in editions}
        only = next(iter(self._editions)) if len(self._editions) == 1 else ""
        super().__init__(data, initial={"service": chosen, "edition": only})
        names = [(code, service.name) for code, service in self._services.items()]
        offer(self.fields["service"], [("", _("Choose a service")), *names])
        offer(self.fields["edition"], map(_edition_choice, self._editions.values()))

    def clean_service(self) -> Service:
        """Return the service."""
        return self._services[self.cleaned_data["service"]]

    def clean_edition(self) -> Framework:
        """Return the edition."""
        return self._editions[self.cleaned_data["edition"]]


def _edition_choice(framework: Framework) -> Choice:
    words = {"title": framework.title, "edition": framework.edition}
    return Choice(str(framework), text("%(title)s, edition %(edition)s") % words)
