"""The weighing of the demonstration: how its lead marks statements, and on what evidence."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from accounts.roles import RoleCode
from cases.queries.questionnaires import get_questionnaire
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import person_in
from inspections.models import Inspection
from judgements.choices import Degree, Subject
from judgements.models import EvidenceLink, Weighing
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from judgements.types.weighing import WeighingContent, key_of
from standards.types import StandardContent

# A mark rests on a few of the entries about its part, not on all of them.
MOST_ENTRIES = 2
RESTS_ON_EVIDENCE = {Degree.MET, Degree.PARTLY}


def lacks_weighing(inspection: Inspection) -> bool:
    """Return whether marks are planned for it and none stands there."""
    if Weighing.objects.filter(inspection=inspection).exists():
        return False
    return next(_planned_for(inspection), None) is not None


def weigh_statements(inspection: Inspection) -> None:
    """Mark the statements as the data say, each resting on what bears on its part."""
    for standard, planned in _planned_for(inspection):
        code = standard.code
        entries = _entries_by_place(inspection, code)
        for degree in Degree:
            for statement in planned.get(degree.value, ()):
                part = _part_of(standard, statement)
                places = [part, f"area-{part}", *planned.get("prompts", {}).get(part, ())]
                rests_on = _about(entries, places) if degree in RESTS_ON_EVIDENCE else ()
                note = _note(planned, statement)
                content = WeighingContent(degree, note, tuple(sorted(rests_on)))
                _mark(inspection, key_of(code, statement), content)


def _planned_for(inspection: Inspection) -> Iterator[tuple[StandardContent, Mapping[str, Any]]]:
    """Yield the marks planned for each standard; those of an older edition may lack statements."""
    planned = read_data("weighing").get(inspection.service.code, {})
    by_code = get_questionnaire(inspection).content.standard_by_code
    for code, marks in planned.items():
        if by_code[code].characteristics:
            yield by_code[code], marks


def _mark(inspection: Inspection, key: str, content: WeighingContent) -> None:
    sent: dict[str, Any] = {
        "op_id": uuid.uuid4(),
        "inspection": inspection.reference,
        "subject": Subject.WEIGHING.value,
        "key": key,
        "base_version": 0,
        "content": content.as_data(),
    }
    operation = FieldworkOperation.parse(sent)
    save_within(operation=operation, by=person_in(RoleCode.LEAD_INSPECTOR))


def _note(planned: Mapping[str, Any], statement: str) -> str:
    return str(planned.get("notes", {}).get(statement, ""))


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


def _about(entries: Sequence[tuple[str, str]], places: Iterable[str]) -> list[str]:
    """Return the first entries about one of these places, or about a prompt in it."""
    own = [entry for place, entry in entries if place.startswith(tuple(places))]
    return list(dict.fromkeys(own))[:MOST_ENTRIES]
