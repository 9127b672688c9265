"""Examples of good practice that are public, and those that were taken out, for the team."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from reports.choices import Move
from reports.models import ConsentWithdrawal, PracticeExample


@dataclass(frozen=True)
class PublicExampleRow:
    """An example in the library; `withdraw_href` is "" for whoever may not take it out."""

    title: str
    standard: str
    withdraw_href: str


@dataclass(frozen=True)
class WithdrawnRow:
    """An example that was taken out: by whom, when and why."""

    title: str
    who: str
    reason: str


@dataclass(frozen=True)
class ExamplesPart:
    """The part of the publication's page on good practice; `correct_href` begins a correction."""

    public: list[PublicExampleRow]
    withdrawn: list[WithdrawnRow]
    correct_href: str


@dataclass(frozen=True)
class WithdrawalPage:
    """What is about to be taken out, and where the report is corrected."""

    title: str
    standard: str
    paragraphs: list[str]
    correct_href: str


def present_examples(
    reference: str,
    examples: Iterable[PracticeExample],
    withdrawals: Iterable[ConsentWithdrawal],
    *,
    may_publish: bool,
) -> ExamplesPart:
    """Return the examples, with the way to take them out for whoever may."""
    return ExamplesPart(
        public=[_public(one, reference, may_publish=may_publish) for one in examples],
        withdrawn=[_withdrawn(one) for one in withdrawals],
        correct_href=correction_address(reference),
    )


def present_withdrawal(example: PracticeExample, reference: str) -> WithdrawalPage:
    """Return what the page that asks shows."""
    return WithdrawalPage(
        title=_title(example.title),
        standard=example.standard_title,
        paragraphs=[one for one in example.text.split("\n\n") if one],
        correct_href=correction_address(reference),
    )


def correction_address(reference: str) -> str:
    """Return where a correction of a published report is begun."""
    return reverse("reports:step-take", args=[reference, Move.CORRECT.value])


def _public(example: PracticeExample, reference: str, *, may_publish: bool) -> PublicExampleRow:
    passage = example.key.partition(":")[2]
    href = reverse("reports:consent-withdraw", args=[reference, passage]) if passage else ""
    return PublicExampleRow(
        title=_title(example.title),
        standard=example.standard_title,
        withdraw_href=href if may_publish else "",
    )


def _withdrawn(withdrawal: ConsentWithdrawal) -> WithdrawnRow:
    return WithdrawnRow(
        title=_title(withdrawal.title),
        who=_("Taken out by %(name)s, %(at)s")
        % {"name": withdrawal.by.name, "at": moment_text(withdrawal.at)},
        reason=withdrawal.reason,
    )


def _title(title: str) -> str:
    return title or _("Good practice")
