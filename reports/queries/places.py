"""Where each written text stands in the printed report, in words that a reader can follow."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.choices import BlockKind
from reports.models import ExplanationBlock
from reports.queries.material import Written
from reports.queries.passages import FOREWORD_KEY, LEAD_IN_KEY, summary_key
from standards.types import FrameworkContent, StandardContent


@dataclass(frozen=True)
class Place:
    """A written text: its key, where it stands, and what is written there, with its markers."""

    key: str
    label: str
    title: str
    text: str


def places_of(written: Written, content: FrameworkContent) -> tuple[Place, ...]:
    """Return every text that is written, in the order of the report, labelled as it is printed."""
    report = written.report
    places = (
        Place(FOREWORD_KEY, _("Foreword"), report.signatory_office, report.foreword),
        Place(LEAD_IN_KEY, _("Lead-in to the recommendations"), "", report.lead_in),
        *_recommendations(written),
        *(one for standard in content.standards for one in _theme(written, standard)),
    )
    return tuple(place for place in places if place.text)


def _recommendations(written: Written) -> Iterator[Place]:
    number = 0
    for group in written.groups:
        yield Place(group.key, _("Addressee of recommendations"), "", group.addressee)
        for one in group.recommendations.all():
            number += 1
            label = _("Recommendation %(number)d") % {"number": number}
            yield Place(one.key, label, "", one.text)


def _theme(written: Written, standard: StandardContent) -> Iterator[Place]:
    title = f"{standard.number}. {standard.title}"
    summary = written.summaries.get(standard.code)
    if summary is not None:
        label = _("%(theme)s: summary") % {"theme": title}
        yield Place(summary_key(standard.code), label, "", summary.summary)
    for number, finding in enumerate(written.findings.get(standard.code, []), start=1):
        label = _("%(theme)s: key finding %(number)d") % {"theme": title, "number": number}
        yield Place(finding.key, label, "", finding.text)
    yield from _blocks(written.blocks.get(standard.code, []), standard, title)


def _blocks(
    blocks: list[ExplanationBlock], standard: StandardContent, title: str
) -> Iterator[Place]:
    for area in [one.code for one in standard.areas] or [""]:
        prefix = next((f"{one.number}." for one in standard.areas if one.code == area), "")
        number = 0
        for block in blocks:
            if block.area != area:
                continue
            number += block.kind == BlockKind.PARAGRAPH
            words = {"theme": title, "number": f"{prefix}{number}"}
            label = (
                _("%(theme)s: paragraph %(number)s") % words
                if block.kind == BlockKind.PARAGRAPH
                else _("%(theme)s: box after paragraph %(number)s") % words
            )
            yield Place(block.key, label, block.title, block.text)
