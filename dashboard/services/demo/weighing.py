"""Weighs statements of ratings in the demonstration, before anything is recommended."""

import uuid
from collections.abc import Sequence
from typing import Any

from accounts.models import User
from cases.queries.questionnaires import get_questionnaire
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from judgements.choices import Degree, Subject
from judgements.models import EvidenceLink
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from judgements.types.weighing import WeighingContent, key_of
from standards.types import StandardContent

# A mark rests on a few of the entries about its part, not on all of them.
MOST_ENTRIES = 2
RESTS_ON_EVIDENCE = {Degree.MET, Degree.PARTLY}


def weigh_statements(inspection: Inspection, folder: str, *, by: User) -> None:
    """Mark the statements as the folder's data say, each resting on what bears on its part."""
    by_code = get_questionnaire(inspection).content.standard_by_code
    for code, marked in read_data(f"{folder}/weighing").items():
        places = _entries_by_place(inspection, code)
        for degree in Degree:
            for statement in marked.get(degree.value, ()):
                part = _part_of(by_code[code], statement)
                rests_on = _about(places, part) if degree in RESTS_ON_EVIDENCE else ()
                text = " ".join(marked.get("notes", {}).get(statement, "").split())
                content = WeighingContent(degree, text, tuple(sorted(rests_on)))
                _mark(inspection, key_of(code, statement), content, by)


def _mark(inspection: Inspection, key: str, content: WeighingContent, by: User) -> None:
    sent: dict[str, Any] = {
        "op_id": uuid.uuid4(),
        "inspection": inspection.reference,
        "subject": Subject.WEIGHING.value,
        "key": key,
        "base_version": 0,
        "content": content.as_data(),
    }
    save_within(operation=FieldworkOperation.parse(sent), by=by)


def _part_of(standard: StandardContent, statement: str) -> str:
    statements = (one for rating in standard.characteristics for one in rating.statements)
    return next(one.part for one in statements if one.code == statement)


def _entries_by_place(inspection: Inspection, standard: str) -> list[tuple[str, str]]:
    links = EvidenceLink.objects.filter(
        evidence__inspection=inspection,
        evidence__withdrawn_at__isnull=True,
        standard__code=standard,
    )
    found = links.order_by("evidence__held_date", "evidence_id")
    return [(place, str(entry)) for place, entry in found.values_list("place", "evidence_id")]


def _about(places: Sequence[tuple[str, str]], part: str) -> list[str]:
    """Return the first entries about a key question, with its prompts, or about an area."""
    own = [entry for place, entry in places if place.removeprefix("area-").startswith(part)]
    return list(dict.fromkeys(own))[:MOST_ENTRIES]
