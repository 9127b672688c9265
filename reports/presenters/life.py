"""The page of a report's way to publication: where it is, what may be done, what was done."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.errors import NotAllowed
from accounts.roles import ROLES
from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import Guard, Move, ReportStatus
from reports.errors import StepRefused
from reports.models import Release, ReportMove, ReportVersion
from reports.policies import TRANSITIONS, check_step, failed_guards, is_offered, obstacles
from reports.presenters.changes import NOW, ChangesBanner, present_changes
from reports.presenters.releases import ReleaseBlock, present_releases
from reports.queries.life import Standing
from reports.types import Life, Transition

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
        "The service checks the draft and comments on it here. What it says by other means is "
        "entered under “Comments of the service”."
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
    Guard.NO_ERRORS: ("reports:report-checks", gettext_lazy("Checks")),
    Guard.NO_OPEN_WARNINGS: ("reports:report-checks", gettext_lazy("Checks")),
    Guard.NO_OPEN_COMMENTS: (
        "reports:service-comment-list",
        gettext_lazy("Comments of the service"),
    ),
    Guard.EMBARGO_OVER: ("reports:publication-detail", gettext_lazy("Publication")),
    Guard.OUTCOME_SENT: (
        "reports:service-comment-list",
        gettext_lazy("Comments of the service"),
    ),
}


# What follows from each step.
CONSEQUENCES: dict[Move, str | Promise] = {
    Move.SUBMIT: gettext_lazy(
        "A version is made of texts and numbers as they are now. The text is closed, and somebody "
        "who did not write it reads it."
    ),
    Move.RETURN: gettext_lazy("The text is open to its writers again."),
    Move.SEND: gettext_lazy(
        "The service gets this version, marked as a draft. Its files are kept as they are."
    ),
    Move.ANSWER: gettext_lazy(
        "The service has answered, or has nothing to say. The text is open again, for what its "
        "comments ask for."
    ),
    Move.TAKE_BACK: gettext_lazy("The report is a draft again, and goes the whole way once more."),
    Move.SIGN_OFF: gettext_lazy(
        "You sign this report off for the inspectorate, under your name. A version is made, it "
        "gets its publication number, and the files for the public are made from it."
    ),
    Move.SEND_BACK: gettext_lazy("The report stays with its writers, who read what you ask for."),
    Move.REOPEN: gettext_lazy(
        "The text is open again. The report must be signed off once more before it is published."
    ),
    Move.PUBLISH: gettext_lazy(
        "The public reads this version from now on. It cannot be taken back: answers, dates and "
        "judgements are then final."
    ),
    Move.CORRECT: gettext_lazy(
        "A new draft is opened, and answers and judgements can be put right. What is public now "
        "stays public until the corrected version is published."
    ),
    Move.WITHDRAW: gettext_lazy(
        "The report is no longer public. Its files stay as they are, for the record."
    ),
}
HINTS: dict[Move, str | Promise] = {
    Move.RETURN: gettext_lazy("The writers read this."),
    Move.SEND_BACK: gettext_lazy("The writers read this."),
    Move.CORRECT: gettext_lazy("Say what is corrected. It is printed on the corrected version."),
}
IN_PUBLIC = frozenset({Move.PUBLISH, Move.WITHDRAW})


@dataclass(frozen=True)
class Link:
    """An address with its words."""

    text: str
    href: str


@dataclass(frozen=True)
class StepPage:
    """A step before it is taken.

    `refused` says why it cannot be, and `links` lead to where that is put right.
    """

    title: str
    meaning: str
    hint: str
    due_hint: str
    done: str
    refused: tuple[str, ...]
    links: tuple[Link, ...]
    is_warning: bool
    back: str


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
    links: tuple[Link, ...]
    kind: str


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
    compare_href: str
    releases: list[ReleaseBlock]
    history: list[MoveRow]


def present_life(
    access: InspectionAccess,
    standing: Standing,
    versions: list[ReportVersion],
    releases: list[Release],
) -> LifePage:
    """Return the page for a person."""
    life, reference = standing.life, access.inspection.reference
    return LifePage(
        status=str(life.status.label),
        colour=COLOURS[life.status],
        meaning=str(MEANINGS[life.status]),
        statuses=_statuses(life.status),
        number=standing.report.publication_number or "",
        correction=standing.report.correction_note,
        steps=[
            _step(one, standing, reference)
            for one in TRANSITIONS.values()
            if is_offered(one, life) and _is_sensible(one, standing)
        ],
        waiting_for=_waiting_for(life.status),
        changes=present_changes(reference, standing.latest, standing.changes, is_open=True),
        comments=_comments(life.comments),
        comments_href=reverse("reports:service-comment-list", args=[reference]),
        checks=_checks(standing),
        versions=[_version(one, standing, reference) for one in versions],
        compare_href=_compare(standing, reference),
        releases=present_releases(access, releases),
        history=[_move(one) for one in reversed(standing.moves)],
    )


def present_step(transition: Transition, standing: Standing, reference: str) -> StepPage:
    """Return the page of one step: what it means, and what keeps the person from it."""
    try:
        check_step(transition, standing.life, note=_("Any"))
    except (StepRefused, NotAllowed) as refusal:
        is_due = is_offered(transition, standing.life)
        refused = obstacles(transition, standing.life) if is_due else (str(refusal),)
    else:
        refused = ()
    return StepPage(
        title=str(transition.move.label),
        meaning=str(CONSEQUENCES[transition.move]),
        hint=str(HINTS.get(transition.move, "")),
        due_hint=_due_hint() if transition.move == Move.SEND else "",
        done=_("The report is now at “%(status)s”.") % {"status": transition.target.label},
        refused=refused,
        links=_links(transition, standing.life, reference) if refused else (),
        is_warning=transition.move in IN_PUBLIC,
        back=reverse("reports:life-detail", args=[reference]),
    )


def _due_hint() -> str:
    count = settings.ACCURACY_CHECK_DAYS
    return ngettext(
        "Usually %(count)d working day (assumed; choose another day where that is agreed).",
        "Usually %(count)d working days (assumed; choose another day where that is agreed).",
        count,
    ) % {"count": count}


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
        label=str(transition.move.label),
        href=reverse("reports:step-take", args=[reference, transition.move.value]),
        obstacles=refused,
        links=_links(transition, standing.life, reference),
        kind=_kind(transition),
    )


def _kind(transition: Transition) -> str:
    """Return the kind of button: what leads on stands out, what cannot be undone warns."""
    if transition.move in IN_PUBLIC:
        return "warning"
    return "secondary" if transition.needs_note else ""


def _links(transition: Transition, life: Life, reference: str) -> tuple[Link, ...]:
    """Return where each thing in the way is put right, once."""
    places = (PLACES[one] for one in failed_guards(transition, life) if one in PLACES)
    return tuple(
        Link(str(text), reverse(name, args=[reference])) for name, text in dict.fromkeys(places)
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


def _compare(standing: Standing, reference: str) -> str:
    """Return the address that compares the last two versions, or the only one with now."""
    page = reverse("reports:version-compare", args=[reference])
    if standing.latest is None:
        return page
    last = standing.latest.number
    before, after = (str(last - 1), str(last)) if last > 1 else (str(last), NOW)
    query = {"before": before, "after": after}
    return f"{page}?{urlencode(query)}"


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
