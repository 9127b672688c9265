"""The hub of fieldwork: what it consists of and how far each part has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from judgements.presenters.contacts import contacts_text
from judgements.presenters.coverage import coverage_text
from judgements.presenters.enquiry import lines_text
from judgements.presenters.evidence_list import evidence_text
from judgements.presenters.feedback import tell_feedback
from judgements.presenters.panel import tell_agreed
from judgements.presenters.registers import tell_registers
from judgements.presenters.voices import tell_voices
from judgements.presenters.weighing_lists import tell_weighing
from judgements.queries.contacts import contacts_of
from judgements.queries.coverage import coverage_of
from judgements.queries.enquiry import lines_of
from judgements.queries.evidence import count_directions
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.registers import READING


@dataclass(frozen=True)
class Area:
    """One part of fieldwork: where it is, what it is for, whose it is, and how far it has come.

    ``tell`` gives its state in a few words at the cost of at most two queries.
    """

    route: str
    title: str | Promise
    about: str | Promise
    permissions: frozenset[Permission]
    tell: Callable[[FieldworkAccess], str]


# In the order of the work.
AREAS: tuple[Area, ...] = (
    Area(
        "judgements:line-list",
        _("Lines of enquiry"),
        _("What fieldwork is to find out, and what it has found."),
        frozenset({Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE}),
        lambda access: lines_text(lines_of(access.inspection)),
    ),
    Area(
        "judgements:evidence-list",
        _("Evidence"),
        _("What the team heard, read and saw, and what it shows."),
        frozenset({Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE}),
        lambda access: evidence_text(count_directions(access)),
    ),
    Area(
        "judgements:coverage-detail",
        _("What has been looked at"),
        _("How much evidence there is about each key question and prompt."),
        frozenset({Permission.VIEW_EVIDENCE}),
        lambda access: coverage_text(coverage_of(access)),
    ),
    Area(
        "judgements:contact-list",
        _("People met"),
        _("How many people of each group were to be met, and how many were."),
        frozenset({Permission.VIEW_EVIDENCE}),
        lambda access: contacts_text(contacts_of(access)),
    ),
    Area(
        "judgements:register-list",
        _("Registers"),
        _("Board attendance, services, staff, agreements, training and other counted facts."),
        READING,
        tell_registers,
    ),
    Area(
        "judgements:comment-list",
        _("Voices"),
        _("What children, parents, carers and victims said; examples of practice."),
        frozenset({Permission.VIEW_EVIDENCE, Permission.RECORD_EVIDENCE}),
        tell_voices,
    ),
    Area(
        "judgements:weighing-list",
        _("Weighing"),
        _("How far the statements of each rating hold, where fieldwork alone decides."),
        frozenset({Permission.VIEW_EVIDENCE}),
        tell_weighing,
    ),
    Area(
        "judgements:panel-detail",
        _("Panel"),
        _("Recommended ratings are agreed here, or returned with a reason."),
        frozenset({Permission.VIEW_RESULTS}),
        tell_agreed,
    ),
    Area(
        "judgements:feedback-detail",
        _("Feedback"),
        _("Emerging findings, and telling the service of them at the end of fieldwork."),
        frozenset({Permission.VIEW_EVIDENCE}),
        tell_feedback,
    ),
)


@dataclass(frozen=True)
class AreaRow:
    """One part as a member sees it on the hub, in the parts of components/task_list.html."""

    href: str
    text: str
    hint: str
    status: str


def present_fieldwork(access: FieldworkAccess) -> list[AreaRow]:
    """Return the parts that are open to this person."""
    return list(_rows(access))


def _rows(access: FieldworkAccess) -> Iterator[AreaRow]:
    for area in AREAS:
        if not area.permissions.isdisjoint(access.within.permissions):
            href = reverse(area.route, args=[access.inspection.reference])
            yield AreaRow(href, str(area.title), str(area.about), area.tell(access))
