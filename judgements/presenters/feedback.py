"""The page of the emerging findings and of the sessions at which they are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from judgements.choices import Audience, Direction
from judgements.models import EmergingFinding, FeedbackSession, LineOfEnquiry
from judgements.policies.rows import explain_closed
from judgements.presenters.rows import name_of, theme_text
from judgements.queries.feedback import emerging_findings, feedback_sessions
from judgements.queries.feedback_sheets import FindingGroup, FindingSection, section_findings
from judgements.queries.fieldwork import FieldworkAccess
from standards.types import StandardContent

COLOURS = {Direction.STRENGTH: "green", Direction.GAP: "orange", Direction.NEUTRAL: "grey"}


@dataclass(frozen=True)
class FindingRow:
    """A finding; the addresses are empty where the reader may not change it."""

    anchor: str
    name: str
    text: str
    shows: str
    colour: str
    origin: str
    edit_href: str
    withdraw_href: str
    move_href: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class FindingTable:
    """The findings about one theme, or about the whole service."""

    title: str
    rows: list[FindingRow]
    add_href: str


@dataclass(frozen=True)
class LineRow:
    """A closed line of enquiry whose conclusion can become a finding."""

    title: str
    conclusion: str
    is_taken: bool
    take_href: str


@dataclass(frozen=True)
class SessionRow:
    """One session, with what was said at it."""

    anchor: str
    title: str
    attendance: list[str]
    note: str
    sheet_href: str
    file_href: str
    edit_href: str
    withdraw_href: str


@dataclass(frozen=True)
class FeedbackPage:
    """Findings, what they can be taken from, and sessions."""

    closed: str
    can_change: bool
    tables: list[FindingTable]
    lines: list[LineRow]
    sessions: list[SessionRow]
    add_session_href: str


def tell_feedback(access: FieldworkAccess) -> str:
    """Say how many findings and sessions there are: two queries."""
    findings = emerging_findings(access.inspection).count()
    sessions = feedback_sessions(access.inspection).count()
    return _("%(findings)s, %(sessions)s") % {
        "findings": ngettext("%(count)d finding", "%(count)d findings", findings)
        % {"count": findings},
        "sessions": ngettext("%(count)d session", "%(count)d sessions", sessions)
        % {"count": sessions},
    }


def present_feedback(
    access: FieldworkAccess,
    findings: Sequence[EmergingFinding],
    lines: Iterable[LineOfEnquiry],
    sessions: Iterable[FeedbackSession],
) -> FeedbackPage:
    """Return the page; whoever cannot change it sees no theme without findings."""
    can_change = access.may_change(Permission.JUDGE_THEME)
    taken = {one.line_id for one in findings}
    covered = {None, *(one.code for one in access.standards)}
    return FeedbackPage(
        closed=explain_closed(access.inspection),
        can_change=can_change,
        tables=[
            _table(access, section, can_change=can_change)
            for section in section_findings(access.content, findings)
            if section.groups or (can_change and _code_of(section.standard) in covered)
        ],
        lines=[_line(access, one, taken, can_change=can_change) for one in lines],
        sessions=[_session(access, one, can_change=can_change) for one in sessions],
        add_session_href=_address(access, "session-add") if can_change else "",
    )


def finding_pairs(access: FieldworkAccess, finding: EmergingFinding) -> list[tuple[str, str]]:
    """Return what a finding says, with the labels of its form."""
    return [
        (_("What it is about"), theme_text(access, finding.standard)),
        (_("What it shows"), str(Direction(finding.direction).label)),
        (_("Finding"), finding.text),
    ]


def session_pairs(access: FieldworkAccess, session: FeedbackSession) -> list[tuple[str, str]]:
    """Return what is known of a session, with the labels of its form."""
    return [
        (_("Presented to"), str(Audience(session.audience).label)),
        (_("Date"), date_format(session.held_date)),
        (_("Who attended"), session.attendance),
        (_("What they said"), session.note),
    ]


def session_title(session: FeedbackSession) -> str:
    """Return what a session is called."""
    return _("%(audience)s, %(day)s") % {
        "audience": Audience(session.audience).label,
        "day": date_format(session.held_date),
    }


def finding_anchor(finding: EmergingFinding) -> str:
    """Return the place of a finding on the page."""
    return f"finding-{finding.pk}"


def _code_of(standard: StandardContent | None) -> str | None:
    return standard.code if standard else None


def _table(access: FieldworkAccess, section: FindingSection, *, can_change: bool) -> FindingTable:
    add = _address(access, "emerging-add")
    if section.standard:
        add = f"{add}?{urlencode({'standard': section.standard.code})}"
    return FindingTable(
        section.title,
        [row for group in section.groups for row in _rows(access, group, can_change=can_change)],
        add if can_change else "",
    )


def _rows(access: FieldworkAccess, group: FindingGroup, *, can_change: bool) -> list[FindingRow]:
    last = group.findings[-1]
    return [
        FindingRow(
            anchor=finding_anchor(one),
            name=name_of(one.text),
            text=one.text,
            shows=str(Direction(one.direction).label),
            colour=COLOURS[Direction(one.direction)],
            origin=_("From line of enquiry %(number)d") % {"number": one.line.number}
            if one.line
            else "",
            edit_href=_address(access, "emerging-edit", one.pk) if can_change else "",
            withdraw_href=_address(access, "emerging-withdraw", one.pk) if can_change else "",
            move_href=_address(access, "emerging-move", one.pk) if can_change else "",
            is_first=one == group.findings[0],
            is_last=one == last,
        )
        for one in group.findings
    ]


def _line(
    access: FieldworkAccess, line: LineOfEnquiry, taken: set[int | None], *, can_change: bool
) -> LineRow:
    take = f"{_address(access, 'emerging-add')}?{urlencode({'line': line.number})}"
    return LineRow(
        _("Line %(number)d: %(question)s") % {"number": line.number, "question": line.question},
        line.conclusion,
        line.pk in taken,
        take if can_change else "",
    )


def _session(access: FieldworkAccess, session: FeedbackSession, *, can_change: bool) -> SessionRow:
    reference = access.inspection.reference
    return SessionRow(
        anchor=f"session-{session.pk}",
        title=session_title(session),
        attendance=session.attendance.split("\n") if session.attendance else [],
        note=session.note,
        sheet_href=_address(access, "session-sheet", session.pk),
        file_href=reverse("reports:feedback-file", args=[reference, session.pk]),
        edit_href=_address(access, "session-edit", session.pk) if can_change else "",
        withdraw_href=_address(access, "session-withdraw", session.pk) if can_change else "",
    )


def _address(access: FieldworkAccess, page: str, *keys: int) -> str:
    return reverse(f"judgements:{page}", args=[access.inspection.reference, *keys])
