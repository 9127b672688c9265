"""The way of a report to the public: the one table of its steps, and what guards them."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from govuk.dates import moment_text
from inspections.choices import Stage
from inspections.policies import refusal_of
from reports.choices import Guard, Move, ReportStatus
from reports.errors import StepRefused
from reports.types import Life, Transition

DRAFT, INTERNAL_REVIEW, WITH_SERVICE, SERVICE_ANSWERED, SIGNED_OFF, PUBLISHED, WITHDRAWN = (
    ReportStatus
)

# Where writers may change texts.
OPEN_STATUSES = frozenset({DRAFT, SERVICE_ANSWERED})

# The stage of an inspection while its report has the status.
STAGES: Mapping[ReportStatus, Stage] = {
    DRAFT: Stage.DRAFTING,
    INTERNAL_REVIEW: Stage.DRAFTING,
    WITH_SERVICE: Stage.WITH_SERVICE,
    SERVICE_ANSWERED: Stage.WITH_SERVICE,
    SIGNED_OFF: Stage.WITH_SERVICE,
    PUBLISHED: Stage.PUBLISHED,
    WITHDRAWN: Stage.PUBLISHED,
}

TRANSITIONS: Mapping[Move, Transition] = {
    one.move: one
    for one in (
        Transition(
            Move.SUBMIT,
            frozenset({DRAFT}),
            INTERNAL_REVIEW,
            Permission.WRITE_REPORT,
            guards=(Guard.FIELDWORK_OVER,),
            freezes=True,
        ),
        Transition(
            Move.RETURN,
            frozenset({INTERNAL_REVIEW}),
            DRAFT,
            Permission.REVIEW_REPORT,
            guards=(Guard.NOT_AUTHOR,),
            needs_note=True,
        ),
        Transition(
            Move.SEND,
            frozenset({INTERNAL_REVIEW}),
            WITH_SERVICE,
            Permission.REVIEW_REPORT,
            guards=(Guard.NOT_AUTHOR, Guard.NO_ERRORS, Guard.DATA_UNCHANGED),
        ),
        Transition(
            Move.ANSWER,
            frozenset({WITH_SERVICE}),
            SERVICE_ANSWERED,
            Permission.WRITE_REPORT,
        ),
        Transition(
            Move.TAKE_BACK,
            frozenset({INTERNAL_REVIEW, WITH_SERVICE, SERVICE_ANSWERED}),
            DRAFT,
            Permission.WRITE_REPORT,
            needs_note=True,
        ),
        Transition(
            Move.SIGN_OFF,
            frozenset({SERVICE_ANSWERED}),
            SIGNED_OFF,
            Permission.SIGN_OFF_REPORT,
            guards=(
                Guard.NOT_AUTHOR,
                Guard.NO_ERRORS,
                Guard.NO_OPEN_WARNINGS,
                Guard.NO_OPEN_COMMENTS,
                Guard.OUTCOME_SENT,
            ),
            freezes=True,
        ),
        Transition(
            Move.SEND_BACK,
            frozenset({SERVICE_ANSWERED, SIGNED_OFF}),
            SERVICE_ANSWERED,
            Permission.SIGN_OFF_REPORT,
            needs_note=True,
        ),
        Transition(
            Move.REOPEN,
            frozenset({SIGNED_OFF}),
            SERVICE_ANSWERED,
            Permission.WRITE_REPORT,
            needs_note=True,
        ),
        Transition(
            Move.PUBLISH,
            frozenset({SIGNED_OFF}),
            PUBLISHED,
            Permission.PUBLISH_REPORT,
            guards=(Guard.DATA_UNCHANGED, Guard.FILES_KEPT, Guard.EMBARGO_OVER),
        ),
        Transition(
            Move.CORRECT,
            frozenset({PUBLISHED, WITHDRAWN}),
            DRAFT,
            Permission.PUBLISH_REPORT,
            needs_note=True,
        ),
        Transition(
            Move.WITHDRAW,
            frozenset(ReportStatus) - {WITHDRAWN},
            WITHDRAWN,
            Permission.SIGN_OFF_REPORT,
            guards=(Guard.IS_PUBLIC,),
            needs_note=True,
            follows=False,
        ),
    )
}

# Stages that an inspection reaches only by a step of its report.
STAGES_OF_REPORT = frozenset({Stage.WITH_SERVICE, Stage.PUBLISHED})

# Who may ask again for the files of a version that left the house.
MAKING = frozenset({Permission.RENDER_REPORT, Permission.SIGN_OFF_REPORT})

# By status, what may follow: for the diagram.
NEXT_STATUSES: Mapping[ReportStatus, frozenset[ReportStatus]] = {
    status: frozenset(one.target for one in TRANSITIONS.values() if status in one.sources)
    for status in ReportStatus
}


def check_step(transition: Transition, life: Life, note: str = "") -> None:
    """Raise StepRefused or NotAllowed unless the person may take the step now."""
    check_role(transition, life.permissions)
    if life.status not in transition.sources:
        raise StepRefused(_already(transition, life))
    refused = obstacles(transition, life)
    if refused:
        raise StepRefused(" ".join(refused))
    if transition.needs_note and not note.strip():
        raise StepRefused(_("Say why."))


def check_role(transition: Transition, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed unless the person's roles take this step."""
    if transition.permission not in permissions:
        raise NotAllowed(refusal_of(transition.permission))


