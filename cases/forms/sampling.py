"""What the lead asks for when a sample is drawn or discarded, or one of its cases replaced."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.timetable import SeenForm
from cases.queries.facts import say_kind
from cases.queries.quotas import count_kind
from cases.queries.samples import StratumProposal
from cases.types.sampling import DrawChoice, QuotaRule, StratumChoice
from govuk.forms import offer
from standards.types import FrameworkContent

REASON_LIMIT = 2_000
EXTRA_QUOTAS = 2
VERSION = re.compile(r"[0-9]{1,9}")


class DrawForm(forms.Form):
    """Sizes and quotas by stratum, characteristics, and the reason for a size by hand."""

    characteristics = forms.MultipleChoiceField(
        label=_("Spread the sample over"),
        help_text=_(
            "The share of each value in the sample comes near its share in the caseload, for all "
            "that you choose at once."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Reason for another number of cases"),
        help_text=_("Needed only where the number is not the one proposed."),
        required=False,
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        content: FrameworkContent,
        strata: Sequence[StratumProposal],
        characteristics: Sequence[str],
    ) -> None:
        # What no case states cannot be spread over.
        stated = {code for one in strata for row in one.rows for code in row.facts}
        proposed = [code for code in characteristics if code in stated]
        super().__init__(data, initial={"characteristics": proposed})
        self.content = content
        self.strata = [one for one in strata if one.rows]
        names = [(one.code, str(one.label)) for one in content.facts if one.code in stated]
        offer(self.fields["characteristics"], names)
        for one in self.strata:
            self._add_stratum(one)
        self.order_fields(
            [name for name in self.fields if name not in ("characteristics", "reason")]
        )

    @property
    def choice(self) -> DrawChoice:
        """What was asked for, once the form is valid."""
        return DrawChoice(
            strata=tuple(
                StratumChoice(
                    one.stratum.code,
                    self.cleaned_data[_size(one)],
                    tuple(self._quotas(one)),
                )
                for one in self.strata
            ),
            characteristics=tuple(self.cleaned_data["characteristics"]),
            reason=self.cleaned_data["reason"].strip(),
        )

    def _add_stratum(self, one: StratumProposal) -> None:
        self.fields[_size(one)] = forms.IntegerField(
            label=_("%(stratum)s: number of cases") % {"stratum": one.stratum.title},
            min_value=0,
            initial=one.size,
        )
        for number, quota in enumerate(one.stratum.quotas):
            self.fields[_quota(one, number)] = forms.IntegerField(
                label=_("%(stratum)s: at least this many with %(kind)s")
                % {"stratum": one.stratum.title, "kind": self._say(quota)},
                help_text=_("%(count)d in the caseload. Leave it empty to ask for none.")
                % {"count": count_kind(one.rows, quota)},
                min_value=0,
                required=False,
                initial=min(quota.minimum, count_kind(one.rows, quota)) or None,
            )
        for number in range(EXTRA_QUOTAS):
            field = forms.ChoiceField(
                label=_("%(stratum)s: another kind of case (optional)")
                % {"stratum": one.stratum.title},
                required=False,
            )
            offer(field, [("", _("None")), *self._kinds(one)])
            self.fields[_extra(one, number)] = field
            self.fields[_extra_minimum(one, number)] = forms.IntegerField(
                label=_("At least this many of that kind"), min_value=1, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a kind of case without its number, and a number without its kind."""
        cleaned = super().clean() or self.cleaned_data
        for one in self.strata:
            for number in range(EXTRA_QUOTAS):
                kind, minimum = _extra(one, number), _extra_minimum(one, number)
                if cleaned.get(kind) and not cleaned.get(minimum) and minimum not in self.errors:
                    self.add_error(minimum, _("Say how many of that kind at least."))
                if cleaned.get(minimum) and not cleaned.get(kind):
                    self.add_error(kind, _("Choose the kind of case that the number is for."))
        return cleaned

    def _quotas(self, one: StratumProposal) -> Iterator[QuotaRule]:
        for number, quota in enumerate(one.stratum.quotas):
            minimum = self.cleaned_data[_quota(one, number)]
            if minimum:
                yield QuotaRule(quota.characteristic, quota.values, minimum)
        for number in range(EXTRA_QUOTAS):
            kind = self.cleaned_data[_extra(one, number)]
            if kind:
                code, _equals, value = kind.partition("=")
                yield QuotaRule(code, (value,), self.cleaned_data[_extra_minimum(one, number)])

    def _kinds(self, one: StratumProposal) -> Iterator[tuple[str, str]]:
        for fact in self.content.facts:
            present = {row.facts.get(fact.code) for row in one.rows}
            for value in fact.values:
                if value.code in present:
                    yield f"{fact.code}={value.code}", f"{fact.label}: {value.label}"

    def _say(self, quota: QuotaRule) -> str:
        return say_kind(self.content, quota.characteristic, quota.values)


class ReplacementForm(forms.Form):
    """Why a case of the sample cannot be read."""

    reason = forms.CharField(
        label=_("Why can this case not be read?"),
        help_text=_("For example: the file is with the court. Name nobody."),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the case cannot be read.")},
    )


class DiscardForm(SeenForm):
    """Why a sample is discarded; what was seen is its version."""

    reason = forms.CharField(
        label=_("Why is the sample discarded?"),
        help_text=_(
            "For example: the caseload lacked the cases of one team. The reason stays on record "
            "and stands in the report. Name nobody."
        ),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why the sample is discarded.")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what was sent from no page of this sample."""
        cleaned = super().clean() or self.cleaned_data
        if not VERSION.fullmatch(cleaned.get("seen", "")):
            self.add_error(None, _("Open this page once more, and send it then."))
        return cleaned

    @property
    def seen_version(self) -> int:
        """The version that was looked at, once the form is valid."""
        return int(self.cleaned_data["seen"])


def _size(one: StratumProposal) -> str:
    return f"size_{one.stratum.code}"


def _quota(one: StratumProposal, number: int) -> str:
    return f"quota_{one.stratum.code}_{number}"


def _extra(one: StratumProposal, number: int) -> str:
    return f"extra_{one.stratum.code}_{number}"


def _extra_minimum(one: StratumProposal, number: int) -> str:
    return f"extra_{one.stratum.code}_{number}_minimum"
