"""The comparison of the views on a board: bars, tables, findings and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.permissions import Permission
from govuk.dates import moment_text
from govuk.figures import base_text, percent_text
from improvement.choices import BoardView
from improvement.policies.board import LEAST_RATERS, Finding, ViewCounts
from improvement.presenters.board import view_label
from improvement.queries.board import RoundAccess
from improvement.queries.board_results import PartResult, PromptResult, RoundResult, StandardResult
from reports.types import Judgement
from scoring.tally import Tally

FINDINGS: Mapping[Finding, tuple[str | Promise, str]] = {
    Finding.GAP: (gettext_lazy("Gap"), "red"),
    Finding.DIVIDED: (gettext_lazy("Views far apart"), "purple"),
    Finding.UNKNOWN: (gettext_lazy("Not known"), "grey"),
}
# From strong to unsure; dark and light take turns, so that neighbours differ without colour.
COLOURS = ("#0f4c5c", "#7fb5c1", "#b5651d", "#7a1f1f", "#d5d9db")
SHORT: Mapping[BoardView, str | Promise] = {
    BoardView.STRONG: gettext_lazy("Strong"),
    BoardView.MOSTLY: gettext_lazy("Mostly"),
    BoardView.PARTLY: gettext_lazy("Partly"),
    BoardView.WEAK: gettext_lazy("Weak"),
    BoardView.UNSURE: gettext_lazy("Cannot tell"),
}


@dataclass(frozen=True)
class PromptRow:
    """The views on one prompt; `bar` is empty, and `hidden` says why, where they are not shown.

    `key` tells how many hold which view, each with the colour of the bar.
    """

    anchor: str
    text: str
    tags: list[dict[str, str]]
    bar: list[dict[str, str]]
    bar_label: str
    key: list[dict[str, str]]
    facts: list[str]
    hidden: str
    strengths: tuple[str, ...]
    warning_signs: tuple[str, ...]
    is_line: bool
    line_href: str


@dataclass(frozen=True)
class PartPage:
    """The comparison of one part in full."""

    title: str
    standard: str
    rows: list[PromptRow]
    back: str
    next_href: str


@dataclass(frozen=True)
class ResultPage:
    """The comparison of a whole round at a glance."""

    title: str
    facts: list[dict[str, str]]
    too_few: str
    beside: dict[str, Any]
    beside_notes: list[str]
    findings: list[PromptRow]
    tables: list[dict[str, Any]]
    back: str


def present_result(access: RoundAccess, result: RoundResult) -> ResultPage:
    """Return the comparison at a glance: standards, findings, and every prompt in a table."""
    found = [(part, one) for part in result.parts for one in part.prompts if one.counts.findings]
    return ResultPage(
        title=access.round.title,
        facts=_facts(access, result),
        too_few=""
        if any(one.counts.is_shown for one in result.prompts)
        else _(
            "Fewer than %(least)d members answered each prompt, so nothing is compared: a count "
            "would tell who said what. What you said yourself is shown."
        )
        % {"least": LEAST_RATERS},
        beside=_beside(result),
        beside_notes=_beside_notes(access, result),
        findings=[_row(access, result, part, one) for part, one in found],
        tables=[_table(access, part) for part in result.parts],
        back=reverse("improvement:board-detail", args=[access.board.service.code]),
    )


def present_part(access: RoundAccess, result: RoundResult, number: int) -> PartPage:
    """Return the comparison of the part of that number with all that was written."""
    part = result.parts[number - 1]
    return PartPage(
        title=str(part.part.title),
        standard=f"{part.part.standard.number_text} {part.part.standard.title}",
        rows=[_row(access, result, part, one) for one in part.prompts],
        back=reverse("improvement:board-round", args=[access.board.service.code, access.round.pk]),
        next_href=_part_href(access, number + 1) if number < len(result.parts) else "",
    )


def counts_text(counts: ViewCounts) -> str:
    """Return "Strong 2 · Mostly 1 · Partly 0 · Weak 1 · Cannot tell 0"."""
    return " · ".join(f"{SHORT[view]} {count}" for view, count in counts.by_view)


def _facts(access: RoundAccess, result: RoundResult) -> list[dict[str, str]]:
    closed = access.round.closed_at
    previous = result.previous
    facts = [
        {"key": _("Edition"), "value": str(access.content.title)},
        {"key": _("Closed"), "value": moment_text(closed) if closed else ""},
        {"key": _("Members who took part"), "value": str(result.raters)},
    ]
    if previous is not None and previous.closed_at:
        words = {"title": previous.title, "at": date_format(previous.closed_at)}
        text = (
            _("%(title)s, closed %(at)s")
            if result.is_same_edition
            else _("%(title)s, closed %(at)s, asked another edition and is not compared")
        )
        facts.append({"key": _("Round before"), "value": text % words})
    return facts


def _beside(result: RoundResult) -> dict[str, Any]:
    """Return the board's views on each standard beside its published rating, as a table."""
    return {
        "caption": _("The board’s views and the last published inspection"),
        "head": [
            {"text": _("Standard")},
            {"text": _("Strong or mostly in place, as the board sees it")},
            {"text": _("Last published inspection")},
        ],
        "rows": [
            [
                {"text": f"{one.standard.number_text} {one.standard.title}"},
                {"text": _views_text(one.tally)},
                {"text": _rating_text(result, one)},
            ]
            for one in result.standards
        ],
    }


