"""The page of all texts of a report with what the team says beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspections.queries import InspectionAccess
from reports.models import TeamComment
from reports.policies import can_write
from reports.presenters.comments import Thread, present_threads
from reports.presenters.sections import passage_address, slug_of
from reports.queries.material import Material
from reports.queries.paragraphs import split_paragraphs
from reports.queries.passages import passages_of
from reports.queries.places import places_of
from reports.types import Numbered


@dataclass(frozen=True)
class CommentedText:
    """A text with the conversations beside it; `typed` and `error` are of one that was refused."""

    key: str
    slug: str
    label: str
    printed: Numbered
    threads: list[Thread]
    write_href: str
    typed: str = ""
    error: str = ""


@dataclass(frozen=True)
class CommentPage:
    """What the page shows; `elsewhere` are conversations about texts that were removed."""

    texts: list[CommentedText]
    elsewhere: list[Thread]
    open_count: int
    can_comment: bool
    errors: list[dict[str, str]]


def present_comments(
    access: InspectionAccess,
    material: Material,
    comments: Sequence[TeamComment],
    attempt: Mapping[str, str],
) -> CommentPage:
    """Return the page; ``attempt`` is a comment that was refused: key, text and error."""
    reference = access.inspection.reference
    threads = present_threads(comments, reference)
    standards = {one.key: one.standard for one in passages_of(material.written)}
    may_write = can_write(access.inspection, access.permissions)
    places = places_of(material.written, material.content)
    texts = [
        CommentedText(
            key=place.key,
            slug=slug_of(place.key),
            label=place.label,
            printed=Numbered("", split_paragraphs(material.fill(place.text))),
            threads=threads.get(place.key, []),
            write_href=passage_address(reference, place.key, standards.get(place.key, ""))
            if may_write
            else "",
            typed=attempt["text"] if attempt["key"] == place.key else "",
            error=attempt["error"] if attempt["key"] == place.key else "",
        )
        for place in places
    ]
    shown = {place.key for place in places}
    everything = [one for said in threads.values() for one in said]
    error = attempt["error"]
    return CommentPage(
        texts=texts,
        elsewhere=[one for one in everything if one.key not in shown],
        open_count=sum(not one.is_resolved for one in everything),
        can_comment=not access.inspection.is_published,
        errors=[{"text": error, "href": f"#say-{slug_of(attempt['key'])}"}] if error else [],
    )
