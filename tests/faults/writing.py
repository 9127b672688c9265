"""Fault cases about a text that several share: a passage of a report, a comment of a service."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.roles import RoleCode
from inspections.choices import Stage as InspectionStage
from inspections.models import Inspection
from judgements.choices import OperationOutcome, Subject
from judgements.models import Operation
from judgements.services.saving import save_operation
from judgements.services.writers import writer_of
from judgements.types import FieldworkOperation
from reports.choices import PassageKind
from reports.services.findings import add_finding
from reports.services.texts import edit_foreword
from reports.types import Foreword
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, join_team
from tests.factories.life import send_unfinished
from tests.faults.driver import Stage
from tests.faults.ending import write_operations
from tests.faults.play import AnyPlay

THEME = "assessing"


@dataclass
class WritingPlay(AnyPlay):
    """One text, and two people who may write it; `one` and `other` name them.

    `key` is the text's own, `page` the address it is written at; operations named in `elsewhere`
    were made by no page.
    """

    subject: Subject
    key: str
    page: str
    one: str
    other: str
    elsewhere: set[str] = field(default_factory=set)

    @property
    def inspection(self) -> Inspection:
        """The inspection whose report it is."""
        return self.stage.scene.inspection

    def path(self, section: str) -> str:
        """Return the address of the page."""
        return self.page

    def write_rows(self) -> None:
        """Log what the database holds of the subject."""
        write_operations(self.stage.log, self.inspection, self.subject, self.elsewhere)

    def is_about(self, entry: dict[str, Any]) -> bool:
        """Return whether an entry saves something of the subject here."""
        address = f"/{self.inspection.reference}/fieldwork/saves/{self.subject.value}/"
        return address in entry.get("url", "")

    def person(self, name: str) -> User:
        """Return a person by the name that they have in the play."""
        return self.stage.scene.people[name]

    def text(self) -> str | None:
        """Return the text in the database; None where nothing stands."""
        standing = writer_of(self.subject).find(self.inspection, self.key)
        return str(standing.content["text"]) if standing else None

    def operations(self, *outcomes: OperationOutcome) -> list[Operation]:
        """Return what pages have saved of the text, in the order of its arrival."""
        rows = Operation.objects.filter(inspection=self.inspection, key=self.key)
        told = rows.exclude(op_id__in=self.elsewhere).order_by("at")
        return [one for one in told if not outcomes or one.outcome in outcomes]

    def texts(self, *outcomes: OperationOutcome) -> list[str]:
        """Return what these operations say."""
        return [one.content["text"] for one in self.operations(*outcomes)]

    def save_elsewhere(self, person: str, **changes: Any) -> None:
        """Let somebody change what stands in view of it, without a page."""
        standing = writer_of(self.subject).find(self.inspection, self.key)
        assert standing is not None
        operation = FieldworkOperation.parse(
            {
                "op_id": uuid.uuid4(),
                "inspection": self.inspection.reference,
                "subject": self.subject.value,
                "key": self.key,
                "base_version": standing.version,
                "content": {**standing.content, **changes},
            }
        )
        self.elsewhere.add(str(operation.op_id))
        save_operation(operation=operation, by=self.person(person))


def play_passage(stage: Stage) -> WritingPlay:
    """Return the play about the lead-in to the recommendations, which Rosa and Helen write."""
    inspection = stage.scene.inspection
    join_team(inspection, stage.scene.rosa, RoleCode.DEPUTY_LEAD)
    page = reverse("reports:recommendation-list", args=[inspection.reference])
    return _play(stage, Subject.PASSAGE, PassageKind.LEAD_IN.value, page, ("rosa", "helen"))


def play_finding(stage: Stage) -> WritingPlay:
    """Return the play about a key finding, which Rosa and Helen write."""
    inspection = stage.scene.inspection
    join_team(inspection, stage.scene.rosa, RoleCode.DEPUTY_LEAD)
    finding = add_finding(
        inspection=inspection, standard=THEME, text="As found.", by=stage.scene.helen
    )
    page = reverse("reports:theme-edit", args=[inspection.reference, THEME])
    key = f"{PassageKind.FINDING.value}:{finding.uid}"
    return _play(stage, Subject.PASSAGE, key, page, ("rosa", "helen"))


def play_comment(stage: Stage) -> WritingPlay:
    """Return the play about a comment on the foreword, which Ffion and Aled write."""
    scene = stage.scene
    for manager in scene.managers:
        join_service(scene.inspection, manager)
    bring_to_stage(scene.inspection, InspectionStage.DRAFTING)
    foreword = Foreword("What we saw.", "Margaret Ashdown", "Chief Inspector", date(2026, 7, 15))
    edit_foreword(inspection=scene.inspection, foreword=foreword, base_version=0, by=scene.helen)
    send_unfinished(scene.inspection, scene.helen)
    said = str(uuid.uuid4())
    page = reverse("reports:released-comment-edit", args=[scene.inspection.reference, said])
    address = f"{page}?place=foreword"
    return _play(stage, Subject.SERVICE_COMMENT, said, address, ("ffion", "aled"))


PLAYS: dict[str, Callable[[Stage], WritingPlay]] = {
    "passage": play_passage,
    "finding": play_finding,
    "comment": play_comment,
}


def _play(
    stage: Stage, subject: Subject, key: str, page: str, people: Iterable[str]
) -> WritingPlay:
    one, other = people
    before = Operation.objects.values_list("op_id", flat=True)
    return WritingPlay(stage, subject, key, page, one, other, {str(op_id) for op_id in before})
