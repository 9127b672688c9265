"""The page of a report's way to publication: where it is, what may be done, what was done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import ROLES
from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import Guard, Move, ReportStatus
from reports.models import Release, ReportMove, ReportVersion
from reports.policies import TRANSITIONS, is_offered, obstacles
from reports.presenters.changes import ChangesBanner, present_changes
from reports.presenters.releases import ReleaseBlock, present_releases
from reports.queries.life import Standing
from reports.types import Transition

COLOURS = {
    ReportStatus.DRAFT: "yellow",
    ReportStatus.INTERNAL_REVIEW: "blue",
    ReportStatus.WITH_SERVICE: "light-blue",
    ReportStatus.SERVICE_ANSWERED: "purple",
    ReportStatus.SIGNED_OFF: "turquoise",
    ReportStatus.PUBLISHED: "green",
    ReportStatus.WITHDRAWN: "red",
}

# What each status means for those who read the page.
MEANINGS: dict[ReportStatus, str | Promise] = {
    ReportStatus.DRAFT: gettext_lazy("The team writes. Nobody outside has this text."),
    ReportStatus.INTERNAL_REVIEW: gettext_lazy(
        "Somebody who did not write it reads it. The text is closed."
    ),
    ReportStatus.WITH_SERVICE: gettext_lazy(
        "The service checks the draft. Enter what it says under “Comments of the service”."
    ),
    ReportStatus.SERVICE_ANSWERED: gettext_lazy(
        "The comments of the service are answered and worked in. The text is open."
    ),
    ReportStatus.SIGNED_OFF: gettext_lazy(
        "The inspectorate stands by this version. Its files are kept as they are."
    ),
    ReportStatus.PUBLISHED: gettext_lazy("The public reads it. It changes only by a correction."),
    ReportStatus.WITHDRAWN: gettext_lazy(
        "It is no longer public. Its files are kept as they were."
    ),
}

# Where what is in the way of a step is put right.
PLACES = {
    Guard.FIELDWORK_OVER: ("dashboard:stage-move", gettext_lazy("Stage")),
    Guard.NO_OPEN_COMMENTS: (
        "reports:service-comment-list",
        gettext_lazy("Comments of the service"),
    ),
}


@dataclass(frozen=True)
class StatusRow:
    """A status on the way: `place` is "past", "current" or "ahead"."""

    label: str
    place: str


@dataclass(frozen=True)
class StepRow:
    """A step that the person may take: `obstacles` say what is to be done first."""

    label: str
    href: str
    obstacles: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    is_back: bool


@dataclass(frozen=True)
class VersionRow:
    """A version in the list."""

    title: str
    href: str
    made: str
    steps: str
    is_public: bool


@dataclass(frozen=True)
class MoveRow:
    """A step that was taken."""

    step: str
    who: str
    at: str
    version: str
    note: str


@dataclass(frozen=True)
class LifePage:
    """Everything the page shows; `waiting_for` says whose the next step is."""

    status: str
    colour: str
    meaning: str
    statuses: list[StatusRow]
    number: str
    correction: str
    steps: list[StepRow]
    waiting_for: str
    changes: ChangesBanner | None
    comments: str
    comments_href: str
    checks: str
    versions: list[VersionRow]
    releases: list[ReleaseBlock]
    history: list[MoveRow]


def present_life(
    access: InspectionAccess,
    standing: Standing,
    versions: list[ReportVersion],
    releases: list[Release],
    number: str | None,
    correction: str,
) -> LifePage:
    """Return the page for a person."""
    life, reference = standing.life, access.inspection.reference
    return LifePage(
        status=str(life.status.label),
        colour=COLOURS[life.status],
        meaning=str(MEANINGS[life.status]),
        statuses=_statuses(life.status),
        number=number or "",
        correction=correction,
        steps=[
            _step(one, standing, reference)
            for one in TRANSITIONS.values()
            if is_offered(one, life) and _is_sensible(one, standing)
        ],
        waiting_for=_waiting_for(life.status),
        changes=present_changes(reference, standing.latest, standing.changes),
        comments=_comments(life.comments),
        comments_href=reverse("reports:service-comment-list", args=[reference]),
        checks=_checks(standing),
        versions=[_version(one, standing, reference) for one in versions],
        releases=present_releases(access, releases),
        history=[_move(one) for one in reversed(standing.moves)],
    )


def step_title(transition: Transition) -> str:
    """Return what a step is called."""
    return str(transition.move.label)


def _is_sensible(transition: Transition, standing: Standing) -> bool:
    """Leave out the withdrawal of what is not public: nobody looks for that button."""
    return transition.move != Move.WITHDRAW or standing.life.is_public


def _statuses(status: ReportStatus) -> list[StatusRow]:
    way = [one for one in ReportStatus if one != ReportStatus.WITHDRAWN]
    if status == ReportStatus.WITHDRAWN:
        rows = [StatusRow(str(one.label), "past") for one in way]
        return [*rows, StatusRow(str(status.label), "current")]
    here = way.index(status)
    return [StatusRow(str(one.label), _place(index, here)) for index, one in enumerate(way)]


def _place(index: int, here: int) -> str:
    if index == here:
        return "current"
    return "past" if index < here else "ahead"


def _step(transition: Transition, standing: Standing, reference: str) -> StepRow:
    refused = obstacles(transition, standing.life)
    return StepRow(
        label=step_title(transition),
        href=reverse("reports:step-take", args=[reference, transition.move.value]),
        obstacles=refused,
        links=_links(transition, reference) if refused else (),
        is_back=transition.needs_note,
    )


def _links(transition: Transition, reference: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(PLACES[guard][1]), reverse(PLACES[guard][0], args=[reference]))
        for guard in transition.guards
        if guard in PLACES
    )


def _waiting_for(status: ReportStatus) -> str:
    onward = [
        one
        for one in TRANSITIONS.values()
        if status in one.sources and not one.needs_note and one.target != status
    ]
    titles = [
        str(role.title)
        for role in ROLES.values()
        if any(one.permission in role.permissions for one in onward)
    ]
    if not titles:
        return ""
    return _("The next step is for: %(roles)s.") % {"roles": ", ".join(titles)}


def _comments(count: int) -> str:
    if not count:
        return _("No comment of the service waits for an answer.")
    return ngettext(
        "%(count)d comment of the service waits for an answer.",
        "%(count)d comments of the service wait for an answer.",
        count,
    ) % {"count": count}


def _checks(standing: Standing) -> str:
    errors, warnings = standing.life.errors, standing.life.warnings
    if not errors and not warnings:
        return _("The checks find nothing.")
    return _("The checks find: %(errors)s and %(warnings)s.") % {
        "errors": ngettext("%d error", "%d errors", errors) % errors,
        "warnings": ngettext("%d open warning", "%d open warnings", warnings) % warnings,
    }


def _version(version: ReportVersion, standing: Standing, reference: str) -> VersionRow:
    steps = [one.get_move_display() for one in standing.moves if one.version_id == version.pk]
    return VersionRow(
        title=_("Version %(number)d") % {"number": version.number},
        href=reverse("reports:version-detail", args=[reference, version.number]),
        made=_("%(at)s, by %(name)s")
        % {"at": moment_text(version.made_at), "name": version.made_by.name},
        steps="; ".join(steps),
        is_public=standing.public is not None and standing.public.pk == version.pk,
    )


def _move(step: ReportMove) -> MoveRow:
    version = ""
    if step.version is not None:
        version = _("Version %(number)d") % {"number": step.version.number}
    return MoveRow(
        step=step.get_move_display(),
        who=step.by.name,
        at=moment_text(step.at),
        version=version,
        note=step.note,
    )
