"""The page of one question: its counts, and every answer they are made of."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from govuk.figures import answers_text, provisional_text
from judgements.choices import AnswerGroup
from judgements.presenters.themes import theme_caption
from judgements.queries.answers import ListedAnswer, QuestionAnswers, group_of
from judgements.queries.themes import ThemeAccess
from standards.types import QuestionContent


@dataclass(frozen=True)
class GroupLink:
    """A link that narrows the list to one kind of answer; "" leads to all of them."""

    text: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class AnswerEntry:
    """One case's answer; `href` is "" for people who may not open the case.

    `answer` is "" where the heading above says it already.
    """

    case: str
    href: str
    answer: str
    inspector: str
    reasons: list[str]
    note: str


@dataclass(frozen=True)
class AnswerSection:
    """The answers of one kind, in the order of the cases."""

    title: str
    entries: list[AnswerEntry]


@dataclass(frozen=True)
class QuestionPage:
    """What the page of a question shows."""

    title: str
    caption: str
    crumbs: list[dict[str, str]]
    percent: int | None
    percent_of: str
    base: str
    informs: str
    provisional: str
    counts: str
    not_asked: str
    links: list[GroupLink]
    sections: list[AnswerSection]


def present_question(
    theme: ThemeAccess, listed: QuestionAnswers, group: AnswerGroup | None
) -> QuestionPage:
    """Return the page with the answers of one group, or of all where it is None."""
    question, tally = listed.question, listed.tally
    return QuestionPage(
        title=str(question.text),
        caption=_("%(theme)s, question %(code)s")
        % {"theme": theme_caption(theme), "code": question.code},
        crumbs=_crumbs(theme, question),
        percent=tally.percent,
        percent_of=_("done well enough:") if question.counts else _("answered yes:"),
        informs=_informs(question),
        base=answers_text(tally.sufficient, tally.applicable),
        provisional=provisional_text(listed.submitted, listed.total),
        counts=_counts(listed),
        not_asked=_not_asked(listed),
        links=_links(listed, group),
        sections=_sections(theme, listed, group),
    )


def _crumbs(theme: ThemeAccess, question: QuestionContent) -> list[dict[str, str]]:
    """Return the way back: to the questions of the theme, and to the overview."""
    reference = theme.inspection.reference
    overview = reverse("dashboard:inspection-detail", args=[reference])
    page = reverse("judgements:theme-detail", args=[reference, theme.standard.code])
    return [
        {"text": _("Overview"), "href": overview},
        {"text": str(theme.standard.title), "href": f"{page}#questions"},
        {"text": question.code},
    ]


def _informs(question: QuestionContent) -> str:
    if question.counts:
        return ""
    return _("This informs the judgement on key question %(code)s. It counts in no percentage.") % {
        "code": question.key_question
    }


def group_title(question: QuestionContent, group: AnswerGroup) -> str:
    """Return the group in the question's own words ("No") where it holds a single answer."""
    values = _values_of(question, group)
    return str(question.label_of(values[0]) if len(values) == 1 else group.label)


def _values_of(question: QuestionContent, group: AnswerGroup) -> list[str]:
    return [value for value in question.values if group_of(question, value) is group]


def _counts(listed: QuestionAnswers) -> str:
    """Say that what is listed sums to the base."""
    tally = listed.tally
    outside = tally.not_applicable + tally.missing
    made_of = (
        _(
            "%(sufficient)d sufficient and %(not_sufficient)d not sufficient make up the base "
            "of %(applicable)d."
        )
        if listed.question.counts
        else _(
            "%(sufficient)d times yes and %(not_sufficient)d times no make up the base of "
            "%(applicable)d."
        )
    ) % {
        "sufficient": tally.sufficient,
        "not_sufficient": tally.not_sufficient,
        "applicable": tally.applicable,
    }
    beside = _("Outside it: %(na)d not applicable, %(missing)d missing.") % {
        "na": tally.not_applicable,
        "missing": tally.missing,
    }
    return f"{made_of} {beside}" if outside else made_of


def _not_asked(listed: QuestionAnswers) -> str:
    if not listed.not_asked:
        return ""
    return ngettext(
        "The question did not arise in %(count)d of %(submitted)d submitted case.",
        "The question did not arise in %(count)d of %(submitted)d submitted cases.",
        listed.submitted,
    ) % {"count": listed.not_asked, "submitted": listed.submitted}


def _links(listed: QuestionAnswers, current: AnswerGroup | None) -> list[GroupLink]:
    counts = Counter(answer.group for answer in listed.answers)
    all_link = GroupLink(
        _("All (%(count)d)") % {"count": len(listed.answers)}, "?#answers", current is None
    )
    return [
        all_link,
        *(
            GroupLink(
                _("%(group)s (%(count)d)")
                % {"group": group_title(listed.question, group), "count": counts[group]},
                f"?answers={group.value}#answers",
                current is group,
            )
            for group in AnswerGroup
        ),
    ]


def _sections(
    theme: ThemeAccess, listed: QuestionAnswers, group: AnswerGroup | None
) -> list[AnswerSection]:
    sections = []
    for one in AnswerGroup if group is None else [group]:
        entries = [
            _entry(theme, listed.question, answer)
            for answer in listed.answers
            if answer.group is one
        ]
        if entries:
            title = _("%(group)s (%(count)d)") % {
                "group": group_title(listed.question, one),
                "count": len(entries),
            }
            sections.append(AnswerSection(title, entries))
    return sections


def _entry(theme: ThemeAccess, question: QuestionContent, answer: ListedAnswer) -> AnswerEntry:
    return AnswerEntry(
        case=_("Case %(reference)s") % {"reference": answer.case},
        href=_case_href(theme, answer.case, question.code),
        answer=str(question.label_of(answer.value))
        if len(_values_of(question, answer.group)) > 1
        else "",
        inspector=answer.inspector,
        reasons=[str(question.reason_label(code)) for code in answer.reasons],
        note=answer.note,
    )


def _case_href(theme: ThemeAccess, case: str, question: str) -> str:
    if not theme.within.may(Permission.VIEW_ALL_CASES):
        return ""
    page = reverse("cases:case-detail", args=[theme.inspection.reference, case])
    return f"{page}#q-{question}"
