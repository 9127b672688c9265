"""What is sent to change the timetable; nothing is saved here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.queries.timetable import Destination
from cases.queries.timetable_words import place_text, short_day
from cases.types.timetable import Place
from govuk.forms import offer

NOBODY = "nobody"
NO_PLACE = "none"


class SeenForm(forms.Form):
    """Knows what its page showed, so that nobody overwrites what they have not seen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def rebase(self, seen: str, message: str) -> None:
        """Warn of a newer state; what was chosen stays, and sending it once more replaces that."""
        chosen = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        chosen["seen"] = seen
        self.data = chosen
        self.add_error(None, message)


class PlaceForm(SeenForm):
    """Who reads a case, and on which half day."""

    scorer = forms.ChoiceField(
        label=_("Who reads this case?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who reads this case."),
            "invalid_choice": _("Choose somebody who reads cases in this inspection's team."),
        },
    )
    place = forms.ChoiceField(
        label=_("On which half day?"),
        error_messages={
            "required": _("Choose a half day."),
            "invalid_choice": _("Choose a half day of the first week."),
        },
    )
    swap = forms.BooleanField(
        label=_("If another case of theirs has this half day, let the two cases change places"),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        scorers: Iterable[User],
        places: Iterable[Place],
        current: Destination,
        seen: str,
    ) -> None:
        first = {
            "seen": seen,
            "scorer": current.scorer.pk if current.scorer else NOBODY,
            "place": _code(current.place) if current.place else NO_PLACE,
        }
        super().__init__(data, initial=first)
        self._scorers = {str(one.pk): one for one in scorers}
        self._places = {_code(one): one for one in places}
        people = [(key, one.name) for key, one in self._scorers.items()]
        offer(self.fields["scorer"], [*people, (NOBODY, _("Nobody yet"))])
        half_days = [(code, place_text(one)) for code, one in self._places.items()]
        offer(self.fields["place"], [*half_days, (NO_PLACE, _("No half day yet"))])

    @property
    def destination(self) -> Destination:
        """Where the case is to go, once the form is valid: nobody reads it on no day."""
        scorer = self._scorers.get(self.cleaned_data["scorer"])
        place = self._places.get(self.cleaned_data["place"])
        return Destination(scorer, place if scorer else None)


class AwayForm(SeenForm):
    """On which days each person reads no cases."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        readers: Sequence[User],
        days: Sequence[date],
        away: Iterable[tuple[int, date]],
        seen: str,
    ) -> None:
        first: dict[str, Any] = {"seen": seen}
        for key, day in away:
            first.setdefault(_field(key), []).append(day.isoformat())
        super().__init__(data, initial=first)
        self._readers = readers
        names = [_field(one.pk) for one in readers]
        self.helper = FormHelper()
        self.helper.layout = Layout("seen", *(Field.checkboxes(name, small=True) for name in names))
        for one in readers:
            self.fields[_field(one.pk)] = forms.MultipleChoiceField(
                label=one.name,
                choices=[(day.isoformat(), short_day(day)) for day in days],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                error_messages={"invalid_choice": _("Choose days of the first week.")},
            )

    @property
    def away(self) -> frozenset[tuple[int, date]]:
        """Keys of people and days, once the form is valid."""
        return frozenset(
            (one.pk, date.fromisoformat(day))
            for one in self._readers
            for day in self.cleaned_data[_field(one.pk)]
        )


def _code(place: Place) -> str:
    return f"{place.day} {place.half}"


def _field(key: int) -> str:
    return f"away_{key}"