def _views_text(tally: Tally) -> str:
    if not tally.applicable:
        return _("Not shown")
    return _("%(percent)s: %(base)s views") % {
        "percent": percent_text(tally.percent),
        "base": base_text(tally.sufficient, tally.applicable),
    }


def _rating_text(result: RoundResult, one: StandardResult) -> str:
    if result.published is None:
        return _("None yet")
    theme = result.published.themes.get(one.standard.code)
    return _judgement(theme.judgement) if theme else _("Another edition: see below")


def _judgement(judgement: Judgement) -> str:
    parts = (judgement.label, judgement.stars.words if judgement.stars else judgement.points)
    return ", ".join(part for part in parts if part)


def _beside_notes(access: RoundAccess, result: RoundResult) -> list[str]:
    """Say which inspection it was, and what it rated where its standards are others."""
    published = result.published
    if published is None:
        return [_("No report of an inspection of this service is published.")]
    notes = [
        _("The report of %(reference)s was published on %(day)s.")
        % {
            "reference": published.inspection.reference,
            "day": date_format(published.published_at),
        }
    ]
    asked = {one.standard.code for one in result.standards}
    if published.inspection.framework_id != access.round.framework_id:
        notes.append(
            _("It used another edition, so ratings and views stand beside each other only.")
        )
    if asked.isdisjoint(published.themes):
        rated = "; ".join(
            f"{theme.numbered_title}: {_judgement(theme.judgement)}"
            for theme in published.themes.values()
            if theme.results is None
        )
        if rated:
            notes.append(_("What it judged on evidence alone: %(rated)s.") % {"rated": rated})
    notes.append(
        _(
            "A view is what one member says of one prompt. Inspectors weigh evidence: the two are "
            "measured differently, and a difference is a question for the board."
        )
    )
    return notes


def _table(access: RoundAccess, part: PartResult) -> dict[str, Any]:
    before = any(one.previous for one in part.prompts)
    rates = access.board.may(Permission.RATE_BOARD)
    head: list[dict[str, Any]] = [
        {"text": _("Prompt")},
        *({"text": str(SHORT[view]), "numeric": True} for view in BoardView),
    ]
    if rates:
        head.append({"text": _("You said")})
    if before:
        head.append({"text": _("Strong or mostly, round before")})
    return {
        "caption": f"{part.part.standard.number_text} {part.part.title}",
        "head": head,
        "rows": [_table_row(access, part, one, before=before) for one in part.prompts],
        "href": _part_href(access, part.number),
    }


