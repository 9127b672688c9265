"""What the inspected service may read of its report: the released version and nothing else.

Everything here is made from a frozen version, never from what is written or counted now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.queries import ServiceAccess, get_service_inspection_for
from reports.choices import Language, PassageKind
from reports.models import ReportMove, ReportVersion
from reports.policies import ReleasedSteps, released_versions
from reports.queries.document import as_published
from reports.queries.versions import frozen_document, read_payload
from reports.types import Blocks, FrozenPassage, PassageKey, ReportDocument, VersionContent
from wording.formatting import plain_text

DRAFT, PUBLIC = "draft", "public"


@dataclass(frozen=True)
class ReleasedAccess:
    """A released version as one person of the service may read it.

    `has_other` tells whether the other one of draft and public version can be read too.
    """

    access: ServiceAccess
    version: ReportVersion
    content: VersionContent
    is_draft: bool
    has_other: bool
    step: ReportMove

    @property
    def inspection(self) -> Inspection:
        """The inspection that the version is of."""
        return self.access.inspection

    @property
    def wanted(self) -> str:
        """What an address says that leads to this version and no other."""
        return DRAFT if self.is_draft else PUBLIC


@dataclass(frozen=True)
class ReleasedRecommendation:
    """A recommendation as released: its passage's key, its number, to whom, and what it says."""

    key: str
    number: str
    addressee: str
    blocks: Blocks
    text: str


def get_released_for(user: User, reference: str, wanted: str = "") -> ReleasedAccess:
    """Return the released version to somebody whose role in the service reads it.

    `wanted` is "draft" or "public"; without it the draft comes first while the service has one.
    Raises NotVisible for strangers and where nothing of the kind is released, NotAllowed for
    other roles in the service.
    """
    access = get_service_inspection_for(user, reference, Permission.READ_RELEASED)
    steps = released_steps(access.inspection)
    step = {DRAFT: steps.draft, PUBLIC: steps.public, "": steps.draft or steps.public}.get(wanted)
    if step is None or step.version_id is None:
        raise NotVisible
    version = ReportVersion.objects.select_related("report").get(pk=step.version_id)
    return ReleasedAccess(
        access=access,
        version=version,
        content=read_payload(version),
        is_draft=step is steps.draft,
        has_other=None not in steps,
        step=step,
    )


def released_steps(inspection: Inspection) -> ReleasedSteps:
    """Return how draft and public version of an inspection were handed out: one query."""
    return released_versions(
        ReportMove.objects.filter(report__inspection=inspection).order_by("pk")
    )


def released_steps_by_inspection(inspections: Iterable[Inspection]) -> dict[int, ReleasedSteps]:
    """Return the same for several inspections by their keys: one query."""
    keys = [one.pk for one in inspections]
    rows = ReportMove.objects.filter(report__inspection__in=keys).select_related("report")
    moves: dict[int, list[ReportMove]] = {key: [] for key in keys}
    for one in rows.order_by("pk"):
        moves[one.report.inspection_id].append(one)
    return {key: released_versions(some) for key, some in moves.items()}


def released_document(
    content: VersionContent, language: str = "", number: str = ""
) -> ReportDocument:
    """Return the document in a language, in that of the page unless said otherwise.

    What is not in that language is in English. With a publication number it bears no marks of a
    draft. Raises NotVisible for a version without any document.
    """
    document = frozen_document(content, language or page_language())
    document = document or frozen_document(content, Language.ENGLISH.value)
    if document is None:
        raise NotVisible
    return as_published(document, number) if number else document


def page_language() -> str:
    """Return the language of the page without its country: "en", "cy"."""
    return (get_language() or Language.ENGLISH.value).partition("-")[0]


def content_with_service(inspection: Inspection) -> VersionContent | None:
    """Return what the public version says, else the draft that is with the service; None while
    nothing is released: two queries."""
    steps = released_steps(inspection)
    step = steps.public or steps.draft
    if step is None or step.version_id is None:
        return None
    return read_payload(ReportVersion.objects.get(pk=step.version_id))


def recommendations_of(
    content: VersionContent, language: str = ""
) -> Iterator[ReleasedRecommendation]:
    """Yield the recommendations of a version in their order; language as released_document."""
    document = released_document(content, language)
    keys = _keys_by_number(content.passages)
    for group in document.groups:
        for one in group.recommendations:
            if one.number in keys:
                yield ReleasedRecommendation(
                    key=keys[one.number],
                    number=one.number,
                    addressee=group.heading,
                    blocks=one.blocks,
                    text=plain_text(one.blocks),
                )


def _keys_by_number(passages: Iterable[FrozenPassage]) -> dict[str, str]:
    """Return the keys of recommendations by the number that stands at the end of their label."""
    return {
        one.label.rpartition(" ")[2]: one.key
        for one in passages
        if one.language == Language.ENGLISH.value and _is_recommendation(one.key)
    }


def _is_recommendation(key: str) -> bool:
    read = PassageKey.read(key)
    return read is not None and read.kind is PassageKind.RECOMMENDATION
