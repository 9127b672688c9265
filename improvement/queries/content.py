"""What a plan holds: its lines, from the report that the service may read now, and its actions."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch

from accounts.models import User
from accounts.permissions import Permission
from improvement.choices import ActionState, ActionStepKind, LineKind
from improvement.models import Action, ActionStep, DueDateChange, ImprovementPlan
from improvement.queries.people import service_user_ids
from improvement.types import DateChange, PlanAction, PlanContent, PlanLine, PlanPerson, Step
from reports.choices import Language
from reports.queries.released import content_with_service, recommendations_of


def plan_content(plan: ImprovementPlan) -> PlanContent:
    """Return the whole plan as it stands: a fixed number of queries."""
    lines = _recommendations(plan) + _own_lines(plan)
    known = {one.key for one in lines}
    by_line: dict[str, list[PlanAction]] = defaultdict(list)
    withdrawn = []
    for action in _actions(plan):
        if action.state == ActionState.WITHDRAWN:
            withdrawn.append(action)
        else:
            by_line[action.line].append(action)
    return PlanContent(
        lines=tuple(_with_actions(one, by_line[one.key]) for one in lines),
        drafted=tuple(by_line.pop("", [])),
        left_over=tuple(
            one for key, actions in by_line.items() if key not in known for one in actions
        ),
        withdrawn=tuple(withdrawn),
    )


def content_owned_by(content: PlanContent, user: User) -> PlanContent:
    """Return what of a plan an action owner reads: own actions, and the lines they belong to."""

    def own(actions: Iterable[PlanAction]) -> tuple[PlanAction, ...]:
        return tuple(one for one in actions if one.is_owned_by(user.pk))

    lines = (_with_actions(one, own(one.actions)) for one in content.lines)
    return PlanContent(
        lines=tuple(one for one in lines if one.actions),
        drafted=own(content.drafted),
        left_over=own(content.left_over),
    )


def write_content(content: PlanContent) -> str:
    """Return what an approval is of, as JSON that is the same for the same plan.

    It holds no text of the report, only its hash: an approval outlives a withdrawal of the report.
    Neither the order nor the progress of actions is part of it.
    """
    frozen = {
        "lines": {one.key: _frozen_line(one) for one in content.lines},
        "actions": {str(one.uid): _frozen_action(one) for one in content.actions},
    }
    return json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plan_digest(content: PlanContent) -> str:
    """Return the SHA-256 (hex) of what an approval is of."""
    return digest_of(write_content(content))


def digest_of(written: str) -> str:
    """Return the SHA-256 (hex) of a written content."""
    return hashlib.sha256(written.encode()).hexdigest()


def line_key(action: Action) -> str:
    """Return the key of the line an action belongs to, "" for none."""
    if action.own_line is not None:
        return f"{LineKind.OWN}:{action.own_line.uid}"
    return action.recommendation


def _recommendations(plan: ImprovementPlan) -> list[PlanLine]:
    """Return the recommendations in the language of the page; what is hashed is the English."""
    content = content_with_service(plan.inspection)
    if content is None:
        return []
    english = {one.key: one.text for one in recommendations_of(content, Language.ENGLISH.value)}
    return [
        PlanLine(
            key=one.key,
            kind=LineKind.RECOMMENDATION,
            text=one.text,
            number=number,
            addressee=one.addressee,
            sha256=digest_of(english[one.key]),
        )
        for number, one in enumerate(recommendations_of(content), start=1)
    ]


def _own_lines(plan: ImprovementPlan) -> list[PlanLine]:
    return [
        PlanLine(
            key=f"{LineKind.OWN}:{one.uid}",
            kind=LineKind.OWN,
            text=one.text,
            source=one.source,
            version=one.version,
        )
        for one in plan.own_lines.order_by("position", "pk")
    ]


def _actions(plan: ImprovementPlan) -> list[PlanAction]:
    present = service_user_ids(plan.inspection.service, Permission.VIEW_PLAN)
    rows = plan.actions.select_related("owner", "verifier", "own_line").prefetch_related(
        Prefetch("date_changes", DueDateChange.objects.select_related("by")),
        Prefetch("steps", ActionStep.objects.select_related("by")),
    )
    return [_action(one, present) for one in rows.order_by("position", "pk")]


def _action(row: Action, present: frozenset[int]) -> PlanAction:
    return PlanAction(
        pk=row.pk,
        uid=row.uid,
        version=row.version,
        line=line_key(row),
        what=row.what,
        owner=person_of_plan(row.owner, present),
        verifier=person_of_plan(row.verifier, present),
        due_date=row.due_date,
        measure=row.measure,
        evidence=row.evidence,
        state=ActionState(row.state),
        date_changes=tuple(
            DateChange(one.from_date, one.to_date, one.reason, one.by.name, one.at)
            for one in row.date_changes.all()
        ),
        steps=tuple(
            Step(ActionStepKind(one.kind), one.note, one.by.name, one.at) for one in row.steps.all()
        ),
    )


def person_of_plan(user: User | None, present: frozenset[int]) -> PlanPerson | None:
    """Return somebody whom a plan names, given the keys of those who are in the service."""
    return None if user is None else PlanPerson(user.pk, user.name, user.pk not in present)


def _with_actions(line: PlanLine, actions: Iterable[PlanAction]) -> PlanLine:
    return replace(line, actions=tuple(actions))


def _frozen_line(line: PlanLine) -> Mapping[str, Any]:
    text = {"text": line.text} if line.is_own else {"sha256": line.sha256}
    return {"number": line.number, **text}


def _frozen_action(action: PlanAction) -> Mapping[str, Any]:
    return {
        "line": action.line,
        "what": action.what,
        "owner": action.owner.pk if action.owner else None,
        "verifier": action.verifier.pk if action.verifier else None,
        "due_date": action.due_date.isoformat() if action.due_date else None,
        "measure": action.measure,
        "evidence": action.evidence,
    }
