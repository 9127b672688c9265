"""Which lines of the improvement plan come from a round of a board's self-assessment."""

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from improvement.models import ImprovementPlan, OwnLine, SelfAssessment
from improvement.queries.board import RoundAccess, get_round_for
from improvement.queries.board_prompts import BoardPrompt
from inspections.choices import Stage
from inspections.models import Service


def source_of(found: SelfAssessment, prompt: str = "") -> str:
    """Return what a line made of a prompt names as its source; for none, how all of them begin."""
    return f"self-assessment:{found.pk}:{prompt}"


def prompts_with_lines(found: SelfAssessment) -> frozenset[str]:
    """Return the keys of the prompts that are lines of a plan of the service: one query."""
    start = source_of(found)
    rows = OwnLine.objects.filter(
        plan__inspection__service=found.service_id, source__startswith=start
    )
    return frozenset(source[len(start) :] for source in rows.values_list("source", flat=True))


def newest_plan(service: Service) -> ImprovementPlan | None:
    """Return the plan of the service's newest inspection that has one."""
    rows = ImprovementPlan.objects.filter(inspection__service=service)
    announced = rows.exclude(inspection__stage=Stage.PLANNED).select_related("inspection__service")
    return announced.order_by("-inspection__week_one_date", "-pk").first()


def get_prompt_for(user: User, code: str, pk: int, key: str) -> tuple[RoundAccess, BoardPrompt]:
    """Return a prompt of a closed round to whoever edits the plan of the service.

    Raises NotVisible for a round that is open and a prompt that it does not ask, else as
    get_round_for.
    """
    access = get_round_for(user, code, pk, Permission.EDIT_PLAN)
    prompt = next((one for one in access.prompts if one.key == key), None)
    if prompt is None or not access.round.is_closed:
        raise NotVisible
    return access, prompt
