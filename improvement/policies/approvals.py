"""What has to hold before a plan is approved, confirmed and signed off, in sentences."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from improvement.choices import ActionState, SignOffOutcome
from improvement.errors import PlanRefused
from improvement.types import PlanContent


def approval_obstacles(content: PlanContent) -> tuple[str, ...]:
    """Return what keeps a board from approving the plan; nothing where it may."""
    if not content.recommendations:
        return (_("The recommendations are not released to the service."),)
    return (*_uncovered(content), *_drafted(content), *_unowned(content))


def completion_obstacles(
    content: PlanContent, *, is_approved: bool, is_public: bool
) -> tuple[str, ...]:
    """Return what keeps the chair from signing the plan off as complete."""
    open_ = sum(one.state != ActionState.VERIFIED for one in content.actions)
    found = [*approval_obstacles(content)]
    if not is_public:
        found.insert(0, _("The report is not published."))
    if not is_approved:
        found.append(_("The board has not approved the plan as it stands."))
    if open_:
        text = ngettext(
            "%(count)d action is not verified.", "%(count)d actions are not verified.", open_
        )
        found.append(text % {"count": open_})
    return tuple(found)


def check_seen(seen: str, digest: str) -> None:
    """Raise PlanRefused where the plan is no longer what the person read."""
    if seen != digest:
        raise PlanRefused(_("The plan has changed since you opened this page. Read it again."))


def check_approval(content: PlanContent) -> None:
    """Raise PlanRefused unless a board may approve the plan."""
    _refuse(approval_obstacles(content))


def check_past(day: date, today: date) -> None:
    """Raise PlanRefused for an approval on a day to come."""
    if day > today:
        raise PlanRefused(_("“Approved on” cannot be a day to come."), "approved_date")


def check_coverage(content: PlanContent, note: str, *, is_covered: bool) -> None:
    """Raise PlanRefused for “covered” while a recommendation has no action, and for “not covered”
    without a reason.
    """
    if not content.recommendations:
        raise PlanRefused(_("The recommendations are not released to the service."))
    if is_covered:
        _refuse(_uncovered(content))
    elif not note:
        raise PlanRefused(_("Say what is not covered."), "note")


def check_sign_off(
    outcome: SignOffOutcome,
    obstacles: tuple[str, ...],
    *,
    reason: str,
    carried_to: date | None,
    today: date,
) -> None:
    """Raise PlanRefused unless the plan may end like this."""
    if outcome == SignOffOutcome.COMPLETE:
        _refuse(obstacles)
        return
    if not reason:
        raise PlanRefused(_("Say why the plan is carried on."), "reason")
    if carried_to is None or carried_to <= today:
        raise PlanRefused(_("Enter the day to come to which it is carried on."), "carried_to_date")


def _refuse(obstacles: tuple[str, ...]) -> None:
    if obstacles:
        raise PlanRefused(" ".join(obstacles))


def _uncovered(content: PlanContent) -> tuple[str, ...]:
    numbers = [str(one.number) for one in content.uncovered]
    if not numbers:
        return ()
    text = ngettext(
        "Recommendation %(numbers)s has no action.",
        "Recommendations %(numbers)s have no action.",
        len(numbers),
    )
    return (text % {"numbers": ", ".join(numbers)},)


def _drafted(content: PlanContent) -> tuple[str, ...]:
    if not content.drafted:
        return ()
    text = ngettext(
        "%(count)d drafted action is attached to no line.",
        "%(count)d drafted actions are attached to no line.",
        len(content.drafted),
    )
    return (text % {"count": len(content.drafted)},)


def _unowned(content: PlanContent) -> tuple[str, ...]:
    lacking = [
        one
        for one in content.actions
        if one.owner is None or one.due_date is None or not one.measure
    ]
    if not lacking:
        return ()
    text = ngettext(
        "%(count)d action lacks an owner, a due date or a measure of success.",
        "%(count)d actions lack an owner, a due date or a measure of success.",
        len(lacking),
    )
    return (text % {"count": len(lacking)},)
