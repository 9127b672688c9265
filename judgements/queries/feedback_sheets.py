"""What the service is told at a feedback session: the emerging findings, theme by theme.

Neither a rating nor the reference of a case stands here: nothing is decided yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inspections.models import Inspection
from judgements.choices import Audience, Direction
from judgements.models import EmergingFinding, FeedbackSession
from judgements.queries.feedback import emerging_findings
from standards.queries import get_content
from standards.types import FrameworkContent, StandardContent

# The order in which findings are told, and what each group of them is called.
HEADINGS = {
    Direction.STRENGTH: gettext_lazy("Strengths"),
    Direction.GAP: gettext_lazy("Gaps"),
    Direction.NEUTRAL: gettext_lazy("Also noted"),
}


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one theme that show the same, in their order; never empty."""

    heading: str
    findings: list[EmergingFinding]


@dataclass(frozen=True)
class FindingSection:
    """The findings about one theme; `standard` is None for those about the whole service."""

    standard: StandardContent | None
    title: str
    groups: list[FindingGroup]


@dataclass(frozen=True)
class FeedbackSheet:
    """What is handed out at one session; `facts` are rows of a summary list."""

    mark: str
    title: str
    notice: str
    facts: list[dict[str, str]]
    sections: list[FindingSection]


def build_sheet(inspection: Inspection, session: FeedbackSession) -> FeedbackSheet:
    """Return the findings as they stand now, for one session: two queries."""
    content = get_content(inspection.framework)
    facts = [
        (_("Presented to"), str(Audience(session.audience).label)),
        (_("Date"), date_format(session.held_date)),
        (_("Who attended"), session.attendance),
    ]
    sections = section_findings(content, emerging_findings(inspection))
    return FeedbackSheet(
        mark=_("PROVISIONAL"),
        title=_("Emerging findings: %(service)s") % {"service": inspection.service.name},
        notice=_(
            "These findings are provisional. They may change when all evidence has been weighed, "
            "and they hold no ratings."
        ),
        facts=[{"key": key, "value": value} for key, value in facts if value],
        sections=[one for one in sections if one.groups],
    )


def section_findings(
    content: FrameworkContent, findings: Iterable[EmergingFinding]
) -> list[FindingSection]:
    """Return a section for the whole service, then one for each theme of the edition."""
    by_theme: dict[str, list[EmergingFinding]] = {}
    for one in findings:
        by_theme.setdefault(one.standard.code if one.standard else "", []).append(one)
    themes: list[StandardContent | None] = [None, *content.standards]
    return [
        FindingSection(
            theme, title_of(content, theme), _groups(by_theme.get(theme.code if theme else "", []))
        )
        for theme in themes
    ]


def title_of(content: FrameworkContent, theme: StandardContent | None) -> str:
    """Return "Theme 3: Protecting the child", or what there is for no theme."""
    if theme is None:
        return _("The service as a whole")
    return _("%(name)s: %(title)s") % {"name": content.name_of(theme), "title": theme.title}


def _groups(findings: Sequence[EmergingFinding]) -> list[FindingGroup]:
    groups = [
        FindingGroup(str(heading), [one for one in findings if one.direction == direction])
        for direction, heading in HEADINGS.items()
    ]
    return [group for group in groups if group.findings]
