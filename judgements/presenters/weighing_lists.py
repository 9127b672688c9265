"""The list of standards that are weighed, and the cases that a concern can be about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Assessment
from judgements.presenters.weights import WeightSummary, present_summary, progress_text
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.weighing import WeighingAccess, marks_of, weighed_standards
from judgements.queries.weights import Marks, count_weighed
from standards.types import StandardContent


@dataclass(frozen=True)
class WeighingRow:
    """One standard of the list."""

    title: str
    weight: WeightSummary


@dataclass(frozen=True)
class CaseChoice:
    """One case that a concern can be raised about."""

    text: str
    href: str


@dataclass(frozen=True)
class ConcernPage:
    """The choice of a case, and the way back to the weighing."""

    title: str
    back: str
    cases: list[CaseChoice]


def present_weighings(access: FieldworkAccess, marks: Mapping[str, Marks]) -> list[WeighingRow]:
    """Return the standards that are weighed here, in their order."""
    return [
        WeighingRow(
            title=standard_title(access, standard),
            weight=present_summary(
                access.inspection, access.content, standard, marks.get(standard.code, {})
            ),
        )
        for standard in weighed_standards(access)
    ]


def standard_title(access: FieldworkAccess, standard: StandardContent) -> str:
    """Return "Standard 1.1: Governance and leadership"."""
    return _("%(name)s: %(title)s") % {
        "name": access.content.name_of(standard),
        "title": standard.title,
    }


def tell_weighing(access: FieldworkAccess) -> str:
    """Return how many statements of the inspection are weighed: one query."""
    marks = marks_of(access.inspection)
    counts = [count_weighed(one, marks.get(one.code, {})) for one in weighed_standards(access)]
    return progress_text(
        sum(done for done, _total in counts), sum(total for _done, total in counts)
    )


def present_cases(access: WeighingAccess, assessments: Iterable[Assessment]) -> ConcernPage:
    """Return the cases that the person may see, each with the page on which to raise a concern."""
    reference = access.inspection.reference
    return ConcernPage(
        title=standard_title(access.fieldwork, access.standard),
        back=reverse("judgements:weighing-detail", args=[reference, access.standard.code]),
        cases=[
            CaseChoice(
                _("Raise a concern about case %(case)s") % {"case": one.case.reference},
                reverse("cases:concern-raise", args=[reference, one.case.reference]),
            )
            for one in assessments
        ],
    )