def _table_row(
    access: RoundAccess, part: PartResult, one: PromptResult, *, before: bool
) -> list[dict[str, Any]]:
    shown = one.counts.is_shown
    href = f"{_part_href(access, part.number)}#{_anchor(part, one)}"
    row: list[dict[str, Any]] = [
        {"text": str(one.prompt.text), "href": href},
        *(
            {"text": str(count) if shown else "–", "numeric": True}
            for _view, count in one.counts.by_view
        ),
    ]
    if access.board.may(Permission.RATE_BOARD):
        row.append({"text": view_label(one.own) or _("Nothing")})
    if before:
        row.append({"text": _change_text(one) if one.previous else _("Not compared")})
    return row


def _row(
    access: RoundAccess, result: RoundResult, part: PartResult, one: PromptResult
) -> PromptRow:
    board = access.board
    is_line = one.prompt.key in result.lines
    may_make = board.may(Permission.EDIT_PLAN) and one.counts.findings and not is_line
    return PromptRow(
        anchor=_anchor(part, one),
        text=str(one.prompt.text),
        tags=[
            {"text": str(FINDINGS[finding][0]), "colour": FINDINGS[finding][1]}
            for finding in one.counts.findings
        ],
        bar=_bar(one.counts) if one.counts.is_shown else [],
        bar_label=counts_text(one.counts),
        key=_key(one.counts) if one.counts.is_shown else [],
        facts=_prompt_facts(one),
        hidden="" if one.counts.is_shown else _hidden_text(one.counts),
        strengths=one.strengths,
        warning_signs=one.warning_signs,
        is_line=is_line,
        line_href=reverse(
            "improvement:board-line",
            args=[board.service.code, access.round.pk, one.prompt.key],
        )
        if may_make
        else "",
    )


def _prompt_facts(one: PromptResult) -> list[str]:
    facts = []
    if one.counts.is_shown:
        raters = one.counts.raters
        facts.append(
            ngettext("%(count)d member gave a view.", "%(count)d members gave a view.", raters)
            % {"count": raters}
        )
    if one.own:
        facts.append(_("You said: %(view)s.") % {"view": view_label(one.own)})
    if one.previous:
        facts.append(_("Round before: %(counts)s.") % {"counts": counts_text(one.previous)})
    return facts


def _change_text(one: PromptResult) -> str:
    before = one.previous.tally if one.previous else Tally()
    return _views_text(before)


def _hidden_text(counts: ViewCounts) -> str:
    if not counts.raters:
        return _("Nobody gave a view.")
    return _("Fewer than %(least)d members gave a view, so their views are not shown.") % {
        "least": LEAST_RATERS
    }


def _bar(counts: ViewCounts) -> list[dict[str, str]]:
    """Return the parts of a stacked bar, each with its place and width in per cent."""
    parts, left = [], Fraction(0)
    for (_view, count), colour in zip(counts.by_view, COLOURS, strict=True):
        width = Fraction(100 * count, counts.raters)
        if count:
            parts.append({"x": _decimal(left), "width": _decimal(width), "colour": colour})
        left += width
    return parts


def _key(counts: ViewCounts) -> list[dict[str, str]]:
    return [
        {"text": f"{SHORT[view]} {count}", "colour": colour}
        for (view, count), colour in zip(counts.by_view, COLOURS, strict=True)
    ]


def _decimal(number: Fraction) -> str:
    return f"{float(number):.2f}"


def _anchor(part: PartResult, one: PromptResult) -> str:
    return f"prompt-{part.number}-{part.prompts.index(one) + 1}"


def _part_href(access: RoundAccess, number: int) -> str:
    place = [access.board.service.code, access.round.pk, number]
    return reverse("improvement:board-result", args=place)
