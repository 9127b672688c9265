"""What of a followed plan waits for whom today; each is told of once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from improvement.choices import ActionState, ActionStepKind
from improvement.policies.actions import ActionStanding

# How long before the day of the sign-off its people are told.
BEFORE_SIGN_OFF = timedelta(days=30)
# How long before the due day of a round the members of the board are told.
BEFORE_ROUND = timedelta(days=3)
RETURNING = frozenset({ActionStepKind.RETURNED.value, ActionStepKind.REOPENED.value})


@dataclass(frozen=True)
class PeopleOfPlan:
    """The keys of a service's people today: all of them, its managers and its board's chairs."""

    everybody: Collection[int]
    managers: Collection[int]
    chairs: Collection[int]


@dataclass(frozen=True)
class Call:
    """Something that waits for somebody; `subject` is the uid of an action, "" for the plan."""

    user: int
    subject: str
    occasion: str


def calls_of_plan(due: date | None, people: PeopleOfPlan, today: date) -> Iterator[Call]:
    """Yield who is told that the sign-off of a plan comes near, or is late."""
    if due is None or today < due - BEFORE_SIGN_OFF:
        return
    occasion = f"sign_off_late:{due}" if due < today else f"sign_off:{due}"
    for user in sorted({*people.managers, *people.chairs}):
        yield Call(user, "", occasion)


def calls_of_action(standing: ActionStanding, people: PeopleOfPlan) -> Iterator[Call]:
    """Yield what waits about an action, for people who are in the service."""
    subject = str(standing.action.uid)
    for occasion, users in _occasions(standing, people):
        for user in sorted(set(users) & set(people.everybody)):
            yield Call(user, subject, occasion)


def _occasions(
    standing: ActionStanding, people: PeopleOfPlan
) -> Iterator[tuple[str, Collection[int]]]:
    action = standing.action
    owners = set() if action.owner_id is None else {action.owner_id}
    # What nobody in the service owns is a manager's to sort out.
    doers = owners & set(people.everybody) or set(people.managers)
    if standing.is_due_soon:
        yield f"due_soon:{action.due_date}", doers
    if standing.is_overdue:
        yield f"overdue:{action.due_date}", doers | set(people.managers)
    for quarter in standing.waiting_quarters:
        yield f"quarter:{quarter}", doers
    for quarter in standing.missing_quarters:
        yield f"quarter_missing:{quarter}", doers | set(people.managers)
    if standing.steps and standing.steps[-1].kind in RETURNING:
        yield f"returned:{standing.steps[-1].pk}", doers
    if action.state == ActionState.CLOSED and standing.closing is not None:
        named = set() if action.verifier_id is None else {action.verifier_id}
        others = {*people.chairs, *named} - owners - {standing.closing.by_id}
        yield f"to_verify:{standing.closing.pk}", others


def occasion_of_round(due: date, today: date) -> str:
    """Return why the members of a board are reminded of a round today, "" where they are not."""
    if today > due:
        return f"late:{due}"
    return f"due_soon:{due}" if today >= due - BEFORE_ROUND else ""
