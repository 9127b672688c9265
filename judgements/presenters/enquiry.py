"""One line of enquiry: in a list, and on its page with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from cases.queries.scoring import InspectionScores
from govuk.dates import moment_text
from govuk.figures import cases_of_text, percent_text
from judgements.choices import LineState
from judgements.errors import RowRefused
from judgements.models import Evidence, LineOfEnquiry
from judgements.policies.enquiry import check_not_closed
from judgements.policies.rows import check_fieldwork_open
from judgements.presenters.directions import directions_text
from judgements.presenters.entries import Entry, present_entry
from judgements.presenters.questions import question_href
from judgements.queries.enquiry import LineAccess, result_of
from judgements.queries.fieldwork import FieldworkAccess
from scoring.tally import Tally
from standards.types import FrameworkContent


@dataclass(frozen=True)
class LineRow:
    """One line in a list; `reason` and `conclusion` are "" for whom they are not."""

    number: str
    question: str
    href: str
    reason: str
    about: str
    assigned_to: str
    evidence: str
    state: str
    colour: str
    conclusion: str
    closed: str


@dataclass(frozen=True)
class LinePage:
    """What the page of one line shows; addresses are "" where the reader cannot go there now."""

    row: LineRow
    facts: list[dict[str, str]]
    entries: list[Entry]
    add_href: str
    saved: str
    version: int
    edit_href: str
    close_href: str
    reopen_href: str


def present_line(
    access: LineAccess, evidence: Iterable[Evidence], scores: InspectionScores | None
) -> LinePage:
    """Return one line with its evidence; ``scores`` is None for who sees no results."""
    line, fieldwork = access.line, access.fieldwork
    entries = list(evidence)
    counts = Counter(one.direction for one in entries)
    can_plan = fieldwork.may_change(Permission.PLAN_ENQUIRY)
    return LinePage(
        row=present_row(access, counts),
        facts=_facts(access, scores),
        entries=[present_entry(fieldwork.inspection.reference, one) for one in entries],
        add_href=_add_href(line) if fieldwork.may_change(Permission.RECORD_EVIDENCE) else "",
        saved=_("Last saved by %(name)s, %(moment)s")
        % {"name": line.by.name, "moment": moment_text(line.at)},
        version=line.version,
        edit_href=_address(line, "line-edit") if can_plan and not line.is_closed else "",
        close_href=_address(line, "line-close") if access.can_close and not line.is_closed else "",
        reopen_href=_address(line, "line-reopen") if can_plan and line.is_closed else "",
    )


def lines_text(lines: Sequence[LineOfEnquiry]) -> str:
    """Say how many lines are open and closed; "" for none at all."""
    if not lines:
        return ""
    closed = sum(1 for one in lines if one.is_closed)
    return _("%(open)d open, %(closed)d closed") % {
        "open": len(lines) - closed,
        "closed": closed,
    }


def why_closed(access: FieldworkAccess, line: LineOfEnquiry | None) -> str:
    """Return why a line, or None for a new one, cannot be saved now; "" while it can."""
    try:
        check_fieldwork_open(access.inspection)
        if line is not None:
            check_not_closed(line)
    except RowRefused as refusal:
        return str(refusal)
    return ""


def changed_line(line: LineOfEnquiry) -> str:
    """Say that somebody else has saved a line, and how it stands now."""
    words = {
        "name": line.by.name,
        "moment": moment_text(line.at),
        "question": line.question,
        "reason": line.reason,
        "conclusion": line.conclusion,
    }
    if line.is_closed:
        return (
            _(
                "%(name)s closed this line on %(moment)s, after you opened this page, with the "
                "conclusion “%(conclusion)s”. Nothing of yours is saved; it stands below."
            )
            % words
        )
    return (
        _(
            "%(name)s saved this line on %(moment)s, after you opened this page. It now asks: "
            "“%(question)s” Reason: “%(reason)s” Yours stands below; save it once more to put it "
            "in place."
        )
        % words
    )


def about_text(content: FrameworkContent, line: LineOfEnquiry) -> str:
    """Return "Theme 2: Protecting the public", or that it is about the whole service."""
    if line.standard is None:
        return _("The service as a whole")
    standard = content.standard_by_code[line.standard.code]
    return _("%(name)s: %(title)s") % {
        "name": content.name_of(standard),
        "title": standard.short_title,
    }


def present_row(access: LineAccess, counts: Counter[str]) -> LineRow:
    """Return a line with the counts of its visible evidence."""
    line = access.line
    state = LineState.CLOSED if line.is_closed else LineState.OPEN
    sees = access.sees_grounds
    return LineRow(
        number=_("Line %(number)d") % {"number": line.number},
        question=line.question,
        href=_address(line, "line-detail"),
        reason=line.reason if sees else "",
        about=about_text(access.fieldwork.content, line),
        assigned_to=line.assigned_to.name if line.assigned_to else _("Nobody yet"),
        evidence=directions_text(counts),
        state=str(state.label),
        colour="grey" if line.is_closed else "blue",
        conclusion=line.conclusion if sees else "",
        closed=_closed(line),
    )


def _closed(line: LineOfEnquiry) -> str:
    if line.closed_at is None or line.closed_by is None:
        return ""
    return _("Closed by %(name)s, %(moment)s") % {
        "name": line.closed_by.name,
        "moment": moment_text(line.closed_at),
    }


def _facts(access: LineAccess, scores: InspectionScores | None) -> list[dict[str, str]]:
    line = access.line
    about = {"key": _("About"), "value": about_text(access.fieldwork.content, line)}
    if line.standard and access.fieldwork.within.may(Permission.VIEW_RESULTS):
        about["href"] = reverse(
            "judgements:theme-detail", args=[line.inspection.reference, line.standard.code]
        )
        about["action"] = _("See")
    facts = [
        about,
        {
            "key": _("Assigned to"),
            "value": line.assigned_to.name if line.assigned_to else _("Nobody yet"),
        },
    ]
    if access.sees_grounds:
        facts.insert(0, {"key": _("Why it is asked"), "value": line.reason})
    return [*facts, *_result(line, scores)]


def _result(line: LineOfEnquiry, scores: InspectionScores | None) -> list[dict[str, str]]:
    """Say what the result behind the line was when it was drafted, and what it is now."""
    result = result_of(scores, line.source_question) if scores else None
    if result is None:
        return []
    now = figures_text(result.tally)
    drafted = _figures_text(line.source_sufficient, line.source_applicable)
    value = (
        _("%(code)s: %(now)s, as when it was drafted")
        if now == drafted
        else _("%(code)s: now %(now)s; when it was drafted %(drafted)s")
    ) % {"code": line.source_question, "now": now, "drafted": drafted}
    href = question_href(line.inspection, result.question)
    return [
        {"key": _("Result behind it"), "value": value, "href": href, "action": _("See answers")}
    ]


def figures_text(tally: Tally) -> str:
    """Return "61%, 20 of 33 cases" of the answers to one question."""
    return _figures_text(tally.sufficient, tally.applicable)


def _figures_text(sufficient: int, applicable: int) -> str:
    tally = Tally(sufficient=sufficient, not_sufficient=applicable - sufficient, cases=applicable)
    base = cases_of_text(sufficient, applicable)
    if not applicable:
        return base
    return _("%(percent)s, %(base)s") % {"percent": percent_text(tally.percent), "base": base}


def _add_href(line: LineOfEnquiry) -> str:
    """Return where an entry is begun that bears on what the line is about."""
    page = reverse("judgements:evidence-add", args=[line.inspection.reference])
    about = {"standard": line.standard.code} if line.standard else {}
    return f"{page}?{urlencode({'line': line.number} | about)}"


def _address(line: LineOfEnquiry, page: str) -> str:
    return reverse(f"judgements:{page}", args=[line.inspection.reference, line.number])