def can_step(transition: Transition, life: Life) -> bool:
    """Return whether the person may take the step now, given a note where it needs one."""
    return is_offered(transition, life) and not obstacles(transition, life)


def is_offered(transition: Transition, life: Life) -> bool:
    """Return whether the step follows from the status and is the person's to take."""
    return life.status in transition.sources and transition.permission in life.permissions


def is_step_of_report(status: ReportStatus, current: Stage, wanted: Stage) -> bool:
    """Return whether an inspection takes this step with its report alone, never by hand.

    That is so from the draft for the service on, and while the report is under review.
    """
    if wanted in STAGES_OF_REPORT or current == Stage.PUBLISHED:
        return True
    return status != DRAFT and current in {Stage.DRAFTING, Stage.WITH_SERVICE}


def failed_guards(transition: Transition, life: Life) -> tuple[Guard, ...]:
    """Return the guards of the step that do not hold."""
    return tuple(one for one in transition.guards if OBSTACLES[one](life))


def obstacles(transition: Transition, life: Life) -> tuple[str, ...]:
    """Return a sentence for each guard of the step that does not hold."""
    return tuple(OBSTACLES[one](life) for one in failed_guards(transition, life))


def offered_steps(life: Life) -> tuple[Transition, ...]:
    """Return the steps that a page offers the person, in the order of the table."""
    return tuple(one for one in TRANSITIONS.values() if is_offered(one, life))


def _already(transition: Transition, life: Life) -> str:
    return _("The report is at “%(status)s”, so this cannot be done: %(step)s.") % {
        "status": life.status.label,
        "step": transition.move.label,
    }


def _fieldwork_over(life: Life) -> str:
    if life.stage == Stage.DRAFTING:
        return ""
    return _("Move the inspection to “%(stage)s” first, under “Stage”.") % {
        "stage": Stage.DRAFTING.label
    }


def _not_author(life: Life) -> str:
    if not life.is_author:
        return ""
    return _("You wrote in this report or submitted it, so somebody else must pass it.")


def _data_unchanged(life: Life) -> str:
    if not life.changed:
        return ""
    return ngettext(
        "%(count)d number has changed since the last version. Take the report back, so that a new "
        "version is made.",
        "%(count)d numbers have changed since the last version. Take the report back, so that a "
        "new version is made.",
        life.changed,
    ) % {"count": life.changed}


def _no_errors(life: Life) -> str:
    if not life.errors:
        return ""
    return ngettext(
        "The checks found %(count)d error. Put it right first.",
        "The checks found %(count)d errors. Put them right first.",
        life.errors,
    ) % {"count": life.errors}


def _no_open_warnings(life: Life) -> str:
    if not life.warnings:
        return ""
    return ngettext(
        "%(count)d warning of the checks is open. Settle it with a reason first.",
        "%(count)d warnings of the checks are open. Settle them with a reason first.",
        life.warnings,
    ) % {"count": life.warnings}


def _no_open_comments(life: Life) -> str:
    if not life.comments:
        return ""
    return ngettext(
        "%(count)d comment of the service has no answer yet.",
        "%(count)d comments of the service have no answer yet.",
        life.comments,
    ) % {"count": life.comments}


def _outcome_sent(life: Life) -> str:
    if not life.is_outcome_due or life.comments:
        return ""
    return _("Send the service the outcome of its comments first.")


def _files_kept(life: Life) -> str:
    if not life.missing_files:
        return ""
    return _("These files are still to be made: %(files)s.") % {
        "files": ", ".join(life.missing_files)
    }


def _is_public(life: Life) -> str:
    return "" if life.is_public else _("No version of this report is public.")


def _embargo_over(life: Life) -> str:
    if life.embargo_until is None:
        return ""
    return _("The report is under embargo until %(at)s.") % {"at": moment_text(life.embargo_until)}


OBSTACLES: Mapping[Guard, Callable[[Life], str]] = {
    Guard.FIELDWORK_OVER: _fieldwork_over,
    Guard.NOT_AUTHOR: _not_author,
    Guard.DATA_UNCHANGED: _data_unchanged,
    Guard.NO_ERRORS: _no_errors,
    Guard.NO_OPEN_WARNINGS: _no_open_warnings,
    Guard.NO_OPEN_COMMENTS: _no_open_comments,
    Guard.OUTCOME_SENT: _outcome_sent,
    Guard.FILES_KEPT: _files_kept,
    Guard.IS_PUBLIC: _is_public,
    Guard.EMBARGO_OVER: _embargo_over,
}
