"""The whole overview, with only what its reader may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from cases.queries.scoring import InspectionScores
from dashboard.presenters.overview.cases import ProgressBlock, present_progress
from dashboard.presenters.overview.facts import edit_href, present_facts, present_team
from dashboard.presenters.overview.overall import OverallBlock, present_overall
from dashboard.presenters.overview.themes import ThemeTable, present_themes
from dashboard.queries.overview import CaseProgress
from govuk.figures import provisional_text
from inspections.choices import Stage
from inspections.models import TeamMember
from inspections.queries import InspectionAccess
from judgements.policies.standings import Standing, is_moderated
from standards.types import FrameworkContent


@dataclass(frozen=True)
class OverviewPage:
    """What the overview shows; a part that its reader may not see is None, empty or ""."""

    service: str
    stage: str
    timeline: str
    timeline_href: str
    progress: ProgressBlock | None
    provisional: str
    themes: list[ThemeTable]
    theme_word: str
    rating_head: str
    panel_href: str
    overall: OverallBlock | None
    facts_href: str
    report_href: str
    facts: list[dict[str, Any]]
    edit_href: str
    team: list[dict[str, Any]]
    team_href: str


def present_overview(
    access: InspectionAccess,
    content: FrameworkContent,
    team: Sequence[TeamMember],
    progress: CaseProgress,
    scores: InspectionScores | None,
    standings: Mapping[str, Standing],
    timeline: str,
) -> OverviewPage:
    """Return the page; ``scores`` is None for people who may not see results."""
    inspection = access.inspection
    here = [inspection.reference]
    sees_report = access.may(Permission.VIEW_REPORT)
    return OverviewPage(
        service=inspection.service.name,
        stage=str(Stage(inspection.stage).label),
        timeline=timeline,
        timeline_href=reverse("inspections:timeline-detail", args=here),
        progress=present_progress(access, progress),
        provisional=provisional_text(scores.submitted, scores.total)
        if scores and scores.submitted
        else "",
        themes=present_themes(inspection, content, scores, standings) if scores else [],
        theme_word=capfirst(str(content.standard_noun)),
        rating_head=_("Recommended or agreed")
        if is_moderated(content)
        else _("Judged by the lead"),
        panel_href=reverse("judgements:panel-detail", args=here)
        if scores and is_moderated(content)
        else "",
        overall=present_overall(content, scores, standings) if scores else None,
        facts_href=reverse("judgements:fact-list", args=here) if scores else "",
        report_href=reverse("reports:report-detail", args=here) if sees_report else "",
        facts=present_facts(access, content),
        edit_href=edit_href(access, "inspections:dates-edit"),
        team=present_team(team),
        team_href=edit_href(access, "inspections:team-edit"),
    )
