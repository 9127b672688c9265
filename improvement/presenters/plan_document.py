"""A plan in words, for its files."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from govuk.figures import base_text
from improvement.choices import Rag
from improvement.models import CabinetCover
from improvement.policies.actions import ActionStanding
from improvement.policies.counting import WHOLE, Standing
from improvement.policies.quarters import quarter_text
from improvement.presenters.cards import line_title, person_text
from improvement.presenters.dashboard import LATE, plan_facts
from improvement.presenters.plan_sheets import plan_sheets
from improvement.presenters.tags import due_text, quarters_text, rag_name
from improvement.queries.followed import PlanProgress
from improvement.services.plan_files import (
    CoverSheet,
    PlanDocument,
    PrintedAction,
    PrintedLine,
)
from improvement.types import PlanAction


def plan_document(progress: PlanProgress, *, cover: CabinetCover | None = None) -> PlanDocument:
    """Return the plan as it stands, with a cover sheet where one is given."""
    inspection = progress.plan.inspection
    counts = progress.counts
    return PlanDocument(
        language=get_language() or "en",
        title=_("Improvement plan: %(service)s") % {"service": inspection.service.name},
        service=inspection.service.name,
        author=inspection.service.name,
        made=_("As it stood on %(at)s") % {"at": moment_text(timezone.now())},
        mark="" if progress.standing.is_public else _("Not published"),
        facts=(
            (_("Inspection"), inspection.reference),
            (_("Local authority"), inspection.service.local_authority),
            *plan_facts(progress),
        ),
        counts=tuple(
            (one.label, base_text(counts.groups[one], counts.total)) for one in (*WHOLE, *LATE)
        )
        if counts.total
        else (),
        lines=tuple(_lines(progress)),
        cover=_cover(progress, cover) if cover else None,
        sheets=plan_sheets(progress),
    )


def _lines(progress: PlanProgress) -> Iterator[PrintedLine]:
    for line in progress.content.lines:
        yield PrintedLine(
            line_title(line), line.addressee, line.text, _actions(progress, line.actions)
        )
    for title, actions in (
        (_("Drafted, attached to no line yet"), progress.content.drafted),
        (_("For a recommendation that is not in the report now"), progress.content.left_over),
    ):
        if actions:
            yield PrintedLine(title, "", "", _actions(progress, actions))


def _actions(progress: PlanProgress, actions: Iterable[PlanAction]) -> tuple[PrintedAction, ...]:
    return tuple(_action(one, progress.standings[one.pk]) for one in actions)


def _action(action: PlanAction, standing: ActionStanding) -> PrintedAction:
    rag = standing.rag
    state = rag_name(rag) if rag else str(action.state.label)
    return PrintedAction(
        what=action.what,
        owner=person_text(action.owner),
        due=due_text(standing),
        date_changes=tuple(
            _("Moved from %(before)s to %(to)s: %(reason)s")
            % {
                "before": date_format(one.from_date),
                "to": date_format(one.to_date),
                "reason": one.reason,
            }
            for one in standing.date_changes
        ),
        measure=action.measure,
        evidence=action.evidence,
        state=state + (f" – {_('overdue')}" if standing.is_overdue else ""),
        rag=rag.value if rag else "",
        progress=tuple(_progress(standing)),
    )


def _progress(standing: ActionStanding) -> Iterator[str]:
    """Yield what was last told, how it was closed and who verified it, and what is missing."""
    latest = standing.latest
    if latest is not None:
        yield _("%(quarter)s (%(colour)s): %(text)s") % {
            "quarter": quarter_text(latest.quarter),
            "colour": rag_name(Rag(latest.rag)),
            "text": latest.text,
        }
        if latest.evidence:
            yield _("Evidence: %(text)s") % {"text": latest.evidence}
    for step in () if standing.is_open else standing.steps[-2:]:
        words = {"step": step.get_kind_display(), "name": step.by.name, "note": step.note}
        words["day"] = date_format(timezone.localdate(step.at))
        text = _("%(step)s by %(name)s on %(day)s: %(note)s")
        yield (text if step.note else _("%(step)s by %(name)s on %(day)s")) % words
    missing = quarters_text(standing)
    if missing:
        yield missing


def _cover(progress: PlanProgress, cover: CabinetCover) -> CoverSheet:
    inspection, counts = progress.plan.inspection, progress.counts
    missing = _("To be completed")
    day = date_format(cover.meeting_date) if cover.meeting_date else missing
    sections = (
        (_("Decision that is asked for"), cover.decision),
        (_("Summary"), _summary(progress)),
        (_("Financial implications"), cover.finance),
        (_("Legal implications"), cover.legal),
        (_("Equalities implications"), cover.equalities),
    )
    return CoverSheet(
        title=_("Report to %(body)s") % {"body": cover.meeting or missing},
        facts=(
            (_("Date of the meeting"), str(day)),
            (
                _("Subject"),
                _("Improvement plan of %(service)s, after its inspection")
                % {"service": inspection.service.name},
            ),
            (_("Local authority"), inspection.service.local_authority),
            (_("Actions in the plan"), str(counts.total)),
        ),
        sections=tuple((heading, text or missing) for heading, text in sections),
    )


def _summary(progress: PlanProgress) -> str:
    """Say in one paragraph what the plan holds and how far it is."""
    counts, content = progress.counts, progress.content
    return _(
        "Recommendations of the inspection: %(recommendations)d. Lines of the service’s own: "
        "%(own)d. Actions: %(actions)d. Verified: %(verified)s. Red: %(red)s. Overdue: %(overdue)s."
    ) % {
        "recommendations": len(content.recommendations),
        "own": len(content.own_lines),
        "actions": counts.total,
        "verified": base_text(counts.groups[Standing.VERIFIED], counts.total),
        "red": base_text(counts.groups[Standing.RED], counts.total),
        "overdue": base_text(counts.groups[Standing.OVERDUE], counts.total),
    }
